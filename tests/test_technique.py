"""What can be written down about a method: words that there are, and doses that can be."""

from typing import Any

import pytest
from pydantic import ValidationError

from metref.technique import Method, SelfCare, strictest
from tests.builders import dose_data, make_method, method_data


def refused(**changes: Any) -> str:
    """Return what is said about a method that is refused."""
    with pytest.raises(ValidationError) as error:
        make_method(**changes)
    return str(error.value)


@pytest.mark.parametrize(
    "key",
    [
        "id",
        "name",
        "side_shown",
        "mechanism",
        "position",
        "barrier",
        "contraction",
        "dose",
        "self_care",
        "support",
    ],
)
def test_no_method_goes_without(key: str) -> None:
    data = {name: value for name, value in method_data().items() if name != key}
    with pytest.raises(ValidationError, match=key):
        Method.model_validate(data)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "On the back"),
        ("name", "x" * 81),
        ("side_shown", "up"),
        ("mechanism", "magic"),
        ("position", "flying"),
        ("self_care", "go-ahead"),
        ("support", "rumour"),
        ("sources", ["Adams 2001"]),
        ("barrier", {"part": "innominate", "motions": []}),
        ("contraction", {"part": "hip", "motions": []}),
        ("hands", "anywhere"),
    ],
)
def test_what_does_not_fit_is_refused(key: str, value: object) -> None:
    assert key in refused(**{key: value})


@pytest.mark.parametrize("key", ["effort_percent", "hold_seconds", "repetitions", "rest_seconds"])
def test_a_dose_may_say_that_there_is_no_figure(key: str) -> None:
    assert getattr(make_method(dose=dose_data(**{key: None})).dose, key) is None


@pytest.mark.parametrize("key", ["effort_percent", "hold_seconds", "repetitions", "rest_seconds"])
def test_a_dose_leaves_no_figure_out_silently(key: str) -> None:
    dose = {name: value for name, value in dose_data().items() if name != key}
    assert key in refused(dose=dose)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("effort_percent", [10, 101]),
        ("effort_percent", [-1, 10]),
        ("hold_seconds", [0, 3]),
        ("hold_seconds", [3]),
        ("hold_seconds", [3, 4, 5]),
        ("hold_seconds", ["three", 5]),
        ("hold_seconds", [True, 5]),
        ("rest_seconds", [1, float("inf")]),
        ("repetitions", 3),
    ],
)
def test_a_dose_that_cannot_be_is_refused(key: str, value: object) -> None:
    assert key in refused(dose=dose_data(**{key: value}))


def test_a_dose_has_the_least_first() -> None:
    message = refused(dose=dose_data(hold_seconds=[5, 3]))
    assert "hold_seconds is [least, most], and 5 is more than 3" in message


def test_a_dose_may_be_one_figure_and_a_half() -> None:
    assert make_method(dose=dose_data(hold_seconds=[2.5, 2.5])).dose.hold_seconds == (2.5, 2.5)


@pytest.mark.parametrize("support", ["sourced", "partly"])
def test_a_method_that_claims_a_source_names_it(support: str) -> None:
    assert "names no source" in refused(support=support, sources=[])


def test_a_method_that_is_worked_out_needs_no_source() -> None:
    assert make_method(support="derived", sources=[]).sources == ()


@pytest.mark.parametrize(
    ("rules", "shown"),
    [
        (["never"], SelfCare.NEVER),
        (["taught-only"], SelfCare.TAUGHT_ONLY),
        (["taught-only", "never"], SelfCare.NEVER),
        (["taught-only", "taught-only"], SelfCare.TAUGHT_ONLY),
        ([], SelfCare.NEVER),
    ],
)
def test_a_page_shows_the_strictest_rule_of_its_methods(rules: list[str], shown: SelfCare) -> None:
    assert strictest(tuple(make_method(self_care=rule) for rule in rules)) is shown
