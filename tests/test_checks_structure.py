"""Headings, link texts, tables, pictures, and the names and use of files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metref import reading
from metref.catalog import Catalog
from metref.checks import structure
from metref.problem import Problem
from tests.builders import make_catalog, make_page, page_text, told, write_project

Check = Callable[[Catalog], Iterator[Problem]]

FINE: list[tuple[Check, str]] = [
    (structure.check_headings, "## One\n\n### Two\n\n#### Three\n\n## Four\n"),
    (structure.check_headings, "## When did it begin? The dates disagree\n"),
    (structure.check_headings, "## What does **not** help\n"),
    (structure.check_headings, "## Selkow and others, 2009 {#selkow-2009}\n"),
    (structure.check_headings, "Text.\n\n---\n\nMore text.\n"),
    (structure.check_headings, "| A | B |\n|---|---|\n| 1 | 2 |\n"),
    (structure.check_headings, "```\n#### In code.\n```\n"),
    (structure.check_link_texts, "See [who should not have it](who.md)."),
    (structure.check_link_texts, "See [the page about the pelvis](pelvis.md)."),
    (structure.check_link_texts, "[More signs](signs.md#pregnancy)"),
    (structure.check_link_texts, "[**Here are the lists**](lists.md)"),
    (structure.check_link_texts, "Write `[here](x.md)` or `https://example.org` in code."),
    (structure.check_link_texts, "[the register](https://example.org/a_(b))"),
    (structure.check_link_texts, 'Text<a href="https://example.org">the register</a>'),
    (structure.check_link_texts, "[register]: https://example.org/"),
    (structure.check_link_texts, "Cited [@adams2001first]."),
    (structure.check_same_link_texts, "[signs](a.md#one) and [signs](a.md#two)"),
    (structure.check_same_link_texts, "[one](a.md) and [two](a.md)"),
    (structure.check_tables, "| A | B |\n|---|---|\n| 1 |  |\n"),
    (structure.check_tables, "A | B\n--- | ---\n1 | 2\n"),
    (structure.check_tables, "| `a|b` | B |\n|:---|---:|\n| 1 \\| 2 | 3 |\n"),
    (structure.check_tables, "Text with a | bar.\n\n- A list\n"),
    (structure.check_tables, "```\n| A |  |\n|---|---|\n```\n"),
    (structure.check_pictures, "![A hip bone, turned forwards](../assets/images/hip.svg)"),
    (structure.check_pictures, '<img alt="A hip bone" src="hip.svg">'),
    (structure.check_pictures, "`![](https://example.org/x.png)`"),
]

FOUND: list[tuple[Check, str, int]] = [
    (structure.check_headings, "## One\n\n#### Three\n", 3),
    (structure.check_headings, "### Three\n", 1),
    (structure.check_headings, "## __One__\n", 1),
    (structure.check_headings, "## One, two;\n", 1),
    (structure.check_headings, "Text.\n\nOne\n===\n", 3),
    (structure.check_link_texts, "Text.\nClick [here](a.md)", 2),
    (structure.check_link_texts, "[this link](a.md)", 1),
    (structure.check_link_texts, "[](a.md)", 1),
    (structure.check_link_texts, "[Learn more][more]", 1),
    (structure.check_link_texts, "[https://example.org](https://example.org)", 1),
    (structure.check_link_texts, "Write to <mailto:a@example.org>.", 1),
    (structure.check_link_texts, "See www.example.org.", 1),
    (structure.check_same_link_texts, "[Signs](a.md)\n\nand [signs](b.md)", 3),
    (structure.check_tables, "| A | |\n|---|---|\n| 1 | 2 |\n", 1),
    (structure.check_tables, "| A | B |\n|---|---|\n| 1 |\n", 3),
    (structure.check_tables, "A | B\n--- | ---\n1 | 2 | 3\n", 3),
    (structure.check_pictures, "![ ](hip.svg)", 1),
    (structure.check_pictures, "![turned hip](turned-hip.svg)", 1),
    (structure.check_pictures, "![A hip](//example.org/hip.svg)", 1),
    (structure.check_pictures, '<img alt="A hip" src="https://example.org/hip.svg">', 1),
]


@pytest.mark.parametrize(("rule", "body"), FINE)
def test_what_is_fine_is_not_told(rule: Check, body: str) -> None:
    assert told(rule(make_catalog([make_page(body=body)]))) == []


@pytest.mark.parametrize(("rule", "body", "line"), FOUND)
def test_what_is_wrong_is_told_at_its_line(rule: Check, body: str, line: int) -> None:
    assert [each.line for each in rule(make_catalog([make_page(body=body)]))] == [line]


def test_home_and_linked_and_drawn_pages_are_no_orphans(tmp_path: Path) -> None:
    home = "Read [the first](overview/one.md).\n\n/// techniques | pelvis\n///\n"
    files = {
        "docs/index.md": page_text("landing", home),
        "docs/overview/one.md": page_text("concept"),
        "docs/pelvis/two.md": page_text("technique"),
        "docs/assets/site.css": "body { background: url('images/used.svg') }",
        "docs/assets/images/used.svg": "<svg/>",
        "docs/assets/fonts/OFL.txt": "licence",
        "mkdocs.yml": "extra_css: [assets/site.css]\nnav: []\n",
    }
    catalog = reading.read(write_project(tmp_path, files))
    assert catalog.problems == ()
    assert told(structure.check_orphans(catalog)) == []


def test_a_page_that_links_only_to_itself_is_an_orphan(tmp_path: Path) -> None:
    files = {
        "docs/index.md": page_text("landing"),
        "docs/one.md": page_text("reference", "[Itself](one.md)"),
    }
    catalog = reading.read(write_project(tmp_path, files))
    assert [each.file for each in structure.check_orphans(catalog)] == ["docs/one.md"]


@pytest.mark.parametrize(
    "name",
    ["one-two.md", "regions/hip/x2.md", "data.yaml", "a.min.js", "fonts/a-400.woff2", ".DS_Store"],
)
def test_plain_names_are_fine(name: str, tmp_path: Path) -> None:
    catalog = reading.read(write_project(tmp_path, {f"docs/{name}": ""}))
    assert told(structure.check_file_names(catalog)) == []


@pytest.mark.parametrize(
    "name",
    ["One.md", "one two.md", "one_two.md", "é.md", "A/one.md", "one.MD", "one.mdown", "one.htm"],
)
def test_other_names_are_told(name: str, tmp_path: Path) -> None:
    catalog = reading.read(write_project(tmp_path, {f"docs/{name}": ""}))
    found = list(structure.check_file_names(catalog))
    assert [(each.file, each.level) for each in found] == [(f"docs/{name}", "essential")]
