"""What is drawn from a technique's data: the facts of a method and the summary of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from metref.catalog import Catalog
from metref.front_matter_models import Technique
from metref.technique import Mechanism, Method, strictest
from metref.words import (
    CERTAINTIES,
    MECHANISMS,
    POSITIONS,
    REGIONS,
    SELF_CARE,
    SIDES,
    SUPPORT,
    span,
    term_of,
)


@dataclass(frozen=True)
class Fact:
    """One line of a card: a label, its text in inline Markdown, and who moves, if anybody.

    `actor` is "clinician", "patient" or "".
    """

    label: str
    text: str
    actor: str = ""


def movement(part: str, motions: Iterable[str], catalog: Catalog) -> str:
    """Return a movement in plain words with its term in brackets."""
    listed = list(motions)
    known = [catalog.motions.get((part, motion)) for motion in listed]
    plain = ", with ".join(motion.plain for motion in known if motion)
    term = f"{term_of(part)} {' and '.join(term_of(motion) for motion in listed)}"
    return f"{plain[:1].upper()}{plain[1:]} ({term})" if plain else term


def muscles(method: Method, catalog: Catalog) -> str:
    """Return the muscles that push, with the sources of their actions."""
    names = method.contraction.muscles
    known = [catalog.muscles[name] for name in names if name in catalog.muscles]
    keys = dict.fromkeys(key for muscle in known for key in muscle.sources)
    return ", ".join(names) + cite(keys)


def cite(keys: Iterable[str]) -> str:
    """Return a citation of the keys, with the space before it, or nothing."""
    listed = "; ".join(f"@{key}" for key in keys)
    return f" [{listed}]" if listed else ""


def dose_facts(method: Method) -> list[Fact]:
    """Return effort, hold, rest and repetitions, those that are given."""
    dose = method.dose
    given = [
        ("How hard", dose.effort_percent, "{}% of full strength"),
        ("Hold", dose.hold_seconds, "{} seconds"),
        ("Rest", dose.rest_seconds, "{} seconds"),
        ("How often", dose.repetitions, "{} times"),
    ]
    return [Fact(label, form.format(span(pair))) for label, pair, form in given if pair]


def method_facts(method: Method, catalog: Catalog) -> list[Fact]:
    """Return the facts of a method in the order in which a clinician needs them."""
    barrier, push = method.barrier, method.contraction
    who = muscles(method, catalog)
    facts = [
        Fact("Side shown", SIDES[method.side_shown]),
        Fact("Position", POSITIONS[method.position]),
        Fact("The clinician moves", movement(barrier.part, barrier.motions, catalog), "clinician"),
        Fact("The patient pushes", movement(push.part, push.motions, catalog), "patient"),
        *([Fact("Muscles", who)] if who else []),
        Fact("Idea", MECHANISMS[method.mechanism]),
        *dose_facts(method),
        Fact("Do it yourself?", SELF_CARE[method.self_care]),
        Fact("Source", f"{SUPPORT[method.support]}{cite(method.sources)}"),
    ]
    return (
        [*facts, Fact("Why this direction", method.barrier_note)] if method.barrier_note else facts
    )


def summary(technique: Technique, catalog: Catalog) -> list[Fact]:
    """Return the lines of a technique page's summary card, without citations."""
    return [
        Fact("Region", REGIONS[technique.region]),
        Fact("Used for", technique.used_for),
        *_of_methods(technique.methods, catalog),
        Fact("Certainty", CERTAINTIES[technique.certainty]),
        Fact("Do it yourself?", SELF_CARE[strictest(technique.methods)]),
    ]


def _of_methods(methods: tuple[Method, ...], catalog: Catalog) -> list[Fact]:
    if not methods:
        return [Fact("Methods", "None that we could check")]
    return [
        Fact("Position", _each(POSITIONS[method.position] for method in methods)),
        Fact("The clinician moves", _movements(methods, catalog, "barrier"), "clinician"),
        Fact("The patient pushes", _movements(methods, catalog, "contraction"), "patient"),
        Fact("Dose", _dose(methods)),
    ]


def _each(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))


def _movements(methods: Iterable[Method], catalog: Catalog, side: str) -> str:
    moves = (getattr(method, side) for method in methods)
    return _each(movement(move.part, move.motions, catalog) for move in moves)


def _dose(methods: tuple[Method, ...]) -> str:
    doses = dict.fromkeys(
        ", ".join(f"{fact.label.lower()}: {fact.text}" for fact in dose_facts(method))
        for method in methods
    )
    if len(doses) != 1:
        return "Differs by method: see each one"
    if any(doses):
        return "".join(doses)
    breath = all(method.mechanism is Mechanism.RESPIRATORY for method in methods)
    return "Breathing does the work" if breath else "The sources give no figure"
