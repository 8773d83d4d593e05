"""The fingerprint of what was reviewed: what changes it, and what both engines draw from it."""

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from metref import build, reading
from metref.catalog import Catalog, Page
from metref.cli import app
from metref.engines import Engine, run_engine
from metref.fingerprint import fingerprint
from metref.project import Project
from tests.builders import (
    make_catalog,
    make_muscle,
    make_page,
    make_precaution,
    make_warning,
    method_data,
    one,
)
from tests.conftest import copy_project

HOLDS, STALE = "overview/history.md", "pelvis/anterior-innominate-rotation.md"
AWAITING = "review: {status: awaiting-clinical-review}"


def whole(**precaution: str) -> Catalog:
    """Return a catalog that holds what a technique page draws."""
    return make_catalog(
        warnings=[make_warning()],
        precautions=[make_precaution(**precaution)],
        muscles=[make_muscle()],
    )


def technique(body: str = "Text.\n", **changes: Any) -> Page:
    """Return a technique page."""
    return make_page(body=body, kind="technique", **changes)


def test_fingerprint_is_short_and_no_number() -> None:
    found = fingerprint(technique(), whole())
    assert found.startswith("sha256-")
    assert len(found) == len("sha256-") + 16


SAME = {
    "the day of the last change": technique(updated=datetime.date(2026, 11, 21)),
    "space at the ends of lines": technique("Text. \n\n"),
}
OTHER = {
    "the text": technique("Another text.\n"),
    "the title": technique(title="Turned back"),
    "the warning named": technique(warning="information"),
    "a precaution named": technique(precautions=["osteoporosis"]),
    "a dose": technique(methods=[method_data(self_care="taught-only")]),
}


@pytest.mark.parametrize("what", SAME)
def test_it_stays_when_this_changes(what: str) -> None:
    assert fingerprint(SAME[what], whole()) == fingerprint(technique(), whole())


@pytest.mark.parametrize("what", OTHER)
def test_it_changes_with(what: str) -> None:
    assert fingerprint(OTHER[what], whole()) != fingerprint(technique(), whole())


def _without_motion(catalog: Catalog) -> Catalog:
    motions = {
        place: motion.model_copy(update={"plain": "something else"})
        for place, motion in catalog.motions.items()
    }
    return dataclasses.replace(catalog, motions=motions)


SHARED: dict[str, Callable[[Catalog], Catalog]] = {
    "the warning's words": lambda each: dataclasses.replace(
        each, warnings={"technique": make_warning(body="Another text.")}
    ),
    "a precaution's name": lambda each: dataclasses.replace(
        each, precautions={"pregnancy": make_precaution(name="Being pregnant")}
    ),
    "a motion's words": _without_motion,
    "a muscle's actions": lambda each: dataclasses.replace(
        each, muscles={"gluteus maximus": make_muscle(actions=[])}
    ),
}


@pytest.mark.parametrize("what", SHARED)
def test_it_changes_with_what_is_drawn(what: str) -> None:
    assert fingerprint(technique(), SHARED[what](whole())) != fingerprint(technique(), whole())


def test_words_of_a_precaution_count_where_they_are_drawn() -> None:
    drawn = make_page(body="/// precautions | caution\n///\n", kind="safety")
    changed = whole(why="Something else.")
    assert fingerprint(drawn, changed) != fingerprint(drawn, whole())
    assert fingerprint(technique(), changed) == fingerprint(technique(), whole())


def declare_reviewed(project: Project, path: str, content: str) -> None:
    """Write into a page that it was reviewed."""
    file = project.docs / path
    review = (
        "review: {status: reviewed, by: Name Surname, role: physiotherapist, "
        f"date: 2026-11-20, next_due: 2028-11-20, content: {content}}}"
    )
    text = file.read_text("utf-8")
    assert AWAITING in text
    file.write_text(text.replace(AWAITING, review, 1), "utf-8")


@pytest.fixture(scope="module", params=list(Engine))
def reviewed_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a page whose review holds, and one that has changed since."""
    project = copy_project(tmp_path_factory.mktemp(request.param.value) / "project")
    catalog = reading.read(project)
    for path in (HOLDS, STALE):
        declare_reviewed(project, path, fingerprint(catalog.pages[path], catalog))
    changed = project.docs / STALE
    changed.write_text(changed.read_text("utf-8").replace("Never alone", "Never on your own"))
    build.prepare(project)
    assert run_engine(request.param, project, project.site) == 0
    return project.site


def drawn(site: Path, path: str) -> tuple[str, str]:
    """Return what a page's head and foot say of its review."""
    html = (site / path.removesuffix(".md") / "index.html").read_text("utf-8")
    soup = BeautifulSoup(html, "lxml")
    head, foot = one(soup, ".page-head .review"), one(soup, ".page-foot dl")
    return f"{head['class']} {head.get_text(' ', strip=True)}", foot.get_text(" ", strip=True)


def test_page_whose_review_holds_is_drawn_as_reviewed(reviewed_site: Path) -> None:
    head, foot = drawn(reviewed_site, HOLDS)
    assert "review--reviewed" in head
    assert "Reviewed by Name Surname, physiotherapist, on 20 November 2026" in head
    assert "Clinical review Reviewed" in foot


def test_page_that_changed_since_is_drawn_as_awaiting(reviewed_site: Path) -> None:
    head, foot = drawn(reviewed_site, STALE)
    assert "review--awaiting-clinical-review" in head
    assert "This page awaits clinical review." in head
    assert "It was reviewed on 20 November 2026 and has changed since." in head
    assert "Name Surname" not in head
    assert "Clinical review Awaited" in foot


def test_page_that_nobody_reviewed_is_drawn_as_awaiting(reviewed_site: Path) -> None:
    head, foot = drawn(reviewed_site, "pelvis/shotgun-technique.md")
    assert "No clinician has checked it yet." in head
    assert "Clinical review Awaited" in foot


def test_command_prints_what_a_review_holds(project: Project) -> None:
    catalog = reading.read(project)
    result = CliRunner().invoke(app, ["fingerprint", f"docs/{HOLDS}"])
    assert result.exit_code == 0
    assert result.output.strip() == fingerprint(catalog.pages[HOLDS], catalog)


@pytest.mark.usefixtures("project")
def test_command_names_what_it_needs() -> None:
    result = CliRunner().invoke(app, ["fingerprint", "docs/nowhere.md"])
    assert result.exit_code == 1
    assert "There is no page docs/nowhere.md. Name a page's file" in result.output


def test_command_says_where_front_matter_cannot_be_read(project: Project) -> None:
    (project.docs / HOLDS).write_text("Text.", "utf-8")
    result = CliRunner().invoke(app, ["fingerprint", f"docs/{HOLDS}"])
    assert result.exit_code == 1
    assert f"Run 'metref check docs/{HOLDS}' first." in result.output
