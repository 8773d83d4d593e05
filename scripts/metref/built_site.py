"""Checks of the built site: what only the result can show."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag

from bs4 import BeautifulSoup

from metref.catalog import Catalog
from metref.problem import Problem

OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
# The error page is served at any address, so its links start at the site's address.
ERROR_PAGE = "404.html"


@dataclass(frozen=True)
class BuiltPage:
    """A built page: its file from the site's top, its anchors, and the links inside the site."""

    file: str
    anchors: frozenset[str]
    links: tuple[str, ...]


def _values(soup: BeautifulSoup, attribute: str) -> list[str]:
    return [str(tag[attribute]) for tag in soup.select(f"[{attribute}]")]


def read_page(html: str, file: str) -> BuiltPage:
    """Read the anchors and inside links of a built page."""
    soup = BeautifulSoup(html, "lxml")
    anchors = {value for name in ("id", "name") for value in _values(soup, name)}
    links = [
        value
        for name in ("href", "src")
        for value in _values(soup, name)
        if not OUTSIDE.match(value)
    ]
    return BuiltPage(file, frozenset(anchors), tuple(dict.fromkeys(links)))


def read_site(site: Path) -> dict[str, BuiltPage]:
    """Read every built page, by its file from the site's top."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        if name != ERROR_PAGE:
            pages[name] = read_page(file.read_text("utf-8"), name)
    return pages


def check_site(catalog: Catalog, site: Path) -> list[Problem]:
    """Return the dead links and anchors of a built site, each at the line that the writer wrote."""
    pages = read_site(site)
    return [
        _problem(catalog, page, link, wrong)
        for page in pages.values()
        for link, wrong in _dead_links(page, pages, site)
    ]


def _dead_links(
    page: BuiltPage, pages: Mapping[str, BuiltPage], site: Path
) -> Iterator[tuple[str, str]]:
    for link in page.links:
        address, anchor = urldefrag(link)
        target = _target(page.file, unquote(address), site) if address else page.file
        if target is None:
            yield link, "it leads out of the site"
        elif not (site / target).is_file():
            yield link, "there is no such page or file"
        elif anchor and target in pages and unquote(anchor) not in pages[target].anchors:
            yield link, f"the page has no place '{anchor}'"


def _target(file: str, address: str, site: Path) -> str | None:
    start = site if address.startswith("/") else (site / file).parent
    path = (start / address.lstrip("/")).resolve()
    if not path.is_relative_to(site.resolve()):
        return None
    if path.is_dir():
        path = path / "index.html"
    return path.relative_to(site.resolve()).as_posix()


def _problem(catalog: Catalog, page: BuiltPage, link: str, wrong: str) -> Problem:
    file, line = source_of(catalog, page.file, link)
    message = f"The built page {page.file} links to '{link}', and {wrong}."
    return Problem(file, line, "built-link", message, "Mend the link, or write what it leads to.")


def source_of(catalog: Catalog, built: str, text: str) -> tuple[str, int]:
    """Return the file and line that a built page's link comes from, as near as can be told."""
    address = built.removesuffix("index.html")
    for page in catalog.pages.values():
        if page.address != address:
            continue
        last = re.split(r"[/#]", text.rstrip("/"))[-1]
        for number, line in enumerate(page.body.splitlines(), start=page.body_line):
            if text in line or (last and last in line):
                return page.file, number
        return page.file, 1
    return f"site/{built}", 1
