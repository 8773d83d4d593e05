"""The pages' sections, from the index that the engine's own search writes."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STOCK_INDEX = "search/search_index.json"
# A mark of a reference is glued to the word before it.
DROPPED = re.compile(r"<sup\b.*?</sup>|<(?:script|style)\b.*?</(?:script|style)>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SPACES = re.compile(r"\s+")
# The list of sources at a page's end is the bibliography's to answer.
GENERATED = "references"


@dataclass(frozen=True)
class Section:
    """A part of a page: the page's `address`, its `anchor` (none for the start), title and text."""

    address: str
    anchor: str
    title: str
    text: str


def plain(text: str) -> str:
    """Return the text of an HTML fragment."""
    return SPACES.sub(" ", html.unescape(TAG.sub(" ", DROPPED.sub("", text)))).strip()


def sections(stock: dict[str, Any]) -> Iterator[Section]:
    """Yield the sections of a stock index that a reader may be sent to, in its order."""
    for each in stock["docs"]:
        address, _, anchor = each["location"].partition("#")
        if anchor != GENERATED:
            yield Section(address, anchor, plain(each["title"]), plain(each["text"]))


def read_stock(site: Path) -> dict[str, Any] | None:
    """Return the index that the engine's own search wrote, or None where it wrote another kind."""
    file = site / STOCK_INDEX
    return json.loads(file.read_text("utf-8")) if file.is_file() else None
