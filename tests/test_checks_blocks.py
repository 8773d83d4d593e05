"""Blocks and citations that would not be drawn are told; those that are drawn pass."""

import pytest

from metref.checks.blocks import check_blocks, check_citation_form
from tests.builders import make_catalog, make_page


@pytest.mark.parametrize(
    "body",
    [
        "/// techniques | pelvis\n///\n",
        "/// techniques | all\n///\n",
        "/// bibliography\n///\n",
        "/// precautions | stop\n///\n\n/// precautions | caution\n///\n",
        "/// method | some-id\n\n1. **Lie.**\n\n///\n",
        "```\n/// nothing | here\n```\n",
        "Text with a path /// in it.\n",
    ],
)
def test_blocks_that_are_drawn_pass(body: str) -> None:
    assert list(check_blocks(make_catalog([make_page(body=body)]))) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("/// technique | pelvis\n///\n", "Did you mean 'techniques'"),
        ("/// precautions | stopp\n///\n", "It knows: caution, stop."),
        ("/// precautions\n///\n", "does not know ''"),
        ("/// glossary | a\n///\n", "takes nothing after it"),
        ("/// glossary\n\nText.\n", "is not closed"),
        ("/// glossary\n\n/// bibliography\n///\n", "'glossary' is not closed"),
    ],
)
def test_blocks_that_would_not_be_drawn_are_told(body: str, words: str) -> None:
    told = " ".join(map(str, check_blocks(make_catalog([make_page(body=body)]))))
    assert words in told


@pytest.mark.parametrize("text", ["[@a]", "[@a; @b]", r"\[@a, p. 5]", "`[@a b]`", "me@example.org"])
def test_citations_and_what_is_none_pass(text: str) -> None:
    assert list(check_citation_form(make_catalog([make_page(body=f"Text {text}.\n")]))) == []


@pytest.mark.parametrize("text", ["[@a, p. 5]", "[@a b]", "[@ a]", "[@a; b]", "[@]"])
def test_what_is_meant_as_a_citation_is_told(text: str) -> None:
    found = list(check_citation_form(make_catalog([make_page(body=f"Line.\n\nText {text}.\n")])))
    assert [problem.rule for problem in found] == ["citation-form"]
