"""A page's text taken apart into front matter and body."""

from dataclasses import dataclass

FENCE = "---"


@dataclass(frozen=True)
class SplitPage:
    """The two parts of a page; `body_line` is the line (from 1) on which the body starts.

    `yaml` is None where the page has no front matter, or one that is not closed.
    """

    yaml: str | None
    body: str
    body_line: int


def split(text: str) -> SplitPage:
    """Split a page at the lines of three hyphens."""
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != FENCE:
        return SplitPage(None, text, 1)
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            return SplitPage("".join(lines[1 : number - 1]), "".join(lines[number:]), number + 1)
    return SplitPage(None, text, 1)
