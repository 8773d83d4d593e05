"""What a new page still lacks: text that carries the mark of the skeleton."""

import re
from collections.abc import Iterator

from metref.catalog import Catalog, Page
from metref.fill_in import MARK, RULE
from metref.problem import Problem

UNFILLED = re.compile(rf"{MARK}(?::\s*(?P<what>.*?)\s*(?:-->|$))?")


def check_fill_ins(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a text that is still to be written; that of the front matter is found on reading."""
    for page in catalog.pages.values():
        yield from _page_fill_ins(page)


def _page_fill_ins(page: Page) -> Iterator[Problem]:
    lines = zip(page.prose.split("\n"), page.body.split("\n"), strict=True)
    for number, (prose, line) in enumerate(lines, start=page.body_line):
        match = UNFILLED.search(line) if MARK in prose else None
        if match:
            what = match["what"]
            mend = f"Write in its place: {what}." if what else f"Write it in place of {MARK}."
            yield Problem(page.file, number, RULE, "This is still to be written.", mend)
