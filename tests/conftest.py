"""What many tests share: copies of the project, and the site built once."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from metref import build, reading
from metref.catalog import Catalog
from metref.editions import building, publication
from metref.editions.edition import Edition
from metref.editions.repository import Repository
from metref.project import Project

ROOT = Path(__file__).parents[1]
PARTS = (".gitignore", "docs", "overrides", "scripts", "mkdocs.yml", "pyproject.toml")


def copy_project(target: Path, start: Path = ROOT) -> Project:
    """Copy what the site is built from, so that a test can break it."""
    for part in PARTS:
        source = start / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / part)
    return Project(target)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the project, as the current folder."""
    copied = copy_project(tmp_path / "project")
    monkeypatch.chdir(copied.root)
    reading.forget()
    return copied


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The real reference, read once."""
    return reading.read(Project(ROOT))


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project whose site is built with MkDocs."""
    copied = copy_project(tmp_path_factory.mktemp("built") / "project")
    build.build(copied, copied.site)
    return copied


ADDRESS = "https://site.example/met/"


@pytest.fixture(scope="session")
def edition_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The real site, built as edition 2026.11 from a commit of it."""
    root = copy_project(tmp_path_factory.mktemp("edition") / "project").root
    return built_edition(root, committed(root))


def built_edition(root: Path, source: publication.Source) -> dict[str, bytes]:
    """Return the site of a commit as edition 2026.11, with an address for safety reports."""
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("METREF_SAFETY_CONTACT", SAFETY_CONTACT)
        return building.build_edition(root, source, EDITION, ADDRESS, None)


SAFETY_CONTACT = "danger@site.example"
EDITION = Edition(name="2026.11", date="2026-09-21", commit="0" * 40)


def committed(root: Path) -> publication.Source:
    """Commit a copy of the project, on a day of its own."""
    name = ("-c", "user.name=Ed Itor", "-c", "user.email=ed@site.example")
    day = {"GIT_AUTHOR_DATE": "2026-09-21T10:00:00Z", "GIT_COMMITTER_DATE": "2026-09-21T10:00:00Z"}
    for line in (("init", "--quiet"), ("add", "."), (*name, "commit", "--quiet", "-m", "All")):
        subprocess.run(["git", *line], cwd=root, check=True, env=os.environ | day)
    return publication.source_of(Repository(root))
