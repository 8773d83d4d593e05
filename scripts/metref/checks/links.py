"""Links inside the reference, as the writer wrote them: the page and the anchor exist."""

import difflib
import posixpath
import re
from collections.abc import Iterator

from markdown.extensions.toc import slugify, unique

from metref.catalog import Catalog, Page
from metref.checks.sections import headings
from metref.generated import GENERATED
from metref.problem import Problem

# No bracket within brackets: else each that opens would be followed to the end of the page.
LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\((?P<target>[^)\s]+)")
OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
IDENTITY = re.compile(r"#([\w-]+)")
# Attributes that a writer gives to a paragraph or a heading: {#own-id .class}.
ATTRIBUTES = re.compile(r"\{:?[^}\n]*\}")
LINK_TARGET = re.compile(r"(?<=\])\([^)]*\)")
PRECAUTIONS = re.compile(r"^/// +precautions *\| *(\w+)", re.MULTILINE)


def check_links(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a link to a page or an anchor that does not exist, with the nearest that does."""
    anchors = {path: anchors_of(page, catalog) for path, page in catalog.pages.items()}
    for page in catalog.pages.values():
        for target, line in inside_links(page):
            yield from _check(page, target, line, anchors)


def inside_links(page: Page) -> Iterator[tuple[str, int]]:
    """Yield each link of a page that does not lead outside, with its line in the file."""
    for match in LINK.finditer(page.prose):
        if not OUTSIDE.match(match["target"]):
            line = page.body.count("\n", 0, match.start()) + page.body_line
            yield match["target"], line


def anchors_of(page: Page, catalog: Catalog) -> set[str]:
    """Return the anchors that the page will have: of its headings, and of what is drawn."""
    found = set(IDENTITY.findall(" ".join(ATTRIBUTES.findall(page.prose))))
    for heading in headings(page):
        if not IDENTITY.search(heading.attributes):
            unique(slugify(LINK_TARGET.sub("", heading.text), "-"), found)
    if page.technique:
        found |= {method.id for method in page.technique.methods}
    for match in PRECAUTIONS.finditer(page.prose):
        found |= {each.id for each in catalog.precautions.values() if each.level == match[1]}
    if "/// glossary" in page.prose:
        found |= set(catalog.terms)
    if "/// bibliography" in page.prose:
        found |= set(catalog.sources)
    return found | {"references"}


def _check(page: Page, target: str, line: int, anchors: dict[str, set[str]]) -> Iterator[Problem]:
    path, _, anchor = target.partition("#")
    folder = posixpath.dirname(page.path)
    wanted = posixpath.normpath(posixpath.join(folder, path)) if path else page.path
    if wanted in GENERATED:
        return
    if wanted not in anchors:
        close = difflib.get_close_matches(wanted, anchors, n=1)
        hint = f"Did you mean {posixpath.relpath(close[0], folder or '.')}? " if close else ""
        message = f"The link leads to '{target}', and there is no page docs/{wanted}."
        mend = f"{hint}Links are relative and end in .md."
        yield Problem(page.file, line, "link", message, mend)
    elif anchor and anchor not in anchors[wanted]:
        close = difflib.get_close_matches(anchor, anchors[wanted], n=1)
        hint = f"Did you mean #{close[0]}?" if close else "Link to the page alone."
        message = f"The link leads to '#{anchor}', which docs/{wanted} does not have."
        yield Problem(page.file, line, "link", message, hint)
