"""What the catalog says of its pages: addresses, citations, who cites what, which techniques."""

import pytest

from metref.catalog import citations, cited_keys
from tests.builders import (
    make_catalog,
    make_muscle,
    make_page,
    make_precaution,
    make_source,
    make_term,
    method_data,
)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("pelvis/index.md", "pelvis/"),
        ("pelvis/turned-forward.md", "pelvis/turned-forward/"),
        ("regions/hip/index.md", "regions/hip/"),
        ("references/subject-index.md", "references/subject-index/"),
        ("notes.md.md", "notes.md/"),
    ],
)
def test_a_page_has_the_address_of_its_folder(path: str, address: str) -> None:
    assert make_page(path).address == address


def test_a_key_of_the_front_matter_has_its_line_in_the_file() -> None:
    page = make_page(kind="technique")
    assert page.line("title") == 2
    assert page.line("methods", 0, "nothing") == page.line("methods", 0)


def test_a_page_without_front_matter_is_told_at_its_first_line() -> None:
    page = make_page()
    bare = type(page)(page.path, page.file, None, "Text.", 1)
    assert bare.line("title") == 1


def test_only_a_technique_page_has_a_technique() -> None:
    assert make_page(kind="concept").technique is None
    assert make_page(kind="technique").technique is not None


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("One [@a2001].", ["a2001"]),
        ("Two [@a; @b-c_d].", ["a", "b-c_d"]),
        ("Tight [@a;@b].", ["a", "b"]),
        ("Wide [@a ; @b].", ["a", "b"]),
        ("A sign a@b.org and [a link](b.md).", []),
        ("Not one: [@a, p. 5] and [@].", []),
        (r"Shown: \[@a].", []),
    ],
)
def test_citations_are_found(text: str, keys: list[str]) -> None:
    assert [key for key, _ in citations(text)] == keys


def test_a_citation_has_its_line() -> None:
    text = "One.\n\nTwo [@a].\nThree [@b;\n@c]."
    assert list(citations(text)) == [("a", 3), ("b", 4), ("c", 4)]


@pytest.mark.parametrize("body", ["Write `[@a]`.", "```\n[@a]\n```\n"])
def test_code_cites_nothing(body: str) -> None:
    assert list(cited_keys(make_page(body=body), make_catalog())) == []


def test_prose_keeps_its_lines_without_its_code() -> None:
    page = make_page(body="One `code` two.\nThree.")
    assert page.prose == "One        two.\nThree."


def test_the_sources_of_methods_and_of_their_muscles_are_cited() -> None:
    page = make_page(kind="technique")
    catalog = make_catalog([page], muscles=[make_muscle()])
    assert list(cited_keys(page, catalog)) == ["adams2001first", "muscle1999book"]


def test_a_note_on_a_barrier_cites() -> None:
    methods = [method_data(barrier_note="Taught so [@brown2002second].")]
    page = make_page(kind="technique", methods=methods)
    assert "brown2002second" in cited_keys(page, make_catalog([page]))


def test_a_page_cites_what_its_precautions_cite() -> None:
    page = make_page(body="/// precautions | stop\n///\n")
    precaution = make_precaution(why="Said [@a].", instead="Ask [@b].", sources=["c"])
    assert list(cited_keys(page, make_catalog([page], precautions=[precaution]))) == ["a", "b", "c"]


def test_a_page_cites_what_its_glossary_cites() -> None:
    page = make_page(body="/// glossary\n///\n")
    term = make_term(plain="Plain [@a].", more="More [@b].")
    assert list(cited_keys(page, make_catalog([page], terms=[term]))) == ["a", "b"]


def test_a_source_knows_the_pages_that_cite_it_once_each_in_order() -> None:
    later = make_page("b.md", "Text [@adams2001first] and [@adams2001first].")
    first = make_page("a.md", "Text [@adams2001first].")
    citing = make_catalog([later, first], [make_source()]).citing_pages
    assert [page.path for page in citing["adams2001first"]] == ["a.md", "b.md"]


def test_a_source_that_nobody_cites_has_no_pages() -> None:
    assert make_catalog([make_page(body="Text.")], [make_source()]).citing_pages == {}


def test_techniques_are_those_of_a_region_by_title() -> None:
    pages = [
        make_page("a.md", kind="technique", title="Turned back"),
        make_page("b.md", kind="technique", title="Both ways"),
        make_page("c.md", kind="technique", title="Another", region="hip"),
        make_page("d.md", kind="concept"),
    ]
    catalog = make_catalog(pages)
    assert [page.path for page in catalog.techniques("pelvis")] == ["b.md", "a.md"]
    assert [page.path for page in catalog.techniques("all")] == ["c.md", "b.md", "a.md"]
    assert catalog.techniques("jaw") == []


def test_each_source_has_its_reference() -> None:
    references = make_catalog(sources=[make_source("a"), make_source("b")]).references
    assert "Title of a" in references["a"]
    assert "Title of b" in references["b"]
