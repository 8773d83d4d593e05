"""Doses: within what the sources give, and in the data alone, not repeated in the steps."""

import re
from collections.abc import Iterator

from metref.catalog import Catalog, Page
from metref.checks.citations import LIBRARY
from metref.checks.directions import technique_pages
from metref.direction_data import UsualDose, read_doses
from metref.method_text import method_texts
from metref.problem import Problem
from metref.technique import Method
from metref.words import span

NAMES = {
    "effort_percent": ("effort", "% of full strength"),
    "hold_seconds": ("hold", " seconds"),
    "repetitions": ("number of pushes", ""),
    "rest_seconds": ("rest", " seconds"),
}
NUMBER = r"(?:\d+(?:[.,]\d+)?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
FIGURE = re.compile(
    rf"\b{NUMBER}(?:[ -]?(?:to|or|\u2013|-)[ -]?{NUMBER})?\s*"
    rf"(?:%|per ?cent\b|-?\s*seconds?\b|secs?\b|s\b|times\b|repetitions?\b|reps?\b|goes\b)",
    re.IGNORECASE,
)


def check_doses(catalog: Catalog) -> Iterator[Problem]:
    """Tell of a dose outside the usual range, with the sources that give the range."""
    usual, problems = read_doses(catalog.project)
    yield from problems
    yield from _source_problems(catalog, usual)
    for page, technique in technique_pages(catalog):
        for index, method in enumerate(technique.methods):
            for each in usual:
                yield from _outside(page, index, method, each)


def _outside(page: Page, index: int, method: Method, usual: UsualDose) -> Iterator[Problem]:
    given = getattr(method.dose, usual.quantity)
    if given is None or method.mechanism not in usual.mechanisms:
        return
    least, most = usual.usual
    if least <= given[0] and given[1] <= most:
        return
    name, unit = NAMES[usual.quantity]
    keys = "; ".join(f"@{key}" for key in usual.sources)
    message = (
        f"The {name} is {span(given)}{unit}; the usual range is {span(usual.usual)}{unit} [{keys}]."
    )
    mend = "Check it against the method's own source, and say in the text who gives it."
    line = page.line("methods", index, "dose")
    yield Problem(page.file, line, "dose", message, mend, "good-practice")


def _source_problems(catalog: Catalog, usual: tuple[UsualDose, ...]) -> Iterator[Problem]:
    for each in usual:
        for key in each.sources:
            if key not in catalog.sources:
                message = f"No source has the key '{key}'."
                mend = f"Add the source to {LIBRARY}."
                yield Problem("docs/references/doses.yaml", 1, "citation", message, mend)


def check_dose_in_steps(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a figure of a dose in a step: the block draws the data's, and two would differ."""
    for page, technique in technique_pages(catalog):
        texts = method_texts(page)
        for method in technique.methods:
            for step in texts[method.id].steps if method.id in texts else ():
                for match in FIGURE.finditer(step.text):
                    line = step.line + step.text.count("\n", 0, match.start())
                    message = f"The step gives a dose of its own ('{match[0]}')."
                    mend = "Write 'for the time above'; the figure stands in the method's 'dose'."
                    yield Problem(page.file, line, "dose-in-steps", message, mend)
