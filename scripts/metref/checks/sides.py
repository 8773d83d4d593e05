"""Sides: steps and tables name the side that the method's data shows as the affected one."""

import re
from collections.abc import Iterator

from metref.catalog import Catalog, Page
from metref.checks.directions import technique_pages
from metref.checks.steps import judges
from metref.direction_data import SideRow, read_side_rows
from metref.expected import Judge
from metref.method_text import MethodText, Row
from metref.problem import Problem
from metref.proof import motion_in_words
from metref.side_table import (
    OPPOSITE,
    SideTable,
    first_side,
    known_side,
    mirrored,
    row_moves,
    row_sentence,
    side_table,
    wrong_in_or_out,
)
from metref.technique import Side

RULE = "direction-side"
NOUN = "(?:side|leg|thigh|hip bone|hip|knee)"
STANDS = re.compile(
    r"\bstands?\b(?P<between>[^.;]{0,30}?)\b(?P<side>left|right)\b(?! angle)", re.IGNORECASE
)
STANDS_OPPOSITE = re.compile(
    r"\bclinician stands?\b[^.;]{0,20}\b(?:other|opposite|far)\b", re.IGNORECASE
)
# As in: the affected left hip; the left side is affected; left hip bone backward (shown).
AFFECTED = re.compile(
    rf"\baffected,? (?:{NOUN}(?: is|,)? )?(?:the |on the )?(?P<a>left|right)\b"
    rf"|\b(?P<b>left|right)\b(?: {NOUN})?(?: is)?(?: the)? affected\b"
    rf"|\b(?P<c>left|right)\b(?: \w+){{0,4}}? (?:\(shown\)|is shown)"
    rf"|\bshown (?:is|here is) the (?P<d>left|right)\b",
    re.IGNORECASE,
)
# Motions with a side of their own: the model names such a finding by the side that it goes to.
AXIAL = re.compile(r"^(left|right)-")
NAMED_BY_BARRIER = ("jaw",)


def check_sides(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a text, a table or a finding that shows another side than the method's data."""
    rows, problems = read_side_rows(catalog.project)
    yield from problems
    yield from _axial_problems(catalog)
    for page, _, judge, text in judges(catalog):
        yield from _line_problems(page, judge, text)
        table = side_table(text)
        if table:
            yield from _header_problems(page, judge, table)
            yield from _row_problems(page, judge, text, table, rows)
        elif judge.method.side_shown is not Side.BOTH:
            message = f"The {judge.method.side_shown.value} side is shown, and no table gives both."
            mend = "Add a table with a column for each side, the shown one marked '(shown)'."
            yield Problem(page.file, text.line, RULE, message, mend)


def _line_problems(page: Page, judge: Judge, text: MethodText) -> Iterator[Problem]:
    shown = judge.method.side_shown.value
    for line in text.lines:
        if line.text.lstrip().startswith("|"):
            continue
        for match in AFFECTED.finditer(line.text):
            side = next(each for each in match.groups() if each).lower()
            if side != shown:
                yield _problem(page, line.number, f"'{match[0]}'", shown)
    for step in text.steps:
        for match in STANDS.finditer(step.text):
            opposite = re.search(r"\b(?:other|opposite|far)\b", match["between"], re.IGNORECASE)
            expected = OPPOSITE.get(shown, shown) if opposite else shown
            if match["side"].lower() != expected:
                yield _problem(page, step.line, f"'{match[0]}'", shown)


def _problem(page: Page, line: int, what: str, shown: str) -> Problem:
    message = f"{what} does not fit: by the method's data the affected side is {shown}."
    return Problem(page.file, line, RULE, message, "Mend the text, or 'side_shown'.")


def _header_problems(page: Page, judge: Judge, table: SideTable) -> Iterator[Problem]:
    shown, line = judge.method.side_shown, table.header.line
    left, right = table.sides
    if OPPOSITE[left] != right:
        message = f"Both columns are for the {left} side."
        yield Problem(page.file, line, RULE, message, "Name one side over each column.")
    if shown is Side.BOTH and table.shown:
        message = "The table marks a side as shown, and by the method's data both sides are alike."
        yield Problem(page.file, line, RULE, message, "Mend the header, or 'side_shown'.")
    elif shown is not Side.BOTH and table.shown != [shown.value]:
        marked = f"marks the {table.shown[0]} one" if table.shown else "marks none"
        message = f"The {shown.value} side is shown by the method's data, and the table {marked}."
        mend = f"Write '(shown)' over the column for the {shown.value} side, and over no other."
        yield Problem(page.file, line, RULE, message, mend)


def _row_problems(
    page: Page, judge: Judge, text: MethodText, table: SideTable, known: tuple[SideRow, ...]
) -> Iterator[Problem]:
    side = table.sides[0]
    opposite = any(STANDS_OPPOSITE.search(step.text) for step in text.steps)
    for row in table.rows:
        wanted = known_side(row, known, opposite)
        told = (
            *_not_mirrored(row),
            *_other_side(row, side, wanted),
            *_other_motion(row, side, judge),
        )
        for message, mend in told:
            yield Problem(page.file, row.line, RULE, message, mend)


def _not_mirrored(row: Row) -> Iterator[tuple[str, str]]:
    label, cell, other = row.cells[:3]
    if mirrored(cell) != other.lower():
        message = f"'{label}': the two columns are not each other's mirror image."
        yield message, "Exchange left and right in the one to get the other."


def _other_side(row: Row, side: str, wanted: str) -> Iterator[tuple[str, str]]:
    label, cell = row.cells[:2]
    named = first_side(cell)
    if wanted and named and (named == side) != (wanted == "same"):
        must = side if wanted == "same" else OPPOSITE[side]
        message = f"'{label}' says {named} where the {side} side is affected: it must be {must}."
        yield message, "Exchange the two cells."
    if wrong_in_or_out(row, side):
        message = f"'{cell}': the inner side of the {side} leg is its {OPPOSITE[side]} side."
        yield message, "Exchange the sides."


def _other_motion(row: Row, side: str, judge: Judge) -> Iterator[tuple[str, str]]:
    label, cell = row.cells[:2]
    for found in judge.against(row_sentence(row, side), row_moves(row, side, judge)):
        moved = motion_in_words(found.said.part, found.said.motion)
        message = f"'{label}: {cell}' is {moved} where the {side} side is affected."
        wanted = motion_in_words(found.said.part, found.motion)
        yield message, f"By the method's data it must be {wanted}. Exchange the two cells."


def _axial_problems(catalog: Catalog) -> Iterator[Problem]:
    for page, technique in technique_pages(catalog):
        for index, method in enumerate(technique.methods):
            finding = method.finding or technique.finding
            match = AXIAL.match(finding.motion)
            shown = method.side_shown.value
            if match and finding.part not in NAMED_BY_BARRIER and match[1] != shown:
                found = motion_in_words(finding.part, finding.motion)
                message = f"The finding is {found}, and the side shown is {shown}."
                mend = f"Show the {match[1]} side, or mend the finding."
                line = page.line("methods", index, "side_shown")
                yield Problem(page.file, line, RULE, message, mend)
