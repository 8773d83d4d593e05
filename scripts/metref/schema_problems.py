"""What a model refuses, told in plain words with the line and the way to mend it."""

import datetime
import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from metref.fill_in import is_mark
from metref.problem import Problem
from metref.yaml_lines import Place, YamlText

RULE = "front-matter"
BRANCHES = ("awaiting-clinical-review", "reviewed")
LONGEST_SHOWN = 80


def problems_of(
    error: ValidationError,
    model: type[BaseModel],
    file: str,
    text: YamlText,
    place: Place,
    offset: int = 0,
) -> Iterator[Problem]:
    """Yield a problem for each thing that `model` refused in the value at `place` of `text`.

    `offset` is the number of lines that stand before the YAML in the file.
    """
    for detail in error.errors():
        if is_mark(detail["input"]):
            continue  # told as what is still to be filled in
        where = (*place, *_plain_place(detail["loc"]))
        key = ".".join(str(part) for part in _plain_place(detail["loc"])) or "this entry"
        message, mend = _words(detail, key, model)
        rule = RULE if file.endswith(".md") else "data"
        yield Problem(file, text.line(where) + offset, rule, message, mend)


def _plain_place(loc: tuple[int | str, ...]) -> Place:
    # A discriminated union adds the name of the branch to the place; the file has no such key.
    return tuple(part for part in loc if part not in BRANCHES)


def _words(detail: Any, key: str, model: type[BaseModel]) -> tuple[str, str]:
    """Return what is wrong and how to mend it, for one of pydantic's error details."""
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    size = len(value) if isinstance(value, str) else 0
    now = f"It is now: {_shown(value)}."
    known = {
        "extra_forbidden": (f"The key '{key}' is not known.", _did_you_mean(key, model)),
        "missing": (f"The key '{key}' is missing.", "Add it: see docs/contribute/page-types.md."),
        "enum": (f"'{key}' is '{value}'.", f"It must be {context.get('expected')}."),
        "string_too_long": (
            f"'{key}' has {size} characters.",
            f"Shorten it to at most {context.get('max_length')}.",
        ),
        "string_too_short": (
            f"'{key}' has {size} characters.",
            f"Write at least {context.get('min_length')}.",
        ),
        "string_type": (f"'{key}' is not text.", f"Write it in quotes. {now}"),
        "tuple_type": (f"'{key}' is not a list.", f"Write it as a list: [one, two]. {now}"),
        "model_type": (f"'{key}' has no keys of its own.", f"Write 'key: value' there. {now}"),
        "too_short": (f"'{key}' is an empty list.", "Name at least one."),
        "too_long": (
            f"'{key}' is a list of {context.get('actual_length')}.",
            f"Keep {context.get('max_length')}.",
        ),
        "value_error": (f"{context.get('error')}.", "Mend the value."),
        "string_pattern_mismatch": (
            f"'{key}' is '{value}'.",
            "Write it in the form of the other entries.",
        ),
        "union_tag_invalid": (
            f"'{key}' does not say a review status that we know.",
            "Write {status: awaiting-clinical-review}.",
        ),
    }
    same = {
        "literal_error": "enum",
        "union_tag_not_found": "union_tag_invalid",
        "model_attributes_type": "model_type",
    }
    other = (f"'{key}': {detail['msg'].lower()}.", now)
    return known.get(same.get(kind, kind), other)


def _shown(value: object) -> str:
    """Return a value as its writer knows it: a date as a date, a long one cut off."""
    if value is None:
        return "empty"
    shown = value.isoformat() if isinstance(value, datetime.date) else repr(value)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]} ..."


def _did_you_mean(key: str, model: type[BaseModel]) -> str:
    known = list(model.model_fields)
    close = difflib.get_close_matches(key.rpartition(".")[2], known, n=1)
    if "." in key:
        return "Take it out, or check its spelling."
    hint = f"Did you mean '{close[0]}'? " if close else ""
    return f"{hint}Known keys: {', '.join(known)}."
