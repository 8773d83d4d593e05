"""A browser, and servers of the built site on this machine."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from metref.chromium import find_chromium
from metref.project import Project
from tests.browser import chromium

# Chromium's own services would ask hosts that have nothing to do with the site.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SIZES = {"phone": (390, 844), "desk": (1280, 900)}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: pytest shows what matters."""


def serve_folder(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; yield its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def site(built_project: Project) -> Iterator[str]:
    """The built site's address."""
    yield from serve_folder(built_project.site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a machine without it fails here and never skips."""
    program = find_chromium()
    assert program, chromium.HELP
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(program), args=ARGUMENTS)
        yield running
        running.close()


class Visit:
    """A page in the browser, and what it did on the side."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site = site
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _note(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def open(self, address: str) -> Page:
        """Go to an address of the site and wait until it is at rest."""
        self.page.goto(self.site + address)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def outside(self) -> list[str]:
        """Return the requests to another host."""
        return [url for url in self.requests if not url.startswith((self.site, "data:", "blob:"))]


@pytest.fixture(params=sorted(SIZES))
def visit(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Visit]:
    """A fresh visit, once on a phone and once at a desk."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    yield Visit(context, site)
    context.close()
