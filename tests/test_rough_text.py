"""Text that takes the engines for ever is refused, and text that looks like it is not."""

import pytest

from metref.rough_text import endless

ROW = "| Pain | less than before (95% CI -0.93 to -0.09), p < 0.05 [@a; @b] |\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[a](b.md) " * 5_000,
        ROW * 150,
        "a < b\n\n" * 1_000,
        "]" * 10_000 + ")" * 10_000,
        "- [ ] done\n" * 1_000,
        "1) one\n2) two\n" * 500,
        "[" * 150,
        "a" * 100_000,
        "\n".join(f"{'    ' * depth}- a" for depth in range(20)),
        " " * 1_000 + "\n",
        "```\ncode\n```\n\n" * 100,
    ],
)
def test_what_a_page_may_hold_is_left_alone(text: str) -> None:
    assert endless(text, paragraphs=True) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[" * 201, 1),
        ("a\n\n" + "[" * 201, 3),
        ("a\nb\n" + "![" * 201, 3),
        ("[\n" * 201, 201),
        ("[a](" * 201, 1),
        ("<a " * 201, 1),
        (" " * 81 + "a", 1),
        ("a\n" + "\t" * 21 + "a", 2),
        ("~~~ a\n" * 401, 401),
    ],
)
def test_what_takes_for_ever_is_found_at_its_line(text: str, line: int) -> None:
    found = endless(text, paragraphs=True)
    assert found is not None
    assert found[2] == line


def test_each_line_of_a_data_file_stands_alone() -> None:
    assert endless("- p < 0.05\n" * 300, paragraphs=False) is None
    assert endless(" " * 100 + "a", paragraphs=False) is None
    assert endless("a\n- " + "[" * 201, paragraphs=False) is not None
