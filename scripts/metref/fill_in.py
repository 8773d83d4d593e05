"""The mark of what a new page still lacks, and where it stands in the front matter."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from metref.keys import key_at
from metref.problem import Problem
from metref.yaml_lines import Place, YamlText

MARK = "FILL-IN"
RULE = "fill-in"


def is_mark(value: object) -> bool:
    """Say whether a value, or one of a list, still holds the mark."""
    if isinstance(value, list):
        return any(is_mark(each) for each in value)
    return isinstance(value, str) and MARK in value


def unfilled_keys(text: YamlText, model: type[BaseModel], file: str) -> Iterator[Problem]:
    """Yield a problem for each value of a page's front matter that is still to be filled in."""
    for place in _marked(text.data, ()):
        key = key_at(model, place)
        message = f"'{_name(place)}' is still to be filled in."
        mend = guidance(key.holds, key.form, key.allowed) if key else "Write it."
        yield Problem(file, text.line(place) + 1, RULE, message, mend)


def guidance(holds: str, form: str, allowed: tuple[str, ...]) -> str:
    """Return what a key holds, how it is written and which values it may have, as sentences."""
    listed = f"One of: {', '.join(allowed)}" if len(allowed) > 1 else ""
    return " ".join(f"{each.rstrip('.')}." for each in (holds, form, listed) if each)


def _marked(data: Any, place: Place) -> Iterator[Place]:
    if isinstance(data, str) and is_mark(data):
        yield place
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _marked(value, (*place, str(key)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _marked(value, (*place, index))


def _name(place: Place) -> str:
    return ".".join(part for part in place if isinstance(part, str))
