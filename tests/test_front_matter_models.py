"""Each type of page states what its readers and the theme need, and nothing else."""

from typing import Any

import pytest
from pydantic import ValidationError

from metref.front_matter_models import MODELS, Clinical, Reviewed, Technique
from tests.builders import make_meta, meta_data

REVIEWED = {
    "status": "reviewed",
    "by": "A. Clinician",
    "role": "physiotherapist",
    "date": "2026-11-22",
    "next_due": "2027-11-22",
    "content": "abc123",
}


def refused(kind: str, **changes: Any) -> list[str]:
    """Return the keys that a page of a type is refused for."""
    with pytest.raises(ValidationError) as error:
        make_meta(kind, **changes)
    return [str(detail["loc"][0]) for detail in error.value.errors()]


def without(kind: str, key: str) -> list[str]:
    """Return the keys that a page is refused for when it lacks one."""
    data = {name: value for name, value in meta_data(kind).items() if name != key}
    with pytest.raises(ValidationError) as error:
        MODELS[kind].model_validate(data)
    return [str(detail["loc"][0]) for detail in error.value.errors() if detail["type"] == "missing"]


@pytest.mark.parametrize("kind", MODELS)
def test_each_type_of_page_can_be_written(kind: str) -> None:
    assert make_meta(kind).type == kind


@pytest.mark.parametrize("kind", MODELS)
def test_an_unknown_key_is_refused(kind: str) -> None:
    assert refused(kind, colour="blue") == ["colour"]


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.parametrize("key", ["title", "description", "audience", "updated"])
def test_no_page_goes_without(kind: str, key: str) -> None:
    assert without(kind, key) == [key]


@pytest.mark.parametrize("kind", ["concept", "safety", "evidence", "technique"])
@pytest.mark.parametrize("key", ["review", "warning"])
def test_no_page_that_a_reader_may_act_on_goes_without(kind: str, key: str) -> None:
    assert without(kind, key) == [key]


@pytest.mark.parametrize(
    "key",
    ["also_called", "region", "used_for", "precautions", "certainty", "finding", "methods"],
)
def test_no_technique_page_goes_without(key: str) -> None:
    assert without("technique", key) == [key]


@pytest.mark.parametrize("kind", ["landing", "reference"])
@pytest.mark.parametrize("key", ["review", "warning"])
def test_a_page_that_nobody_acts_on_has_neither_review_nor_warning(kind: str, key: str) -> None:
    assert refused(kind, **{key: "technique"}) == [key]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", ""),
        ("title", "x" * 71),
        ("title", 7),
        ("description", "x" * 49),
        ("description", "x" * 161),
        ("audience", "everybody"),
        ("updated", "last week"),
        ("type", "essay"),
        ("also_called", "one name"),
        ("also_called", [""]),
        ("warning", "My Warning"),
    ],
)
def test_what_does_not_fit_is_refused(key: str, value: object) -> None:
    assert refused("concept", **{key: value}) == [key]


@pytest.mark.parametrize(
    ("key", "value"),
    [("title", "x" * 70), ("description", "x" * 50), ("description", "x" * 160)],
)
def test_what_just_fits_is_taken(key: str, value: str) -> None:
    assert getattr(make_meta("concept", **{key: value}), key) == value


@pytest.mark.parametrize("key", ["also_called", "precautions"])
def test_a_technique_page_names_at_least_one(key: str) -> None:
    assert refused("technique", **{key: []}) == [key]


@pytest.mark.parametrize(
    ("key", "value"),
    [("region", "nose"), ("certainty", "sure"), ("used_for", "x" * 161), ("used_for", "")],
)
def test_a_technique_page_keeps_to_the_words_that_there_are(key: str, value: str) -> None:
    assert refused("technique", **{key: value}) == [key]


@pytest.mark.parametrize("status", ["ok", None, "Reviewed"])
def test_an_unknown_review_state_is_refused(status: object) -> None:
    assert refused("concept", review={"status": status}) == ["review"]


def test_a_page_that_awaits_review_names_no_reviewer() -> None:
    review = {"status": "awaiting-clinical-review", "by": "A. Clinician"}
    assert refused("concept", review=review) == ["review"]


@pytest.mark.parametrize("key", ["by", "role", "date", "next_due", "content"])
def test_a_review_says_who_when_and_of_what(key: str) -> None:
    review = {name: value for name, value in REVIEWED.items() if name != key}
    with pytest.raises(ValidationError, match=key):
        Reviewed.model_validate_strings(review)


def test_a_whole_review_is_taken() -> None:
    assert Reviewed.model_validate_strings(REVIEWED).by == "A. Clinician"


def test_a_technique_page_is_clinical() -> None:
    meta = make_meta("technique")
    assert isinstance(meta, Technique)
    assert isinstance(meta, Clinical)


@pytest.mark.parametrize("key", ["description", "review"])
def test_a_page_cannot_be_changed_once_read(key: str) -> None:
    with pytest.raises(ValidationError):
        setattr(make_meta("concept"), key, "something else")
