"""Doses: outside the usual range is told with its sources; steps give no figures."""

import dataclasses
from typing import Any

import pytest

from metref import reading
from metref.catalog import Catalog
from metref.checks.doses import check_dose_in_steps, check_doses
from metref.project import Project
from tests.builders import dose_data, make_method, make_page, told
from tests.conftest import ROOT

CATALOG = reading.read(Project(ROOT))


def with_dose(mechanism: str = "muscle-force", **dose: Any) -> Catalog:
    method = make_method(mechanism=mechanism).model_dump(mode="json")
    data = {**method, "dose": dose_data(effort_percent=None, **dose)}
    page = make_page(kind="technique", methods=[data])
    return dataclasses.replace(CATALOG, pages={page.path: page})


def with_step(text: str) -> Catalog:
    body = f"/// method | on-the-back\n\n1. **Push.** {text}\n\n///\n\nHeld for 5 seconds.\n"
    page = make_page(kind="technique", body=body)
    return dataclasses.replace(CATALOG, pages={page.path: page})


def test_usual_dose_is_not_told() -> None:
    assert told(check_doses(with_dose(hold_seconds=[3, 10], rest_seconds=[2, 3]))) == []


def test_dose_outside_the_range_names_the_range_and_its_sources() -> None:
    problems = list(check_doses(with_dose(hold_seconds=[3, 30])))
    assert [problem.level for problem in problems] == ["good-practice"]
    assert problems[0].message.startswith(
        "The hold is 3 to 30 seconds; the usual range is 3 to 10 seconds [@yaopelvistreatment;"
    )


@pytest.mark.parametrize(("hold", "count"), [([1, 1], 0), ([3, 5], 1)])
def test_tiny_pushes_have_a_range_of_their_own(hold: list[int], count: int) -> None:
    catalog = with_dose("pulsed", hold_seconds=hold, repetitions=[20, 20])
    assert len(told(check_doses(catalog))) == count


def test_breath_has_no_range() -> None:
    assert told(check_doses(with_dose("respiratory", hold_seconds=[60, 60]))) == []


def test_sources_of_the_ranges_are_in_the_library() -> None:
    lacking = dataclasses.replace(CATALOG, sources={})
    assert "citation: No source has the key 'mallypiriformis'." in told(check_doses(lacking))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Hold for 5 seconds.",
        "Hold for three to five seconds.",
        "Push with 20% of full strength.",
        "Push with 20 per cent of full strength.",
        "Repeat this 3-5 times.",
        "A 10-second push.",
        "Do four repetitions.",
    ],
)
def test_figure_in_a_step(text: str) -> None:
    assert len(told(check_dose_in_steps(with_step(text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Hold for the time above, with the hip at 90 degrees.",
        "Both knees, and one hand on each. Repeat.",
        "Hips and knees are bent to right angles. Rest at other times.",
        "The second hand steadies the pelvis.",
    ],
)
def test_step_without_a_dose(text: str) -> None:
    assert told(check_dose_in_steps(with_step(text))) == []
