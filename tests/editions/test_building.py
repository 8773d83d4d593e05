"""An edition is built from its commit alone, and the same commit gives the same bytes."""

import datetime
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from metref.editions.building import build_edition
from metref.editions.edition import Edition
from metref.editions.publication import Source
from metref.editions.refusal import RefusedError
from tests.conftest import ADDRESS, EDITION, built_edition, committed, copy_project
from tests.editions.conftest import git

DAY = "2026-09-21"


def test_two_builds_in_two_folders_at_two_times_are_the_same_bytes(
    edition_site: dict[str, bytes], tmp_path: Path
) -> None:
    root = copy_project(tmp_path / "another" / "place").root
    source = committed(root)
    # What no commit holds is not built, and not looked at.
    (root / "docs" / "index.md").write_text("Nobody committed this.", "utf-8")
    (root / "docs" / "references" / "met-reference.bib").write_text("Nor this.", "utf-8")
    again = built_edition(root, source)
    assert again.keys() == edition_site.keys()
    assert [path for path in again if again[path] != edition_site[path]] == []


def test_dates_are_those_of_the_commit(edition_site: dict[str, bytes]) -> None:
    places = ElementTree.fromstring(edition_site["sitemap.xml"])  # noqa: S314
    dates = {each.text for each in places.iter() if each.tag.endswith("lastmod")}
    assert dates == {DAY}
    assert datetime.datetime.now(tz=datetime.UTC).date().isoformat() != DAY


def test_the_sitemap_and_the_canonical_links_are_those_of_latest(
    edition_site: dict[str, bytes],
) -> None:
    places = ElementTree.fromstring(edition_site["sitemap.xml"])  # noqa: S314
    listed = [str(each.text) for each in places.iter() if each.tag.endswith("loc")]
    assert len(listed) > 40
    assert all(each.startswith(f"{ADDRESS}latest/") for each in listed)
    page = edition_site["pelvis/pubic-symphysis/index.html"].decode()
    assert f'<link rel="canonical" href="{ADDRESS}latest/pelvis/pubic-symphysis/">' in page


def test_an_edition_says_what_it_states_as_data(edition_site: dict[str, bytes]) -> None:
    facts = json.loads(edition_site["facts.json"])
    assert (facts["edition"], facts["date"]) == (EDITION.name, DAY)
    pages = json.loads(edition_site["pages.json"])["pages"]
    assert {page["address"] for page in pages} == {page["address"] for page in facts["pages"]}
    assert json.loads(edition_site["changes.json"])["since"] is None


def test_a_commit_with_a_mistake_is_not_built(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project").root
    page = root / "docs" / "overview" / "history.md"
    page.write_text(page.read_text("utf-8").replace("warning: ", "warming: "), "utf-8")
    with pytest.raises(RefusedError, match="was not built"):
        build_edition(root, committed(root), EDITION, ADDRESS, None)


def test_damaged_facts_of_the_edition_before_are_told(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project").root
    source = committed(root)
    with pytest.raises(RefusedError, match=r"facts\.json of the edition before is damaged"):
        build_edition(root, source, EDITION, ADDRESS, b'{"pages": 3}')


def test_a_commit_without_pages_is_not_built(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Nothing here.", "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=All")
    source = Source(git(tmp_path, "rev-parse", "HEAD"), 0)
    edition = Edition(name="2026.11", date="1970-01-01", commit=source.commit)
    with pytest.raises(RefusedError, match="cannot be built"):
        build_edition(tmp_path, source, edition, ADDRESS, None)
