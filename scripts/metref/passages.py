"""The text that a reader sees, taken apart into passages: paragraphs, items, cells, headings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from metref.catalog import Catalog, Page

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})\s+(?P<text>.*?)\s*(?:\{[^}]*\})?\s*$")
ITEM = re.compile(r"^\s*(?:[-*+]|(?P<number>\d+)[.)])\s+")
ADMONITION = re.compile(r'^\s*(?:!!!|\?\?\?\+?)\s+[\w -]+?(?:"(?P<title>.*)")?\s*$')
BLOCK_MARK = re.compile(r"^\s*///")
TABLE_RULE = re.compile(r"^[\s|:-]+$")
CELL_EDGE = re.compile(r"(?<!\\)\|")
SECTION_DEPTH = 2
# A shared warning is its fence, its kind, its title and its fence, and then its text.
WARNING_HEAD = 4


class Kind(StrEnum):
    """What a passage is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    STEP = "step"
    CELL = "cell"
    HEADING = "heading"
    TITLE = "title"
    FRONT_MATTER = "front matter"
    DATA = "data"


FLOWING = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.STEP})


@dataclass(frozen=True)
class Passage:
    """A piece of text with its file and the line on which it starts.

    `section` is the text of the heading (##) that it stands under. A cell knows its `row`, and
    the `headers` of its table.
    """

    file: str
    line: int
    text: str
    kind: Kind
    section: str = ""
    row: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()

    def line_at(self, place: int) -> int:
        """Return the line in the file of a place in the text."""
        return self.line + self.text.count("\n", 0, place)


def passages(catalog: Catalog) -> Iterator[Passage]:
    """Yield everything that readers see in words: of the pages, and of the data they share."""
    for page in catalog.pages.values():
        yield from front_matter_passages(page)
        yield from page_passages(page)
    yield from data_passages(catalog)


def page_passages(page: Page) -> tuple[Passage, ...]:
    """Return the passages of a page's body, without its code and comments."""
    return _passages(page.prose, page.file, page.body_line)


# Several families of checks read the same passages.
@lru_cache(maxsize=1024)
def _passages(prose: str, file: str, first_line: int) -> tuple[Passage, ...]:
    return tuple(_blocks_in_place(Passage(file, first_line, prose, Kind.PARAGRAPH)))


def _blocks_in_place(body: Passage) -> Iterator[Passage]:
    """Yield the blocks of a body, each with its section, and rows of tables cell by cell."""
    section = ""
    headers: tuple[str, ...] = ()
    for block in _blocks(replace(body, text=_without_comments(body.text))):
        if block.kind is Kind.HEADING:
            section = _section(block.text, section)
        found = replace(block, section=section, text=_plain(block))
        if block.kind is Kind.CELL:
            headers = headers or _cells(block.text)
            yield from _row(found, headers)
        else:
            headers = ()
            yield found


def _without_comments(text: str) -> str:
    return COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _blocks(body: Passage) -> Iterator[Passage]:
    """Yield each block as it is written; lines that flow on belong to the block above them."""
    held: Passage | None = None
    for number, line in enumerate(body.text.split("\n"), start=body.line):
        kind = _kind(line)
        if kind is Kind.PARAGRAPH and held and held.kind in FLOWING:
            held = replace(held, text=f"{held.text}\n{line}")
            continue
        if held:
            yield held
        held = Passage(body.file, number, line, kind) if kind else None
    if held:
        yield held


def _kind(line: str) -> Kind | None:
    """Return the kind of block that a line starts; None for a line that shows nothing."""
    if not line.strip() or BLOCK_MARK.match(line):
        return None
    if line.lstrip().startswith("|"):
        return Kind.CELL
    if HEADING.match(line):
        return Kind.HEADING
    if ADMONITION.match(line):
        return Kind.TITLE
    item = ITEM.match(line)
    if item:
        return Kind.STEP if item["number"] else Kind.ITEM
    return Kind.PARAGRAPH


def _plain(block: Passage) -> str:
    """Return a block's text without the marks that make it a heading, a title or an item."""
    if block.kind is Kind.HEADING and (heading := HEADING.match(block.text)):
        return heading["text"]
    if block.kind is Kind.TITLE and (title := ADMONITION.match(block.text)):
        return title["title"] or ""
    return ITEM.sub("", block.text, count=1)


def _section(heading: str, current: str) -> str:
    match = HEADING.match(heading)
    return match["text"] if match and len(match["marks"]) == SECTION_DEPTH else current


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in CELL_EDGE.split(line.strip().strip("|")))


def _row(line: Passage, headers: tuple[str, ...]) -> Iterator[Passage]:
    row = _cells(line.text)
    if not TABLE_RULE.match(line.text):
        for cell in row:
            yield replace(line, text=cell, row=row, headers=headers)


def front_matter_passages(page: Page) -> Iterator[Passage]:
    """Yield what readers see of a page's front matter, names and search words excepted."""
    if not page.meta:
        return
    texts = [("title", page.meta.title), ("description", page.meta.description)]
    if page.technique:
        texts.append(("used_for", page.technique.used_for))
    for key, text in texts:
        yield Passage(page.file, page.line(key), text, Kind.FRONT_MATTER)
    for index, method in enumerate(page.technique.methods if page.technique else ()):
        for key in ("name", "barrier_note"):
            if text := getattr(method, key):
                line = page.line("methods", index, key)
                yield Passage(page.file, line, text, Kind.FRONT_MATTER)


def data_passages(catalog: Catalog) -> Iterator[Passage]:
    """Yield what readers see of the shared data, each text at the line of its entry."""
    project = catalog.project
    for precaution in catalog.precautions.values():
        texts = [precaution.name, precaution.why, precaution.instead]
        yield from _entry(catalog, project.name(project.precautions), precaution.id, texts)
    for term in catalog.terms.values():
        texts = [term.plain, *([term.more] if term.more else [])]
        yield from _entry(catalog, project.name(project.glossary), term.id, texts)
    for muscle in catalog.muscles.values():
        yield from _entry(catalog, project.name(project.muscles), muscle.name, [muscle.plain])
    for motion in catalog.motions.values():
        name = f"{motion.part} {motion.motion}"
        yield from _entry(catalog, project.name(project.motions), name, [motion.plain])
    for warning in catalog.warnings.values():
        file = f"{project.name(project.warnings)}/{warning.id}.md"
        yield Passage(file, WARNING_HEAD - 1, warning.title, Kind.DATA)
        yield Passage(file, WARNING_HEAD + 1, warning.body, Kind.DATA)


def _entry(catalog: Catalog, file: str, identity: str, texts: Iterable[str]) -> Iterator[Passage]:
    line = catalog.entries[file, identity].line
    for text in texts:
        # The lines of a folded text in YAML cannot be told: it stands at its entry's line.
        yield Passage(file, line, " ".join(text.split()), Kind.DATA)
