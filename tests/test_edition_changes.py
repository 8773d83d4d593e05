"""What changed between two editions is told from their facts, and safety comes first."""

import json
from pathlib import Path
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup

from metref import reading
from metref.catalog import Catalog
from metref.edition_changes import EditionChanges, changes_text, edition_changes
from metref.edition_comparison import write_changes
from metref.edition_facts import EditionFacts, edition_facts
from metref.extensions import edition_changes as block
from metref.project import Project
from metref.this_edition import ThisEdition, this_edition
from tests.builders import (
    dose_data,
    make_catalog,
    make_page,
    make_precaution,
    make_source,
    method_data,
    texts,
)

NOVEMBER = ThisEdition("2026.11", "2026-11-22", "https://site.example/2026.11/")
DECEMBER = ThisEdition("2026.12", "2026-12-01", "https://site.example/2026.12/")
PAGE = "pelvis/turned-forward.md"
TECHNIQUE = "docs/pelvis/anterior-innominate-rotation.md"


def technique(**changes: Any) -> Catalog:
    """Return a catalog of one technique page."""
    return make_catalog([make_page(PAGE, kind="technique", **changes)], [make_source()])


def between(before: Catalog, after: Catalog) -> EditionChanges:
    """Return what changed, through the files that editions keep."""
    kept = edition_facts(before, NOVEMBER).model_dump_json()
    return edition_changes(EditionFacts.model_validate_json(kept), edition_facts(after, DECEMBER))


def whats(told: Any) -> list[str]:
    """Return what changed, in order."""
    return [change.what for each in told for change in each.changes]


def test_nothing_changed() -> None:
    changes = between(technique(), technique())
    empty = EditionChanges("2026.11", "2026-11-22", (), (), (), (), (), ())
    assert changes == empty


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"warning": "clinician-only"}, "Warning"),
        ({"precautions": ["pregnancy", "osteoporosis"]}, "Precautions"),
        ({"methods": [method_data(dose=dose_data(hold_seconds=[6, 8]))]}, "Hold"),
        ({"methods": [method_data(self_care="taught-only")]}, "Do it yourself?"),
    ],
)
def test_what_somebody_may_act_on_is_about_safety(change: dict[str, Any], what: str) -> None:
    changes = between(technique(), technique(**change))
    assert whats(changes.safety) == [what]
    assert changes.sureness == ()


def test_certainty_and_sources_come_after_it() -> None:
    changes = between(technique(), technique(certainty="low"))
    assert changes.safety == ()
    assert whats(changes.sureness) == ["Certainty of the evidence"]
    cited = make_catalog(
        [make_page(PAGE, "Text [@second2002].", kind="technique")],
        [make_source(), make_source("second2002")],
    )
    changes = between(technique(), cited)
    assert whats(changes.sureness)[0] == "Sources"
    assert [each.how for each in changes.sureness] == ["changed", "added"]


def test_a_shared_precaution_is_about_safety() -> None:
    before = make_catalog(precautions=[make_precaution()])
    after = make_catalog(precautions=[make_precaution(level="stop")])
    (told,) = between(before, after).safety
    assert told.place.title == "Precaution: pregnancy"
    assert told.how == "changed"
    (gone,) = between(before, make_catalog()).safety
    assert gone.how == "taken out"


def test_pages_are_new_moved_and_removed() -> None:
    before = make_catalog([make_page("overview/a.md"), make_page("overview/b.md")])
    after = make_catalog([make_page("overview/a.md"), make_page("overview/c.md")])
    changes = between(before, after)
    assert [place.address for place in changes.new] == ["overview/c/"]
    assert [place.address for place in changes.removed] == ["overview/b/"]
    facts = edition_facts(after, DECEMBER).model_copy(
        update={"moved": {"overview/b/": "overview/c/"}}
    )
    changes = edition_changes(edition_facts(before, NOVEMBER), facts)
    assert [(each.old, each.new) for each in changes.moved] == [("overview/b/", "overview/c/")]
    assert changes.new == changes.removed == ()


def test_changed_words_are_told_by_section() -> None:
    before = make_catalog([make_page("overview/a.md", "## In short\n\nOne.\n\n## More\n\nTwo.\n")])
    after = make_catalog([make_page("overview/a.md", "## In short\n\nNew.\n\n## More\n\nTwo.\n")])
    (text,) = between(before, after).texts
    assert text.sections == ("In short",)


def test_the_data_say_the_same() -> None:
    after = technique(warning="clinician-only")
    facts = edition_facts(after, DECEMBER)
    data = json.loads(changes_text(between(technique(), after), facts))
    assert data["since"] == {"edition": "2026.11", "date": "2026-11-22"}
    assert data["safety"][0]["address"] == "pelvis/turned-forward/"
    assert data["safety"][0]["changes"][0]["what"] == "Warning"
    assert json.loads(changes_text(None, facts))["since"] is None


def drawn() -> BeautifulSoup:
    """Return what the block draws in the project around the current folder."""
    html = markdown.markdown("/// changes\n///\n", extensions=[block.makeExtension()])
    return BeautifulSoup(html, "lxml")


def name_edition(monkeypatch: pytest.MonkeyPatch, edition: ThisEdition) -> None:
    """Build an edition from here on."""
    for name, value in edition.settings().items():
        monkeypatch.setenv(name, value)
    assert this_edition() == edition


def test_a_preview_and_the_first_edition_say_so(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "This is a preview" in drawn().get_text()
    name_edition(monkeypatch, NOVEMBER)
    assert "This is the first edition" in drawn().get_text()
    assert project.docs.is_dir()


def test_the_page_tells_safety_first(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = edition_facts(reading.current(), NOVEMBER)
    project.previous.parent.mkdir()
    project.previous.write_text(facts.model_dump_json(), "utf-8")
    name_edition(monkeypatch, DECEMBER)
    assert "No warning, precaution" in drawn().get_text()
    page = project.root / TECHNIQUE
    text = page.read_text("utf-8")
    worse = text.replace("hold_seconds: [3, 5]", "hold_seconds: [30, 50]", 1)
    page.write_text(worse.replace("## In plain words\n", "## In plain words\n\nNew words.\n"))
    reading.forget()
    soup = drawn()
    assert texts(soup, "h2")[0] == "Safety"
    assert "3 to 5 seconds → 30 to 50 seconds" in soup.get_text()
    assert soup.select_one("li a")
    assert "In plain words" in texts(soup, "#changed-text + ul li")[0]
    catalog = reading.current()
    write_changes(catalog)
    assert json.loads(Path(project.docs / "changes.json").read_text("utf-8"))["safety"]
