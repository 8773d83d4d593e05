"""What the front matter of each type of page holds. Unknown keys are refused.

Each key's description is printed for writers: in the reference of page types and in the skeleton of
a new page.
"""

from typing import Annotated, Literal

from pydantic import Field

from metref.fields import Date, Slug, Strict, Text
from metref.technique import Certainty, Finding, Method, Region

Title = Annotated[str, Field(min_length=1, max_length=70)]
Description = Annotated[str, Field(min_length=50, max_length=160)]
UsedFor = Annotated[str, Field(min_length=1, max_length=160)]
Audience = Literal["patients", "clinicians", "both"]
Names = Annotated[tuple[Text, ...], Field(strict=False)]

OTHER_NAMES = "What else people call it or type into a search. The first six are shown."


class Awaiting(Strict):
    """Nobody with clinical training has reviewed the page yet."""

    status: Literal["awaiting-clinical-review"] = Field(description="Nobody has reviewed it yet.")


class Reviewed(Strict):
    """A named clinician has reviewed the page.

    `content` is the fingerprint of what was reviewed: when it no longer matches, the page awaits
    review again.
    """

    status: Literal["reviewed"] = Field(description="A clinician has reviewed it.")
    by: Text = Field(description="The reviewer's name, with their consent.")
    role: Text = Field(description="Profession and where it is registered.")
    date: Date = Field(description="The day of the review.")
    next_due: Date = Field(description="The day by which it must be reviewed again.")
    content: Text = Field(description="The fingerprint of what was reviewed.")


Review = Annotated[Awaiting | Reviewed, Field(discriminator="status")]


class PageMeta(Strict):
    """What every page states."""

    title: Title = Field(description="What the page is about, in a reader's own words.")
    description: Description = Field(description="What the reader finds here, in plain words.")
    type: str = Field(description="The type of the page.")
    audience: Audience = Field(description="Whom the page is written for.")
    updated: Date = Field(description="The day on which the text last changed.")


class Landing(PageMeta):
    """A page that leads to others."""

    type: Literal["landing"]
    also_called: Names = Field(default=(), description=OTHER_NAMES)


class Reference(PageMeta):
    """A page to look things up in, or about the project itself."""

    type: Literal["reference"]
    also_called: Names = Field(default=(), description=OTHER_NAMES)


class Clinical(PageMeta):
    """A page that a reader may act on: it carries a warning and its review state."""

    review: Review = Field(description="Whether a clinician has reviewed the page.")
    also_called: Names = Field(default=(), description=OTHER_NAMES)
    warning: Slug = Field(
        description="The shared warning that stands first, by its id: docs/includes/warnings."
    )


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
    also_called: Names = Field(min_length=1, description=OTHER_NAMES)
    region: Region = Field(strict=False, description="The part of the body.")
    used_for: UsedFor = Field(description='One plain sentence with a safe verb: "is used for".')
    precautions: Annotated[tuple[Slug, ...], Field(strict=False)] = Field(
        min_length=1,
        description="Those that matter most here: ids of docs/safety/contraindications.yaml.",
    )
    certainty: Certainty = Field(strict=False, description="How sure the evidence lets us be.")
    finding: Finding = Field(description="What the model says is present.")
    methods: Annotated[tuple[Method, ...], Field(strict=False)] = Field(
        description="Each way of doing it; each has its block of steps in the text."
    )


Meta = Landing | Reference | Concept | Safety | Evidence | Technique

MODELS: dict[str, type[PageMeta]] = {
    "landing": Landing,
    "reference": Reference,
    "concept": Concept,
    "safety": Safety,
    "evidence": Evidence,
    "technique": Technique,
}
