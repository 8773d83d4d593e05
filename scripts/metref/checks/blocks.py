"""Blocks and citations that would not be drawn: a slip of the pen leaves a gap or raw signs."""

import difflib
import re
from collections.abc import Iterator, Mapping

from metref.catalog import CITATION, Catalog, Page
from metref.problem import Problem
from metref.technique import Region

BLOCK = re.compile(
    r"^/{3,}[ \t]+(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<argument>[^\n]*?))?[ \t]*$", re.MULTILINE
)
END = re.compile(r"^/{3,}[ \t]*$", re.MULTILINE)
# What stands in brackets after an @ is meant as a citation, whatever follows.
MEANT = re.compile(r"(?<!\\)\[\s*@[^\]\n]*\]")

REGIONS = frozenset(region.value for region in Region)
# The arguments that each block knows; None: it takes none; an empty set: checked elsewhere.
ARGUMENTS: Mapping[str, frozenset[str] | None] = {
    "bibliography": None,
    "changes": None,
    "glossary": None,
    "method": frozenset(),
    "page-types": None,
    "precautions": frozenset({"stop", "caution"}),
    "rules": None,
    "sources": REGIONS | {"general", "all"},
    "techniques": REGIONS | {"all"},
    "words": frozenset(),
}


def check_blocks(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a block that nobody draws, an argument that it does not know, and an open block."""
    for page in catalog.pages.values():
        for match in BLOCK.finditer(page.prose):
            line = page.body.count("\n", 0, match.start()) + page.body_line
            if fault := _fault(match["name"], match["argument"] or ""):
                yield Problem(page.file, line, "block", *fault)
        yield from _open_block(page)


def _fault(name: str, argument: str) -> tuple[str, str] | None:
    if name not in ARGUMENTS:
        close = difflib.get_close_matches(name, ARGUMENTS, n=1)
        hint = f"Did you mean '{close[0]}'? " if close else ""
        return f"There is no block '{name}'.", f"{hint}There are: {', '.join(ARGUMENTS)}."
    known = ARGUMENTS[name]
    if known is None and argument:
        return f"The block '{name}' takes nothing after it.", f"Write '/// {name}'."
    if known and argument not in known:
        wanted = ", ".join(sorted(known))
        return f"The block '{name}' does not know '{argument}'.", f"It knows: {wanted}."
    return None


def _open_block(page: Page) -> Iterator[Problem]:
    starts = list(BLOCK.finditer(page.prose))
    ends = [match.start() for match in END.finditer(page.prose)]
    limits = [*(start.start() for start in starts[1:]), len(page.prose)]
    for start, limit in zip(starts, limits, strict=False):
        if not any(start.end() <= end < limit for end in ends):
            line = page.body.count("\n", 0, start.start()) + page.body_line
            message = f"The block '{start['name']}' is not closed."
            yield Problem(page.file, line, "block", message, "Write '///' on a line after it.")


def check_citation_form(catalog: Catalog) -> Iterator[Problem]:
    """Refuse what is meant as a citation and would be printed as it stands."""
    for page in catalog.pages.values():
        for match in MEANT.finditer(page.prose):
            if not CITATION.fullmatch(match[0]):
                line = page.body.count("\n", 0, match.start()) + page.body_line
                message = f"'{match[0]}' is not a citation that we can read."
                mend = "Write [@key] or [@key; @other], with nothing else in the brackets."
                yield Problem(page.file, line, "citation-form", message, mend)
