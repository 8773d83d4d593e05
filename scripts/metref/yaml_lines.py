"""YAML with the line of every value, so that a message can point at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from yaml.reader import Reader

Place = tuple[str | int, ...]

KEPT = 256

TEXT = "tag:yaml.org,2002:str"
# Far more than our data needs, and far less than what would stop the reading program.
MAX_DEPTH = 20


class YamlError(Exception):
    """The text is not YAML that we read; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class YamlText:
    """The data of a YAML text, and the line (from 1) of each key or item by its place."""

    data: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Return the line of the place, or of the nearest place around it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


# A preview reads every file again after each edit, and all texts but one are the same.
@lru_cache(maxsize=KEPT)
def load(text: str) -> YamlText:
    """Read a YAML text of plain values, lists and mappings.

    Raises:
        YamlError: broken YAML, a key that stands twice or is no text, an alias, a value that cannot
            be, such as 30 February.
    """
    node = compose(text)
    lines = dict(_lines(node, ()))
    with _told(text):
        data = _Loader("").construct_document(node) if node else None
        return YamlText(data, lines)


def compose(text: str) -> yaml.Node | None:
    """Read the form of a YAML text and leave the values alone: a program's own kinds may be there.

    Raises:
        YamlError: broken YAML, or an alias.
    """
    with _told(text):
        _refuse_what_grows(text)
        return _Loader(text).get_single_node()


@contextmanager
def _told(text: str) -> Iterator[None]:
    """Turn what the YAML library raises while it reads `text` into an error with a line."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(mark.line + 1 if mark else 1, f"{error.problem}.") from error
    except yaml.YAMLError as error:
        bad = Reader.NON_PRINTABLE.search(text)
        line = text.count("\n", 0, bad.start()) + 1 if bad else 1
        raise YamlError(line, "it holds a character that YAML does not allow.") from error


class _Loader(yaml.CSafeLoader):
    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ValueError, KeyError, AttributeError) as error:
            value = str(node.value)[:40]
            message = f"'{value}' is no date or number that there is."
            raise YamlError(node.start_mark.line + 1, message) from error


def _refuse_what_grows(text: str) -> None:
    """Refuse references between values, and lists in lists in lists.

    Neither is needed here, and both can make a small file fill the memory when it is read.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if getattr(event, "anchor", None):
            raise YamlError(line, "it uses & or * to repeat a value.")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise YamlError(line, "its lists lie too deep within each other.")


def _lines(node: yaml.Node | None, place: Place) -> Iterator[tuple[Place, int]]:
    if node is None:
        return
    yield place, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        yield from _mapping_lines(node, place)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _lines(item, (*place, index))


def _mapping_lines(node: yaml.MappingNode, place: Place) -> Iterator[tuple[Place, int]]:
    seen: set[str] = set()
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if key.tag != TEXT:
            shown = f" '{name}'" if isinstance(key, yaml.ScalarNode) else ""
            raise YamlError(line, f"the key{shown} is no plain text to YAML; put it in quotes.")
        if name in seen:
            raise YamlError(line, f"the key '{name}' stands twice.")
        seen.add(name)
        yield from _lines(value, (*place, name))
        yield (*place, name), line
