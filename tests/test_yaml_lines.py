"""YAML is read with the line of each value, and what we do not want in it is refused."""

import pytest

from metref.yaml_lines import YamlError, load

TEXT = """\
title: A page
methods:
  - id: first
    dose: {hold: [3, 5]}
  - id: second
    text: >-
      over two
      lines
    last: true
"""

REFUSED = {
    "a bracket that is not closed": ("a: [1, 2\nb: 3\n", 2, "expected"),
    "a tab for indentation": ("a:\n\tb: 1\n", 2, "cannot start any token"),
    "a key that stands twice": ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' stands twice"),
    "a deep key that stands twice": ("a:\n  b: 1\n  b: 2\n", 3, "the key 'b' stands twice"),
    "an anchor": ("a: 1\nb: &name 2\n", 2, "& or *"),
    "an alias": ("a: *name\n", 1, "& or *"),
    "a second document": ("a: 1\n---\nb: 2\n", 2, "another document"),
    "a control character": ("a: 1\nb: x\x07y\n", 2, "a character that YAML does not allow"),
    "a day that there is not": ("a: 1\nb: 2026-02-30\n", 2, "'2026-02-30' is no date"),
    "a number that is none": ("a: !!int many\n", 1, "'many' is no date or number"),
    "a truth that is none": ("a: !!bool maybe\n", 1, "'maybe' is no date or number"),
    "a time that is none": ("a: !!timestamp soon\n", 1, "'soon' is no date or number"),
    "a number of too many digits": ("a: " + "9" * 5000, 1, "is no date or number"),
    "an object of a program": ("a: 1\nb: !!python/object:os.system {}\n", 2, "constructor"),
    "a key that YAML reads as true": ("a: 1\non: 2\n", 2, "the key 'on' is no plain text"),
    "a key that is a number": ("7: a\n", 1, "the key '7' is no plain text"),
    "a key that is a list": ("? [a, b]\n: c\n", 1, "the key is no plain text"),
    "lists that lie too deep": ("a: 1\nb: " + "[" * 300_000, 2, "too deep"),
}


def test_values_are_those_of_the_text() -> None:
    assert load(TEXT).data["methods"][1] == {"id": "second", "text": "over two lines", "last": True}


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("title",), 1),
        (("methods",), 2),
        (("methods", 0), 3),
        (("methods", 0, "dose", "hold", 1), 4),
        (("methods", 1, "id"), 5),
        (("methods", 1, "last"), 9),
    ],
)
def test_each_value_has_its_line(place: tuple[str | int, ...], line: int) -> None:
    assert load(TEXT).line(place) == line


def test_a_place_that_is_missing_has_the_line_of_the_place_around_it() -> None:
    assert load(TEXT).line(("methods", 1, "dose", "rest")) == 5


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_a_text_without_values_reads_as_nothing(text: str) -> None:
    read = load(text)
    assert read.data is None
    assert read.line(("title",)) == 1


@pytest.mark.parametrize("mistake", REFUSED)
def test_mistake_is_refused_at_its_line(mistake: str) -> None:
    text, line, message = REFUSED[mistake]
    with pytest.raises(YamlError, match=message.replace("*", r"\*")) as error:
        load(text)
    assert error.value.line == line


@pytest.mark.parametrize(
    "text", ["Q&A: more", "rock & roll", '"*stressed* words"', "2 * 3", "a -*b"]
)
def test_stars_and_ampersands_inside_text_are_plain_text(text: str) -> None:
    assert load(f"a: '{text}'\n").data == {"a": text}


def test_a_key_in_quotes_is_text_whatever_it_says() -> None:
    assert list(load('"on": 2026-11-22\n').data) == ["on"]
