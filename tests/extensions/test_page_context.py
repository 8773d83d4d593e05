"""Each engine says which page is drawn, and links lead from there."""

from xml.etree import ElementTree

import pytest
from markdown import Markdown

from metref.extensions.page_context import current_path, element, link
from tests.extensions.conftest import ENGINES

KNOWING = ["mkdocs", "zensical"]


def drawing(path: str, engine: str) -> Markdown:
    """Return a Markdown that draws a page for an engine."""
    md = Markdown()
    ENGINES[engine](md, path)
    return md


@pytest.mark.parametrize("engine", KNOWING)
def test_each_engine_says_which_page_is_drawn(engine: str) -> None:
    assert current_path(drawing("pelvis/a.md", engine)) == "pelvis/a.md"


def test_without_an_engine_no_page_is_drawn() -> None:
    assert current_path(Markdown()) == ""


@pytest.mark.parametrize("engine", KNOWING)
@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("pelvis/a.md", "pelvis/b.md", "b.md"),
        ("pelvis/a.md", "references/glossary.md#x", "../references/glossary.md#x"),
        ("regions/hip/a.md", "index.md", "../../index.md"),
        ("index.md", "pelvis/b.md", "pelvis/b.md"),
        ("pelvis/a.md", "pelvis/a.md#x", "a.md#x"),
    ],
)
def test_a_link_leads_from_the_page(engine: str, page: str, target: str, expected: str) -> None:
    assert link(drawing(page, engine), target) == expected


def test_an_element_stands_in_its_parent_with_its_attributes() -> None:
    parent = ElementTree.Element("p")
    element("a", "text", parent, class_="wide", aria_label="Label", href="#")
    assert ElementTree.tostring(parent, "unicode") == (
        '<p><a class="wide" aria-label="Label" href="#">text</a></p>'
    )
