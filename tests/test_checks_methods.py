"""Each method has its block of steps, each block its method, and what they name exists."""

from typing import Any

import pytest

from metref.checks.methods import check_blocks, check_named_data
from tests.builders import make_catalog, make_muscle, make_page, method_data, told

BLOCK = "/// method | on-the-back\n\n1. Lie.\n\n///\n"
OTHER = BLOCK.replace("on-the-back", "face-down")


def blocks(body: str, *methods: dict[str, Any]) -> list[str]:
    """Return what is told about the blocks of a technique page."""
    page = make_page("a.md", body, "technique", methods=list(methods or [method_data()]))
    return told(check_blocks(make_catalog([page])))


def named(**changes: Any) -> list[str]:
    """Return what is told about the motions and muscles that a method names."""
    page = make_page("a.md", kind="technique", methods=[method_data(**changes)])
    return told(check_named_data(make_catalog([page], muscles=[make_muscle()])))


def test_a_method_with_its_block_is_left_alone() -> None:
    assert blocks(f"Text.\n\n{BLOCK}") == []


def test_methods_and_blocks_may_stand_in_any_order() -> None:
    assert blocks(f"{OTHER}\n{BLOCK}", method_data(), method_data(id="face-down")) == []


def test_a_method_without_a_block_is_told_at_its_data() -> None:
    page = make_page("a.md", "Text.", "technique")
    found = told(check_blocks(make_catalog([page])))
    line = page.line("methods", 0)
    assert len(found) == 1
    assert found[0].startswith(f"docs/a.md:{line}: method-block: The method 'on-the-back' has no")
    assert "Write '/// method | on-the-back'" in found[0]


def test_a_block_without_a_method_is_told_at_its_line() -> None:
    found = blocks(f"{BLOCK}\n{OTHER}")
    assert len(found) == 1
    assert found[0].startswith(
        "docs/a.md:7: method-block: This block is for the method 'face-down'"
    )


def test_a_block_that_stands_twice_is_told_at_the_second() -> None:
    found = blocks(f"{BLOCK}\n{BLOCK}")
    assert len(found) == 1
    assert found[0].startswith("docs/a.md:7: method-block: The method 'on-the-back' has two blocks")


def test_two_methods_of_one_name_are_told() -> None:
    found = blocks(BLOCK, method_data(), method_data(position="prone"))
    assert len(found) == 1
    assert "Two methods have the id 'on-the-back'" in found[0]


def test_a_block_on_a_page_without_methods_is_told() -> None:
    found = told(check_blocks(make_catalog([make_page("a.md", BLOCK, "concept")])))
    assert len(found) == 1
    assert "which the front matter lacks" in found[0]


def test_a_block_that_is_only_shown_as_code_is_none() -> None:
    assert len(blocks(f"```\n{OTHER}```\n\n{BLOCK}")) == 0


def test_known_motions_and_muscles_are_left_alone() -> None:
    assert named() == []


@pytest.mark.parametrize("side", ["barrier", "contraction"])
@pytest.mark.parametrize(
    ("part", "motion"), [("hip", "backwards"), ("elbow", "extension"), ("hip", "Extension")]
)
def test_an_unknown_motion_is_told(side: str, part: str, motion: str) -> None:
    found = named(**{side: {"part": part, "motions": [motion]}})
    assert len(found) == 1
    assert f": motion: The part '{part}' has no motion '{motion}'" in found[0]
    assert "motions.yaml" in found[0]


def test_each_unknown_motion_of_a_list_is_told() -> None:
    assert len(named(barrier={"part": "hip", "motions": ["extension", "up", "down"]})) == 2


def test_an_unknown_muscle_is_told() -> None:
    push = {"part": "hip", "motions": ["extension"], "muscles": ["gluteus maximus", "biceps"]}
    found = named(contraction=push)
    assert len(found) == 1
    assert ": muscle: The muscle 'biceps' is not in the table" in found[0]
    assert "muscles.yaml" in found[0]


def test_an_unknown_name_is_told_at_its_method() -> None:
    methods = [method_data(), method_data(id="face-down", barrier={"part": "x", "motions": ["y"]})]
    page = make_page("a.md", kind="technique", methods=methods)
    found = list(check_named_data(make_catalog([page], muscles=[make_muscle()])))
    assert [problem.line for problem in found] == [page.line("methods", 1, "barrier")]
