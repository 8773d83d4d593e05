"""A page is taken apart at its lines of hyphens, and its code is blanked out."""

import markdown
import pytest
from bs4 import BeautifulSoup

from metref.front_matter import split, without_code


def test_a_page_has_front_matter_and_body() -> None:
    parts = split("---\ntitle: A\ntype: b\n---\nText.\n")
    assert parts.yaml == "title: A\ntype: b\n"
    assert parts.body == "Text.\n"


def test_the_body_starts_on_the_line_after_the_second_hyphens() -> None:
    assert split("---\ntitle: A\n---\n\nText.\n").body_line == 4


@pytest.mark.parametrize(
    "text", ["", "Text.\n", "\n---\na: 1\n---\n", "---\nnever: closed\n", "----\na: 1\n----\n"]
)
def test_a_page_without_front_matter_is_all_body(text: str) -> None:
    parts = split(text)
    assert parts.yaml is None
    assert (parts.body, parts.body_line) == (text, 1)


def test_front_matter_may_be_empty() -> None:
    assert split("---\n---\nText.\n").yaml == ""


def test_a_page_may_end_with_its_front_matter() -> None:
    parts = split("---\na: 1\n---")
    assert (parts.yaml, parts.body) == ("a: 1\n", "")


def test_spaces_after_the_hyphens_do_not_matter() -> None:
    assert split("--- \na: 1\n---  \nText.\n").yaml == "a: 1\n"


def test_hyphens_in_the_body_stay_there() -> None:
    assert split("---\na: 1\n---\nText.\n\n---\n\nMore.\n").body == "Text.\n\n---\n\nMore.\n"


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x85", "\u2028"])
def test_only_a_line_feed_ends_a_line(separator: str) -> None:
    assert split(f"---\ntitle: one{separator}two\n---\nText.\n").body_line == 4


BLANKED = {
    "words": "See `[@key]` here.",
    "words with backticks in them": "See ``a ` [@key] ` b`` here.",
    "words over two lines": "See `one\n[@key] two` here.",
    "a block": "```\n[@key]\n```\n",
    "a block with its language": "```yaml\n[@key]\n```\n",
    "a block of tildes": "~~~\n[@key]\n~~~\n",
    "a block that shows a block": "````\n```\n[@key]\n```\n[@key]\n````\n",
    "a block of many tildes": "~~~~\n~~~\n[@key]\n~~~\n[@key]\n~~~~\n",
    "a block with a fence within a line": "```\na ``` b\n[@key]\n```\n",
    "an empty block before another": "```\n```\n\n```\n[@key]\n```\n",
    "a block at the end of the file": "```\n[@key]\n```",
}
KEPT = {
    "after a block": "```\ncode\n```\n[@key]\n",
    "between two blocks": "```\na\n```\n[@key]\n```\nb\n```\n",
    "after words in code": "`a` [@key] `b`",
    "after a backtick that nothing closes": "a ` b [@key]",
    "between backticks of two paragraphs": "a ` b\n\n[@key]\n\nc ` d",
    "after a block that nothing closes": "```\n\n[@key]\n",
    "between backticks that are escaped": r"\`[@key]\`",
}


@pytest.mark.parametrize("place", BLANKED)
def test_code_is_blanked_out(place: str) -> None:
    assert "[@key]" not in without_code(BLANKED[place])


@pytest.mark.parametrize("place", KEPT)
def test_what_is_no_code_stays(place: str) -> None:
    assert "[@key]" in without_code(KEPT[place])


@pytest.mark.parametrize("place", [*BLANKED, *KEPT])
def test_code_is_what_the_engine_draws_as_code(place: str) -> None:
    text = {**BLANKED, **KEPT}[place]
    html = markdown.markdown(text, extensions=["fenced_code"])
    drawn = "".join(code.get_text() for code in BeautifulSoup(html, "lxml").select("code"))
    assert ("[@key]" in drawn) is (place in BLANKED)


@pytest.mark.parametrize("text", [*BLANKED.values(), *KEPT.values()])
def test_blanking_keeps_every_line_and_place(text: str) -> None:
    blanked = without_code(text)
    assert [len(line) for line in blanked.split("\n")] == [len(line) for line in text.split("\n")]
