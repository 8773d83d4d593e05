"""A page has the sections of its type, in order, each once and with text in it."""

from collections.abc import Iterable

import pytest

from metref.checks.sections import TECHNIQUE, check_sections, headings
from tests.builders import make_catalog, make_page, told

ENDS = {
    "concept": ("In short", "Read next"),
    "safety": ("In short", "Where this comes from"),
    "evidence": ("In short", "What nobody has tested"),
}


def written(names: Iterable[str]) -> str:
    """Return a text of these sections, each with a line in it."""
    return "\n".join(f"## {name}\n\nText.\n" for name in names)


def problems(body: str, kind: str = "reference") -> list[str]:
    """Return what is told about the sections of a page of a type."""
    return told(check_sections(make_catalog([make_page("a.md", body, kind)])))


@pytest.mark.parametrize("kind", ENDS)
def test_a_page_with_its_first_and_last_section_is_left_alone(kind: str) -> None:
    first, last = ENDS[kind]
    assert problems(written([first, "Between", last]), kind) == []


@pytest.mark.parametrize("kind", ENDS)
def test_a_page_without_its_first_section_is_told_which(kind: str) -> None:
    found = problems(written(["Something else", ENDS[kind][1]]), kind)
    assert found == [
        f"docs/a.md:1: sections: The first section of a {kind} page is 'In short'. "
        "Write '## In short' there."
    ]


@pytest.mark.parametrize("kind", ENDS)
def test_a_page_without_its_last_section_is_told_which(kind: str) -> None:
    found = problems(written(["In short", "Something else"]), kind)
    assert len(found) == 1
    assert found[0].startswith("docs/a.md:5: sections: The last section of a ")
    assert ENDS[kind][1] in found[0]


def test_a_page_without_any_section_is_told_at_its_text() -> None:
    assert len(problems("Only text.", "concept")) == 2


@pytest.mark.parametrize("kind", ["landing", "reference"])
def test_a_page_to_look_things_up_in_has_the_sections_that_it_needs(kind: str) -> None:
    assert problems(written(["Any", "Order"]), kind) == []


def test_a_technique_page_in_order_is_left_alone() -> None:
    assert problems(written(TECHNIQUE), "technique") == []


@pytest.mark.parametrize("missing", TECHNIQUE)
def test_a_technique_page_that_lacks_a_section_is_told_which(missing: str) -> None:
    found = problems(written(name for name in TECHNIQUE if name != missing), "technique")
    assert len(found) == 1
    assert f"is '{missing}'" in found[0]
    assert f"Write '## {missing}' there" in found[0]


def test_sections_in_the_wrong_order_are_told_at_the_first_that_is_wrong() -> None:
    swapped = [TECHNIQUE[1], TECHNIQUE[0], *TECHNIQUE[2:]]
    found = problems(written(swapped), "technique")
    assert found == [
        f"docs/a.md:1: sections: Section 1 of a technique page is '{TECHNIQUE[0]}', "
        f"not '{TECHNIQUE[1]}'. Write '## {TECHNIQUE[0]}' there."
    ]


def test_a_section_too_many_is_told_at_its_line() -> None:
    found = problems(written([*TECHNIQUE, "Prices"]), "technique")
    assert len(found) == 1
    assert found[0].startswith("docs/a.md:33: sections: A technique page has no section 'Prices'")


def test_a_section_that_stands_twice_is_told_at_the_second() -> None:
    found = problems(written(["One", "Two", "One"]))
    assert len(found) == 1
    assert found[0].startswith("docs/a.md:9: sections: The section 'One' stands twice")


@pytest.mark.parametrize(
    "body",
    ["## One\n\n## Two\n\nText.\n", "## One\n\n\n### Deeper\n\n## Two\n\nText.\n"],
)
def test_a_section_without_text_is_told(body: str) -> None:
    found = problems(body)
    assert len(found) == 1
    assert found[0].startswith("docs/a.md:1: sections: The section 'One' is empty")


def test_a_last_section_without_text_is_told() -> None:
    assert "The section 'Two' is empty" in problems("## One\n\nText.\n\n## Two\n\n")[0]


@pytest.mark.parametrize("body", ["# Title\n\n## One\n\nText.\n", "#Title\n\n## One\n\nText.\n"])
def test_a_second_title_is_refused(body: str) -> None:
    found = problems(body)
    assert len(found) == 1
    assert "heading of the first level" in found[0]


def test_a_page_whose_front_matter_is_broken_is_not_told_of_sections() -> None:
    page = make_page("a.md", "# Title\n")
    bare = type(page)(page.path, page.file, None, page.body, 1)
    assert told(check_sections(make_catalog([bare]))) == []


def test_a_heading_has_its_depth_text_line_and_attributes() -> None:
    page = make_page(body="## One `two` {#own .wide}\n\nText.\n\n### Three\n")
    found = list(headings(page))
    assert [(each.depth, each.text, each.line) for each in found] == [
        (2, "One `two`", 1),
        (3, "Three", 5),
    ]
    assert found[0].attributes == "#own .wide"


@pytest.mark.parametrize("body", ["```\n## One\n```\n", "Text ## not one\n", "    ## Code\n"])
def test_what_the_engine_draws_as_no_heading_is_none(body: str) -> None:
    assert list(headings(make_page(body=body))) == []


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\u2028"])
def test_odd_characters_in_code_do_not_move_a_heading(separator: str) -> None:
    body = f"`a{separator}b`\n\n## One\nText.\n## Two\nText.\n"
    assert [each.line for each in headings(make_page(body=body))] == [3, 5]
    assert problems(body) == []
