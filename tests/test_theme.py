"""The theme gets the warnings and the cards as a template that it can import."""

import re
from pathlib import Path
from typing import Any

import jinja2
import pytest
from bs4 import BeautifulSoup

from metref.catalog import Catalog
from metref.shared_data import SharedWarning
from metref.theme import theme_data, warning_html, write_theme_data
from tests.builders import make_catalog, make_page, make_precaution, make_warning, method_data, one

OVERRIDES = Path(__file__).parents[1] / "overrides"


def data_of(catalog: Catalog) -> Any:
    """Return what the theme sees of a catalog."""
    return jinja2.Environment(autoescape=True).from_string(theme_data(catalog)).module


def row(catalog: Catalog, address: str, label: str) -> BeautifulSoup:
    """Return the HTML of a row of a page's card."""
    rows = data_of(catalog).cards[address]
    return BeautifulSoup(next(each["html"] for each in rows if each["label"] == label), "lxml")


def drawn(warning: SharedWarning, top: str) -> BeautifulSoup:
    """Return a warning as the theme draws it on a page that is `top` away from the site's top."""
    loader = jinja2.FileSystemLoader(OVERRIDES)
    parts = jinja2.Environment(loader=loader, autoescape=False).get_template(  # noqa: S701
        "partials/page-parts.html"
    )
    data = data_of(make_catalog(warnings=[warning])).warnings[warning.id]
    return BeautifulSoup(str(parts.module.warning(data, top)), "lxml")  # type: ignore[attr-defined]


@pytest.mark.parametrize("top", ["./", "../", "../../"])
@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("safety/red-flags.md", "safety/red-flags/"),
        ("safety/red-flags.md#emergency", "safety/red-flags/#emergency"),
        ("safety/index.md", "safety/"),
        ("references/subject-index.md", "references/subject-index/"),
        ("index.md", ""),
    ],
)
def test_a_warnings_link_holds_from_any_depth(link: str, address: str, top: str) -> None:
    warning = make_warning(body=f"See [this page]({link}).\n")
    assert one(drawn(warning, top), "a")["href"] == f"{top}{address}"


def test_a_warnings_link_to_outside_stays_as_it_is() -> None:
    html = warning_html(make_warning(body="See [it](https://example.org/read.md).\n"))
    assert 'href="https://example.org/read.md"' in html


def test_a_warning_is_drawn_with_its_title_kind_and_markdown() -> None:
    soup = drawn(make_warning(body="Take **care**.\n"), "./")
    assert one(soup, ".warning--stop .warning__title").get_text() == "Do not try this"
    assert one(soup, ".warning strong").get_text() == "care"


@pytest.mark.parametrize("text", ["{% raw %}", "{{ 7 * 7 }}", 'a "quote" \\ and a\ttab', "é … 🙂"])
def test_any_text_reaches_the_theme_as_it_is(text: str) -> None:
    warning = SharedWarning(id="odd", kind="note", title=text, body="Text.\n")
    title = data_of(make_catalog(warnings=[warning])).warnings["odd"]["title"]
    assert title == text
    assert title.encode()


def test_each_technique_page_has_its_card_by_its_address() -> None:
    pages = [
        make_page("pelvis/turned.md", kind="technique"),
        make_page("regions/hip/index.md", kind="technique"),
        make_page("overview/history.md", kind="concept"),
    ]
    assert set(data_of(make_catalog(pages)).cards) == {"pelvis/turned/", "regions/hip/"}


def test_a_card_says_who_moves() -> None:
    catalog = make_catalog([make_page("a.md", kind="technique")])
    actors = {each["label"]: each["actor"] for each in data_of(catalog).cards["a/"]}
    assert actors["The clinician moves"] == "clinician"
    assert actors["The patient pushes"] == "patient"
    assert actors["Region"] == ""


def test_a_card_shows_text_and_never_lets_it_become_html() -> None:
    page = make_page("a.md", kind="technique", used_for="pain <b>here</b> & there")
    cell = row(make_catalog([page]), "a/", "Used for")
    assert cell.get_text() == "pain <b>here</b> & there"


def test_a_card_marks_the_certainty() -> None:
    cell = row(make_catalog([make_page("a.md", kind="technique")]), "a/", "Certainty")
    assert one(cell, ".certainty--very-low").get_text() == "Very low"


def test_a_card_links_to_the_precautions_of_the_page() -> None:
    page = make_page("a.md", kind="technique", precautions=["pregnancy", "unknown"])
    precaution = make_precaution("pregnancy", name="Pregnancy & birth")
    cell = row(make_catalog([page], precautions=[precaution]), "a/", "Take care with")
    link = one(cell, "a")
    assert str(link["href"]).endswith("safety/contraindications/#pregnancy")
    assert link.get_text() == "Pregnancy & birth"


def test_the_template_is_written_where_the_theme_imports_it(tmp_path: Path) -> None:
    catalog = make_catalog(warnings=[make_warning()])
    project = type(catalog.project)(tmp_path)
    write_theme_data(catalog, project)
    file = tmp_path / "overrides/partials/generated/data.html"
    assert "technique" in file.read_text("utf-8")
    main = (OVERRIDES / "main.html").read_text("utf-8")
    assert re.search(r'import "partials/generated/data\.html"', main)


def test_the_template_is_written_only_when_it_changed(tmp_path: Path) -> None:
    catalog = make_catalog([make_page("a.md", kind="technique")])
    project = type(catalog.project)(tmp_path)
    write_theme_data(catalog, project)
    file = tmp_path / "overrides/partials/generated/data.html"
    file.chmod(0o444)
    before = file.stat()
    write_theme_data(catalog, project)
    after = file.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_the_template_is_written_again_when_the_data_changed(tmp_path: Path) -> None:
    project = type(make_catalog().project)(tmp_path)
    for position in ("supine", "prone"):
        page = make_page("a.md", kind="technique", methods=[method_data(position=position)])
        write_theme_data(make_catalog([page]), project)
    assert "Face down" in (tmp_path / "overrides/partials/generated/data.html").read_text("utf-8")
