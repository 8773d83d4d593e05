"""The sections of each type of page, and what a writer puts into each."""

from collections.abc import Mapping

from metref.checks.sections import FIRST, LAST, TECHNIQUE

HOLDS: Mapping[str, str] = {
    "In plain words": (
        "what it is, what it feels like, what it can and cannot do, and the words that patients "
        "use for it, in quotation marks; reading grade 8 or lower"
    ),
    "What the model says": (
        "what is taught to be wrong and why this is done, told as the model's, and what "
        "measurements say against it"
    ),
    "How it is assessed": (
        "each test: how it is done, what it is said to show, and how well examiners agree on it, "
        "with its source"
    ),
    "How a clinician does it": (
        "one short paragraph, then a block of steps for each method of the front matter"
    ),
    "Doing it yourself": (
        "where it is never done alone: why, and what to do instead; where it is done once taught: "
        "what being taught involves, how gentle, how often at most, when to stop, whom to ask; no "
        "steps while the page awaits review"
    ),
    "Who should not have it": (
        "what each precaution changes here, each linked to its place on safety/contraindications.md"
    ),
    "What the evidence shows": (
        "how sure we are and what that means for the reader, then the studies, each figure with "
        "its source in the same sentence"
    ),
    "Where sources disagree": "each disagreement, with both sides and their sources",
    "In short": "the answer, in three to six sentences",
    "Read next": "two to five links, each with why",
    "Where this comes from": "whether this rests on data or on agreement, with the sources",
    "What nobody has tested": "the questions that no study has answered",
}
OWN = "your own sections, each with a heading that says what it holds"


def sections_of(kind: str) -> tuple[str | None, ...]:
    """Return the sections of a type in order; None stands for sections of the writer's own."""
    if kind == "technique":
        return TECHNIQUE
    return tuple(dict.fromkeys((FIRST.get(kind), None, LAST.get(kind))))


def holds(section: str | None) -> str:
    """Return what a writer puts into a section; None: into those of the writer's own."""
    return HOLDS[section] if section else OWN
