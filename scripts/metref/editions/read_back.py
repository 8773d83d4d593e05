"""What is wrong with a published state, seen from the commit itself: nothing may be."""

from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup

from metref.built_links import BuiltPage, dead_links, links_of
from metref.editions.edition import LATEST, LIST, listed_names, newest
from metref.editions.published import Published
from metref.editions.refusal import RefusedError

FIRST_PAGE = "index.html"


def faults(published: Published, linked: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with a state: editions, list, latest, and the links in some folders."""
    try:
        editions = published.editions
        names = {each.name for each in editions}
        if listed_names(published.read(LIST).decode("utf-8")) != names:
            yield f"{LIST} does not name the editions that are there."
    except (RefusedError, KeyError, ValueError) as error:
        yield f"The list of editions cannot be read: {error}"
        return
    last = newest(editions)
    for folder in sorted({*names, *([LATEST] if last else [])}):
        if f"{folder}/{FIRST_PAGE}" not in published.tree:
            yield f"{folder} has no first page."
    for folder in sorted(linked):
        yield from link_faults(published, folder)


def link_faults(published: Published, folder: str) -> Iterator[str]:
    """Yield the dead links of the pages in a folder of a state."""
    pages: dict[str, BuiltPage] = {}
    for path, content in published.files(folder).items():
        if path.endswith(".html"):
            name = f"{folder}/{path}"
            pages[name] = links_of(BeautifulSoup(content.decode("utf-8"), "lxml"), name)
    files = frozenset(published.tree)
    for page in pages.values():
        for link, wrong in dead_links(page, pages, files):
            yield f"{page.file} links to '{link}', and {wrong}."
