"""The keys of the front matter as a writer needs them, read from the models."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from metref.front_matter_models import MODELS
from metref.yaml_lines import Place

Model = type[BaseModel]


@dataclass(frozen=True)
class Key:
    """One key of the front matter.

    `form` says how its value is written, `allowed` lists the values where only some are, `parts`
    are the models of what is nested in it, and `listed` says that these stand in a list. A
    `sentence` is text that may hold a colon, so it stands in quotes.
    """

    name: str
    holds: str
    form: str
    required: bool
    absent: bool
    allowed: tuple[str, ...]
    parts: tuple[Model, ...]
    listed: bool
    sentence: bool


def keys_of(model: Model) -> list[Key]:
    """Return the keys of a model in their order."""
    return [_key(model, name, field) for name, field in model.model_fields.items()]


def key_at(model: Model, place: Place) -> Key | None:
    """Return the key that a place of the front matter belongs to, or None where there is none."""
    names = [part for part in place if isinstance(part, str)]
    models: tuple[Model, ...] = (model,)
    found = None
    for name in names:
        known = [key for each in models for key in keys_of(each) if key.name == name]
        if not known:
            return None
        found = known[0]
        models = found.parts
    return found


def _key(model: Model, name: str, field: FieldInfo) -> Key:
    leaves = tuple(_leaves(field.annotation))
    return Key(
        name=name,
        holds=_description(model, name),
        form=_form(field),
        required=field.is_required(),
        absent=field.default is None,
        allowed=tuple(value for leaf in leaves for value in _values(leaf)),
        parts=tuple(leaf for leaf in leaves if _is_model(leaf)),
        listed=_is_list(field.annotation),
        sentence=str in leaves and any(isinstance(each, MaxLen) for each in field.metadata),
    )


def _description(model: Model, name: str) -> str:
    """Return a key's description: a type that narrows a key keeps the description above it."""
    for each in model.__mro__:
        fields = each.model_fields if issubclass(each, BaseModel) else {}
        if name in fields and (description := fields[name].description):
            return description
    return ""


def _is_model(leaf: Any) -> bool:
    return isinstance(leaf, type) and issubclass(leaf, BaseModel)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple and Ellipsis in get_args(annotation)


def _leaves(annotation: Any) -> Iterator[Any]:
    """Yield the plain types of an annotation; a Literal counts as one."""
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        yield from _leaves(inner[0])
    elif not inner or get_origin(annotation) is Literal:
        yield annotation
    else:
        for each in inner:
            yield from _leaves(each)


def _values(leaf: Any) -> tuple[str, ...]:
    if get_origin(leaf) is Literal:
        return get_args(leaf)
    return tuple(leaf) if isinstance(leaf, type) and issubclass(leaf, StrEnum) else ()


def _form(field: FieldInfo) -> str:
    """Return how a value is written: its length, or that it is a list, a range or a date."""
    leaves = list(_leaves(field.annotation))
    least = next((each.min_length for each in field.metadata if isinstance(each, MinLen)), 0)
    most = next((each.max_length for each in field.metadata if isinstance(each, MaxLen)), None)
    if _is_list(field.annotation):
        return "A list, at least one" if least else "A list"
    if datetime.date in leaves:
        return "Year-month-day"
    if {int, float} & set(leaves):
        return "[least, most], or null where no source says"
    if most:
        return f"{least} to {most} characters" if least > 1 else f"At most {most} characters"
    return ""


def purpose(model: Model) -> str:
    """Return what a model is for: the first line of its docstring."""
    return (model.__doc__ or "").strip().splitlines()[0]


def nested_models() -> list[Model]:
    """Return the models that stand inside a key, each once, in the order in which they are met."""
    found: dict[Model, None] = {}
    waiting: list[Model] = list(MODELS.values())
    while waiting:
        parts = [part for key in keys_of(waiting.pop(0)) for part in key.parts]
        waiting += [part for part in parts if part not in found]
        found.update(dict.fromkeys(parts))
    return list(found)
