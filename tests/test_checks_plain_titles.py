"""Titles and descriptions hold nothing that the page's code would take for its own."""

from pathlib import Path

import pytest

from metref.checks.plain_titles import check_plain_titles
from tests.builders import make_catalog, make_page, told, write_project


@pytest.mark.parametrize(
    "title",
    [
        "Leg length: how the 'short leg' is read",
        "Hip & pelvis: what is taught, 1948 to 2015",
        "Does it put my joint back in place?",
        "Upslip, or not (L5/S1)",
    ],
)
def test_plain_words_are_fine(title: str, tmp_path: Path) -> None:
    project = write_project(tmp_path, {"mkdocs.yml": f'nav:\n  - "{title}": index.md\n'})
    page = make_page("index.md", title=title)
    assert told(check_plain_titles(make_catalog([page], project=project))) == []


def test_a_page_without_front_matter_and_a_broken_nav_are_told_elsewhere(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"mkdocs.yml": "nav: [a\n"})
    assert told(check_plain_titles(make_catalog([], project=project))) == []
