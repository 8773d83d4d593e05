"""A report as a comment that is safe to post in the project's name.

A report is made by code that a stranger may have changed, so its text is only data: it may be far
too long, call people by name, or hold pictures and links that lead astray. The comment keeps the
words and takes the life out of the rest.
"""

import re

# GitHub takes 65,536 characters in a comment; what is left is for our own sentences.
LIMIT = 60_000
# Nothing beyond this is read: the bytes that one character more than the limit can take.
BYTES = 4 * (LIMIT + 1)
INVISIBLE = "\u200b"
FIRST = (
    "The computer made this list from the proposed change. No editor has read it yet, and links "
    "and names in it are switched off.\n\n"
)
LAST = "\n\nThe list goes on. The whole of it is the artifact `report` of the check.\n"

# What a forge would turn into a picture, a link, HTML, a mention of a person or of another issue.
# The match is what an invisible space is put after, so that it is shown as it is written.
LIVE = re.compile(
    r"@(?=\w) | <(?=[a-z/!?]) | \](?=[(\[:]) | (?:https?|ftp)(?=://) | www(?=\.)"
    r" | \#(?=\d) | GH(?=-\d) | &(?=\#?\w+;)",
    re.IGNORECASE | re.VERBOSE,
)
# Everything below the space but tab and line end, and the signs that turn the reading direction.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def _without_life(text: str) -> str:
    """Return the text with links, pictures, HTML and mentions shown as they are written."""
    return LIVE.sub(rf"\g<0>{INVISIBLE}", CONTROL.sub("", text))


def _shortened(text: str) -> str:
    """Return the text, or its whole lines up to the limit and a sentence that says so."""
    if len(text) <= LIMIT:
        return text
    return text[:LIMIT].rpartition("\n")[0] + LAST


def comment(report: bytes) -> str:
    """Return a report as a comment: what is not UTF-8 is replaced, and all of it is lifeless."""
    return FIRST + _shortened(_without_life(report.decode("utf-8", errors="replace")))
