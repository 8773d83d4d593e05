"""What many tests share: copies of the project, and the site built once."""

import shutil
from pathlib import Path

import pytest

from metref import build, reading
from metref.catalog import Catalog
from metref.project import Project

ROOT = Path(__file__).parents[1]
PARTS = ("docs", "overrides", "scripts", "mkdocs.yml", "pyproject.toml")


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
