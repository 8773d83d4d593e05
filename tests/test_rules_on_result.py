"""Every rule on the result finds its bad examples: all stand in one copy, which is built once."""

import subprocess
import sys
from pathlib import Path

import pytest

from metref import build
from metref.built_site import check_site
from metref.engines import environment
from metref.problem import Problem
from metref.project import Project
from metref.rule_texts import Change, rule_texts
from tests.conftest import copy_project
from tests.test_rules import apply, line_of

RESULT = [
    (identity, change)
    for identity, rule in rule_texts().items()
    if rule.on == "result"
    for change in rule.bad
]


def build_whatever_it_says(project: Project) -> None:
    """Build a project with MkDocs, whatever the checks of the sources say about it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--no-strict", "--clean"]
    env = environment() | {"METREF_SITE_DIR": str(project.site)}
    subprocess.run(command, cwd=project.root, env=env, check=True, capture_output=True)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Problem]]:
    """A copy with every example in it, built, and what the checks of the result say."""
    project = copy_project(tmp_path_factory.mktemp("broken") / "project")
    for _, change in RESULT:
        apply(change, project.root)
    catalog = build.prepare(project)
    build_whatever_it_says(project)
    return project.root, check_site(catalog, project.site)


@pytest.mark.parametrize(
    ("identity", "change"), RESULT, ids=[f"{rule}: {change.what}" for rule, change in RESULT]
)
def test_example_is_found_by_its_rule_at_its_place(
    identity: str, change: Change, broken: tuple[Path, list[Problem]]
) -> None:
    root, found = broken
    places = [(problem.file, problem.line) for problem in found if problem.rule == identity]
    assert (change.problem_file, line_of(change, root)) in places, "\n".join(map(str, found))


def test_nothing_else_is_found(broken: tuple[Path, list[Problem]]) -> None:
    root, found = broken
    meant = {(change.problem_file, line_of(change, root)) for _, change in RESULT}
    assert [str(each) for each in found if (each.file, each.line) not in meant] == []


def test_the_examples_stand_on_different_lines(broken: tuple[Path, list[Problem]]) -> None:
    root, _ = broken
    places = [(change.problem_file, line_of(change, root)) for _, change in RESULT]
    assert len(set(places)) == len(places)


def test_every_rule_on_the_result_is_described(broken: tuple[Path, list[Problem]]) -> None:
    _, found = broken
    assert {(each.rule, each.level) for each in found} <= {
        (identity, rule.level) for identity, rule in rule_texts().items() if rule.on == "result"
    }
