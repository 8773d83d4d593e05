"""The copies of a built site that are published: one for good under its name, one as the latest.

They differ in what a reader must be told on the page itself, and in what search engines may list.
"""

import html
import posixpath
import re
from collections.abc import Mapping

from metref.editions.edition import LATEST, Edition
from metref.editions.refusal import RefusedError
from metref.plain_date import plain_date

Site = Mapping[str, bytes]

# Written for the whole site, at its top: see root_files.
ROOT_ALONE = frozenset(("404.html", "sitemap.xml", "sitemap.xml.gz"))
ROBOTS = b'<meta name="robots" content="noindex">'
HEAD_END = b"</head>"
# Both engines draw the place of announcements on every page; a page that only leads elsewhere
# has none, and says it at its start.
PLACES = (
    re.compile(rb'<div data-md-component="announce">'),
    re.compile(rb"<body[^>]*>"),
)


def is_page(path: str) -> bool:
    """Say whether a file of a site is a page."""
    return path.endswith(".html")


def latest_copy(site: Site) -> dict[str, bytes]:
    """Return the files of the copy that stands under `latest`."""
    return {path: content for path, content in site.items() if path not in ROOT_ALONE}


def edition_copy(site: Site, edition: Edition) -> dict[str, bytes]:
    """Return the files of the copy that stays: not for search engines, and saying what it is.

    Raises:
        RefusedError: a page has no place for that.
    """
    return {
        path: _kept_page(path, content, edition) if is_page(path) else content
        for path, content in latest_copy(site).items()
    }


def _kept_page(path: str, content: bytes, edition: Edition) -> bytes:
    if b'<meta name="robots"' not in content:
        if HEAD_END not in content:
            raise RefusedError(f"The page {path} has no head, so it cannot be kept from search.")
        content = content.replace(HEAD_END, ROBOTS + HEAD_END, 1)
    return with_banner(path, content, kept_banner(path, edition))


def with_banner(path: str, content: bytes, banner: str) -> bytes:
    """Return a page with a banner at its start, before all else that a reader reads.

    Raises:
        RefusedError: the page has no place for it.
    """
    for place in PLACES:
        if found := place.search(content):
            return content[: found.end()] + banner.encode() + content[found.end() :]
    raise RefusedError(f"The page {path} has no place for a banner, so it cannot be published.")


def kept_banner(path: str, edition: Edition) -> str:
    """Return the banner of a copy that stays, with the way to the same page in the latest one."""
    place = html.escape(way(f"{edition.name}/{path}", f"{LATEST}/{path}"))
    return (
        '<aside class="edition-banner" aria-label="Edition" data-kept-edition>'
        f"<p><strong>Fixed edition {edition.name}</strong>, kept as it was published. "
        f'The latest edition may say something else: <a href="{place}">this page in the latest '
        "edition</a>.</p></aside>"
    )


def withdrawn_banner(reason: str, date: str) -> str:
    """Return the banner of an edition that was withdrawn."""
    return (
        '<aside class="edition-banner edition-banner--withdrawn" aria-label="Warning" '
        f"data-withdrawn><p><strong>This edition was withdrawn on {plain_date(date)}. Do not act "
        f"on it.</strong> {html.escape(reason)}</p></aside>"
    )


def way(start: str, target: str) -> str:
    """Return the relative address of a page's folder from another page, both from the top."""
    folder = posixpath.dirname(target.removesuffix("index.html")) or "."
    relative = posixpath.relpath(folder, posixpath.dirname(start) or ".")
    return (
        f"{relative}/"
        if target.endswith("/index.html")
        else posixpath.join(relative, posixpath.basename(target))
    )
