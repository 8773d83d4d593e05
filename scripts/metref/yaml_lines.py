"""YAML with the line of every value, so that a message can point at it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

Place = tuple[str | int, ...]

# An anchor or an alias. References between values are not needed here, and nested ones can grow
# a small file to gigabytes when it is read.
REFERENCE = re.compile(r"(?:^|[\s\[{,:-])[&*][\w-]", re.MULTILINE)


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


def load(text: str) -> YamlText:
    """Read a YAML text of plain values, lists and mappings.

    Raises:
        YamlError: broken YAML, a key that stands twice, or an alias.
    """
    try:
        _refuse_references(text)
        loader = yaml.CSafeLoader(text)
        node = loader.get_single_node()
        lines = dict(_lines(node, ()))
        data = loader.construct_document(node) if node else None
        return YamlText(data, lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(mark.line + 1 if mark else 1, f"{error.problem}.") from error
    except yaml.YAMLError as error:
        raise YamlError(1, "it holds a character that YAML does not allow.") from error
    except ValueError as error:
        raise YamlError(1, f"{error}.") from error


def _refuse_references(text: str) -> None:
    if not REFERENCE.search(text):
        return
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.AliasToken | yaml.AnchorToken):
            raise YamlError(token.start_mark.line + 1, "it uses & or * to repeat a value.")


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
        if name in seen:
            raise YamlError(line, f"the key '{name}' stands twice.")
        seen.add(name)
        yield from _lines(value, (*place, name))
        yield (*place, name), line
