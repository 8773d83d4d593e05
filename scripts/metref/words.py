"""The words that readers see for what the front matter says in short."""

from collections.abc import Mapping
from typing import Any

from metref.technique import Certainty, Mechanism, Position, Region, SelfCare, Side, Support

REGIONS = {
    Region.PELVIS: "Pelvis",
    Region.HIP: "Hip",
    Region.SPINE: "Spine, neck and ribs",
    Region.ARM: "Shoulder and arm",
    Region.LEG: "Knee, ankle and foot",
    Region.JAW: "Jaw",
}

CERTAINTIES = {
    Certainty.HIGH: "High",
    Certainty.MODERATE: "Moderate",
    Certainty.LOW: "Low",
    Certainty.VERY_LOW: "Very low",
    Certainty.NONE: "No study found",
}

SELF_CARE = {
    SelfCare.NEVER: "No, never alone",
    SelfCare.TAUGHT_ONLY: "Only after a clinician has taught you",
}

SIDES = {
    Side.LEFT: "The left side is the affected one",
    Side.RIGHT: "The right side is the affected one",
    Side.BOTH: "Both sides alike",
}

POSITIONS = {
    Position.SUPINE: "On the back (supine)",
    Position.PRONE: "Face down (prone)",
    Position.SIDE_LYING: "On the side (side-lying)",
    Position.SITTING: "Sitting",
    Position.STANDING: "Standing",
}

MECHANISMS = {
    Mechanism.POST_ISOMETRIC: "Push away from the stiff direction (post-isometric)",
    Mechanism.RECIPROCAL: "Push towards the stiff direction (reciprocal)",
    Mechanism.MUSCLE_FORCE: "The muscle's own pull moves the part (muscle force)",
    Mechanism.RESPIRATORY: "Breathing does the work (respiratory)",
    Mechanism.PULSED: "Many tiny pushes (pulsed)",
    Mechanism.ISOTONIC: "Push while the part moves (isotonic)",
}

SUPPORT = {
    Support.SOURCED: "Position and push are given by",
    Support.PARTLY: "Partly given by a source; the rest is worked out from anatomy:",
    Support.DERIVED: "Worked out from anatomy; no source that we could check gives this method.",
}

# What readers see for each value of these, by the type of the value.
MEANINGS: Mapping[type, Mapping[Any, str]] = {
    Region: REGIONS,
    Certainty: CERTAINTIES,
    SelfCare: SELF_CARE,
    Side: SIDES,
    Position: POSITIONS,
    Mechanism: MECHANISMS,
}

FOUNDED_ON = {
    "data": "measured",
    "guideline": "a guideline",
    "consensus": "agreement among teachers, not data",
    "borrowed": "borrowed from lists for other treatments",
}


def span(pair: tuple[int | float, int | float]) -> str:
    """Return a range in words: "3 to 5", or "4" where both ends are the same."""
    least, most = pair
    return f"{least:g}" if least == most else f"{least:g} to {most:g}"


def term_of(motion: str) -> str:
    """Return a motion's name as it is written in text: "posterior rotation"."""
    return motion.replace("-", " ")
