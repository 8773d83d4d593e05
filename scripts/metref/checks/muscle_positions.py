"""Muscles whose action changes with the hip's position: the method's text says the position."""

import re
from collections.abc import Iterator

from metref.catalog import Catalog
from metref.checks.directions import technique_pages
from metref.method_text import MethodText, method_texts
from metref.problem import Problem
from metref.technique import Method

STRAIGHT = "hip straight"
BENT = "hip bent"
# How the name and the steps of a method say it.
SAID = {
    STRAIGHT: re.compile(r"\bhips?\b(?: \w+){0,2} straight\b|\bstraight hips?\b", re.IGNORECASE),
    BENT: re.compile(
        r"\bhips?\b(?: and knees?)?(?: (?:is|are|both|all)){0,2} bent\b|\bbent hips?\b"
        r"|\bbent at (?:the )?hips?\b",
        re.IGNORECASE,
    ),
}


def check_muscle_positions(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a muscle whose action holds in another position of the hip than the method's."""
    for page, technique in technique_pages(catalog):
        texts = method_texts(page)
        for index, method in enumerate(technique.methods):
            stated = positions_said(method, texts.get(method.id))
            for name in method.contraction.muscles:
                muscle = catalog.muscles.get(name)
                needed = needed_position(muscle.position if muscle else None)
                if needed and needed not in stated:
                    told = f"'{' and '.join(sorted(stated))}'" if stated else "neither way"
                    message = (
                        f"The action of '{name}' holds with the {needed}; the text says {told}."
                    )
                    mend = "Say how the hip lies in the step 'Lie', or name another muscle."
                    line = page.line("methods", index, "contraction")
                    yield Problem(page.file, line, "direction-muscles", message, mend)


def needed_position(position: str | None) -> str | None:
    """Return the position of the hip in which all of a muscle's actions hold, if one is given."""
    return next((each for each in SAID if position and position.startswith(each)), None)


def positions_said(method: Method, text: MethodText | None) -> set[str]:
    """Return the positions of the hip that a method's name and its first steps say."""
    steps = (
        [step.text for step in text.steps if step.label.lower().startswith("lie")] if text else []
    )
    said = " ".join([method.name, *steps])
    return {position for position, pattern in SAID.items() if pattern.search(said)}
