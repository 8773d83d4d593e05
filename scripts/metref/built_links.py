"""The links of the built pages: each leads to a page, a file or a place that is there.

Raw HTML and pictures in several sizes count as well; the engine looks at neither.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from bs4 import BeautifulSoup

from metref.web_addresses import addresses_of_set, scheme_of

# A browser goes to these without any element that has their name.
ALWAYS_THERE = ("", "top")
ATTRIBUTES = ("href", "src", "poster", "data", "xlink:href")


@dataclass(frozen=True)
class BuiltPage:
    """A built page: its file from the site's top, its anchors, and the links inside the site."""

    file: str
    anchors: frozenset[str]
    links: tuple[str, ...]


def links_of(soup: BeautifulSoup, file: str) -> BuiltPage:
    """Read the anchors and inside links of a built page."""
    anchors: set[str] = set()
    links: list[str] = []
    # One walk through the page: a search for each attribute takes several times as long.
    for tag in soup.find_all(True):
        for name, value in tag.attrs.items():
            if name == "id" or (name == "name" and tag.name == "a"):
                anchors.add(str(value))
            elif name == "srcset":
                links += addresses_of_set(str(value))
            elif name in ATTRIBUTES:
                links.append(str(value))
    inside = (link for link in links if not scheme_of(link))
    return BuiltPage(file, frozenset(anchors), tuple(dict.fromkeys(inside)))


def dead_links(
    page: BuiltPage, pages: Mapping[str, BuiltPage], files: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield each dead link of a page with what is wrong.

    `pages` are those whose anchors are known, `files` all files of the site, by their path from
    its top.
    """
    for link in page.links:
        address, _, anchor = link.partition("#")
        path = unquote(address.partition("?")[0])
        target = _target(page.file, path, files) if path else page.file
        if target.startswith("../"):
            yield link, "it leads out of the site"
        elif target not in files:
            yield link, "there is no such page or file"
        elif target in pages and not _has_place(pages[target], unquote(anchor)):
            yield link, f"the page has no place '{anchor}'"


def _has_place(page: BuiltPage, anchor: str) -> bool:
    return anchor in ALWAYS_THERE or anchor in page.anchors


def _target(file: str, address: str, files: frozenset[str]) -> str:
    """Return the file that an address on a page leads to, from the site's top."""
    start = "" if address.startswith("/") else posixpath.dirname(file)
    path = posixpath.normpath(posixpath.join(start, address.lstrip("/")))
    return path if path in files else posixpath.normpath(posixpath.join(path, "index.html"))
