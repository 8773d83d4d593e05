"""Checks of the built site: what only the result can show."""

from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup

from metref.built_html import Unsafe, running, unsafe_parts
from metref.built_links import BuiltPage, dead_links, links_of
from metref.built_source import file_of, source_of
from metref.catalog import Catalog
from metref.problem import Problem
from metref.redirects import redirect_file
from metref.svg_files import unsafe_svg

# The error page is served at any address, so its links start at the site's address.
ERROR_PAGE = "404.html"
SVG_MEND = "Save the picture as plain shapes, without scripts, links and fonts from elsewhere."


def check_site(catalog: Catalog, site: Path) -> list[Problem]:
    """Return what is wrong with a built site, each at the line that the writer wrote."""
    found = set(_unsafe_pictures(catalog))
    theme = frozenset(part.what for part in running(_soup(site / ERROR_PAGE)))
    pages: dict[str, BuiltPage] = {}
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        if name != ERROR_PAGE:
            soup = _soup(file)
            pages[name] = links_of(soup, name)
            found.update(_unsafe_page(catalog, name, soup, theme))
    return sorted(found | set(_dead_links(catalog, pages, site)))


def _soup(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8", "replace"), "lxml")


def _unsafe_page(
    catalog: Catalog, built: str, soup: BeautifulSoup, theme: frozenset[str]
) -> Iterator[Problem]:
    """Yield what is unsafe on a page; those that only lead to another are our own."""
    if built in map(redirect_file, catalog.redirects):
        return
    if file_of(catalog, built) is None:
        message = f"The page {built} was not written in Markdown, so nothing is known of it."
        mend = "Write it as a page in Markdown, or take the file out."
        yield Problem(f"docs/{built}", 1, "unsafe-html", message, mend)
        return
    for part in unsafe_parts(soup, theme):
        yield _unsafe_problem(catalog, built, part)


def _unsafe_problem(catalog: Catalog, built: str, part: Unsafe) -> Problem:
    file, line = source_of(catalog, built, part.clues, part.near)
    message = f"The built page {built} holds {part.what}, which may not stand there."
    mend = "Say it in Markdown: docs/contribute/index.md shows what there is."
    return Problem(file, line, "unsafe-html", message, mend)


def _unsafe_pictures(catalog: Catalog) -> Iterator[Problem]:
    for file in sorted(catalog.project.docs.rglob("*.svg")):
        for what, line in unsafe_svg(file.read_bytes()):
            message = f"The picture holds {what}."
            yield Problem(catalog.project.name(file), line, "unsafe-html", message, SVG_MEND)


def _dead_links(catalog: Catalog, pages: dict[str, BuiltPage], site: Path) -> Iterator[Problem]:
    files = frozenset(f.relative_to(site).as_posix() for f in site.rglob("*") if f.is_file())
    for page in pages.values():
        for link, wrong in dead_links(page, pages, files):
            clues = (link, link.rstrip("/").replace("#", "/").rpartition("/")[2])
            file, line = source_of(catalog, page.file, clues)
            message = f"The built page {page.file} links to '{link}', and {wrong}."
            mend = "Mend the link, or write what it leads to."
            yield Problem(file, line, "built-link", message, mend)
