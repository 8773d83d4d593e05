"""What only the built pages show: dead links and anchors, raw HTML included, told at their line."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from metref import reading
from metref.built_site import check_site
from metref.catalog import Catalog
from metref.problem import Problem
from tests.builders import page_text, write_project

PAGES = {
    "index.html": "<p id='top-of-it'>Home</p>",
    "404.html": "<a href='/elsewhere/nowhere/'>Home</a>",
    "pelvis/index.html": "<h2 id='plain'>Plain</h2><h2 id='größe'>Grösse</h2><a name='old'></a>",
    "pelvis/turned/index.html": "<p>Text</p>",
    "assets/site.css": "body {}",
    "assets/a picture.svg": "<svg/>",
}
SOURCES = {
    "docs/index.md": page_text("landing", "Text.\n"),
    "docs/pelvis/index.md": page_text("landing", "Text.\n"),
    "docs/pelvis/turned.md": page_text("concept"),
}
PAGE = "pelvis/turned/index.html"


def built(content: str) -> str:
    """Return a page as the theme builds it around its text."""
    return (
        "<html><head><meta name='viewport' content='x'><link href='https://met.example/'></head>"
        f"<body><article class='md-content__inner'>{content}<footer class='page-foot'></footer>"
        "</article></body></html>"
    )


def write_site(root: Path, changes: Mapping[str, str]) -> Path:
    """Write a small built site, with some of its files changed."""
    for name, content in {**PAGES, **changes}.items():
        file = root / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(built(content) if name.endswith(".html") else content, "utf-8")
    return root / "site"


def catalog_of(root: Path, changes: Mapping[str, str]) -> Catalog:
    """Return the catalog of the small site's sources, with some of them changed."""
    return reading.read(write_project(root, {**SOURCES, **changes}))


def dead(root: Path, content: str, source: str = "") -> list[Problem]:
    """Return the dead links of a site whose page has this text, drawn from this source."""
    sources = {"docs/pelvis/turned.md": page_text("concept", source)} if source else {}
    found = check_site(catalog_of(root, sources), write_site(root, {PAGE: content}))
    return [problem for problem in found if problem.rule == "built-link"]


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#",
        "#here",
        "./",
        "../",
        "../#plain",
        "../#gr%C3%B6%C3%9Fe",
        "../#old",
        "../..",
        "../../",
        "../../index.html#top-of-it",
        "/pelvis/",
        "/",
        "../../assets/site.css",
        "../../assets/site.css?v=2#x",
        "../../assets/a%20picture.svg",
        "https://example.org/nowhere",
        "//example.org/nowhere",
        "mailto:a@example.org",
        "data:text/plain,a",
    ],
)
def test_a_link_that_leads_somewhere_is_left_alone(link: str, tmp_path: Path) -> None:
    assert dead(tmp_path, f'<p id="here"><a href="{link}">that</a></p>') == []


DEAD = {
    "page": ("../tilted/", "there is no such page or file"),
    "file": ("../../assets/none.css", "there is no such page or file"),
    "page in other letters": ("../../Pelvis/", "there is no such page or file"),
    "folder without a page": ("../../assets/", "there is no such page or file"),
    "place": ("../#plane", "the page has no place 'plane'"),
    "place of its own": ("#nowhere", "the page has no place 'nowhere'"),
    "place that is a setting of the page": ("#viewport", "the page has no place 'viewport'"),
    "out of the site": ("../../../secret/", "it leads out of the site"),
    "absolute page": ("/tilted/", "there is no such page or file"),
    "name that no file has": ("../%00/", "there is no such page or file"),
    "name without end": (f"../{'x' * 5000}/", "there is no such page or file"),
}


@pytest.mark.parametrize("kind", DEAD)
def test_a_link_that_leads_nowhere_is_told(kind: str, tmp_path: Path) -> None:
    link, wrong = DEAD[kind]
    found = dead(tmp_path, f'<a href="{link}">that</a>')
    assert len(found) == 1
    assert PAGE in found[0].message
    assert f"links to '{link}', and {wrong}" in found[0].message


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../tilted/">raw</a>',
        '<img src="../tilted/" alt="">',
        '<video src="../tilted/"></video>',
        '<div><p><a href="../tilted/"></p></div>',
    ],
)
def test_raw_html_is_looked_at_as_well(html: str, tmp_path: Path) -> None:
    assert len(dead(tmp_path, html)) == 1


def test_a_link_that_stands_twice_is_told_once(tmp_path: Path) -> None:
    assert len(dead(tmp_path, '<a href="../x/">a</a><a href="../x/">b</a>')) == 1


def test_the_error_page_is_exempt(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"404.html": '<a href="/met/nowhere/">Home</a>'})
    found = check_site(catalog_of(tmp_path, {}), site)
    assert not [problem for problem in found if problem.rule == "built-link"]


def test_a_dead_link_is_told_at_the_line_that_the_writer_wrote(tmp_path: Path) -> None:
    source = 'Something about tilted bones.\n\n<a href="../tilted/">that</a>\n'
    found = dead(tmp_path, '<a href="../tilted/">that</a>', source)
    file = (tmp_path / "docs/pelvis/turned.md").read_text("utf-8")
    line = file.split("\n").index('<a href="../tilted/">that</a>') + 1
    assert [(each.file, each.line) for each in found] == [("docs/pelvis/turned.md", line)]


def test_a_dead_link_that_was_written_as_markdown_is_found_by_its_name(tmp_path: Path) -> None:
    found = dead(tmp_path, '<a href="../tilted/">that</a>', "Text.\n\n[that](tilted.md)\n")
    file = (tmp_path / "docs/pelvis/turned.md").read_text("utf-8")
    assert found[0].line == file.split("\n").index("[that](tilted.md)") + 1


def test_a_dead_link_that_nobody_wrote_is_told_at_the_pages_first_line(tmp_path: Path) -> None:
    found = dead(tmp_path, '<a href="../zzz/">that</a>')
    assert [(each.file, each.line) for each in found] == [("docs/pelvis/turned.md", 1)]


def test_a_dead_link_of_a_page_without_source_is_told_at_the_built_page(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"extra/index.html": '<a href="../zzz/">that</a>'})
    found = check_site(catalog_of(tmp_path, {}), site)
    files = [problem.file for problem in found if problem.rule == "built-link"]
    assert files == ["site/extra/index.html"]


def test_a_page_that_is_not_utf8_does_not_stop_the_check(tmp_path: Path) -> None:
    site = write_site(tmp_path, {})
    (site / PAGE).write_bytes(built('caf\xe9 <a href="../x/">that</a>').encode("latin-1"))
    found = check_site(catalog_of(tmp_path, {}), site)
    assert [problem.rule for problem in found].count("built-link") == 1
