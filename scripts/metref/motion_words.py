"""Finds the motions that a text says in everyday words: "the thigh turns in".

A phrase of the table is made of words: a slash parts alternatives, three dots stand for up to four
other words, and endings do not matter. A motion that the text forbids ("never ...", "instead of
...") is not said.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from metref.direction_data import MotionWords
from metref.technique import Position
from metref.words import term_of

GAP = r"(?:,?\s+[\w'\u2019-]+){0,4}?,?\s+"
SPACE = r"\s+"
DOTS = "..."
ENDING = "(?:s|es|d|ed|n|ing)?"
# A word of direction that is no direction here: "in the hand", "out of", "the back of the thigh".
NO_DIRECTION = {
    "in": r"(?!\s+(?:the|a|an|this|that|place|line|front|order|one|both)\b)",
    "out": r"(?!\s+(?:the|a|an|of)\b)",
    "back": r"(?!\s+(?:of|leg|muscles)\b)",
}
NO_NOUN = {"back": r"(?<!\bthe )(?<!\blow )(?<!\bits )"}

# What turns the words after it into what not to do, if it stands close before them.
NOT = re.compile(
    r"\b(?:not|never|nor|cannot|without|instead of|rather than|avoid\w*"
    r"|start\w* (?:with|from)|keep\w*\b.*\bfrom)\b|n['\u2019]t\b",
    re.IGNORECASE | re.DOTALL,
)
CLOSE = 8
WRONG = re.compile(r"\b(?:wrong\w*|mistak\w+|errors?)\b", re.IGNORECASE)
STOP = re.compile(r"\b(?:stop|too far)\b", re.IGNORECASE)
CONDITION = re.compile(r"\b(?:if|before)\b", re.IGNORECASE)
# A comma or an "and" ends what a "not" is about, unless the list of what not to do goes on.
PART_END = re.compile(r"[.;:!?()]|,(?!\s+(?:or|nor)\b)|\b(?:and|but|then)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """A motion that a text says, in which words, and where in the text."""

    part: str
    motion: str
    words: str
    start: int


@lru_cache(maxsize=1024)
def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a phrase of the table."""
    tokens = phrase.split()
    pattern, between = "", ""
    for each in tokens:
        if each == DOTS:
            between = GAP
            continue
        pattern += f"{between}{_word(each)}"
        between = SPACE
    return re.compile(rf"\b{pattern}", re.IGNORECASE)


def _word(alternatives: str) -> str:
    return f"(?:{'|'.join(_forms(word) for word in alternatives.split('/'))})"


def _forms(word: str) -> str:
    stem = (
        f"{re.escape(word[:-1])}(?:e|es|ed|en|ing)"
        if word.endswith("e")
        else re.escape(word) + ENDING
    )
    return f"{NO_NOUN.get(word, '')}{stem}\\b{NO_DIRECTION.get(word, '')}"


def said(text: str, words: Iterable[MotionWords], position: Position) -> Iterator[Said]:
    """Yield the motions that a sentence says and does not forbid, for a patient in a position."""
    for entry in words:
        if entry.positions and position not in entry.positions:
            continue
        for phrase in (*entry.says, *terms(entry.part, entry.motion)):
            for match in phrase_pattern(phrase).finditer(text):
                if not _forbidden(text, match.start(), match.end()):
                    yield Said(entry.part, entry.motion, match[0], match.start())


def terms(part: str, motion: str) -> Iterator[str]:
    """Yield a motion's terms: "hip extension", and "internal rotation" with no part before it."""
    yield f"{term_of(part)} {term_of(motion)}"
    if "-" in motion:
        yield term_of(motion)


def _forbidden(text: str, start: int, end: int) -> bool:
    """Say whether a sentence tells what not to do at a place, or when to stop."""
    before = [match.end() for match in PART_END.finditer(text, 0, start)]
    after = PART_END.search(text, end)
    first, last = before[-1] if before else 0, after.start() if after else len(text)
    close = " ".join(text[first:start].split()[-CLOSE:])
    return bool(
        NOT.search(f"{close} {text[start:end]}")
        or WRONG.search(text[first:last])
        or (CONDITION.search(text[first:last]) and STOP.search(text))
    )
