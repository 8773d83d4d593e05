"""Problems are told to people, to the forge and to programs."""

import json

from metref.output import Format, formatted
from metref.problem import Problem

LINK = Problem("docs/a.md", 7, "link", "The link leads nowhere.", "Mend it.")
ADVICE = [
    Problem("docs/b.md", line, "spelling", f"Word {line}.", "Write it so.", "good-practice")
    for line in range(1, 6)
]


def test_people_read_file_line_rule_what_and_how() -> None:
    assert formatted([LINK], Format.PEOPLE) == "docs/a.md:7: link: The link leads nowhere. Mend it."


def test_people_see_the_first_advice_and_a_count_of_the_rest() -> None:
    lines = formatted([*ADVICE, LINK], Format.PEOPLE).splitlines()
    assert sum("spelling: Word" in line for line in lines) == 3
    assert lines[-1] == "spelling: 2 more like these (--format json has all)."


def test_people_see_everything_that_blocks() -> None:
    many = [Problem("docs/a.md", line, "link", "Dead.", "Mend it.") for line in range(1, 30)]
    assert len(formatted(many, Format.PEOPLE).splitlines()) == 29


def test_the_forge_marks_the_line_with_the_level() -> None:
    lines = formatted([LINK, ADVICE[0]], Format.GITHUB).splitlines()
    assert lines[0] == "::error file=docs/a.md,line=7,title=link::The link leads nowhere. Mend it."
    assert lines[1].startswith("::warning file=docs/b.md,line=1,title=spelling::")


def test_a_message_cannot_start_a_second_command() -> None:
    sly = Problem("docs/a,b.md", 1, "link", "100%\n::error::forged", "Mend it.")
    text = formatted([sly], Format.GITHUB)
    assert len(text.splitlines()) == 1
    assert text.startswith("::error file=docs/a%2Cb.md,line=1,title=link::100%25%0A")


def test_programs_read_all_of_it() -> None:
    read = json.loads(formatted([LINK, *ADVICE], Format.JSON))
    assert len(read) == 6
    assert read[0] == {
        "file": "docs/a.md",
        "line": 7,
        "rule": "link",
        "message": "The link leads nowhere.",
        "mend": "Mend it.",
        "level": "essential",
    }


def test_nothing_wrong_is_an_empty_list_for_programs() -> None:
    assert json.loads(formatted([], Format.JSON)) == []
