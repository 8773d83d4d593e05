"""Every short word of the data has words that a reader understands."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, get_args

import pytest

from metref.shared_data import Precaution
from metref.technique import Certainty, Mechanism, Position, Region, SelfCare, Side, Support
from metref.words import (
    CERTAINTIES,
    FOUNDED_ON,
    MECHANISMS,
    POSITIONS,
    REGIONS,
    SELF_CARE,
    SIDES,
    SUPPORT,
    span,
    term_of,
)

TABLES: list[tuple[type[StrEnum], Mapping[Any, str]]] = [
    (Certainty, CERTAINTIES),
    (Mechanism, MECHANISMS),
    (Position, POSITIONS),
    (Region, REGIONS),
    (SelfCare, SELF_CARE),
    (Side, SIDES),
    (Support, SUPPORT),
]


@pytest.mark.parametrize(("kind", "words"), TABLES)
def test_every_value_has_its_own_words(kind: type[StrEnum], words: Mapping[Any, str]) -> None:
    assert set(words) == set(kind)
    assert len(set(words.values())) == len(kind)
    assert all(words.values())


def test_every_ground_of_a_precaution_has_its_words() -> None:
    grounds = get_args(Precaution.model_fields["founded_on"].annotation)
    assert set(FOUNDED_ON) == set(grounds)


@pytest.mark.parametrize("rule", SelfCare)
def test_no_rule_of_self_care_gives_a_go_ahead(rule: SelfCare) -> None:
    assert SELF_CARE[rule].startswith(("No", "Only"))


@pytest.mark.parametrize(
    ("pair", "words"),
    [((3, 5), "3 to 5"), ((4, 4), "4"), ((2.5, 3.0), "2.5 to 3"), ((0, 100), "0 to 100")],
)
def test_a_range_is_said_in_words(pair: tuple[float, float], words: str) -> None:
    assert span(pair) == words


def test_a_motion_is_written_as_in_text() -> None:
    assert term_of("posterior-rotation") == "posterior rotation"
