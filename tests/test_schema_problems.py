"""What a model refuses is told in plain words, at its line, with the way to mend it."""

import pytest
from pydantic import BaseModel, ValidationError

from metref.front_matter_models import Concept, Technique
from metref.problem import Problem
from metref.schema_problems import problems_of
from metref.source import Source
from metref.yaml_lines import load
from tests.builders import front_matter, told

FILE = "docs/a.md"
LONG = "x" * 500


def problems(model: type[BaseModel], text: str, file: str = FILE) -> list[Problem]:
    """Return what is told about a YAML text that stands at a file's top."""
    data = load(text)
    with pytest.raises(ValidationError) as error:
        model.model_validate(data.data)
    return list(problems_of(error.value, model, file, data, ()))


def concept(old: str, new: str) -> list[str]:
    """Return what is told about a concept page with a mistake in it."""
    text = front_matter("concept")
    assert old in text
    return told(problems(Concept, text.replace(old, new)))


def technique(old: str, new: str) -> list[str]:
    """Return what is told about a technique page with a mistake in it."""
    text = front_matter("technique")
    assert old in text
    return told(problems(Technique, text.replace(old, new)))


MISTAKES = {
    "unknown key": ("warning:", "warming:", "The key 'warming' is not known. Did you mean 'warn"),
    "missing key": ("audience: both\n", "", "The key 'audience' is missing. Add it"),
    "empty value": ("title: Turned forward", "title:", "'title' is not text. Write it in quotes."),
    "number for text": ("title: Turned forward", "title: 7", "'title' is not text. .*now: 7"),
    "date for text": ("title: Turned forward", "title: 2026-01-02", "It is now: 2026-01-02"),
    "empty text": ("title: Turned forward", 'title: ""', "has 0 characters. Write at least 1"),
    "too long": ("title: Turned forward", f"title: {LONG}", "500 characters. Shorten .* 70"),
    "text for a date": ("2026-11-22", "last week", "'updated': .* It is now: 'last week'"),
    "time for a date": ("2026-11-22", "2026-11-22 10:00:00", "It is now: 2026-11-22T10:00:00"),
    "word outside the list": ("both", "all", "'audience' is 'all'. It must be 'patients', 'cl"),
    "form": ("warning: technique", "warning: My One", "'warning' is 'My One'. Write it in the"),
    "text for a list": ("updated:", "also_called: one\nupdated:", "is not a list. .*one, two"),
    "review state": ("awaiting-clinical-review", "done", "Write {status: awaiting-clinical-rev"),
    "review that is text": ("review:\n  status: ", "review: ", "'review' has no keys of its own"),
    "unknown key of a review": (
        "  status:",
        "  reviewed_by: me\n  status:",
        "The key 'review.reviewed_by' is not known. Take it out",
    ),
}

TECHNIQUE_MISTAKES = {
    "empty list": ("precautions:\n- pregnancy", "precautions: []", "'precautions' is an empty l"),
    "region": ("region: pelvis", "region: nose", "'region' is 'nose'. It must be 'pelvis', 'hip'"),
    "deep key": ("position: supine", "posture: supine", "The key 'methods.0.posture' is not known"),
    "deep value": ("position: supine", "position: flying", "'methods.0.position' is 'flying'"),
    "upside-down dose": ("    - 10\n    - 25", "    - 25\n    - 10", "25 is more than 10. Mend"),
    "dose of three": ("    - 10\n", "    - 10\n    - 12\n", "is a list of 3. Keep 2"),
    "text in a dose": ("    - 5\n", "    - five\n", "hold_seconds.1': .*It is now: 'five'"),
    "no source": (
        "  sources:\n  - adams2001first",
        "  sources: []",
        "names no source in 'sources'",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_of_a_page_is_told_in_plain_words(mistake: str) -> None:
    old, new, words = MISTAKES[mistake]
    found = concept(old, new)
    assert any(matches(words, line) for line in found), found


@pytest.mark.parametrize("mistake", TECHNIQUE_MISTAKES)
def test_mistake_of_a_technique_page_is_told_in_plain_words(mistake: str) -> None:
    old, new, words = TECHNIQUE_MISTAKES[mistake]
    found = technique(old, new)
    assert any(matches(words, line) for line in found), found


def matches(words: str, line: str) -> bool:
    """Say whether a line holds the parts of the words between '.*', in order."""
    position = 0
    for part in words.split(".*"):
        position = line.find(part.strip(), position)
        if position < 0:
            return False
    return True


@pytest.mark.parametrize("mistake", ["text in a dose", "upside-down dose", "deep value"])
def test_one_mistake_is_told_once(mistake: str) -> None:
    old, new, _ = TECHNIQUE_MISTAKES[mistake]
    assert len(technique(old, new)) == 1


def test_a_long_value_is_cut_off() -> None:
    found = problems(Concept, front_matter("concept").replace("2026-11-22", LONG))
    assert len(str(found[0])) < 250


def test_a_problem_stands_at_the_line_of_its_key() -> None:
    text = front_matter("concept").replace("audience: both", "audience: all")
    line = text.splitlines().index("audience: all") + 1
    assert problems(Concept, text)[0].line == line


def test_lines_before_the_front_matter_are_counted() -> None:
    data = load("title: 7\n")
    with pytest.raises(ValidationError) as error:
        Concept.model_validate(data.data)
    found = list(problems_of(error.value, Concept, FILE, data, (), offset=1))
    assert found[0].line == 2


def test_the_entries_of_a_data_file_have_their_own_rule() -> None:
    assert {each.rule for each in problems(Source, "key: a\n", "docs/a.yaml")} == {"data"}


def test_a_page_has_the_rule_of_front_matter() -> None:
    assert {each.rule for each in problems(Source, "key: a\n")} == {"front-matter"}
