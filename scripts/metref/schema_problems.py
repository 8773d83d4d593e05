"""What a model refuses, told in plain words with the line and the way to mend it."""

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from metref.problem import Problem
from metref.yaml_lines import Place, YamlText

RULE = "front-matter"


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
        where = (*place, *_plain_place(detail["loc"]))
        key = ".".join(str(part) for part in _plain_place(detail["loc"])) or "this entry"
        message, mend = _words(detail, key, model)
        rule = RULE if file.endswith(".md") else "data"
        yield Problem(file, text.line(where) + offset, rule, message, mend)


def _plain_place(loc: tuple[int | str, ...]) -> Place:
    # A discriminated union adds the name of the branch to the place; the file has no such key.
    branches = ("awaiting-clinical-review", "reviewed", "function-after", "nullable")
    return tuple(part for part in loc if not str(part).startswith(branches))


def _words(detail: Any, key: str, model: type[BaseModel]) -> tuple[str, str]:
    """Return what is wrong and how to mend it, for one of pydantic's error details."""
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    size = len(value) if isinstance(value, str) else 0
    known = {
        "extra_forbidden": (f"The key '{key}' is not known.", _did_you_mean(key, model)),
        "missing": (f"The key '{key}' is missing.", "Add it: see docs/contribute/index.md."),
        "enum": (f"'{key}' is '{value}'.", f"It must be {context.get('expected')}."),
        "string_too_long": (
            f"'{key}' has {size} characters.",
            f"Shorten it to at most {context.get('max_length')}.",
        ),
        "string_too_short": (
            f"'{key}' has {size} characters.",
            f"Write at least {context.get('min_length')}.",
        ),
        "too_short": (f"'{key}' is an empty list.", "Name at least one."),
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
    same = {"literal_error": "enum", "union_tag_not_found": "union_tag_invalid"}
    other = (f"'{key}': {detail['msg'].lower()}.", f"It is now: {value!r}.")
    return known.get(same.get(kind, kind), other)


def _did_you_mean(key: str, model: type[BaseModel]) -> str:
    known = list(model.model_fields)
    close = difflib.get_close_matches(key.rpartition(".")[2], known, n=1)
    if "." in key:
        return "Take it out, or check its spelling."
    hint = f"Did you mean '{close[0]}'? " if close else ""
    return f"{hint}Known keys: {', '.join(known)}."
