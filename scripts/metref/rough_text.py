"""Text that takes the engines for ever, or ends them.

Python-Markdown looks for the end of every bracket that opens, up to the end of the paragraph, and
goes one call deeper for every list within a list.
"""

from collections.abc import Iterator

OPENING, CLOSING = "[(<", "])>"
MOST_OPEN = 200
DEEPEST = 80
FENCES = ("```", "~~~")
MOST_FENCES = 400

Finding = tuple[str, str, int]


def endless(text: str, *, paragraphs: bool) -> Finding | None:
    """Return what takes for ever in a text, how to mend it and its line (from 1), or None.

    Args:
        text: A file's whole text.
        paragraphs: Whether a blank line ends what belongs together, as in Markdown; else each
            line stands alone, as in a data file.
    """
    lines = text.split("\n")
    for number, part in _paragraphs(lines) if paragraphs else enumerate(lines, 1):
        place = _too_many_open(part)
        if place is not None:
            message = f"More than {MOST_OPEN} brackets are open here and do not close."
            line = number + part.count("\n", 0, place)
            return message, "Take them out, or close them.", line
    return _too_deep(lines) if paragraphs else None


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each run of lines without a blank one, with the number of its first line."""
    start = 0
    for end in [*(i for i, line in enumerate(lines) if not line.strip()), len(lines)]:
        if end > start:
            yield start + 1, "\n".join(lines[start:end])
        start = end + 1


def _too_many_open(text: str) -> int | None:
    """Return the place at which too many brackets are open; a rough count is enough, and quick."""
    if sum(text.count(mark) for mark in OPENING) <= MOST_OPEN:
        return None
    now = 0
    for place, character in enumerate(text):
        if character in OPENING:
            now += 1
            if now > MOST_OPEN:
                return place
        elif character in CLOSING:
            now = max(0, now - 1)
    return None


def _too_deep(lines: list[str]) -> Finding | None:
    fences = 0
    for number, line in enumerate(lines, start=1):
        plain = line.expandtabs(4)
        if plain.strip() and len(plain) - len(plain.lstrip()) > DEEPEST:
            message = f"The line starts with more than {DEEPEST} spaces."
            return message, "Take lists out of lists.", number
        fences += plain.startswith(FENCES)
        if fences > MOST_FENCES:
            return f"More than {MOST_FENCES} fences of code.", "Split the page.", number
    return None
