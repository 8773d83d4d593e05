"""The search as a reader uses it: a built site served here, and Chromium typing into it."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

INPUT = "[data-md-component=search-query]"
# Notes when the theme's search worker answers, whichever engine it is.
LISTENER = """
window.heard = []
window.Worker = class extends window.Worker {
  constructor(...all) {
    super(...all)
    this.addEventListener("message", ({ data }) => {
      if (data.type === 3) requestAnimationFrame(() => window.heard.push(performance.now()))
    })
  }
}
"""
# Puts a text into the box as a key press would, and waits until hits for it are drawn.
TYPE = """
async ([selector, text]) => {
  const box = document.querySelector(selector)
  const before = window.heard.length
  const start = performance.now()
  box.value = text
  box.dispatchEvent(new Event("input", { bubbles: true }))
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "a" }))
  while (window.heard.length === before && performance.now() - start < 20000) {
    await new Promise((resume) => setTimeout(resume, 1))
  }
  return window.heard.length === before ? null : window.heard.at(-1) - start
}
"""
HITS = """
() => [...document.querySelectorAll(".md-search-result__item > a:first-of-type")]
  .map((link) => link.href)
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


class SearchBox:
    """The search box of an open page."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        page.add_init_script(LISTENER)

    def open(self, address: str = "") -> None:
        """Open a page of the site and turn to the search."""
        self.page.goto(self.site + address)
        self.page.wait_for_load_state("networkidle")
        self.page.locator(INPUT).focus()

    def type(self, text: str) -> float | None:
        """Type a text at once; return the milliseconds until hits were drawn, None if never."""
        milliseconds: float | None = self.page.evaluate(TYPE, [INPUT, text])
        return milliseconds

    def hits(self) -> list[str]:
        """Return the addresses of the pages that are offered, best first, each once."""
        found: list[str] = self.page.evaluate(HITS)
        addresses = (
            url.removeprefix(self.site).partition("#")[0].partition("?")[0] for url in found
        )
        return list(dict.fromkeys(addresses))


def slow_down(page: Page, factor: float) -> None:
    """Slow the page's processor down, as a cheap phone has it."""
    session: Any = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": factor})
