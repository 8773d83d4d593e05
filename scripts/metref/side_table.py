"""A method's table for left and right, and the side that each of its rows must name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from metref.direction_data import SideRow
from metref.expected import Judge, Moves, Role, barrier_moves, counter_moves, push_moves
from metref.method_text import MethodText, Row

SIDE = re.compile(r"\b(left|right)\b(?! angle)", re.IGNORECASE)
SHOWN = re.compile(r"\(shown\)", re.IGNORECASE)
# The clinician's own left hand is no side of the patient.
CLINICIANS = re.compile(r"clinician['\u2019]s (?:left|right)", re.IGNORECASE)
TO_SIDE = re.compile(r"\bto the (?:patient['\u2019]s )?(left|right)\b", re.IGNORECASE)
IN_OR_OUT = re.compile(r"\b(inner|outer)\b[^|]{0,20}?\b(left|right)\b", re.IGNORECASE)
OPPOSITE = {"left": "right", "right": "left"}
COLUMNS = 3


@dataclass(frozen=True)
class SideTable:
    """A table whose second and third column are for one side each."""

    header: Row
    rows: tuple[Row, ...]

    @property
    def sides(self) -> tuple[str, str]:
        """The sides that the two columns are for."""
        return first_side(self.header.cells[1]), first_side(self.header.cells[2])

    @property
    def shown(self) -> list[str]:
        """The sides of the columns that are marked as shown."""
        marked = (cell for cell in self.header.cells[1:COLUMNS] if SHOWN.search(cell))
        return [first_side(cell) for cell in marked]


def first_side(text: str) -> str:
    """Return the first side that a text names, the clinician's own left out, or ''."""
    match = SIDE.search(CLINICIANS.sub("", text))
    return match[1].lower() if match else ""


def mirrored(text: str) -> str:
    """Return a text with left and right exchanged, in small letters."""
    return SIDE.sub(lambda match: OPPOSITE[match[1].lower()], text).lower()


def side_table(text: MethodText) -> SideTable | None:
    """Return the first table of a method's text whose two columns each name a side."""
    for header, *rows in text.tables:
        if len(header.cells) >= COLUMNS and all(SIDE.search(cell) for cell in header.cells[1:3]):
            whole = tuple(row for row in rows if len(row.cells) >= COLUMNS)
            return SideTable(header, whole)
    return None


def known_side(row: Row, known: Iterable[SideRow], stands_opposite: bool) -> str:
    """Return the side, "same" or "other", that a row must name by its first cell, or ''."""
    label = row.cells[0].lower()
    if stands_opposite and "clinician stands" in label:
        return "other"
    fits = [each for each in known if each.row in label]
    return max(fits, key=lambda each: len(each.row)).side if fits else ""


def row_sentence(row: Row, side: str) -> str:
    """Return a row as a sentence: "Foot is taken to the right" of a right leg is taken out."""
    cell = TO_SIDE.sub(lambda m: "out" if m[1].lower() == side else "in", row.cells[1])
    return f"{row.cells[0]} {cell}"


def row_moves(row: Row, side: str, judge: Judge) -> Moves:
    """Return the motions that a row may name, of the affected leg or of the other one."""
    label = row.cells[0].lower()
    push = label.startswith("patient") or any(word in label for word in ("press", "resist"))
    role = Role.PUSH if push else Role.BARRIER
    named = first_side(TO_SIDE.sub("", IN_OR_OUT.sub("", row.cells[1])))
    if named and named != side:
        return counter_moves(judge.method, judge.anatomy) if push else judge.opposed()
    if role is Role.PUSH:
        return push_moves(judge.method)
    return barrier_moves(judge.method, judge.anatomy)


def wrong_in_or_out(row: Row, side: str) -> bool:
    """Say whether a row calls the inner side of a leg by the leg's own side, or the outer not."""
    match = IN_OR_OUT.search(row.cells[1])
    return match is not None and (match[1].lower() == "outer") != (match[2].lower() == side)
