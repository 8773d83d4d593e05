"""The engines that turn the pages into a site, each called as a command."""

import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

from metref.project import Project

# Ten times what 1,600 pages take.
MOST_SECONDS = 1500


class Engine(StrEnum):
    """An engine that builds the same sources."""

    MKDOCS = "mkdocs"
    ZENSICAL = "zensical"


def environment() -> dict[str, str]:
    """Return the environment for an engine, without the banner that advertises another one."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def run_engine(engine: Engine, project: Project, site: Path) -> int:
    """Build the site into `site` and return the engine's exit code.

    Zensical writes where its configuration says, and keeps stale pages without --clean.

    Raises:
        TimeoutExpired: the engine was ended because it took longer than any site of ours.
    """
    name = engine.value
    arguments = {
        Engine.MKDOCS: ["build", "--strict", "--clean", "--site-dir", str(site.resolve())],
        Engine.ZENSICAL: ["build", "--strict", "--clean"],
    }[engine]
    command = [sys.executable, "-m", name, *arguments]
    env = environment() | {"METREF_SITE_DIR": str(site.resolve())}
    done = subprocess.run(command, cwd=project.root, env=env, check=False, timeout=MOST_SECONDS)
    return done.returncode


def serve(project: Project, address: str) -> int:
    """Preview the site with live reload until it is stopped; return the engine's exit code.

    A mistake in a page is told and does not stop the preview, so it is not strict.
    """
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", address]
    return subprocess.run(command, cwd=project.root, env=environment(), check=False).returncode
