"""Redirects: an address that was published leads to a page for good, in one step."""

import difflib
from collections.abc import Iterator

from metref.addresses import Redirect
from metref.catalog import Catalog, address_of
from metref.checks.links import anchors_of
from metref.problem import Problem


def check_vanished(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a published address where there is neither a page nor a redirect any more."""
    live = {page.address for page in catalog.pages.values()} | catalog.redirects.keys()
    file = catalog.project.name(catalog.project.addresses)
    for address in catalog.addresses:
        if address not in live:
            close = difflib.get_close_matches(address, live, n=1)
            hint = f", perhaps to {close[0]}" if close else ""
            message = f"There was a page at /{address}, and now there is none."
            mend = f"Say where it went in docs/redirects.yaml{hint}; links out there stay."
            line = catalog.entries[file, address].line
            yield Problem(file, line, "vanished-address", message, mend)


def check_redirects(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a redirect from a page, to nowhere, to another redirect or round in a circle."""
    file = catalog.project.name(catalog.project.redirects)
    for old, redirect in catalog.redirects.items():
        for message, mend in _faults(redirect, catalog):
            line = catalog.entries[file, old].line
            yield Problem(file, line, "redirect", message, mend)


def _faults(redirect: Redirect, catalog: Catalog) -> Iterator[tuple[str, str]]:
    for page in catalog.pages.values():
        if page.address == redirect.old:
            message = f"The address /{redirect.old} is that of {page.file}."
            yield message, "A page needs no redirect: take the entry out."
    path, _, anchor = redirect.to.partition("#")
    if path not in catalog.pages:
        yield _no_page(redirect, path, catalog)
    elif anchor and anchor not in (known := anchors_of(catalog.pages[path], catalog)):
        close = difflib.get_close_matches(anchor, known, n=1)
        hint = f"Did you mean #{close[0]}?" if close else "Lead to the page alone."
        yield f"The redirect leads to '#{anchor}', which docs/{path} does not have.", hint


def _no_page(redirect: Redirect, path: str, catalog: Catalog) -> tuple[str, str]:
    way = _way(redirect, catalog)
    if len(set(way)) < len(way):
        message = f"The redirects go round in a circle: {' → '.join(way)}."
        return message, "Lead each to a page that is there."
    if len(way) > 1:
        message = f"The redirect leads to {path}, which is redirected as well."
        return message, f"Lead it to {way[-1]} at once."
    close = difflib.get_close_matches(path, catalog.pages, n=1)
    hint = f"Did you mean {close[0]}? " if close else ""
    return f"There is no page docs/{path}.", f"{hint}Name a page by its path below docs/."


def _way(redirect: Redirect, catalog: Catalog) -> list[str]:
    """Return the targets that a reader is sent to, one after another, up to the first repeat."""
    way = [redirect.to.partition("#")[0]]
    while (following := catalog.redirects.get(address_of(way[-1]))) and len(set(way)) == len(way):
        way.append(following.to.partition("#")[0])
    return way
