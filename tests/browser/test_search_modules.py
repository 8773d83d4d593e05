"""The search's modules alone: words, misspellings, emergencies and what a query is taken for."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

MODULES = "assets/javascripts/search"
ENGINE = """
async (site) => {
  const { load } = await import(`${site}assets/javascripts/search/engine.js`)
  window.engine = await load(`${site}search/index.json`)
}
"""


FIRST = """
(text) => window.engine.ask(text).items[0].find(({ location }) => !location.includes("#")).location
"""


@pytest.fixture(scope="module")
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page in which the modules are loaded."""
    opened = browser.new_page()
    opened.goto(site)
    opened.evaluate(ENGINE, site)
    yield opened
    opened.close()


def call(page: Page, site: str, module: str, expression: str) -> Any:
    """Return what an expression gives, in which `m` is a module of the search."""
    loaded = f"await import(`${{site}}{MODULES}/{module}`)"
    return page.evaluate(f"async (site) => {{ const m = {loaded}; return {expression} }}", site)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("labour", "labor"),
        ("mobilisation", "mobilization"),
        ("orthopaedic", "orthopedic"),
        ("tumours", "tumor"),
        ("biopsies", "biopsy"),
    ],
)
def test_spellings_and_plurals_are_one_form(page: Page, site: str, one: str, other: str) -> None:
    assert call(page, site, "words.js", f"m.form('{one}') === m.form('{other}')")


@pytest.mark.parametrize(
    ("one", "other"), [("statin", "stating"), ("pelvis", "pelvic"), ("rib", "ri")]
)
def test_words_that_only_look_alike_are_two(page: Page, site: str, one: str, other: str) -> None:
    assert not call(page, site, "words.js", f"m.form('{one}') === m.form('{other}')")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("scaroiliac", "sacroiliac"),
        ("contraindcations", "contraindications"),
        ("reciprical", "reciprocal"),
        ("hamstirng", "hamstring"),
        ("symphisis", "symphysis"),
    ],
)
def test_a_misspelling_is_put_right(page: Page, typed: str, meant: str) -> None:
    assert page.evaluate("(typed) => window.engine.lexicon.meantBy(typed)[0].word", typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["statin", "metformin", "metropolitan", "xqzv", "ibuprofen dosage", "sacroiliac metformin"],
)
def test_a_word_that_nobody_knows_is_not_answered(page: Page, typed: str) -> None:
    assert page.evaluate("(typed) => window.engine.ask(typed).items.length", typed) == 0


def test_an_exact_title_comes_first(page: Page) -> None:
    pages = page.evaluate(
        "() => window.engine.shelf.pages.map(({ address, title }) => [address, title])"
    )
    wrong = [title for address, title in pages if page.evaluate(FIRST, title) != address]
    assert wrong == []


def test_what_is_shown_is_escaped(page: Page, site: str) -> None:
    shown = call(page, site, "answer.js", "m.marked('<b>hip</b> & rib', new Set(['hip']))")
    assert shown == "&lt;b&gt;<mark data-md-highlight>hip</mark>&lt;/b&gt; &amp; rib"


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("nubm groin", True),
        ("I can't pee", True),
        ("both my legs are weak", True),
        ("worst headache of my life", True),
        ("tight groin", False),
        ("leg exercises", False),
        ("does muscle energy help headache", False),
    ],
)
def test_what_sounds_like_an_emergency(page: Page, site: str, typed: str, is_one: bool) -> None:
    signs = "window.engine.emergencies"
    found = call(page, site, "emergency.js", f"m.soundsLikeEmergency(`{typed}`, {signs})")
    assert found is is_one
