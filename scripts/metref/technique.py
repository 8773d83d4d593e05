"""A technique and its methods, as a technique page's front matter states them.

The rules of direction (barrier, push, mechanism) are those of the field's teaching texts; the
checks prove them, this module only says what can be written down.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from metref.fields import Slug, SourceKey, Strict, Text


class Region(StrEnum):
    """The part of the body that a technique page belongs to."""

    PELVIS = "pelvis"
    HIP = "hip"
    SPINE = "spine"
    ARM = "arm"
    LEG = "leg"
    JAW = "jaw"


class Certainty(StrEnum):
    """How sure the evidence lets us be."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"
    NONE = "none"


class Mechanism(StrEnum):
    """How the push is meant to help."""

    POST_ISOMETRIC = "post-isometric"
    RECIPROCAL = "reciprocal"
    MUSCLE_FORCE = "muscle-force"
    RESPIRATORY = "respiratory"
    PULSED = "pulsed"
    ISOTONIC = "isotonic"


class Position(StrEnum):
    """How the patient lies, sits or stands."""

    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    SITTING = "sitting"
    STANDING = "standing"


class Side(StrEnum):
    """Which side is affected in the worked example."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class SelfCare(StrEnum):
    """Whether a patient may do it alone. There is no "go ahead"."""

    NEVER = "never"
    TAUGHT_ONLY = "taught-only"


class Support(StrEnum):
    """Where a method's position and push come from."""

    SOURCED = "sourced"
    PARTLY = "partly"
    DERIVED = "derived"


Motions = Annotated[tuple[Text, ...], Field(min_length=1, strict=False)]

PART = "The part of the body, as docs/references/motions.yaml names it."


class Finding(Strict):
    """What the model says is present: a part, and the motion that it has made."""

    part: Slug = Field(description=PART)
    motion: Text = Field(description="The motion that the part is said to have made.")


class Barrier(Strict):
    """The part that the clinician moves, and the directions in which it first meets stiffness."""

    part: Slug = Field(description=PART)
    motions: Motions = Field(description="The directions in which it first meets stiffness.")


class Contraction(Strict):
    """The patient's push: the part, its directions and the muscles that do the work."""

    part: Slug = Field(description=PART)
    motions: Motions = Field(description="The directions in which the patient pushes.")
    muscles: Annotated[tuple[Text, ...], Field(strict=False)] = Field(
        default=(),
        description="The muscles that do the work, as docs/references/muscles.yaml has them.",
    )


Percent = Annotated[int, Field(ge=0, le=100)]
Amount = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Range = Annotated[tuple[Amount, Amount], Field(strict=False)]


class Dose(Strict):
    """How hard, how long and how often: each a range [least, most].

    `effort_percent` is of the strongest push; `hold_seconds` and `rest_seconds` are seconds;
    `repetitions` is a count. None where the sources give no figure, or where breath does the work.
    """

    effort_percent: Annotated[tuple[Percent, Percent], Field(strict=False)] | None = Field(
        description="How hard, in percent of the strongest push."
    )
    hold_seconds: Range | None = Field(description="How long each push lasts, in seconds.")
    repetitions: Range | None = Field(description="How many pushes.")
    rest_seconds: Range | None = Field(description="How long the rest between them is, in seconds.")

    @model_validator(mode="after")
    def _least_first(self) -> "Dose":
        for name in type(self).model_fields:
            pair = getattr(self, name)
            if pair and pair[0] > pair[1]:
                least, most = pair
                raise ValueError(f"{name} is [least, most], and {least:g} is more than {most:g}")
        return self


class Method(Strict):
    """One way of doing the technique."""

    id: Slug = Field(description="Its short name in addresses; its block of steps names it.")
    name: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="What sets it apart from the page's other methods, in plain words."
    )
    side_shown: Side = Field(strict=False, description="The affected side in the worked example.")
    mechanism: Mechanism = Field(strict=False, description="How the push is meant to help.")
    position: Position = Field(strict=False, description="How the patient lies, sits or stands.")
    finding: Finding | None = Field(
        default=None, description="Only where it differs from the page's finding."
    )
    barrier: Barrier = Field(description="What the clinician moves, and in which directions.")
    barrier_note: Text | None = Field(
        default=None, description="Why the barrier is not opposite to the finding, where it is not."
    )
    contraction: Contraction = Field(description="The patient's push.")
    dose: Dose = Field(description="How hard, how long and how often.")
    self_care: SelfCare = Field(strict=False, description="Whether a patient may do it alone.")
    support: Support = Field(strict=False, description="Where position and push come from.")
    sources: Annotated[tuple[SourceKey, ...], Field(strict=False)] = Field(
        default=(),
        description="Keys of citable sources that give position and push; none only if derived.",
    )

    @model_validator(mode="after")
    def _sources_fit_support(self) -> "Method":
        if self.support is not Support.DERIVED and not self.sources:
            raise ValueError(
                f"the method '{self.id}' is {self.support.value} but names no source in 'sources'"
            )
        return self


def strictest(methods: tuple[Method, ...]) -> SelfCare:
    """Return the strictest self-care rule of the methods: the page shows that one."""
    if all(method.self_care is SelfCare.TAUGHT_ONLY for method in methods) and methods:
        return SelfCare.TAUGHT_ONLY
    return SelfCare.NEVER
