"""A page's text taken apart into front matter and body."""

import re
from dataclasses import dataclass

FENCE = "---"
# A block between two like fences; or words with as many backticks before as after, in a paragraph.
CODE = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[^`\n]*\n.*?(?<=\n)(?P=fence) *$"
    r"|(?<![\\`])(?P<ticks>`++)(?:(?!\n[^\S\n]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)


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
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return SplitPage(None, text, 1)
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            front, body = "\n".join([*lines[1 : number - 1], ""]), "\n".join(lines[number:])
            return SplitPage(front, body, number + 1)
    return SplitPage(None, text, 1)


def without_code(body: str) -> str:
    """Return a body with its code blanked out, each line and each character in its old place.

    What stands in code is shown to the reader as it is written: it cites and links nothing.
    """
    return CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body)
