"""Parts of a text blanked out, each character in its old place: what is no running text of ours."""

import re
from collections.abc import Iterator
from functools import lru_cache

from metref.sentences import Sentence, sentences

CITED = re.compile(r"\[@[^\]]{0,1000}\]")
LINK_TARGET = re.compile(r"(?<=\])\([^)\s]*\)|https?://\S+")
# Straight and curly; a straight single mark inside a word is an apostrophe.
QUOTED = re.compile(
    r"""("|&quot;)(?:(?!\1|\n\n).){1,300}\1|\u201c[^\u201d]{1,300}\u201d|\u2018[^\u2019]{1,300}\u2019(?!\w)"""
    r"""|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){1,100}'(?!\w)""",
    re.DOTALL,
)
LINK = re.compile(r"!?\[(?P<text>[^\]]{0,1000})\]\([^)]{0,1000}\)")
MARKS = re.compile(r"[*_`#]+|\{[^}]*\}")


def blanked(text: str, *patterns: re.Pattern[str]) -> str:
    """Return a text in which spaces stand for what the patterns match, lines kept."""
    for pattern in patterns:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


@lru_cache(maxsize=16384)
def own_words(text: str) -> str:
    """Return a text without its quotations, citations and link targets: what we say ourselves."""
    return blanked(text, CITED, LINK_TARGET, QUOTED)


def spoken(text: str) -> str:
    """Return a text as it is read aloud: without citations, with the words of its links."""
    return MARKS.sub("", LINK.sub(r"\g<text>", CITED.sub("", text)))


def own_sentences(text: str) -> Iterator[tuple[Sentence, str]]:
    """Yield each sentence of a text, and the same sentence with our own words alone.

    A quotation may run over several sentences, so it is blanked before they are taken apart.
    """
    ours = own_words(text)
    for sentence in sentences(text):
        yield sentence, ours[sentence.start : sentence.start + len(sentence.text)]
