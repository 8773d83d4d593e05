"""Data that pages share: terms, precautions, warnings, motions and muscles."""

from typing import Annotated, Literal

from pydantic import Field

from metref.fields import Slug, SourceKey, Strict, Text

Names = Annotated[tuple[Text, ...], Field(strict=False)]
SourceKeys = Annotated[tuple[SourceKey, ...], Field(strict=False)]


class Term(Strict):
    """An entry of the glossary: everyday meaning first, clinical detail after it.

    `short` holds its abbreviations, `also` what else it is called or how else it is spelt.
    """

    term: Text
    id: Slug
    short: Names = ()
    also: Names = ()
    plain: Text
    more: Text | None = None


class Precaution(Strict):
    """A reason not to have MET ("stop"), or to change the plan ("caution")."""

    id: Slug
    name: Text
    level: Literal["stop", "caution"]
    why: Text
    instead: Text
    founded_on: Literal["data", "guideline", "consensus", "borrowed"]
    sources: SourceKeys = ()
    also_called: Names = ()


class Movement(Strict):
    """A motion of a part of the body, as a finding or a barrier names it."""

    part: Slug
    motion: Text


class NeverAlone(Strict):
    """Something that nobody may do alone, and what makes a method belong to it.

    `parts` and `movements` are looked for in findings, barriers and pushes, `words` in names, ids
    and muscles. The list is that of the project's design.
    """

    id: Slug
    name: Text
    parts: Annotated[tuple[Slug, ...], Field(strict=False)] = ()
    movements: Annotated[tuple[Movement, ...], Field(strict=False)] = ()
    mechanisms: Names = ()
    words: Annotated[tuple[Text, ...], Field(min_length=1, strict=False)]
    why: Text


class WarningMeta(Strict):
    """The head of a shared warning."""

    kind: Literal["emergency", "stop", "caution", "note"]
    title: Text


class SharedWarning(Strict):
    """A warning that many pages show; `body` is Markdown with links from docs/."""

    id: Slug
    kind: Literal["emergency", "stop", "caution", "note"]
    title: Text
    body: Text


class Motion(Strict):
    """A motion of a part of the body, its opposite and what it looks like."""

    part: Slug
    motion: Text
    opposite: Text
    plain: Text


class MuscleAction(Strict):
    """One action of a muscle.

    `reversed`: the pull on its origin while the limb is held still. `reasoned`: worked out from
    its attachments, not printed in the source.
    """

    part: Slug
    motion: Text
    reversed: bool = False
    reasoned: bool = False


class Muscle(Strict):
    """A muscle with its actions, the position they hold in, and the sources."""

    name: Text
    plain: Text
    actions: Annotated[tuple[MuscleAction, ...], Field(strict=False)]
    position: Text | None = None
    note: Text | None = None
    sources: SourceKeys
