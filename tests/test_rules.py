"""Every rule finds its bad examples, and finds nothing in the pages as they are."""

from pathlib import Path

import pytest

from metref import build, reading
from metref.catalog import Catalog
from metref.checks import check
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


@pytest.mark.parametrize(
    ("identity", "change"), SOURCE, ids=[f"{rule}: {change.what}" for rule, change in SOURCE]
)
def test_example_is_found_by_its_rule_at_its_place(
    identity: str, change: Change, project: Project
) -> None:
    line = apply(change, project.root)
    found = check(reading.read(project))
    places = [(problem.file, problem.line) for problem in found if problem.rule == identity]
    assert (change.problem_file, line) in places, "\n".join(map(str, found))


def test_the_pages_as_they_are_break_no_rule(catalog: Catalog) -> None:
    assert [str(problem) for problem in build.blocking(check(catalog))] == []


def test_there_are_enough_examples() -> None:
    counts = {identity: len(rule.bad) for identity, rule in rule_texts().items()}
    assert min(counts.values()) >= LEAST_A_RULE
    assert sum(counts.values()) >= LEAST_IN_ALL


def test_every_problem_has_a_described_rule_of_its_level(project: Project) -> None:
    told: list[Problem] = []
    for _, change in SOURCE:
        if change.replace is None:
            continue
        before = (project.root / change.file).read_text("utf-8")
        apply(change, project.root)
        told += check(reading.read(project))
        (project.root / change.file).write_text(before, "utf-8")
    unknown = {problem.rule for problem in told} - rule_texts().keys()
    assert unknown == set()
    wrong = {p.rule for p in told if p.level != rule_texts()[p.rule].level}
    assert wrong == set()
