"""What the checks of directions and doses read besides motions and muscles, each a data file.

Levers (what a push drives), the everyday words of motions, the rows of tables for left and right,
and the usual doses. They stand in docs/references/ and are read where a check needs them.
"""

from collections.abc import Callable
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, Field

from metref.fields import Slug, SourceKey, Strict, Text
from metref.problem import Problem
from metref.project import Project
from metref.reading import Reader
from metref.shared_data import Movement
from metref.technique import Mechanism, Position

FOLDER = "references"

Positions = tuple[Annotated[Position, Field(strict=False)], ...]
Mechanisms = tuple[Annotated[Mechanism, Field(strict=False)], ...]
Figure = Annotated[int | float, Field(ge=0)]
Entry = TypeVar("Entry", bound=BaseModel)
Read = tuple[tuple[Entry, ...], tuple[Problem, ...]]


class Lever(Strict):
    """A push against a held limb, or a phase of the breath, and the motion that it drives."""

    push: Movement
    drives: Movement
    why: Text


class MotionWords(Strict):
    """Phrases that say a motion in a step; where `positions` stand, only in these."""

    part: Slug
    motion: Text
    positions: Annotated[Positions, Field(strict=False)] = ()
    says: Annotated[tuple[Text, ...], Field(min_length=1, strict=False)]


class SideRow(Strict):
    """A row of a table for left and right whose side is known from its first cell."""

    row: Text
    side: Literal["same", "other"]


class UsualDose(Strict):
    """The usual range of one quantity of a dose, for some mechanisms, with its sources."""

    quantity: Literal["effort_percent", "hold_seconds", "repetitions", "rest_seconds"]
    mechanisms: Annotated[Mechanisms, Field(min_length=1, strict=False)]
    usual: Annotated[tuple[Figure, Figure], Field(strict=False)]
    sources: Annotated[tuple[SourceKey, ...], Field(min_length=1, strict=False)]
    note: Text


def read_levers(project: Project) -> Read[Lever]:
    """Return the levers, and what is wrong with their file."""
    return _read(project, "levers.yaml", Lever, lambda each: f"{each.push} {each.drives}")


def read_motion_words(project: Project) -> Read[MotionWords]:
    """Return the words of motions, and what is wrong with their file."""
    return _read(
        project,
        "motion-words.yaml",
        MotionWords,
        lambda each: " ".join([each.part, each.motion, *each.positions]),
    )


def read_side_rows(project: Project) -> Read[SideRow]:
    """Return the rows whose side is known, and what is wrong with their file."""
    return _read(project, "side-rows.yaml", SideRow, lambda each: each.row)


def read_doses(project: Project) -> Read[UsualDose]:
    """Return the usual doses, and what is wrong with their file."""
    return _read(
        project,
        "doses.yaml",
        UsualDose,
        lambda each: " ".join([each.quantity, *each.mechanisms]),
    )


def _read(
    project: Project, name: str, model: type[Entry], identity: Callable[[Entry], str]
) -> Read[Entry]:
    reader = Reader(project)
    entries = reader.entries_of(project.docs / FOLDER / name, model, identity)
    return tuple(entries.values()), tuple(reader.problems)
