"""Measures the search in Chromium: hits of every judged query, speed and bytes, beside stock's."""

import gzip
import json
import shutil
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from metref.chromium import find_chromium
from metref.engines import Engine, run_engine
from metref.project import Project
from metref.search.browsing import SearchBox, served, slow_down
from metref.search.files import OWN_INDEX
from metref.search.growth import grown
from metref.search.judging import (
    Query,
    Score,
    Sums,
    judge,
    means,
    read_page_map,
    read_queries,
)
from metref.search.sections import STOCK_INDEX

SLOWED = 4
PERCENTILE = 95
SETS = ("public", "own")
SCRIPTS = "assets/javascripts/search"
STOCK_WORKER = "assets/javascripts/workers"
SIZES = (100, 400, 1600)
TYPED = 25
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# Loads the engine on a page whose processor is slowed, and asks it every query.
ENGINE = """
async ([site, index, queries]) => {
  const { load } = await import(`${site}assets/javascripts/search/engine.js`)
  const start = performance.now()
  const engine = await load(`${site}${index}`)
  const ready = performance.now() - start
  const times = queries.map((text) => {
    const from = performance.now()
    engine.ask(text)
    return performance.now() - from
  })
  return { ready, times }
}
"""


def write_stock_site(project: Project, folder: Path) -> None:
    """Build the same pages with the theme's own search into `folder`."""
    with tempfile.TemporaryDirectory() as place:
        copy = Project(Path(place) / "project")
        left = shutil.ignore_patterns(".venv", "site", ".git", "__pycache__", ".cache")
        shutil.copytree(project.root, copy.root, ignore=left)
        config = copy.config.read_text("utf-8").replace("hooks:\n  - scripts/mkdocs_hooks.py\n", "")
        copy.config.write_text(config, "utf-8")
        template = copy.overrides / "main.html"
        head, _, rest = template.read_text("utf-8").partition("{% block config %}")
        template.write_text(head + rest.partition("{% endblock %}")[2], "utf-8")
        if run_engine(Engine.MKDOCS, copy, folder):
            raise RuntimeError("The site with stock search could not be built.")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a running Chromium."""
    program = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


def addresses(site: Path) -> set[str]:
    """Return the addresses of the pages of a built site."""
    return {
        "" if file.parent == site else f"{file.parent.relative_to(site).as_posix()}/"
        for file in site.rglob("index.html")
    }


def hits_of(browser: Browser, site: str, queries: Sequence[Query]) -> list[list[str]]:
    """Type every query into the built site and return the pages offered for each."""
    page = browser.new_page()
    box = SearchBox(page, site)
    box.open()
    found = []
    for query in queries:
        box.type(query.text)
        found.append(box.hits())
    page.close()
    return found


def quality(
    queries: Sequence[Query], hits: Sequence[list[str]], existing: set[str]
) -> dict[str, Sums]:
    """Return the measures by kind of query, and over all that have an answer."""
    pages = read_page_map()
    by_kind: dict[str, list[Score]] = defaultdict(list)
    for query, found in zip(queries, hits, strict=True):
        score = judge(query, found, pages, existing)
        if score:
            by_kind[query.kind].append(score)
            if query.kind != "absent":
                by_kind["all but absent"].append(score)
    return {kind: means(scores) for kind, scores in sorted(by_kind.items())}


def percentile(times: Sequence[float], which: int = PERCENTILE) -> float:
    """Return a percentile of some times."""
    return round(statistics.quantiles(times, n=100)[which - 1], 1)


def key_latency(browser: Browser, site: str, queries: Sequence[Query]) -> dict[str, float]:
    """Return milliseconds from a key press to drawn hits, letter by letter, with a slowed page."""
    page = browser.new_page()
    box = SearchBox(page, site)
    box.open()
    slow_down(page, SLOWED)
    first = box.type("pelvis")
    times = []
    for query in queries[:TYPED]:
        for end in range(2, len(query.text) + 1):
            spent = box.type(query.text[:end])
            if spent is not None:
                times.append(spent)
    page.close()
    return {
        "first answer": round(first or 0, 1),
        "median": percentile(times, 50),
        "p95": percentile(times),
    }


def engine_speed(
    browser: Browser, site: str, index: str, queries: Sequence[Query]
) -> dict[str, float]:
    """Return what the engine alone takes on a slowed thread: to be ready, and to answer."""
    page = browser.new_page()
    page.goto(site)
    slow_down(page, SLOWED)
    told: Any = page.evaluate(ENGINE, [site, index, [query.text for query in queries]])
    page.close()
    return {
        "ready": round(told["ready"], 1),
        "median": percentile(told["times"], 50),
        "p95": percentile(told["times"]),
    }


def compressed(files: Sequence[Path]) -> int:
    """Return the bytes of some files together, each compressed as a server would."""
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def weights(site: Path) -> dict[str, int]:
    """Return the bytes (gzip) that the search takes with a page, and when somebody turns to it."""
    scripts = sorted((site / SCRIPTS).glob("*.js"))
    with_page = {"connect.js", "box.js", "emergency.js", "words.js", "spelling.js", "worker.js"}
    return {
        "with each page": compressed(
            [file for file in scripts if file.name in with_page] + [site / STOCK_INDEX]
        ),
        "index, when opened": compressed([site / OWN_INDEX]),
        "scripts, when opened": compressed(
            [file for file in scripts if file.name not in with_page]
        ),
    }


def stock_weights(site: Path) -> dict[str, int]:
    """Return the bytes (gzip) that stock search takes with a page."""
    workers = sorted((site / STOCK_WORKER).glob("search.*.js"))
    return {"with each page": compressed([site / STOCK_INDEX, *workers])}


def growth(browser: Browser, site: Path, queries: Sequence[Query]) -> list[dict[str, float]]:
    """Return bytes and speed of the index as the site grows to each of `SIZES` pages."""
    index = json.loads((site / OWN_INDEX).read_text("utf-8"))
    rows = []
    for pages in SIZES:
        file = site / f"search/grown-{pages}.json"
        file.write_text(json.dumps(grown(index, pages), separators=(",", ":")), "utf-8")
        with served(site) as address:
            name = file.relative_to(site).as_posix()
            speed = engine_speed(browser, address, name, queries)
        rows.append({"pages": pages, "bytes": compressed([file]), **speed})
        file.unlink()
    return rows


def measure(project: Project) -> dict[str, Any]:
    """Return every measure of the built site's search, and of stock search on the same pages."""
    existing = addresses(project.site)
    sets = {name: read_queries(name) for name in SETS}
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        stock = Path(place) / "stock"
        write_stock_site(project, stock)
        for engine, site in {"ours": project.site, "stock": stock}.items():
            with served(site) as address:
                results[engine] = {
                    name: quality(queries, hits_of(browser, address, queries), existing)
                    for name, queries in sets.items()
                }
                results[engine]["key to hits, page slowed"] = key_latency(
                    browser, address, sets["public"]
                )
        every = [*sets["public"], *sets["own"]]
        with served(project.site) as address:
            results["ours"]["engine alone, slowed"] = engine_speed(
                browser, address, OWN_INDEX, every
            )
        results["ours"]["bytes"] = weights(project.site)
        results["stock"]["bytes"] = stock_weights(stock)
        results["growth"] = growth(browser, project.site, sets["public"])
    return results


def save(measured: dict[str, Any], project: Project) -> None:
    """Write the measures as JSON to .cache/bench/search.json."""
    file = project.root / ".cache" / "bench" / "search.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(measured, indent=1, default=asdict), "utf-8")
