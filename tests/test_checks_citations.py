"""Citations: findings without a source are found, and what only looks like one is left alone."""

from dataclasses import replace

import pytest

from metref.catalog import Catalog, Page
from metref.checks.citable import check_kinds, check_method_sources, check_retracted
from metref.checks.citations import check_unused
from metref.checks.figures import check_figures
from metref.figures import figures

FINDINGS = {
    "It helps 70% of people.": "percentage",
    "It helps 70 per cent of them.": "percentage",
    "The gap was clear (P<.05).": "p value",
    "The gap was clear, p = 0.04.": "p value",
    "A small trial (n = 80) found less pain.": "sample size",
    "One in five was sore.": "share of people",
    "About 1 in 40 falls ill.": "share of people",
    "Half of the women were sore.": "share of people",
    "In 24 people the joint turned.": "count of people",
    "It was seen in 24 healthy adults.": "count of people",
    "Of these, 11 of 20 women got better.": "count of people",
    "Ten men were treated.": "count of people",
    "A study of 1,170 patients says so.": "count of people",
    "A review of 17 trials says so.": "count of studies",
    "The joint turned by 2 degrees.": "measurement",
    "The joint slid 2 mm.": "measurement",
    "It turned by 8°.": "measurement",
    "It turned by half a degree.": "measurement",
    "Examiners agreed poorly (kappa .19).": "effect",
    "The trials disagree (I² 80%).": "effect",
    "Pain fell by 15 points.": "effect",
    "Disability fell (95% CI −4 to −2).": "interval",  # noqa: RUF001
    "It fell by -0.51 in all.": "figure",
    "There was no difference.": "statement of no difference",
    "It found no statistically significant effect on function.": "statement of no difference",
    "MET did no better than a sham.": "statement of no difference",
    "The two did not differ.": "statement of no difference",
    "Pain was not significantly lower.": "statement of no difference",
}
NO_FINDINGS = [
    "Push for about five seconds, three to five times.",
    "Rest for 2.5 seconds.",
    "The nerve leaves at L5, S1 or C1–2.",  # noqa: RUF001
    "It was first taught in 1948.",
    "In 2019 people began to doubt it.",
    "Babies under 2 years and people over 50 need a doctor.",
    "Above all from 10 to 16 years.",
    "Open from 9 to 17, call 111 or 0300 123 4567.",
    "Mark your pain on a 100 mm line.",
    "Mark it on a scale from 0 to 10.",
    "Kappa is agreement beyond chance: 0 is chance, 1 is perfect.",
    "One means no difference.",
    'We say "no significant difference" where an interval includes 0.',
    "The figures in brackets (95% CI) show how unsure a number is.",
    "A 95% interval says how unsure a number is.",
    "If it makes no difference after a few sessions, stop.",
    "There may be no effect at all; the trials could not tell.",
    "Nobody has shown a difference.",
    "We found no study that compares the two.",
    "You may have seen two or three people.",
    "One person holds, one pushes.",
    "Three forms are described, in two positions.",
    "All four methods share one push.",
    "Text and data are CC BY 4.0.",
    "Read it at https://example.org/95%25/24-people.",
    "[Read it](24-people.md) first.",
    "Vitamin B12, T4 and the 5th rib.",
    "Come within 6 weeks of the birth.",
    "Chapter 3 and figure 2 show it.",
    '"It helps 90% of people" is what some say.',
]
PAGE = "overview/history.md"


def with_text(catalog: Catalog, text: str, path: str = PAGE) -> Catalog:
    """Return the reference with one page alone, which holds the text."""
    page = catalog.pages[path]
    changed = Page(page.path, page.file, page.meta, text, 10, page.lines)
    return replace(catalog, pages={path: changed})


def lines(catalog: Catalog, text: str, path: str = PAGE) -> list[int]:
    return [p.line for p in check_figures(with_text(catalog, text, path)) if p.file.endswith(path)]


@pytest.mark.parametrize("sentence", FINDINGS)
def test_finding_is_found(sentence: str) -> None:
    assert FINDINGS[sentence] in [what for what, _ in figures(sentence)]


@pytest.mark.parametrize("sentence", NO_FINDINGS)
def test_what_is_no_finding_is_left_alone(catalog: Catalog, sentence: str) -> None:
    assert lines(catalog, sentence) == []


@pytest.mark.parametrize("sentence", FINDINGS)
def test_finding_with_its_citation_passes(catalog: Catalog, sentence: str) -> None:
    cited = sentence.removesuffix(".") + " [@jacob1995mobility]."
    assert lines(catalog, cited) == []
    assert lines(catalog, f"{sentence} [@jacob1995mobility]") == []
    assert lines(catalog, f"## {sentence}\n") == []
    assert lines(catalog, f"`{sentence}`") == []


def test_citation_of_the_next_sentence_is_not_enough(catalog: Catalog) -> None:
    assert lines(catalog, "\nIt helps\n70% of us. It is so [@jacob1995mobility].") == [11]


def test_row_rests_on_its_first_cell_or_on_its_cell_for_sources(catalog: Catalog) -> None:
    head = "| Who | What | What it rests on |\n| --- | --- | --- |\n"
    assert lines(catalog, f"{head}| A | 20% | none |") == [12]
    assert lines(catalog, f"{head}| A | 20% | one trial [@jacob1995mobility] |") == []
    assert lines(catalog, f"{head}| A [@jacob1995mobility] | 20% | |") == []
    assert lines(catalog, f"{head}| A | 20%; so [@jacob1995mobility] | none |") == []
    assert lines(catalog, "| A | B |\n|---|---|\n| 20% | x [@jacob1995mobility] |") == [12]


def test_position_in_a_step_is_no_measurement(catalog: Catalog) -> None:
    step = "1. Bend the knee to 90 degrees."
    assert lines(catalog, f"## How a clinician does it\n\n{step}") == []
    assert lines(catalog, f"## What the model says\n\n{step}") == [12]


def test_pages_about_the_project_state_no_findings(catalog: Catalog) -> None:
    assert lines(catalog, "Python 3.11, 95% covered.", "contribute/index.md") == []


ACCOUNT, PLAN = "[@sijointsaga2018often]", "[@nct05050331]"
KIND_PASSES = [
    f"One patient writes that once a day is enough {ACCOUNT}.",
    f"She was told to stop {ACCOUNT}.",
    f"A blog tells of it {ACCOUNT}.",
    f"A registered trial uses it {PLAN}.",
    f"The trial has no results yet {PLAN}.",
    f"It is listed as completed without results {PLAN}.",
    f"| Who | What |\n|---|---|\n| A patient's blog | Once a day {ACCOUNT} |",
    "It turns by 1.7 degrees [@jacob1995mobility].",
    "It turns [@nobody].",
]


@pytest.mark.parametrize("text", KIND_PASSES)
def test_kind_that_fits_its_sentence_passes(catalog: Catalog, text: str) -> None:
    assert list(check_kinds(with_text(catalog, text))) == []


def test_kind_that_does_not_fit_is_found(catalog: Catalog) -> None:
    text = f"She pushed. Once a day is enough {ACCOUNT}.\n\nIt helps {PLAN}."
    found = list(check_kinds(with_text(catalog, text)))
    assert [(problem.rule, problem.line) for problem in found] == [("citable", 10), ("citable", 12)]
    assert "one patient's account" in found[0].message


def test_pages_about_the_blog_may_cite_it(catalog: Catalog) -> None:
    text = f"Once a day is enough {ACCOUNT}."
    assert list(check_kinds(with_text(catalog, text, "overview/a-patients-view.md"))) == []


def test_retracted_work_is_named_as_that(catalog: Catalog) -> None:
    cited = "[@mehdikhani2012retracted]"
    good = f"It was retracted {cited}. The paper was withdrawn {cited}."
    assert list(check_retracted(with_text(catalog, good))) == []
    bad = with_text(catalog, f"It was retracted.\nIt helps {cited}.")
    assert [problem.line for problem in check_retracted(bad)] == [11]


def test_derived_methods_need_no_source(catalog: Catalog) -> None:
    path = "pelvis/pubic-symphysis.md"
    page = catalog.pages[path]
    assert page.technique
    assert any(not method.sources for method in page.technique.methods)
    assert list(check_method_sources(replace(catalog, pages={path: page}))) == []


def test_unused_sources_are_told_of_and_block_nothing(catalog: Catalog) -> None:
    found = list(check_unused(replace(catalog, pages={})))
    assert {problem.level for problem in found} == {"good-practice"}
    named = {problem.message.split("'")[1] for problem in found}
    assert "thedoqa" in named
    assert "muscolinogluteus" not in named, "the table of muscles cites it"
