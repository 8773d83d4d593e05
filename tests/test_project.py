"""The project is found from any folder within it, and its files have names for messages."""

from pathlib import Path

import pytest

from metref.project import Project, find_project
from tests.builders import write_project

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("folder", [".", "docs", "docs/pelvis"])
def test_the_project_is_found_from_any_folder_within(folder: str, tmp_path: Path) -> None:
    write_project(tmp_path, {"docs/pelvis/a.md": ""})
    assert find_project(tmp_path / folder).root == tmp_path.resolve()


def test_the_project_is_found_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project(tmp_path, {"docs/index.md": ""})
    monkeypatch.chdir(tmp_path / "docs")
    assert find_project().root == tmp_path.resolve()


def test_the_nearest_project_is_meant(tmp_path: Path) -> None:
    write_project(tmp_path, {})
    inner = write_project(tmp_path / "copy", {"docs/index.md": ""})
    assert find_project(inner.docs).root == inner.root.resolve()


def test_a_folder_outside_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"No mkdocs\.yml in .* or above it\. Call this in"):
        find_project(tmp_path)


def test_a_folder_named_like_the_configuration_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").mkdir()
    with pytest.raises(FileNotFoundError):
        find_project(tmp_path)


def test_a_file_is_named_from_the_top_with_forward_slashes(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert project.name(tmp_path / "docs" / "pelvis" / "a.md") == "docs/pelvis/a.md"


@pytest.mark.parametrize(
    "part",
    [
        "config",
        "docs",
        "sources",
        "glossary",
        "motions",
        "muscles",
        "precautions",
        "warnings",
        "overrides",
    ],
)
def test_each_part_is_where_this_project_has_it(part: str) -> None:
    assert getattr(Project(ROOT), part).exists()
