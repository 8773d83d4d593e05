"""Which page is being drawn, and how it links to another, in both engines."""

import posixpath
from xml.etree import ElementTree

from markdown import Markdown


def current_path(md: Markdown) -> str:
    """Return the path from docs/ of the page that is being drawn, or '' where no engine says it.

    MkDocs keeps the page's file in the tree processor that rewrites links; Zensical keeps a page
    in a preprocessor. Both are there before the page is read.
    """
    if "relpath" in md.treeprocessors:
        return str(md.treeprocessors["relpath"].file.src_uri)  # type: ignore[attr-defined]
    for preprocessor in md.preprocessors:
        if page := getattr(preprocessor, "page", None):
            return str(page.path)
    return ""


def link(md: Markdown, target: str) -> str:
    """Return the link from the current page to a path from docs/, which may have an anchor."""
    path, hash_, anchor = target.partition("#")
    folder = posixpath.dirname(current_path(md))
    return f"{posixpath.relpath(path, folder or '.')}{hash_}{anchor}"


def element(
    tag: str, text: str = "", parent: ElementTree.Element | None = None, **attributes: str
) -> ElementTree.Element:
    """Return a new element, appended to `parent` where one is given; class_ sets the class."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    new = ElementTree.Element(tag, named)
    new.text = text
    if parent is not None:
        parent.append(new)
    return new
