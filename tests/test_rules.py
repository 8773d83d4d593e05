"""Every rule finds its bad examples, and finds nothing in the pages as they are."""

import dataclasses
from pathlib import Path

import pytest

from metref import build, reading
from metref.catalog import Catalog
from metref.checks import CHECKS, OF_A_PAGE, check
from metref.problem import Problem
from metref.project import Project
from metref.rule_texts import Change, rule_texts

LEAST_A_RULE = 2
LEAST_IN_ALL = 120

SOURCE = [
    (identity, change)
    for identity, rule in rule_texts().items()
    if rule.on == "source"
    for change in rule.bad
]


# Every problem that anything tells belongs to a described rule, and has that rule's level.
LEVELS = {identity: rule.level for identity, rule in rule_texts().items()}


def apply(change: Change, root: Path) -> int:
    """Make a change; return the line (from 1) at which its problem must be told."""
    file = root / change.file
    text = file.read_text("utf-8") if change.replace else ""
    if change.replace:
        assert change.replace in text, f"{change.file} no longer holds '{change.replace}'"
        text = text.replace(change.replace, change.with_, 1)
    else:
        text = change.with_
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return line_of(change, root)


def line_of(change: Change, root: Path) -> int:
    """Return the line of the changed project at which the problem must be told."""
    mark = change.at or next(iter(change.with_.strip().splitlines()), "")
    lines = (root / change.problem_file).read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if mark in line), 1)


def tell(catalog: Catalog, identity: str, place: tuple[str, int]) -> list[Problem]:
    """Return what is told of the changed project, up to the rule's problem at its place."""
    told = list(catalog.problems)
    # The other pages are as they were: what judges a page by itself need not read them again.
    own = {path: page for path, page in catalog.pages.items() if page.file == place[0]}
    changed = dataclasses.replace(catalog, pages=own)
    for each in CHECKS:
        if any((p.rule, p.file, p.line) == (identity, *place) for p in told):
            break
        told += each(changed if each in OF_A_PAGE else catalog)
    return told


@pytest.mark.parametrize(
    ("identity", "change"), SOURCE, ids=[f"{rule}: {change.what}" for rule, change in SOURCE]
)
def test_example_is_found_by_its_rule_at_its_place(
    identity: str, change: Change, project: Project
) -> None:
    place = (change.problem_file, apply(change, project.root))
    found = tell(reading.read(project), identity, place)
    places = [(problem.file, problem.line) for problem in found if problem.rule == identity]
    assert place in places, "\n".join(map(str, found))
    assert {problem.rule: problem.level for problem in found}.items() <= LEVELS.items()


def test_the_pages_as_they_are_break_no_rule(catalog: Catalog) -> None:
    assert [str(problem) for problem in build.blocking(check(catalog))] == []


def test_there_are_enough_examples() -> None:
    counts = {identity: len(rule.bad) for identity, rule in rule_texts().items()}
    assert min(counts.values()) >= LEAST_A_RULE
    assert sum(counts.values()) >= LEAST_IN_ALL
