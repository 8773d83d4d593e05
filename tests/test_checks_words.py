"""Words: those that are not ours are found, and quotations, names and denials are left alone."""

from dataclasses import replace

import pytest
import yaml
from pydantic import ValidationError

from metref.catalog import Catalog, Page
from metref.checks.abbreviations import check_abbreviations
from metref.checks.words import check_words
from metref.word_list import NotOurs

PAGE = "overview/history.md"
NOT_OURS = [
    "MET cures back pain.",
    "It realigns the pelvis.",
    "It re-aligned her hips.",
    "The push puts the bone back.",
    "It slides back into place.",
    "This corrects the rotation.",
    "It is used to correct an upslip.",
    "Correction of the dysfunction follows.",
    "It fixes the joint.",
    "The result is guaranteed.",
    "It flushes out toxins.",
    "MET is safe and effective.",
    "There are no side effects.",
    "It is a proven treatment.",
    "It is a small miracle.",
    "Your pelvis is out.",
    "A hip that is out of place hurts.",
    "The joint is unstable.",
    "A slipped disc hurts.",
    "It is wear and tear.",
    "Simply push.",
    "Just push against the hand.",
    "There is no pain, and it realigns the joint.",
    "It does not hurt: it cures.",
]
OURS = [
    "It is not a cure.",
    "Nobody has shown that it moves a bone back into place.",
    "It cannot realign, fix or cure anything.",
    "No study shows that it corrects a joint.",
    "How little is proven is said on each page.",
    "It has not been proven.",
    "Does it realign the pelvis?",
    "Ask whether it cures anything.",
    'People say "my hip is out of place" or "slipped disc".',
    "People say “out of alignment” and ‘unstable’.",  # noqa: RUF001
    "People say 'out of alignment' of the patients' hips.",
    'One calls it a way to "fix" a pelvis that is "out".',
    "A slipped upper femoral epiphysis needs a hospital.",
    "Unstable angina needs a hospital.",
    "The chance-corrected agreement was low.",
    "Find the correct side and the correct position.",
    "Your therapist corrects you.",
    "Put the leg back on the table.",
    "Take the leg back to the middle.",
    "The pain is just below the ribs.",
    "Both do just as well, and it has just come out.",
    "The bone is out of the cast.",
    "Hold the sacrum fixed.",
    "`cures` is a word.",
    "Read [about it](cures.md).",
    "It stands in The pelvis is not unstable, a title.",
    "The pop proves nothing.",
    "We read the Manual of Colour.",
]
AMERICAN = ["mobilization", "randomized", "organized", "centered", "behavior", "color", "edema"]
BRITISH = [
    "mobilisation",
    "randomised",
    "size",
    "prize",
    "centre",
    "behaviour",
    "Color",
    "epicentre",
]


def with_text(catalog: Catalog, text: str) -> Catalog:
    """Return the reference with one page alone, which holds the text."""
    page = catalog.pages[PAGE]
    changed = Page(page.path, page.file, page.meta, text, 10, page.lines)
    title = {"x": catalog.sources["jacob1995mobility"].model_copy(update={"title": TITLE})}
    return replace(catalog, pages={PAGE: changed}, sources={**catalog.sources, **title})


TITLE = "The pelvis is not unstable"


def found(catalog: Catalog, text: str) -> list[tuple[str, int]]:
    return [(p.rule, p.line) for p in check_words(with_text(catalog, text)) if PAGE in p.file]


@pytest.mark.parametrize("text", NOT_OURS)
def test_word_that_is_not_ours_is_found(catalog: Catalog, text: str) -> None:
    assert set(found(catalog, f"\nFine.\n{text}")) == {("word", 12)}


@pytest.mark.parametrize("text", OURS)
def test_word_that_only_looks_like_it_passes(catalog: Catalog, text: str) -> None:
    assert found(catalog, text) == []


@pytest.mark.parametrize("word", AMERICAN)
def test_american_spelling_is_told_of(catalog: Catalog, word: str) -> None:
    assert found(catalog, f"One sees {word} here.") == [("spelling", 10)]


@pytest.mark.parametrize("word", BRITISH)
def test_british_spelling_and_names_pass(catalog: Catalog, word: str) -> None:
    assert found(catalog, f"One sees {word} here.") == []


def test_message_says_why_and_what_to_write_instead(catalog: Catalog) -> None:
    problem = next(p for p in check_words(with_text(catalog, "MET cures.")) if PAGE in p.file)
    assert problem.message.startswith("'cures' is not our word: ")
    assert problem.mend.startswith("Write: is used for")


def test_search_words_of_the_front_matter_are_left_alone(catalog: Catalog) -> None:
    page = catalog.pages["pelvis/index.md"]
    assert page.meta
    assert "pelvis out of alignment" in str(page.meta)
    assert list(check_words(replace(catalog, pages={"pelvis/index.md": page}))) == []


@pytest.mark.parametrize("entry", ["{word: x}", "{word: x, pattern: '('}", "{word: x, form: [x]}"])
def test_entry_that_finds_nothing_is_refused(entry: str) -> None:
    data = {"kind": "tone", "instead": "y", "why": "z", **yaml.safe_load(entry)}
    with pytest.raises(ValidationError):
        NotOurs.model_validate(data)


EXPLAINED = [
    "Muscle Energy Technique (MET) is old.",
    "Myofascial pain (MPS) is another matter. MPS hurts.",
    "MPS (myofascial pain) is another matter.",
    "MPS stands for myofascial pain.",
    "The ASIS and the PSIS are in the glossary.",
    "In the UK, the NHS says so.",
    "Push the foot OUT, NOT in.",
    "Part II and part IV.",
    'People search for "MPS".',
    "`MPS` is code.",
    "L5, S1 and C2.",
]


@pytest.mark.parametrize("text", EXPLAINED)
def test_abbreviation_that_readers_can_know_passes(catalog: Catalog, text: str) -> None:
    assert list(check_abbreviations(with_text(catalog, text))) == []


def test_abbreviation_is_told_of_once_at_its_first_use(catalog: Catalog) -> None:
    text = "Fine.\n\nMPS hurts. MPS lasts.\n\n| A |\n|---|\n| LBP |"
    told = list(check_abbreviations(with_text(catalog, text)))
    assert [(p.line, p.message.split("'")[1]) for p in told] == [(12, "MPS"), (16, "LBP")]
    assert {problem.level for problem in told} == {"good-practice"}
