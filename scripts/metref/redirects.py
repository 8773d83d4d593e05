"""A small page at each old address that leads to the new one: it needs no server and no script."""

import html
import posixpath
from pathlib import Path

from metref.addresses import Redirect
from metref.catalog import Catalog, address_of

PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="canonical" href="{page}">
<meta http-equiv="refresh" content="0; url={place}">
</head>
<body>
<p>This page has moved: <a href="{place}">{title}</a>.</p>
</body>
</html>
"""


def redirect_file(old: str) -> str:
    """Return the file, from the site's top, of the page at an old address."""
    return f"{old}index.html"


def moved_page(title: str, page: str, place: str) -> str:
    """Return a small page that leads to another by `place`: the address of `page`, with its anchor.

    The page that it leads to is the one for search engines to list.
    """
    names = {"title": title, "page": page, "place": place}
    return PAGE.format_map({name: html.escape(value) for name, value in names.items()})


def redirect_page(redirect: Redirect, title: str) -> str:
    """Return the page at an old address, for a reader who waits and for one who does not.

    Its addresses are relative, so that it works wherever the site stands.
    """
    path, hash_, anchor = redirect.to.partition("#")
    page = posixpath.relpath(f"/{address_of(path)}", f"/{redirect.old}") + "/"
    return moved_page(title, page, f"{page}{hash_}{anchor}")


def write_redirects(catalog: Catalog, site: Path) -> None:
    """Write a page at each old address of a built site, never in the place of a real one."""
    taken = {page.address for page in catalog.pages.values()}
    for redirect in catalog.redirects.values():
        page = catalog.pages.get(redirect.to.partition("#")[0])
        if page and redirect.old not in taken:
            file = site / redirect_file(redirect.old)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(redirect_page(redirect, page.meta.title if page.meta else ""), "utf-8")
