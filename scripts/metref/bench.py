"""The measurements: how long the commands take as whole processes, and how heavy pages are."""

import gzip
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from metref.project import Project

RUNS = 5
PAGE = "docs/pelvis/anterior-innominate-rotation.md"
COMMANDS = {
    "check, whole site": ("check",),
    "check, one page": ("check", PAGE),
    "build": ("build",),
}


@dataclass(frozen=True)
class Timing:
    """Seconds of a command over several runs."""

    name: str
    seconds: tuple[float, ...]

    def __str__(self) -> str:
        least, most = min(self.seconds), max(self.seconds)
        middle = statistics.median(self.seconds)
        return f"{self.name}: {least:.2f} / {middle:.2f} / {most:.2f} s (least, median, most)"


def seconds(command: tuple[str, ...], folder: Path) -> float:
    """Return how long a metref command takes as a whole process, in seconds.

    Raises:
        subprocess.CalledProcessError: the command failed, so its time says nothing.
    """
    start = time.perf_counter()
    whole = [sys.executable, "-m", "metref", *command]
    subprocess.run(whole, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def timings(project: Project) -> Iterator[Timing]:
    """Yield the timing of each command, in order: the build is last and leaves a site behind."""
    for name, command in COMMANDS.items():
        yield Timing(name, tuple(seconds(command, project.root) for _ in range(RUNS)))


def weights(site: Path) -> Iterator[tuple[str, int]]:
    """Yield the gzip size in bytes of the heaviest page, the median page and our own assets."""
    pages = sorted(len(gzip.compress(file.read_bytes())) for file in site.rglob("*.html"))
    yield "heaviest page", pages[-1]
    yield "median page", pages[len(pages) // 2]
    for name in ("stylesheets/site.css", "javascripts/site.js"):
        yield name, len(gzip.compress((site / "assets" / name).read_bytes()))
    yield "fonts", sum(file.stat().st_size for file in (site / "assets/fonts").glob("*.woff2"))
    yield "search index", len(gzip.compress((site / "search/index.json").read_bytes()))
