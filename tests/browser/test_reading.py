"""What a reader sees and does: home, a technique page, the search by keyboard, print."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

TECHNIQUE = "pelvis/anterior-innominate-rotation/"
PAGES = ["", TECHNIQUE, "overview/", "safety/red-flags/", "references/bibliography/", "evidence/"]


@pytest.mark.parametrize("address", PAGES)
def test_no_error_and_no_request_to_another_host(visit: Visit, address: str) -> None:
    visit.open(address)
    assert visit.errors == []
    assert visit.outside() == []


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_wider_than_the_screen(visit: Visit, address: str) -> None:
    page = visit.open(address)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_home_has_safety_line_search_and_four_doors(visit: Visit) -> None:
    page = visit.open("")
    line = page.locator(".home .warning--emergency")
    box = line.bounding_box()
    assert box
    height = page.viewport_size["height"] if page.viewport_size else 0
    assert box["y"] + box["height"] <= height, "the safety line is below the fold"
    doors = page.locator(".home > ul:first-of-type > li > a:first-child")
    expect(doors).to_have_text(
        ["I was offered MET", "I treat people", "I want the evidence", "I want to help"]
    )
    page.locator("[data-open-search]").click()
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()


def test_a_door_leads_on(visit: Visit) -> None:
    page = visit.open("")
    page.locator(".home > ul:first-of-type > li").first.click()
    expect(page).to_have_url(re.compile(r"/overview/$"))


def test_the_warning_is_the_first_thing_after_the_title(visit: Visit) -> None:
    page = visit.open(TECHNIQUE)
    parts = page.locator(".page-head > *").evaluate_all("all => all.map(one => one.className)")
    assert parts[0] == ""
    assert page.locator(".page-head > h1").count() == 1
    assert [part.split()[0] for part in parts[1:]] == [
        "other-names",
        "warning",
        "summary-card",
        "review",
    ]
    expect(page.locator(".page-head .review")).to_contain_text("awaits clinical review")


def test_a_method_shows_its_facts_above_its_steps(visit: Visit) -> None:
    page = visit.open(TECHNIQUE)
    card = page.locator("section.method").first
    expect(card.locator("h3")).to_contain_text("Lying on the back, knee towards the chest")
    for label in ("Side shown", "Position", "The clinician moves", "The patient pushes", "Hold"):
        expect(card.locator("dt", has_text=label)).to_have_count(1)
    facts, steps = card.locator("dl").bounding_box(), card.locator("ol").bounding_box()
    assert facts
    assert steps
    assert facts["y"] < steps["y"]


def test_a_citation_leads_to_its_source_and_back(visit: Visit) -> None:
    page = visit.open(TECHNIQUE)
    first = page.locator("sup.citation a").first
    target = first.get_attribute("href") or ""
    entry = page.locator(target)
    expect(entry.locator(".reference__back").first).to_have_attribute(
        "href", f"#{first.get_attribute('id')}"
    )
    first.hover()
    expect(page.locator("[role=tooltip]").first).to_be_visible()


def search_by_keyboard(page: Page, query: str) -> None:
    """Open the search, type, and open the first hit, all without a mouse."""
    page.keyboard.press("/")
    page.keyboard.type(query, delay=20)
    expect(page.locator(".md-search-result__item a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_search_opens_the_right_page_by_keyboard_alone(visit: Visit) -> None:
    page = visit.open("")
    search_by_keyboard(page, "hip rotated forward")
    page.wait_for_url(re.compile(TECHNIQUE))
    expect(page.locator("h1")).to_contain_text("hip bone turned forward")
    assert visit.errors == []


def test_print_keeps_the_warning_and_the_line_on_notices(visit: Visit) -> None:
    page = visit.open(TECHNIQUE)
    page.emulate_media(media="print")
    expect(page.locator(".page-head .warning")).to_be_visible()
    expect(page.locator(".page-foot__print")).to_be_visible()
    expect(page.locator(".page-foot__print")).to_contain_text("Check current safety notices at")


def test_the_bibliography_can_be_narrowed(visit: Visit) -> None:
    page = visit.open("references/bibliography/")
    shown = page.locator(".source:visible")
    everything = shown.count()
    page.get_by_label("Region").select_option("jaw")
    assert 0 < shown.count() < everything
    page.get_by_label("Kind of work").select_option("systematic review")
    for source in shown.all():
        expect(source.locator(".reference__kind")).to_contain_text("systematic review")
    expect(page.locator(".filter output")).to_contain_text(f"of {everything} sources")
