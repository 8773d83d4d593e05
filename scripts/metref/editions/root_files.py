"""What stands at the site's top, beside the editions: all of it leads to the latest one."""

from collections.abc import Mapping
from urllib.parse import urljoin

from metref.editions.edition import LATEST, NAME
from metref.editions.notices import NOTICES, no_notices
from metref.editions.refusal import RefusedError
from metref.editions.site_copy import Site, way
from metref.redirects import moved_page

FIRST_PAGE = "index.html"
FOLDER_PAGE = f"/{FIRST_PAGE}"
NEEDED = ("404.html", "sitemap.xml")
# The files at the top that are those of the latest edition; whatever else stands there is kept.
OWN = (".nojekyll", "404.html", FIRST_PAGE, "robots.txt", "sitemap.xml")


def root_files(site: Site, address: str, kept: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files at the top of the published site.

    Args:
        site: The built site of the latest edition.
        address: Where the published site stands, with a slash at its end.
        kept: The files that are published already; the notices stay as they are.

    Raises:
        RefusedError: the site lacks a file, or a page of it would stand in an edition's place.
    """
    for name in NEEDED:
        if name not in site:
            raise RefusedError(f"The built site has no {name}, which is published at the top.")
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(address, 'sitemap.xml')}\n"
    return {
        ".nojekyll": b"",
        "404.html": site["404.html"],
        "robots.txt": robots.encode(),
        "sitemap.xml": site["sitemap.xml"],
        **({} if NOTICES in kept else {NOTICES: no_notices()}),
        **dict(_unversioned(site)),
    }


def _unversioned(site: Site) -> dict[str, bytes]:
    """Return a page for each address without an edition, which leads to the latest one."""
    pages: dict[str, bytes] = {}
    for path in site:
        if path == FIRST_PAGE or path.endswith(FOLDER_PAGE):
            top = path.partition("/")[0]
            if top == LATEST or NAME.fullmatch(top):
                raise RefusedError(f"The page {path} would stand where an edition does. Rename it.")
            place = way(path, f"{LATEST}/{path}")
            pages[path] = moved_page("The latest edition", place, place).encode()
    return pages
