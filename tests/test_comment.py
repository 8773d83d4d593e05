"""A stranger's report becomes a comment that calls nobody and leads nowhere."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from metref.cli import app
from metref.comment import FIRST, INVISIBLE, LAST, LIMIT, comment

FORGE_TAKES = 65_536


def shown(report: str) -> str:
    """Return the comment on a report without our own first sentence."""
    return comment(report.encode()).removeprefix(FIRST)


@pytest.mark.parametrize(
    "plain",
    [
        "## Changed pages\n\n| Page | Grade |\n| --- | --- |\n| a.md | 7.1 -> 6.9 |\n",
        "- `hold_seconds`: [3, 5] became [5, 8]\n",
        "fewer than 5 < 8 people, R&D, tab\tand **bold** and C# and a person # 4\n",
        "The grade is 7 (was 8): see the page's part #pregnancy.\n",
    ],
)
def test_a_plain_report_keeps_every_sign(plain: str) -> None:
    assert shown(plain) == plain


@pytest.mark.parametrize(
    "live",
    [
        "@somebody please merge",
        "[@key]",
        "![picture](https://tracker.example/x.png)",
        "[All green](http://astray.example)",
        "[a][1]\n\n[1]: x",
        "HTTPS://astray.example",
        "www.astray.example",
        "<img src=x>",
        "</details>",
        "<!-- hidden -->",
        "fixes #12",
        "fixes GH-12",
        "&#64;somebody",
        "&lt;b&gt;",
    ],
)
def test_what_a_forge_would_bring_to_life_is_shown_as_it_is_written(live: str) -> None:
    assert shown(live) != live
    assert shown(live).replace(INVISIBLE, "") == live


@pytest.mark.parametrize(
    ("live", "words"),
    [("@somebody", "@somebody"), ("![p](x)", "](x)"), ("<img>", "<img"), ("http://a", "http://")],
)
def test_the_live_words_are_gone(live: str, words: str) -> None:
    assert words not in shown(live)


def test_signs_that_hide_or_turn_text_are_taken_out() -> None:
    assert shown("a\x00b\x1bc\u202ed\u2066e\r\n") == "abcde\n"


@pytest.mark.parametrize("sign", ["x", "@a ", "line\n", "\u00e9"])
def test_a_report_of_any_size_fits(sign: str) -> None:
    text = comment((sign * 1_000_000).encode())
    assert len(text) <= FORGE_TAKES
    assert text.endswith(LAST)


def test_a_report_at_the_limit_is_whole() -> None:
    assert shown("x" * LIMIT) == "x" * LIMIT


def test_a_report_that_is_no_text_is_replaced() -> None:
    assert comment(b"\xff\xfe grade").endswith("\ufffd\ufffd grade")


def test_the_command_prints_the_comment(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("Hello @somebody\n", "utf-8")
    result = CliRunner().invoke(app, ["comment", str(report)])
    assert result.exit_code == 0
    assert result.output == comment(b"Hello @somebody\n")


def test_a_report_that_is_missing_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["comment", str(tmp_path / "none.md")])
    assert result.exit_code == 1
    assert "There is no report" in result.output
    assert "Traceback" not in result.output
