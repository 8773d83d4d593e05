"""What the front matter of each type of page holds. Unknown keys are refused."""

from typing import Annotated, Literal

from pydantic import Field

from metref.fields import Date, Slug, Strict, Text
from metref.technique import Certainty, Finding, Method, Region

Title = Annotated[str, Field(min_length=1, max_length=70)]
Description = Annotated[str, Field(min_length=50, max_length=160)]
UsedFor = Annotated[str, Field(min_length=1, max_length=160)]
Audience = Literal["patients", "clinicians", "both"]
Names = Annotated[tuple[Text, ...], Field(strict=False)]


class Awaiting(Strict):
    """Nobody with clinical training has reviewed the page yet."""

    status: Literal["awaiting-clinical-review"]


class Reviewed(Strict):
    """A named clinician has reviewed the page.

    `content` is the fingerprint of what was reviewed: when it no longer matches, the page awaits
    review again.
    """

    status: Literal["reviewed"]
    by: Text
    role: Text
    on: Date
    next_due: Date
    content: Text


Review = Annotated[Awaiting | Reviewed, Field(discriminator="status")]


class PageMeta(Strict):
    """What every page states."""

    title: Title
    description: Description
    type: str
    audience: Audience
    updated: Date


class Landing(PageMeta):
    """A page that leads to others."""

    type: Literal["landing"]
    also_called: Names = ()


class Reference(PageMeta):
    """A page to look things up in, or about the project itself."""

    type: Literal["reference"]
    also_called: Names = ()


class Clinical(PageMeta):
    """A page that a reader may act on: it carries a warning and its review state."""

    review: Review
    also_called: Names = ()
    warning: Slug


class Concept(Clinical):
    """A page that explains one idea."""

    type: Literal["concept"]


class Safety(Clinical):
    """A page about harm and how to avoid it."""

    type: Literal["safety"]


class Evidence(Clinical):
    """A page about what studies found."""

    type: Literal["evidence"]


class Technique(Clinical):
    """A page that explains how one technique is done."""

    type: Literal["technique"]
    also_called: Annotated[tuple[Text, ...], Field(min_length=1, strict=False)]
    region: Annotated[Region, Field(strict=False)]
    used_for: UsedFor
    precautions: Annotated[tuple[Slug, ...], Field(min_length=1, strict=False)]
    certainty: Annotated[Certainty, Field(strict=False)]
    finding: Finding
    methods: Annotated[tuple[Method, ...], Field(strict=False)]


Meta = Landing | Reference | Concept | Safety | Evidence | Technique

MODELS: dict[str, type[PageMeta]] = {
    "landing": Landing,
    "reference": Reference,
    "concept": Concept,
    "safety": Safety,
    "evidence": Evidence,
    "technique": Technique,
}
