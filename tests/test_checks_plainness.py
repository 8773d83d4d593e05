"""Plain words: the grade is that of what is read, and odd sections do not break it."""

from dataclasses import replace

import pytest

from metref.catalog import Catalog, Page
from metref.checks.plainness import check_grades, grade, hardest, spoken_sentences
from metref.passages import page_passages
from metref.problem import Problem

PAGE = "overview/history.md"
HARD = (
    "Palpatory examination of anatomical landmarks demonstrates unsatisfactory interexaminer"
    " reliability, necessitating considerable diagnostic circumspection."
)
PLAIN = "You push. You let go. It should not hurt."


def page_with(catalog: Catalog, text: str, audience: str = "both") -> Page:
    page = catalog.pages[PAGE]
    assert page.meta
    meta = page.meta.model_copy(update={"audience": audience})
    return Page(page.path, page.file, meta, text, 10, page.lines)


def found(catalog: Catalog, text: str, audience: str = "both") -> list[Problem]:
    page = page_with(catalog, text, audience)
    return list(check_grades(replace(catalog, pages={PAGE: page})))


def read(catalog: Catalog, text: str) -> list[str]:
    return spoken_sentences(page_passages(page_with(catalog, text)))


def test_hard_section_is_found_at_its_heading(catalog: Catalog) -> None:
    text = f"## Other\n\n{PLAIN}\n\n## In plain words\n\n{HARD}\n\n## After\n\n{PLAIN}"
    (problem,) = found(catalog, text)
    assert (problem.line, problem.rule, problem.level) == (14, "reading-grade", "essential")
    assert '"Palpatory examination of anatomical' in problem.mend


def test_hard_summary_is_only_told_of(catalog: Catalog) -> None:
    (problem,) = found(catalog, f"## In short\n\n{HARD}")
    assert (problem.rule, problem.level) == ("summary-grade", "good-practice")


def test_whole_page_counts_for_patients_alone(catalog: Catalog) -> None:
    text = f"## Other\n\n{HARD}"
    assert found(catalog, text) == []
    (problem,) = found(catalog, text, "patients")
    assert problem.rule == "reading-grade"
    assert problem.line == catalog.pages[PAGE].line("audience")


@pytest.mark.parametrize(
    "section",
    [
        "",
        "\n\n",
        "one fragment",
        "…",
        "- ",
        "| A |\n|---|\n| b |",
        "```\ncode\n```",
        "[@a]",
        "!!! note",
    ],
)
def test_odd_section_breaks_nothing(catalog: Catalog, section: str) -> None:
    assert found(catalog, f"## In plain words\n\n{section}", "patients") == []


def test_plain_section_passes_though_other_parts_are_hard(catalog: Catalog) -> None:
    table = f"| {HARD} |\n|---|\n| {HARD} |"
    text = f"## In plain words\n\n{PLAIN}\n\n{table}\n\n## What the model says\n\n{HARD}"
    assert found(catalog, text) == []


READ = {
    "It turns [@jacob1995mobility].": ["It turns ."],
    "Read [when to get help](../safety/red-flags.md).": ["Read when to get help."],
    "**What happens.** You *push*.": ["What happens.", "You push."],
    "- One item\n- Another": ["One item", "Another"],
    "1. **Lie.** On your back.": ["Lie.", "On your back."],
    '!!! stop "Do not try"\n    You push.': ["You push."],
    "/// techniques | pelvis\n///": [],
    "<!-- a note\nfor writers -->\nYou push.": ["You push."],
}


@pytest.mark.parametrize("text", READ)
def test_what_is_read_aloud(catalog: Catalog, text: str) -> None:
    assert read(catalog, text) == READ[text]


def test_hardest_come_first_and_fragments_not_at_all() -> None:
    texts = ["Multidisciplinary.", PLAIN, HARD, "You push against the hand.", "You rest a little."]
    assert next(text for _, text in hardest(texts)) == HARD
    assert "Multidisciplinary." not in [text for _, text in hardest(texts)]
    assert len(hardest(texts)) == 3


def test_grade_of_nothing_is_none() -> None:
    assert grade([]) is None
