"""The search as readers use it: what it answers, says and loads, by keyboard, and when it fails."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from metref.project import Project
from metref.search.bench import addresses, hits_of, quality
from metref.search.browsing import served
from metref.search.judging import read_queries
from tests.browser.conftest import Visit

INPUT = "[data-md-component=search-query]"
# The agreed floor: what the issue asks of queries that nobody tuned for.
LEAST_SUCCESS_AT_1 = 0.85
LEAST_SUCCESS_AT_3 = 0.93
LEAST_NDCG = 0.8
LEAST_UNANSWERED = 0.95


def search(page: Page, text: str) -> None:
    """Turn to the search by keyboard and type."""
    page.keyboard.press("/")
    page.locator(INPUT).fill("")
    page.keyboard.type(text)


def first_hit(page: Page) -> str:
    """Return where the first hit leads, without its highlighting."""
    link = page.locator(".md-search-result__item > a").first
    expect(link).to_be_visible()
    return re.sub(r"\?[^#]*", "", link.get_attribute("href") or "")


def test_the_worker_is_ours_on_every_page(built_project: Project) -> None:
    for file in built_project.site.rglob("*.html"):
        text = file.read_text("utf-8")
        if "__config" in text:
            assert "assets/javascripts/search/worker.js" in text, file
            assert "javascripts/workers/" not in text, file


def test_public_queries_are_answered(browser: Browser, built_project: Project) -> None:
    queries = read_queries("public")
    with served(built_project.site) as site:
        hits = hits_of(browser, site, queries)
    sums = quality(queries, hits, addresses(built_project.site))
    assert sums["all but absent"].success_at_1 >= LEAST_SUCCESS_AT_1
    assert sums["all but absent"].success_at_3 >= LEAST_SUCCESS_AT_3
    assert sums["all but absent"].ndcg >= LEAST_NDCG
    assert sums["absent"].success_at_1 >= LEAST_UNANSWERED


def test_nothing_of_the_index_is_loaded_before_somebody_turns_to_search(visit: Visit) -> None:
    page = visit.open("pelvis/")
    assert not [url for url in visit.requests if "search/index.json" in url or "engine" in url]
    with page.expect_request(re.compile(r"search/index\.json$")):
        page.keyboard.press("/")


def test_a_hit_leads_to_its_section_and_marks_what_was_sought(visit: Visit) -> None:
    page = visit.open("pelvis/")
    search(page, "why do my x-ray and MRI look normal")
    section = page.locator(".md-search-result__item a[href*='#why-do-my-x-ray']").first
    expect(section.locator("mark").first).to_be_visible()
    section.click()
    page.wait_for_url(re.compile(r"overview/faq/.*#why-do-my-x-ray"))
    assert visit.errors == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("scaroiliac joint", "Showing results for sacroiliac joint"),
        ("metformin", "No page about “metformin”."),
        ("nutation", "A nod of the sacrum"),
    ],
)
def test_the_box_says_what_it_did(visit: Visit, typed: str, says: str) -> None:
    page = visit.open("pelvis/")
    search(page, typed)
    expect(page.locator(".search-notes")).to_contain_text(says)
    expect(page.locator(".search-spoken")).not_to_be_empty()


def test_nothing_found_offers_the_emergency_signs_and_no_page(visit: Visit) -> None:
    page = visit.open("pelvis/")
    search(page, "metformin")
    notes = page.locator(".search-notes")
    expect(notes.get_by_role("link", name="Warning signs")).to_be_visible()
    expect(page.locator(".md-search-result__item")).to_have_count(0)


def test_markup_that_is_typed_stays_text(visit: Visit) -> None:
    page = visit.open("pelvis/")
    search(page, "<img src=x onerror=alert(1)> metformin")
    expect(page.locator(".search-notes")).to_contain_text("No page about “<img")
    assert page.locator(".search-notes img").count() == 0
    assert visit.errors == []


@pytest.mark.parametrize("typed", ["numb groin", "cannot pee", "both legs weak", "worst headache"])
def test_an_emergency_is_answered_before_the_index_is_there(visit: Visit, typed: str) -> None:
    page = visit.open("pelvis/")
    page.route("**/search/index.json", lambda _: None)
    search(page, typed)
    line = page.locator(".search-emergency")
    expect(line).to_be_visible()
    expect(line.get_by_role("link")).to_have_attribute("href", visit.site + "safety/red-flags/")


def test_back_pain_alone_is_no_emergency(visit: Visit) -> None:
    page = visit.open("pelvis/")
    search(page, "back pain")
    assert first_hit(page)
    expect(page.locator(".search-emergency")).to_be_hidden()


def test_a_search_that_cannot_be_loaded_says_so_and_offers_the_sections(visit: Visit) -> None:
    page = visit.open("pelvis/")
    page.route("**/search/index.json", lambda route: route.abort())
    search(page, "upslip")
    expect(page.locator(".search-notes")).to_contain_text("could not be loaded")
    expect(page.locator(".search-notes").get_by_role("link", name="Safety")).to_be_visible()
    page.unroute("**/search/index.json")
    page.locator(INPUT).fill("")
    page.keyboard.type("shotgun")
    assert first_hit(page).endswith("pelvis/shotgun-technique/")


def test_a_slow_search_says_so(visit: Visit) -> None:
    page = visit.open("pelvis/")
    waiting: list[Route] = []
    page.route("**/search/index.json", lambda route: waiting.append(route))  # noqa: PLW0108
    search(page, "shotgun")
    expect(page.locator(".search-notes")).to_contain_text("still loading")
    waiting[0].continue_()
    assert first_hit(page).endswith("pelvis/shotgun-technique/")


def test_escape_gives_the_focus_back(visit: Visit) -> None:
    page = visit.open("pelvis/")
    before = page.locator("article a[href]").first
    before.focus()
    search(page, "shotgun")
    assert first_hit(page)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__item a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(before).to_be_focused()


def test_a_shared_search_opens_with_its_hits(visit: Visit) -> None:
    page = visit.open("?q=shotgun+technique")
    assert first_hit(page).endswith("pelvis/shotgun-technique/")


def test_the_dialog_has_a_name_and_axe_finds_nothing_in_it(visit: Visit) -> None:
    page = visit.open("pelvis/")
    search(page, "scaroiliac joint")
    assert first_hit(page)
    expect(page.get_by_role("dialog", name="Search this site")).to_have_count(1)
    found = Axe().run(page, context="[data-md-component=search]").response["violations"]
    assert [violation["id"] for violation in found] == []


@pytest.fixture(scope="session")
def deep_site(built_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as an edition in a folder of a folder, with instant navigation."""
    top = tmp_path_factory.mktemp("deep")
    edition = top / "some" / "where" / "2026.11"
    shutil.copytree(built_project.site, edition)
    with served(top) as address:
        site = f"{address}some/where/2026.11/"
        for file in edition.rglob("*.html"):
            text = file.read_text("utf-8").replace(
                '"features": [', '"features": ["navigation.instant", '
            )
            file.write_text(text, "utf-8")
        _move_sitemap(edition, site)
        yield site


def _move_sitemap(edition: Path, site: str) -> None:
    file = edition / "sitemap.xml"
    file.write_text(
        re.sub(r"<loc>https?://[^/]+/", f"<loc>{site}", file.read_text("utf-8")), "utf-8"
    )


def test_it_works_in_a_deep_folder_with_instant_navigation(
    browser: Browser, deep_site: str
) -> None:
    context = browser.new_context()
    visit = Visit(context, deep_site)
    page = visit.open("pelvis/")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Safety").first.click()
    page.wait_for_url(re.compile(r"/safety/$"))
    assert page.evaluate("window.same"), "the page was loaded anew"
    # The theme closes the search an eighth of a second after each change of page.
    page.wait_for_timeout(400)
    search(page, "numb groin shotgun")
    expect(page.locator(".search-emergency a")).to_have_attribute(
        "href", deep_site + "safety/red-flags/"
    )
    page.locator(INPUT).fill("")
    page.keyboard.type("shotgun technique")
    assert first_hit(page) == deep_site + "pelvis/shotgun-technique/"
    context.close()
