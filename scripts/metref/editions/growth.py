"""Measures how publishing grows with the editions: its time, and the size of the branch."""

import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from metref.editions.building import build_edition
from metref.editions.edition import Edition
from metref.editions.publication import Order, Publication, Source, source_of
from metref.editions.repository import Repository
from metref.editions.site_copy import is_page
from metref.editions.transaction import Place, carry_out

EDITIONS = 40
CHANGED_PAGES = 3
ADDRESS = "https://site.example/"


@dataclass(frozen=True)
class Published:
    """One publication: seconds without the build, and the branch's size in bytes after it."""

    count: int
    seconds: float
    size: int

    def __str__(self) -> str:
        size = f"{self.size / 1e6:.2f} MB in the repository"
        return f"edition {self.count}: published in {self.seconds:.2f} s, {size}"


@dataclass(frozen=True)
class Repacked:
    """The branch's size in bytes after git looked for all that its pages share."""

    size: int

    def __str__(self) -> str:
        return f"after a full repack: {self.size / 1e6:.2f} MB in the repository"


def growth(root: Path, editions: int = EDITIONS) -> Iterator[Published | Repacked]:
    """Publish many editions with small changes each; yield what each one took.

    The site is built once, from the commit that is checked out: what a build takes does not depend
    on the editions. Each edition has another name on every page, and another sentence on a few.
    """
    source = source_of(Repository(root))
    first = Edition(name="2001.01", date=source.date, commit=source.commit)
    site = build_edition(root, source, first, ADDRESS, None)
    with TemporaryDirectory(prefix="metref-growth-") as folder:
        repository = empty_repository(Path(folder))
        for number in range(1, editions + 1):
            name = f"{2000 + (number + 11) // 12}.{(number - 1) % 12 + 1:02}"
            changed = as_edition(site, name, number)
            start = time.perf_counter()
            publish(repository, source, name, changed)
            seconds = time.perf_counter() - start
            yield Published(number, seconds, packed_size(repository))
        repository.run("repack", "-a", "-d", "-f", "--quiet")
        yield Repacked(packed_size(repository))


def empty_repository(folder: Path) -> Repository:
    """Make a repository to publish in."""
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)  # noqa: S607
    repository = Repository(folder)
    for key, value in (("user.name", "Bench"), ("user.email", "bench@site.example")):
        repository.run("config", key, value)
    return repository


def publish(repository: Repository, source: Source, name: str, site: Mapping[str, bytes]) -> None:
    """Publish a site that is built."""
    make = Publication(source, Order(name, ADDRESS), lambda *_: site)
    carry_out(repository, Place(), make, lambda _: None)


def as_edition(site: Mapping[str, bytes], name: str, number: int) -> dict[str, bytes]:
    """Return the site under another name, with another sentence on a few pages."""
    pages = sorted(path for path in site if path.endswith("/index.html"))
    chosen = {pages[(number * CHANGED_PAGES + turn) % len(pages)] for turn in range(CHANGED_PAGES)}
    sentence = f"<p>A sentence of edition {number}, which is new.</p>".encode()
    changed = dict(site)
    for path, content in site.items():
        if is_page(path):
            named = content.replace(b"2001.01", name.encode())
            end = b'<footer class="page-foot">'
            changed[path] = named.replace(end, sentence + end, 1) if path in chosen else named
    return changed


def packed_size(repository: Repository) -> int:
    """Return the size of the repository in bytes, packed as a remote keeps it."""
    repository.run("gc", "--quiet")
    packs = (repository.root / ".git" / "objects" / "pack").glob("*")
    return sum(file.stat().st_size for file in packs)
