"""Passages: what readers see, in its place, and nothing of what they do not see."""

from metref.catalog import Catalog, Page
from metref.passages import Kind, Passage, data_passages, front_matter_passages, page_passages

BODY = """## In short

You push
gently.

- One item
  goes on
- Another

1. **Lie.** On the back.

!!! stop "Do not try"
    Ask first.

| Who | What |
| --- | --- |
| A \\| B | `code` c |

/// method | one
### Deeper {#deep}
///

<!-- a note
to writers -->
Last.
"""


def passages_of(body: str) -> list[Passage]:
    return list(page_passages(Page("a.md", "docs/a.md", None, body, 10)))


def test_each_block_is_a_passage_at_its_line() -> None:
    found = [(each.kind, each.line, each.text.strip()) for each in passages_of(BODY)]
    assert found == [
        (Kind.HEADING, 10, "In short"),
        (Kind.PARAGRAPH, 12, "You push\ngently."),
        (Kind.ITEM, 15, "One item\n  goes on"),
        (Kind.ITEM, 17, "Another"),
        (Kind.STEP, 19, "**Lie.** On the back."),
        (Kind.TITLE, 21, "Do not try"),
        (Kind.PARAGRAPH, 22, "Ask first."),
        (Kind.CELL, 24, "Who"),
        (Kind.CELL, 24, "What"),
        (Kind.CELL, 26, "A \\| B"),
        (Kind.CELL, 26, "c"),
        (Kind.HEADING, 29, "Deeper"),
        (Kind.PARAGRAPH, 34, "Last."),
    ]


def test_passage_knows_its_section_and_a_cell_its_row_and_headers() -> None:
    found = passages_of(BODY)
    assert {each.section for each in found} == {"In short"}
    cell = found[9]
    assert cell.headers == ("Who", "What")
    assert cell.row[0] == "A \\| B"


def test_two_tables_have_their_own_headers() -> None:
    found = passages_of("| A |\n|---|\n| 1 |\n\nText.\n\n| B |\n|---|\n| 2 |")
    assert [each.headers for each in found if each.text in "12"] == [("A",), ("B",)]


def test_line_of_a_place_in_the_text() -> None:
    (passage,) = passages_of("One\ntwo\nthree.")
    assert passage.line_at(passage.text.index("three")) == 12


def test_front_matter_is_seen_without_its_search_words(catalog: Catalog) -> None:
    page = catalog.pages["pelvis/shotgun-technique.md"]
    texts = [each.text for each in front_matter_passages(page)]
    assert page.meta
    assert page.meta.title in texts
    assert not any("pelvic reset" in text for text in texts)


def test_shared_data_is_seen_at_its_entry(catalog: Catalog) -> None:
    for passage in data_passages(catalog):
        lines = (catalog.project.root / passage.file).read_text("utf-8").splitlines()
        if passage.file.endswith(".yaml"):
            assert lines[passage.line - 1].startswith("- ")
        else:
            assert passage.text in "\n".join(lines[passage.line - 1 :]) + "\n"
