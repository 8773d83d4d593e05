"""The order of keys, the dates, the titles and the folders of front matter."""

import datetime
from typing import Any

import pytest

from metref.catalog import Catalog, Page
from metref.checks.front_matter import (
    PLACES,
    check_dates,
    check_key_order,
    check_region_folders,
    check_unique_titles,
    latest_today,
    misplaced,
)
from metref.technique import Region
from tests.builders import make_catalog, make_page, told

TODAY = datetime.date(2026, 11, 22)
REVIEW = {
    "status": "reviewed",
    "by": "Name Surname",
    "role": "physiotherapist",
    "date": datetime.date(2026, 11, 20),
    "next_due": datetime.date(2028, 11, 20),
    "content": "sha256-0",
}


def reviewed(**changes: object) -> Page:
    """Return a concept page with a review."""
    return make_page("overview/one.md", review={**REVIEW, **changes})


def dates(page: Page) -> list[str]:
    """Return what the check of dates tells of a page on a fixed day."""
    return told(check_dates(make_catalog([page]), lambda: TODAY))


def test_keys_in_order_are_fine(catalog: Catalog) -> None:
    assert told(check_key_order(catalog)) == []


def test_the_message_says_where_the_key_belongs() -> None:
    page = make_page(also_called=["another name"])
    wanted = "Move it to below 'also_called'. The order is: title, description, type, audience, "
    (found,) = told(check_key_order(make_catalog([page])))
    assert found.startswith("docs/pelvis/turned-forward.md:9: key-order: The key 'warning'")
    assert wanted in found


@pytest.mark.parametrize(
    ("keys", "moved"),
    [
        (["b", "a", "c"], "b"),
        (["c", "a", "b"], "c"),
        (["a", "c", "d", "b"], "b"),
        (["d", "c", "b", "a"], "a"),
    ],
)
def test_the_key_to_move_is_named(keys: list[str], moved: str) -> None:
    assert misplaced(keys, sorted(keys)) == moved


def test_review_of_the_past_is_fine() -> None:
    assert dates(reviewed()) == []


def test_review_of_today_is_fine() -> None:
    assert dates(reviewed(date=TODAY)) == []


def test_page_updated_today_is_fine_and_tomorrow_is_not() -> None:
    page = make_page(kind="reference")
    assert told(check_dates(make_catalog([page]), lambda: TODAY)) == []
    yesterday = TODAY - datetime.timedelta(days=1)
    (found,) = told(check_dates(make_catalog([page]), lambda: yesterday))
    assert "'updated' is 2026-11-22, which is still to come" in found


def test_today_is_the_latest_on_earth() -> None:
    here = datetime.datetime.now(datetime.UTC).date()
    assert latest_today() in (here, here + datetime.timedelta(days=1))


def test_page_older_than_its_review_is_refused() -> None:
    (found,) = dates(reviewed(date=datetime.date(2026, 11, 23)))[1:] or [""]
    assert "'updated' is 2026-11-22, before the review of 2026-11-23" in found


def test_next_review_before_the_last_is_refused() -> None:
    (found,) = dates(reviewed(next_due=datetime.date(2026, 11, 19)))
    assert "due on 2026-11-19, not after that of 2026-11-20" in found


def test_titles_that_are_part_of_each_other_are_fine() -> None:
    pages = [make_page("a.md", title="Pelvis"), make_page("b.md", title="Pelvis and hip")]
    assert told(check_unique_titles(make_catalog(pages))) == []


def test_other_names_may_be_shared() -> None:
    names: dict[str, Any] = {"also_called": ["pelvic torsion"]}
    pages = [make_page("a.md", title="One", **names), make_page("b.md", title="Two", **names)]
    assert told(check_unique_titles(make_catalog(pages))) == []


def test_title_may_be_an_other_name_of_its_own_page() -> None:
    page = make_page("a.md", title="MET", also_called=["MET"])
    assert told(check_unique_titles(make_catalog([page]))) == []


def test_title_of_another_page_is_refused_whatever_its_capitals() -> None:
    pages = [make_page("a.md", title="Pelvic torsion"), make_page("b.md", title="pelvic  Torsion")]
    (found,) = told(check_unique_titles(make_catalog(pages)))
    assert "docs/b.md:2: unique-title" in found
    assert "is the title of docs/a.md already" in found


def test_every_region_has_a_place() -> None:
    assert PLACES.keys() == set(Region)


@pytest.mark.parametrize(
    ("region", "path"),
    [
        ("pelvis", "pelvis/one.md"),
        ("hip", "regions/hip/index.md"),
        ("spine", "regions/spine/ribs.md"),
        ("arm", "regions/arm/elbow.md"),
        ("leg", "regions/leg/knee.md"),
        ("jaw", "regions/jaw.md"),
    ],
)
def test_technique_in_its_folder_is_fine(region: str, path: str) -> None:
    page = make_page(path, kind="technique", region=region)
    assert told(check_region_folders(make_catalog([page]))) == []


def test_technique_outside_the_folders_is_told_where_to_go() -> None:
    page = make_page("overview/one.md", kind="technique", region="jaw")
    (found,) = told(check_region_folders(make_catalog([page])))
    assert found.endswith("its pages stand in docs/regions/jaw.md. Move the page there.")


def test_technique_in_another_folder_is_told_both_ways() -> None:
    page = make_page("regions/leg/one.md", kind="technique", region="hip")
    (found,) = told(check_region_folders(make_catalog([page])))
    assert found.endswith("Write 'region: leg', or move the page there.")
