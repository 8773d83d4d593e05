"""Running text taken apart into sentences, with the place of each.

Made for text with citations, decimals and abbreviations, where the libraries that we know either
split at "et al." or need a language model. Markdown stays in the sentences, so that what stands
around a word (a link, a quotation, a citation) can still be judged.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# A full stop after one of these ends no sentence. "etc." and "a.m." may end one: not listed.
ABBREVIATION = re.compile(
    r"\b(?:al|approx|ca|cf|col|dr|e\.g|eds?|eg|figs?|i\.e|ie|incl|min|max|mrs?|ms|nos?|pp?|prof|refs?"
    r"|sec|spp?|st|viz|vols?|vs)$",
    re.IGNORECASE,
)
INITIAL = re.compile(r"\b[A-Z]$")
# After a single capital letter with a full stop, these start a sentence; a name does not.
STARTER = re.compile(
    r"(?:An?|And|But|He|I|If|In|It|No|Not|Nobody|On|One|She|So|That|The|Then|There|These|They|This"
    r"|Those|We|What|When|You)\b"
)
CITED = r"\[@[^\]]{0,1000}\]"
# The end of a sentence: its mark, what closes with it, citations set after it, then a gap and
# something that a sentence can start with (an opening mark, a capital, a figure).
END = re.compile(
    rf"""(?P<mark>[.!?\u2026]+)["'\u201d\u2019)\]*_]*(?:\s*{CITED})*"""
    r"""\s+(?=["'\u201c\u2018(\[*_]*[A-Z0-9\u2212+-])"""
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text, and where in the text it starts."""

    text: str
    start: int


# Several families of checks read the same texts.
@lru_cache(maxsize=16384)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, in order. A text without a full stop is one sentence."""
    return tuple(_split(text))


def _split(text: str) -> Iterator[Sentence]:
    start = 0
    for match in END.finditer(text):
        if _ends(text[start : match.start()], match["mark"], text[match.end() :]):
            yield from _sentence(text, start, match.end())
            start = match.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    raw = text[start:end]
    if raw.strip():
        yield Sentence(raw.strip(), start + len(raw) - len(raw.lstrip()))


def _ends(before: str, mark: str, after: str) -> bool:
    """Say whether a mark ends the sentence `before` it: not after an abbreviation or initial."""
    if mark != ".":
        return True
    if before.endswith("No"):
        # "No." before anything but a figure is an answer, not "number".
        return not after[:1].isdigit()
    if INITIAL.search(before):
        return STARTER.match(after) is not None
    return ABBREVIATION.search(before) is None
