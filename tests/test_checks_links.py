"""A link inside the reference leads to a page and a place that there will be."""

import markdown
import pytest
from bs4 import BeautifulSoup

from metref.catalog import Catalog
from metref.checks.links import anchors_of, check_links, inside_links
from tests.builders import (
    make_catalog,
    make_page,
    make_precaution,
    make_source,
    make_term,
    told,
)

TARGET = """\
## First things

## The `key` of it

## Named otherwise {#own}

## First things

A paragraph.
{: #paragraph }

/// precautions | stop
///
/// glossary
///
/// bibliography
///
"""
HEADINGS = [
    "## Plain words",
    "## The `key` field",
    "## What *is* it, and is it **safe**?",
    "## See [that page](a.md)",
    "## Cité à Ö",
    "## L5\u2013S1 & more",
    "## One\n\n## One\n\n## One",
    "## Own {#own}",
    "## Own {: #own .wide }",
    "## Own\n\n## Other {#own}",
    "## Wide { .wide }",
    "### Deep\n\n#### Deeper",
    "##Tight",
    "Text.\n{: #paragraph }",
    "```\n## Code\n```\n\n## Text",
]


def world(text: str, path: str = "pelvis/a.md") -> Catalog:
    """Return a catalog of a page with this text and of one that it can link to."""
    pages = [
        make_page(path, text),
        make_page("safety/target.md", TARGET),
        make_page("pelvis/technique.md", kind="technique"),
        make_page("index.md", kind="landing"),
    ]
    return make_catalog(
        pages,
        [make_source()],
        terms=[make_term()],
        precautions=[make_precaution("red-flags", level="stop"), make_precaution()],
    )


def problems(text: str) -> list[str]:
    """Return what is told about the links of a text."""
    return told(check_links(world(text)))


@pytest.mark.parametrize(
    "target",
    [
        "technique.md",
        "../safety/target.md",
        "../index.md",
        "../safety/target.md#first-things",
        "../safety/target.md#first-things_1",
        "../safety/target.md#the-key-of-it",
        "../safety/target.md#own",
        "../safety/target.md#paragraph",
        "../safety/target.md#red-flags",
        "../safety/target.md#barrier",
        "../safety/target.md#adams2001first",
        "technique.md#on-the-back",
        "#here",
        "#references",
    ],
)
def test_a_link_that_leads_somewhere_is_left_alone(target: str) -> None:
    assert problems(f"## Here\n\nSee [that]({target}) and [again]({target} 'title').") == []


@pytest.mark.parametrize(
    "text",
    [
        "[out](https://example.org/a.md)",
        "[out](HTTPS://EXAMPLE.ORG/)",
        "[out](//example.org/)",
        "[mail](mailto:a@example.org)",
        "`[code](nowhere.md)`",
        "```\n[code](nowhere.md)\n```",
        "![picture](nowhere.svg)",
        "[@adams2001first]",
        "[not a link] (nowhere.md)",
    ],
)
def test_what_is_no_link_inside_is_left_alone(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("target", "wanted", "hint"),
    [
        ("tecnique.md", "docs/pelvis/tecnique.md", "Did you mean technique.md?"),
        ("../safety/tarjet.md", "docs/safety/tarjet.md", "Did you mean ../safety/target.md?"),
        ("safety/target.md", "docs/pelvis/safety/target.md", "Did you mean ../safety/target.md?"),
        ("../safety/target", "docs/safety/target", "Did you mean ../safety/target.md?"),
        ("../nothing-like-it.md", "docs/nothing-like-it.md", "Links are relative and end in .md"),
        ("../../outside.md", "docs/../outside.md", "Links are relative"),
    ],
)
def test_a_link_to_no_page_is_told_with_the_nearest(target: str, wanted: str, hint: str) -> None:
    found = problems(f"Text.\n\nSee [that]({target}).")
    assert len(found) == 1
    assert found[0].startswith(f"docs/pelvis/a.md:3: link: The link leads to '{target}'")
    assert f"there is no page {wanted}" in found[0]
    assert hint in found[0]


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("../safety/target.md#first-thing", "Did you mean #first-things"),
        ("../safety/target.md#Own", "Did you mean #own?"),
        ("../safety/target.md#zzzzzz", "Link to the page alone."),
        ("#zzzzzz", "Link to the page alone."),
        ("../safety/target.md#pregnancy", "which docs/safety/target.md does not have"),
    ],
)
def test_a_link_to_no_place_is_told_with_the_nearest(target: str, hint: str) -> None:
    found = problems(f"See [that]({target}).")
    assert len(found) == 1
    assert found[0].startswith("docs/pelvis/a.md:1: link: The link leads to '#")
    assert hint in found[0]


def test_each_dead_link_of_a_line_is_told() -> None:
    assert len(problems("See [one](one.md) and [two](two.md).")) == 2


def test_a_links_line_counts_the_front_matter() -> None:
    page = make_page(body="Text.\n[link](b.md)")
    moved = type(page)(page.path, page.file, page.meta, page.body, body_line=20)
    assert list(inside_links(moved)) == [("b.md", 21)]


@pytest.mark.parametrize("text", HEADINGS)
def test_the_anchors_are_those_that_the_engine_makes(text: str) -> None:
    html = markdown.markdown(text, extensions=["attr_list", "fenced_code", "toc"])
    drawn = {str(tag["id"]) for tag in BeautifulSoup(html, "lxml").select("[id]")}
    page = make_page(body=text)
    assert anchors_of(page, make_catalog([page])) - {"references"} == drawn
