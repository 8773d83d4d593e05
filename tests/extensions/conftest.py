"""Draws a Markdown text with our extensions, as a page of a small catalog."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Protocol
from xml.etree.ElementTree import Element

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from metref import reading
from metref.catalog import Catalog
from tests.builders import PAGE

EXTENSIONS = (
    "attr_list",
    "fenced_code",
    "metref.extensions.citations",
    "metref.extensions.data_blocks",
    "metref.extensions.glossary_terms",
    "metref.extensions.method_block",
    "tables",
    "toc",
)


class Draw(Protocol):
    """Draws a text as a page of a catalog; `path` is the page's path from docs/."""

    def __call__(
        self, text: str, catalog: Catalog, path: str = PAGE, engine: str = "mkdocs"
    ) -> BeautifulSoup:
        """Return what is drawn."""


class _LinkRewriter(Treeprocessor):
    """Stands where MkDocs has the tree processor that knows the page's file."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.file = SimpleNamespace(src_uri=path)

    def run(self, root: Element) -> None:
        """Leave the tree as it is."""


class _Context(Preprocessor):
    """Stands where Zensical has the preprocessor that knows the page."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.page = SimpleNamespace(path=path)

    def run(self, lines: list[str]) -> list[str]:
        """Leave the lines as they are."""
        return lines


def as_mkdocs(md: Markdown, path: str) -> None:
    """Tell Markdown which page it draws, as MkDocs does."""
    md.treeprocessors.register(_LinkRewriter(path), "relpath", 0)


def as_zensical(md: Markdown, path: str) -> None:
    """Tell Markdown which page it draws, as Zensical does."""
    md.preprocessors.register(_Context(path), "zensical", 0)


def as_nobody(md: Markdown, path: str) -> None:
    """Do not tell Markdown which page it draws."""


ENGINES: dict[str, Callable[[Markdown, str], None]] = {
    "mkdocs": as_mkdocs,
    "zensical": as_zensical,
    "nobody": as_nobody,
}


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch) -> Draw:
    """What draws a text."""

    def drawn(
        text: str, catalog: Catalog, path: str = PAGE, engine: str = "mkdocs"
    ) -> BeautifulSoup:
        monkeypatch.setattr(reading, "current", lambda: catalog)
        md = Markdown(extensions=list(EXTENSIONS))
        ENGINES[engine](md, path)
        return BeautifulSoup(md.convert(text), "lxml")

    return drawn
