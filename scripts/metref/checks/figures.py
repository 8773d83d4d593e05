"""Figures: each finding has its citation in its sentence, or in a table in its row."""

from collections.abc import Iterator

from metref.catalog import CITATION, Catalog
from metref.figures import figures
from metref.passages import Kind, Passage, passages
from metref.plain_text import own_sentences
from metref.problem import Problem

# Pages about the project tell of limits and versions; they state no findings.
ABOUT_THE_PROJECT = "docs/contribute/"
# The cells of a table that hold the source for the whole row.
SOURCE_COLUMN = "what it rests on"
# Steps tell how far to bend a joint: a position, and nothing that was measured.
STEPS_SECTION = "How a clinician does it"
POSITION = "measurement"


def check_figures(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a figure, and a "no difference", whose sentence has no citation."""
    for passage in passages(catalog):
        if passage.kind is Kind.HEADING or passage.file.startswith(ABOUT_THE_PROJECT):
            continue
        if not _row_is_sourced(passage):
            yield from _passage_problems(passage)


def _row_is_sourced(passage: Passage) -> bool:
    """Say whether the first cell of a table's row, or its cell for sources, holds a citation."""
    return any(
        CITATION.search(cell)
        for index, cell in enumerate(passage.row)
        if index == 0 or _header(passage, index) == SOURCE_COLUMN
    )


def _header(passage: Passage, index: int) -> str:
    named = passage.headers[index] if index < len(passage.headers) else ""
    return named.strip("*_ ").lower()


def _passage_problems(passage: Passage) -> Iterator[Problem]:
    for sentence, ours in own_sentences(passage.text):
        if CITATION.search(sentence.text):
            continue
        for what, text in figures(ours):
            if what == POSITION and _is_a_step(passage):
                continue
            line = passage.line_at(sentence.start)
            yield _problem(passage.file, line, what, text)
            break


def _is_a_step(passage: Passage) -> bool:
    return passage.kind is Kind.STEP and passage.section == STEPS_SECTION


def _problem(file: str, line: int, what: str, text: str) -> Problem:
    message = f"The {what} '{text}' has no citation in its sentence."
    mend = "Add the source that says it, as [@key] before the full stop, or take the figure out."
    return Problem(file, line, "figure-without-source", message, mend)
