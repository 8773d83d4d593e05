"""Sections: those of the page's type, in order, none empty and none twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from metref.catalog import Catalog, Page
from metref.problem import Problem

HEADING = re.compile(r"^(?P<marks>#{1,6})\s*(?P<text>.*?)\s*(?:\{[^}]*\})?\s*$")
SECTION_DEPTH = 2

TECHNIQUE = (
    "In plain words",
    "What the model says",
    "How it is assessed",
    "How a clinician does it",
    "Doing it yourself",
    "Who should not have it",
    "What the evidence shows",
    "Where sources disagree",
)
FIRST = {"concept": "In short", "safety": "In short", "evidence": "In short"}
LAST = {
    "concept": "Read next",
    "safety": "Where this comes from",
    "evidence": "What nobody has tested",
}


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its depth (2 for ##), its text, its line in the file and its id."""

    depth: int
    text: str
    line: int
    attributes: str


def headings(page: Page) -> Iterator[Heading]:
    """Yield the headings of a page that the writer wrote, outside code."""
    lines = zip(page.prose.split("\n"), page.body.split("\n"), strict=True)
    for number, (prose, line) in enumerate(lines, start=page.body_line):
        match = HEADING.match(line) if HEADING.match(prose) else None
        if match:
            attributes = line[match.end("text") :].strip().strip("{}: ")
            yield Heading(len(match["marks"]), match["text"], number, attributes)


def check_sections(catalog: Catalog) -> Iterator[Problem]:
    """Refuse missing, empty, repeated or misplaced sections, and a heading of the first level."""
    for page in catalog.pages.values():
        if page.meta:
            yield from _page_sections(page, page.meta.type)


def _page_sections(page: Page, kind: str) -> Iterator[Problem]:
    found = list(headings(page))
    for heading in found:
        if heading.depth == 1:
            message = "The text has a heading of the first level, and the title is drawn already."
            yield Problem(page.file, heading.line, "sections", message, "Use ## or deeper.")
    sections = [heading for heading in found if heading.depth == SECTION_DEPTH]
    yield from _repeated_or_empty(page, sections)
    names = [section.text for section in sections]
    if kind == "technique" and names != list(TECHNIQUE):
        yield _technique_problem(page, sections)
    for wanted, index, place in ((FIRST, 0, "first"), (LAST, -1, "last")):
        name = wanted.get(kind)
        if name and (not names or names[index] != name):
            line = sections[index].line if sections else page.body_line
            message = f"The {place} section of a {kind} page is '{name}'."
            yield Problem(page.file, line, "sections", message, f"Write '## {name}' there.")


def _technique_problem(page: Page, sections: list[Heading]) -> Problem:
    names = [section.text for section in sections]
    for position, wanted in enumerate(TECHNIQUE):
        if position >= len(names) or names[position] != wanted:
            line = sections[position].line if position < len(sections) else page.body_line
            instead = f", not '{names[position]}'" if position < len(names) else ""
            message = f"Section {position + 1} of a technique page is '{wanted}'{instead}."
            return Problem(page.file, line, "sections", message, f"Write '## {wanted}' there.")
    extra = sections[len(TECHNIQUE)]
    message = f"A technique page has no section '{extra.text}'."
    return Problem(
        page.file, extra.line, "sections", message, "Move its text into a section above."
    )


def _repeated_or_empty(page: Page, sections: list[Heading]) -> Iterator[Problem]:
    lines = page.body.split("\n")
    seen: set[str] = set()
    ends = [*(section.line for section in sections[1:]), len(lines) + page.body_line]
    for section, end in zip(sections, ends, strict=False):
        text = lines[section.line - page.body_line + 1 : end - page.body_line]
        if not any(line.strip() and not line.startswith("#") for line in text):
            message = f"The section '{section.text}' is empty."
            yield Problem(page.file, section.line, "sections", message, "Write it, or take it out.")
        if section.text in seen:
            message = f"The section '{section.text}' stands twice."
            yield Problem(page.file, section.line, "sections", message, "Join the two.")
        seen.add(section.text)
