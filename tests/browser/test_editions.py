"""The walk of a reader through published editions, on a branch that is served as a host would."""

import functools
import re
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from metref.editions.edition import Withdrawn
from metref.editions.notices import lift_change, new_notice, notice_change, notices_of
from metref.editions.rollback import rollback_change
from metref.editions.withdrawal import withdrawal_change
from tests.browser.conftest import SIZES, Visit
from tests.conftest import SAFETY_CONTACT
from tests.editions.web import FOLDER, NEW_PAGE, PAGE, Web, make_web


class Host(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: 404.html for what is not there."""

    def log_message(self, *_: object) -> None:
        """Say nothing: pytest shows what matters."""

    def send_error(self, code: int, *_: object) -> None:
        """Answer with the page for addresses that lead nowhere."""
        body = (Path(self.directory) / FOLDER / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@pytest.fixture(scope="module")
def web(edition_site: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Web:
    """Two editions of the real site, published."""
    return make_web(tmp_path_factory.mktemp("web"), edition_site)


@pytest.fixture(scope="module")
def address(web: Web) -> Iterator[str]:
    """Where they are served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=web.served))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{FOLDER}/"
    server.shutdown()


@pytest.fixture(params=sorted(SIZES))
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """A fresh reader of the published site, once on a phone and once at a desk."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    yield Visit(context, address)
    context.close()


def test_every_page_states_its_edition_and_how_to_cite_it(reader: Visit) -> None:
    for address in (PAGE, "", "contribute/"):
        page = reader.open(f"latest/{address}")
        expect(page.locator(".edition-line")).to_have_text("Edition 2026.12, 21 September 2026")
        page.get_by_text("Cite this page").click()
        expect(page.locator(".cite__plain")).to_contain_text(f"/2026.12/{address}")
        expect(page.locator(".cite pre")).to_contain_text("@misc{metref-2026.12")
    assert reader.errors == []
    assert reader.outside() == []


def test_a_danger_can_be_told_by_mail_where_an_address_was_given(reader: Visit) -> None:
    link = reader.open(f"latest/{PAGE}").get_by_role("link", name="Write about a danger")
    expect(link).to_have_attribute("href", f"mailto:{SAFETY_CONTACT}")


def test_a_citation_can_be_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = Visit(context, address).open(f"latest/{PAGE}")
    page.get_by_text("Cite this page").click()
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("The MET Reference contributors.")
    context.close()


def test_the_root_and_addresses_without_edition_lead_to_latest(reader: Visit) -> None:
    for address in ("", PAGE):
        page = reader.open(address)
        page.wait_for_url(f"{reader.site}latest/{address}")


def switch(page: Page, name: str) -> None:
    """Choose an edition, as the header offers it at the start of a page."""
    page.evaluate("scrollTo(0, 0)")
    page.locator(".md-version__current").focus()
    page.locator(".md-version__link", has_text=re.compile(f"^{re.escape(name)}$")).click()


def test_the_selector_keeps_the_page_and_its_place(reader: Visit) -> None:
    page = reader.open(f"latest/{PAGE}#in-plain-words")
    switch(page, "2026.11")
    page.wait_for_url(f"{reader.site}2026.11/{PAGE}#in-plain-words")
    page.wait_for_load_state("networkidle")
    switch(page, "2026.12 (latest)")
    page.wait_for_url(f"{reader.site}latest/{PAGE}#in-plain-words")
    assert reader.errors == []


def test_the_selector_says_so_where_the_page_is_missing(reader: Visit) -> None:
    page = reader.open(f"latest/{NEW_PAGE}")
    switch(page, "2026.11")
    found = page.locator("[data-finder]")
    expect(found).to_contain_text("Edition 2026.11 has no page at this address.")
    expect(found).to_contain_text("The latest edition has this page: Again.")
    found.locator(f"a[href$='2026.11/{PAGE}']").click()
    page.wait_for_url(f"{reader.site}2026.11/{PAGE}")


def test_an_older_edition_leads_to_its_page_in_latest(reader: Visit) -> None:
    page = reader.open(f"2026.11/{PAGE}")
    expect(page.locator(".edition-banner strong")).to_have_text("Older edition 2026.11")
    page.get_by_role("link", name="this page in the latest edition").click()
    page.wait_for_url(f"{reader.site}latest/{PAGE}")
    expect(page.locator(".edition-banner")).to_have_count(0)
    assert reader.errors == []


def test_the_banner_needs_no_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context, address).open(f"2026.11/{PAGE}")
    expect(page.locator(".edition-banner")).to_contain_text("Fixed edition 2026.11, kept as it was")
    context.close()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("pelvis/pubic-symphisis/", r"Nearest in the latest edition: .*[Pp]ubic joint"),
        ("latest/safety/pregnant/", r"Nearest in the latest edition: .*[Pp]regnancy"),
        ("2025.03/safety/pregnancy/", r"no edition 2025\.03 here.*The latest edition has this"),
        (f"2026.11/{NEW_PAGE}", r"Edition 2026\.11 has no page.*Nearest in edition 2026\.11"),
    ],
)
def test_what_leads_nowhere_is_found(reader: Visit, asked: str, said: str) -> None:
    page = reader.open(asked)
    expect(page.locator("h1")).to_have_text("There is no page at this address")
    expect(page.locator("[data-finder]")).to_contain_text(re.compile(said))


def test_an_address_that_only_latest_has_is_found_by_itself(reader: Visit, web: Web) -> None:
    shutil.rmtree(web.site / NEW_PAGE, ignore_errors=True)
    page = reader.open(f"{NEW_PAGE}#what-the-model-says")
    page.wait_for_url(f"{reader.site}latest/{NEW_PAGE}#what-the-model-says")


def test_a_notice_reaches_editions_of_before_without_moving_them(reader: Visit, web: Web) -> None:
    page = reader.open(f"2026.11/{PAGE}")
    expect(page.locator(".notice")).to_have_count(0)
    words = f"Do not do this: <b>{reader.page.viewport_size}</b>."
    given = new_notice(words, "stop", "2026-12-03", [PAGE], [])
    web.do(lambda published: notice_change(published, given))
    (identity,) = (each.id for each in notices_of(web.published))
    page.evaluate("sessionStorage.clear()")
    held: list[Route] = []
    page.route("**/notices.json", lambda route: held.append(route))  # noqa: PLW0108
    page.goto(f"{reader.site}2026.11/{PAGE}")
    expect(page.locator(".edition-banner--older")).to_be_visible()
    before = page.locator("h1").bounding_box()
    held[0].continue_()
    page.unroute("**/notices.json")
    shown = page.get_by_role("status", name="Safety notices")
    expect(shown).to_contain_text(words)
    expect(shown.locator(".warning__title").first).to_contain_text("Safety notice, 3 December 2026")
    assert page.locator("h1").bounding_box() == before
    found = Axe().run(page, context=".notices").response["violations"]
    assert found == []
    reader.open("2026.11/safety/")
    expect(page.locator(".notice")).to_have_count(0)
    reader.open(f"latest/{PAGE}")
    expect(page.locator(".notice").first).to_be_visible()
    page.get_by_role("button", name="Close, I have read it").click()
    reader.open(f"latest/{PAGE}")
    expect(page.locator(".notice")).to_have_count(0)
    assert reader.errors == []
    web.do(lambda published: lift_change(published, identity))


@pytest.mark.parametrize(
    "answer",
    ["", "{", "[]", '{"notices": 3}', '{"format": 1, "notices": [null, {"text": 5}]}', "404"],
)
def test_a_broken_file_of_notices_disturbs_nobody(
    browser: Browser, address: str, answer: str
) -> None:
    context = browser.new_context()
    visit = Visit(context, address)
    status = 404 if answer == "404" else 200
    visit.page.route("**/notices.json", lambda route: route.fulfill(status=status, body=answer))
    page = visit.open(f"latest/{PAGE}")
    expect(page.locator(".notices")).to_be_empty()
    assert [error for error in visit.errors if "404" not in error] == []
    context.close()


def test_withdraw_and_roll_back(browser: Browser, web: Web, address: str) -> None:
    withdrawn = Withdrawn(reason="A direction was wrong.", date="2026-12-04")
    web.do(lambda published: withdrawal_change(published, "2026.11", withdrawn))
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context, address).open(f"2026.11/{PAGE}")
    banner = page.locator(".edition-banner--withdrawn")
    expect(banner).to_contain_text("This edition was withdrawn on 4 December 2026")
    expect(banner).to_contain_text("A direction was wrong.")
    web.do(rollback_change)
    page.goto(f"{address}latest/{PAGE}")
    expect(page.locator(".edition-line")).to_contain_text("Edition 2026.11")
    expect(banner).to_be_visible()
    context.close()
