"""Plain words: the reading grade of what patients read, by Flesch and Kincaid's formula.

The limits are the project's own: health services ask for texts that a child of 11 to 14 can read,
which is about grade 6 to 9. The formula measures length, not sense; people must still read a page.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import readability

from metref.catalog import Catalog
from metref.passages import Kind, Passage, page_passages
from metref.plain_text import spoken
from metref.problem import Level, Problem
from metref.sentences import sentences

READ_ALOUD = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.STEP})
WORD = re.compile(r"[\w'\u2019-]*\w")
HARDEST = 3
# The formula says nothing of a fragment: one long word alone would be "hard".
LEAST_WORDS = 5


@dataclass(frozen=True)
class Limit:
    """The highest grade of a kind of text, and the rule that asks for it."""

    grade: float
    rule: str
    level: Level


SECTIONS = {
    "In plain words": Limit(8.0, "reading-grade", "essential"),
    "In short": Limit(9.0, "summary-grade", "good-practice"),
}
PATIENT_PAGE = Limit(9.0, "reading-grade", "essential")


def check_grades(catalog: Catalog) -> Iterator[Problem]:
    """Refuse sections and pages for patients with sentences too long and words too hard."""
    for page in catalog.pages.values():
        found = list(page_passages(page))
        for heading in found:
            if heading.kind is Kind.HEADING and heading.text in SECTIONS:
                texts = [each for each in found if each.section == heading.text]
                limit, name = SECTIONS[heading.text], f"'{heading.text}'"
                yield from _problems(texts, limit, name, heading.file, heading.line)
        if page.meta and page.meta.audience == "patients":
            line = page.line("audience")
            yield from _problems(found, PATIENT_PAGE, "This page for patients", page.file, line)


def spoken_sentences(passages: Iterable[Passage]) -> list[str]:
    """Return the sentences that a reader reads: no tables, headings, citations and marks."""
    return [
        sentence.text
        for passage in passages
        if passage.kind in READ_ALOUD
        for sentence in sentences(spoken(passage.text))
        if WORD.search(sentence.text)
    ]


def grade(texts: Iterable[str]) -> float | None:
    """Return the Flesch-Kincaid grade of some sentences; None where there is not one."""
    lines = [" ".join(WORD.findall(text)) for text in texts]
    if not lines:
        return None
    measured = readability.getmeasures("\n".join(lines), lang="en")
    return float(measured["readability grades"]["Kincaid"])


def hardest(texts: Iterable[str]) -> list[tuple[float, str]]:
    """Return the hardest sentences with their grades, the hardest first."""
    graded = [
        (found, text)
        for text in texts
        if len(WORD.findall(text)) >= LEAST_WORDS and (found := grade([text])) is not None
    ]
    return sorted(graded, reverse=True)[:HARDEST]


def _problems(
    passages: Iterable[Passage], limit: Limit, name: str, file: str, line: int
) -> Iterator[Problem]:
    texts = spoken_sentences(passages)
    found = grade(texts)
    # Judged as it is printed: 8.04 reads as 8.0, and nobody could see what is wrong with it.
    if found is None or round(found, 1) <= limit.grade:
        return
    named = " ".join(f'[{each:.1f}] "{_cut(text)}"' for each, text in hardest(texts))
    message = f"{name} has the reading grade {found:.1f}; at most {limit.grade:g} is asked for."
    mend = f"Make sentences shorter and words plainer. The hardest are: {named}"
    yield Problem(file, line, limit.rule, message, mend, limit.level)


def _cut(text: str) -> str:
    """Return a sentence on one line, shortened so that three of them can be read."""
    return textwrap.shorten(text, 160, placeholder=" ...")
