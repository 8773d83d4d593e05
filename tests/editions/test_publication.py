"""An edition is published in one commit: whole, beside the others, with what stands at the top."""

import dataclasses
import json

import pytest
from bs4 import BeautifulSoup

from metref.editions.edition import LIST
from metref.editions.publication import Order, Publication, source_of
from metref.editions.refusal import RefusedError
from metref.editions.repository import Repository
from metref.editions.transaction import carry_out
from metref.editions.tree_model import below
from tests.builders import one
from tests.editions.conftest import (
    ADDRESS,
    HOME,
    PLACE,
    Builder,
    commit_on_branch,
    git,
    names,
    publish,
    silent,
    small_site,
    state,
)


def test_one_commit_holds_all(repository: Repository) -> None:
    publish(repository, "2026.11")
    assert git(repository.root, "rev-list", "--count", PLACE.branch) == "1"
    top = {path for path in state(repository).tree if "/" not in path}
    assert top == {
        *(".nojekyll", "404.html", "index.html"),
        *("notices.json", "robots.txt", "sitemap.xml", LIST),
    }
    for folder in ("2026.11", "latest"):
        held = set(below(state(repository).tree, folder))
        assert held == {*HOME, "assets/site.css", "facts.json", "edition.json"}


def test_the_next_edition_leaves_the_one_before_byte_for_byte(repository: Repository) -> None:
    publish(repository, "2026.11")
    before = below(state(repository).tree, "2026.11")
    publish(repository, "2026.12", small_site("two", (*HOME, "safety/index.html")))
    assert below(state(repository).tree, "2026.11") == before
    assert names(repository) == ["2026.12", "2026.11"]
    assert b"two" in state(repository).read("latest/index.html")
    assert b"two" in state(repository).read("sitemap.xml")


def test_the_list_is_what_the_version_selector_reads(repository: Repository) -> None:
    publish(repository, "2026.11")
    publish(repository, "2026.12")
    listed = json.loads(state(repository).read(LIST))
    assert [(each["version"], each["title"], each["aliases"]) for each in listed] == [
        ("2026.12", "2026.12 (latest)", ["latest"]),
        ("2026.11", "2026.11", []),
    ]
    head = git(repository.root, "rev-parse", "HEAD")
    assert listed[0]["properties"]["commit"] == head


def test_only_the_latest_copy_may_be_listed_by_search_engines(repository: Repository) -> None:
    publish(repository, "2026.11")
    kept = BeautifulSoup(state(repository).read("2026.11/pelvis/upslip/index.html"), "lxml")
    latest = BeautifulSoup(state(repository).read("latest/pelvis/upslip/index.html"), "lxml")
    assert one(kept, "meta[name=robots]")["content"] == "noindex"
    assert not latest.select("meta[name=robots]")
    assert one(kept, "link[rel=canonical]") == one(latest, "link[rel=canonical]")
    assert "2026.11/sitemap.xml" not in state(repository).tree
    robots = state(repository).read("robots.txt").decode()
    assert f"Sitemap: {ADDRESS}sitemap.xml" in robots


def test_the_copy_that_stays_says_so_and_leads_to_the_page_in_latest(
    repository: Repository,
) -> None:
    publish(repository, "2026.11")
    kept = BeautifulSoup(state(repository).read("2026.11/pelvis/upslip/index.html"), "lxml")
    banner = one(kept, ".edition-banner")
    assert "Fixed edition 2026.11" in banner.get_text()
    assert one(banner, "a")["href"] == "../../../latest/pelvis/upslip/"
    assert b"edition-banner" not in state(repository).read("latest/pelvis/upslip/index.html")


def test_addresses_without_an_edition_lead_to_latest(repository: Repository) -> None:
    publish(repository, "2026.11")
    for path, place in (("index.html", "latest/"), ("pelvis/index.html", "../latest/pelvis/")):
        soup = BeautifulSoup(state(repository).read(path), "lxml")
        assert one(soup, "meta[http-equiv=refresh]")["content"] == f"0; url={place}"


def test_what_others_put_at_the_top_stays(repository: Repository) -> None:
    publish(repository, "2026.11")
    commit_on_branch(repository, "CNAME", b"site.example")
    publish(repository, "2026.12")
    assert state(repository).read("CNAME") == b"site.example"


def test_an_edition_is_not_published_twice(repository: Repository) -> None:
    publish(repository, "2026.11")
    tip = repository.tip(PLACE.ref)
    with pytest.raises(RefusedError, match=r"2026\.11 was published already.* --replace"):
        publish(repository, "2026.11")
    assert repository.tip(PLACE.ref) == tip


def test_a_replaced_edition_stays_in_history(repository: Repository) -> None:
    publish(repository, "2026.11")
    old = repository.tip(PLACE.ref)
    change = publish(repository, "2026.11", small_site("mended"), replace=True)
    assert f"stays in the branch's history, at {old}" in change.notes[0]
    assert b"mended" in state(repository).read("2026.11/index.html")
    assert b"2026.11 index" in state(repository, f"{PLACE.ref}^").read("2026.11/index.html")


def test_replacing_an_old_edition_leaves_latest_alone(repository: Repository) -> None:
    publish(repository, "2026.11")
    publish(repository, "2026.12")
    before = below(state(repository).tree, "latest")
    publish(repository, "2026.11", small_site("mended"), replace=True)
    assert below(state(repository).tree, "latest") == before
    assert names(repository) == ["2026.12", "2026.11"]


@pytest.mark.parametrize("name", ["", "november", "2026.13", "2026.1", "2026.11.0", "../2026.11"])
def test_a_name_that_is_no_date_is_refused(repository: Repository, name: str) -> None:
    with pytest.raises(RefusedError, match="cannot name an edition"):
        publish(repository, name)


def test_an_older_name_than_the_newest_is_refused(repository: Repository) -> None:
    publish(repository, "2026.11.2")
    with pytest.raises(RefusedError, match="older than that by its name"):
        publish(repository, "2026.11.1")
    publish(repository, "2026.12")


def test_a_lost_address_stops_publication(repository: Repository) -> None:
    publish(repository, "2026.11")
    tip = repository.tip(PLACE.ref)
    with pytest.raises(RefusedError, match=r"/pelvis/upslip/\nSay in docs/redirects\.yaml"):
        publish(repository, "2026.12", small_site("two", HOME[:2]))
    assert repository.tip(PLACE.ref) == tip


def test_an_uncommitted_change_is_refused(repository: Repository) -> None:
    (repository.root / "new.md").write_text("new", "utf-8")
    with pytest.raises(RefusedError, match=r"new\.md"):
        publish(repository, "2026.11")
    assert repository.tip(PLACE.ref) is None


def test_a_page_without_a_place_for_the_banner_is_refused(repository: Repository) -> None:
    broken = small_site() | {"pelvis/index.html": b"<html><head></head></html>"}
    with pytest.raises(RefusedError, match=r"pelvis/index\.html has no place for a banner"):
        publish(repository, "2026.11", broken)


def test_a_page_in_the_place_of_an_edition_is_refused(repository: Repository) -> None:
    broken = small_site() | {"latest/index.html": small_site()["index.html"]}
    with pytest.raises(RefusedError, match="would stand where an edition does"):
        publish(repository, "2026.11", broken)


def test_a_dead_link_in_the_commit_is_refused(repository: Repository) -> None:
    home = small_site()["index.html"].replace(b"<h1", b'<a href="nowhere/">x</a><h1')
    with pytest.raises(RefusedError, match="links to 'nowhere/', and there is no such page"):
        publish(repository, "2026.11", small_site() | {"index.html": home})
    assert repository.tip(PLACE.ref) is None


def test_a_dry_run_does_all_but_the_last_step(repository: Repository) -> None:
    dry = dataclasses.replace(PLACE, dry_run=True)
    change = publish(repository, "2026.11", place=dry)
    assert "2026.11/index.html" in change.writes
    assert git(repository.root, "branch", "--list", "gh-pages", "metref*") == ""


def test_the_build_is_given_the_facts_of_the_edition_before(repository: Repository) -> None:
    publish(repository, "2026.11")
    built = Builder(small_site("two"))
    make = Publication(source_of(repository), Order("2026.12", ADDRESS), built)
    carry_out(repository, PLACE, make, silent)
    assert built.given == [b"2026.11"]
