"""A source says what it is, how far it was checked and where the original is."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.builders import make_source


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("key", "Adams 2001"),
        ("key", "2001adams"),
        ("type", "rumour"),
        ("regions", []),
        ("regions", ["nose"]),
        ("title", ""),
        ("year", "2001"),
        ("doi", "https://doi.org/10.1000/x"),
        ("pmid", "PMID 12"),
        ("pmcid", "123"),
        ("url", "www.example.org"),
        ("url", "javascript:alert(1)"),
        ("url", "https://example.org/a b"),
        ("verified", "mostly"),
        ("colour", "blue"),
    ],
)
def test_what_does_not_fit_is_refused(key: str, value: Any) -> None:
    with pytest.raises(ValidationError, match=key):
        make_source(**{key: value})


def test_a_source_that_was_partly_checked_says_what_was_not_seen() -> None:
    with pytest.raises(ValidationError, match="'not_verified' must name what was not seen"):
        make_source(verified="partial")


def test_what_was_not_seen_makes_a_partly_checked_source_whole() -> None:
    source = make_source(verified="partial", not_verified=["pages"])
    assert source.not_verified == ("pages",)


def test_a_source_may_lack_author_and_year() -> None:
    source = make_source(authors=[], year=None)
    assert (source.authors, source.year) == ((), None)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        (
            {"url": "https://example.org/a", "doi": "10.1000/x", "pmid": "12"},
            "https://example.org/a",
        ),
        ({"doi": "10.1000/x", "pmid": "12"}, "https://doi.org/10.1000/x"),
        ({"pmid": "12"}, "https://pubmed.ncbi.nlm.nih.gov/12/"),
        ({}, None),
    ],
)
def test_the_address_is_the_nearest_to_the_original(
    given: dict[str, str], address: str | None
) -> None:
    assert make_source("a", **given).address == address
