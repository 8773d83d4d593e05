"""What a page says about a method: the steps of its block, and its table for left and right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from metref.catalog import Page
from metref.checks.methods import BLOCK

END = re.compile(r"^///\s*$")
SECTION = re.compile(r"^##\s")
STEP = re.compile(r"^\s*\d+[.)]\s+(?:\*\*(?P<label>[^*]+?)[.:]?\*\*)?[.:]?\s*(?P<text>.*)")
ROW = re.compile(r"^\s*\|(?P<cells>.*)\|\s*$")
RULE = re.compile(r"^[\s|:-]+$")


@dataclass(frozen=True)
class Line:
    """A line of a page's file, by its number."""

    text: str
    number: int


@dataclass(frozen=True)
class Step:
    """A numbered step: its label ("Push"), its text, and the line on which it starts."""

    label: str
    text: str
    line: int


@dataclass(frozen=True)
class Row:
    """A row of a table, without the marks of emphasis."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class MethodText:
    """What stands about one method: its lines, from its block's start on, and what they hold."""

    lines: tuple[Line, ...]
    steps: tuple[Step, ...]
    tables: tuple[tuple[Row, ...], ...]

    @property
    def line(self) -> int:
        """The line on which the method's block starts."""
        return self.lines[0].number


def method_texts(page: Page) -> dict[str, MethodText]:
    """Return the text about each method, by its id: its block, and what follows it.

    What follows reaches to the next block or the next section.
    """
    found: dict[str, MethodText] = {}
    for identity, lines in _stretches(page):
        ends = [line.number for line in lines[1:] if END.match(line.text)]
        end = ends[0] if ends else lines[-1].number
        inside = [line for line in lines if line.number < end]
        steps, tables = tuple(_steps(inside)), tuple(_tables(lines))
        found.setdefault(identity, MethodText(tuple(lines), steps, tables))
    return found


def _stretches(page: Page) -> Iterator[tuple[str, list[Line]]]:
    identity, lines = "", list[Line]()
    for number, text in enumerate(page.prose.split("\n"), start=page.body_line):
        block = BLOCK.match(text)
        if (block or SECTION.match(text)) and identity:
            yield identity, lines
        if block or SECTION.match(text):
            identity, lines = block["id"] if block else "", []
        lines.append(Line(text, number))
    if identity:
        yield identity, lines


def _steps(lines: list[Line]) -> Iterator[Step]:
    """Yield the steps; a line that goes on with a step belongs to it."""
    current: Step | None = None
    for line in lines:
        match = STEP.match(line.text)
        if match or not line.text.strip():
            yield from [current] if current else []
            text = _plain(match["text"]) if match else ""
            current = Step(match["label"] or "", text, line.number) if match else None
        elif current:
            current = Step(current.label, f"{current.text}\n{_plain(line.text)}", current.line)
    yield from [current] if current else []


def _plain(text: str) -> str:
    """Return a text without its marks of emphasis."""
    return text.replace("*", "").replace("_", "")


def _tables(lines: list[Line]) -> Iterator[tuple[Row, ...]]:
    rows: list[Row] = []
    for line in [*lines, Line("", 0)]:
        match = ROW.match(line.text)
        if match and not RULE.match(line.text):
            cells = (_plain(cell.strip()) for cell in match["cells"].split("|"))
            rows.append(Row(tuple(cells), line.number))
        elif not match and rows:
            yield tuple(rows)
            rows = []
