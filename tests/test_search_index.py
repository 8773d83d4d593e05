"""The index: what it holds of pages, terms, precautions and sources, and how words are written."""

import json
from typing import Any

import pytest

from metref.catalog import Catalog
from metref.project import Project
from metref.search.growth import grown
from metref.search.index import words_of
from metref.search.judging import PageMap, Query, judge, means
from metref.search.postings import postings, read_postings

PAGES = PageMap({"a": "a/", "b": "b/", "c": "c/"}, {"a": ("a",), "b": ("b",), "c": ("c", "anchor")})


@pytest.fixture(scope="session")
def index(built_project: Project) -> dict[str, Any]:
    """The index of the real site."""
    loaded: dict[str, Any] = json.loads(
        (built_project.site / "search" / "index.json").read_text("utf-8")
    )
    return loaded


def test_words_are_small_joined_by_apostrophes_and_without_marks() -> None:
    assert list(words_of("Patrick's  Küçükşen—X-ray L5")) == [
        "patricks",
        "kucuksen",
        "x",
        "ray",
        "l5",
    ]


def test_postings_are_read_as_they_were_written() -> None:
    holding = {"hip": [0, 3, 700], "rib": [90, 91, 5000]}
    assert dict(read_postings(postings(holding))) == holding


def test_the_index_holds_each_page_and_each_source(index: dict[str, Any], catalog: Catalog) -> None:
    assert {row[0] for row in index["pages"]} == {page.address for page in catalog.pages.values()}
    assert {row[0] for row in index["sources"]} == set(catalog.sources)


def test_the_index_holds_what_pages_are_also_called(
    index: dict[str, Any], catalog: Catalog
) -> None:
    page = catalog.pages["pelvis/shotgun-technique.md"]
    assert page.meta
    row = next(row for row in index["pages"] if row[0] == page.address)
    assert row[4] == list(page.meta.also_called)


def test_the_theme_loads_an_empty_index(built_project: Project) -> None:
    stub = (built_project.site / "search" / "search_index.json").read_text("utf-8")
    assert json.loads(stub)["docs"] == []
    assert len(stub) < 1000


def test_an_index_grows_by_copies(index: dict[str, Any]) -> None:
    larger = grown(index, 100)
    assert len(larger["pages"]) == 100
    addresses = [row[0] for row in larger["pages"]]
    assert len(set(addresses)) == len(addresses)
    numbers = [number for _, held in read_postings(larger["words"]) for number in held]
    assert max(numbers) < len(larger["sections"])


def test_a_page_graded_two_is_a_success_and_the_best_order_gains_all() -> None:
    query = Query("q", "lay", {"a": 3, "b": 2})
    first = judge(query, ["a/", "b/"], PAGES, {"a/", "b/", "c/"})
    second = judge(query, ["c/", "b/"], PAGES, {"a/", "b/", "c/"})
    assert first
    assert second
    assert (first.success_at_1, first.success_at_3, first.ndcg) == (1, 1, 1)
    assert (second.success_at_1, second.success_at_3) == (0, 1)
    assert second.ndcg < first.ndcg
    assert means([first, second]).success_at_1 == 0.5


def test_an_anchor_counts_for_the_page_that_holds_it() -> None:
    score = judge(Query("q", "reference", {"anchor": 3}), ["c/"], PAGES, {"a/", "c/"})
    assert score
    assert score.success_at_1 == 1


def test_absent_is_right_where_nothing_is_offered() -> None:
    query = Query("q", "absent", {})
    assert judge(query, [], PAGES, {"a/"}) != judge(query, ["a/"], PAGES, {"a/"})


def test_a_query_whose_page_does_not_exist_is_not_counted() -> None:
    assert judge(Query("q", "lay", {"a": 3}), [], PAGES, {"b/"}) is None
