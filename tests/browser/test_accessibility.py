"""axe-core finds nothing on one page of each type, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import SIZES, Visit

PAGES = {
    "landing": "pelvis/",
    "home": "",
    "concept": "overview/",
    "safety": "safety/red-flags/",
    "technique": "pelvis/anterior-innominate-rotation/",
    "evidence": "evidence/",
    "reference": "references/glossary/",
    "contribute": "contribute/",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing(browser: Browser, site: str, kind: str, scheme: str, size: str) -> None:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = Visit(context, site).open(PAGES[kind])
    shown = page.locator("body").get_attribute("data-md-color-scheme")
    assert shown == {"light": "default", "dark": "slate"}[scheme]
    results = Axe().run(page)
    context.close()
    found = [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
    assert found == []
