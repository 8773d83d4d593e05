"""The first time that a page uses a term, it shows its meaning and links to the glossary."""

import pytest
from bs4 import BeautifulSoup

from metref.catalog import Catalog
from tests.builders import make_catalog, make_source, make_term, one, texts
from tests.extensions.conftest import Draw

MEANING = "Where a movement first meets stiffness."


def glossary() -> Catalog:
    """Return a catalog of a few terms and a source."""
    terms = [
        make_term("barrier", short=["BAR"]),
        make_term("innominate", plain="The hip bone [@adams2001first]."),
        make_term("innominate bone", plain="The same."),
        make_term("C++ test", id="c-test", plain="Odd."),
    ]
    return make_catalog(sources=[make_source()], terms=terms)


def terms(soup: BeautifulSoup) -> list[str]:
    """Return the text of each term that a page links."""
    return texts(soup, "a.term")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize(
    ("path", "href"),
    [
        ("pelvis/a.md", "../references/glossary.md#barrier"),
        ("index.md", "references/glossary.md#barrier"),
        ("regions/hip/a.md", "../../references/glossary.md#barrier"),
        ("references/b.md", "glossary.md#barrier"),
    ],
)
def test_a_term_shows_its_meaning_and_leads_to_its_entry(
    draw: Draw, engine: str, path: str, href: str
) -> None:
    link = one(draw("At the barrier.", glossary(), path, engine), "a.term")
    assert (link.get_text(), link["title"], link["href"]) == ("barrier", MEANING, href)


def test_only_the_first_use_of_a_term_is_linked(draw: Draw) -> None:
    soup = draw("One barrier, two barrier.\n\nThree barrier.", glossary())
    assert terms(soup) == ["barrier"]
    assert soup.get_text().count("barrier") == 3
    assert soup.select("abbr") == []


@pytest.mark.parametrize(
    "text", ["Barrier and barrier.", "The BAR, a barrier.", "A barrier (BAR) and a Barrier."]
)
def test_each_spelling_of_a_term_is_the_same_term(draw: Draw, text: str) -> None:
    soup = draw(text, glossary())
    assert len(terms(soup)) == 1
    assert soup.get_text().strip() == text


def test_the_first_use_is_the_first_in_reading_order(draw: Draw) -> None:
    link = one(draw("A **first barrier**, then a barrier.", glossary()), "a.term")
    assert link.parent
    assert link.parent.name == "strong"


def test_each_term_of_a_text_is_linked(draw: Draw) -> None:
    assert terms(draw("The innominate meets a barrier.", glossary())) == ["innominate", "barrier"]


def test_the_longer_term_is_meant(draw: Draw) -> None:
    assert terms(draw("The innominate bone.", glossary())) == ["innominate bone"]


@pytest.mark.parametrize("text", ["barriers", "subbarrier", "BARRIER", "bar", "Bar"])
def test_another_word_is_no_use_of_a_term(draw: Draw, text: str) -> None:
    assert terms(draw(f"Some {text} here.", glossary())) == []


LEFT_ALONE = {
    "heading": "## The barrier\n\n",
    "deep heading": "### A **barrier** here\n\n",
    "link": "See [the barrier](https://example.org/).\n\n",
    "code": "See `barrier`.\n\n",
    "block of code": "```\nbarrier\n```\n\n",
    "head of a table": "| barrier |\n|---|\n| text |\n\n",
}


@pytest.mark.parametrize("place", LEFT_ALONE)
def test_a_term_there_is_left_alone_and_is_no_first_use(draw: Draw, place: str) -> None:
    soup = draw(f"{LEFT_ALONE[place]}Then a barrier.", glossary())
    link = one(soup, "a.term")
    assert link.parent
    assert link.parent.get_text() == "Then a barrier."
    assert soup.select("abbr") == []


def test_the_glossary_itself_links_no_terms(draw: Draw) -> None:
    soup = draw("A barrier.\n\n/// glossary\n///\n", glossary(), "references/glossary.md")
    assert soup.select("a.term, abbr") == []


def test_the_list_of_references_links_no_terms(draw: Draw) -> None:
    source = make_source(title="A barrier", type="pilot")
    catalog = make_catalog(sources=[source], terms=[make_term(), make_term("pilot study")])
    soup = draw("Text [@adams2001first].", catalog)
    assert soup.select("a.term, abbr") == []


def test_a_meaning_on_hover_has_no_citations(draw: Draw) -> None:
    link = one(draw("The innominate.", glossary()), "a.term")
    assert link["title"] == "The hip bone."


def test_a_text_keeps_every_word_around_its_terms(draw: Draw) -> None:
    text = "A barrier and *a barrier*, barrier; the innominate, a barrier and a barrier."
    assert one(draw(text, glossary()), "p").get_text() == text.replace("*", "")


def test_a_term_may_stand_beside_a_citation(draw: Draw) -> None:
    soup = draw("The barrier [@adams2001first] and a barrier.", glossary())
    assert terms(soup) == ["barrier"]
    assert one(soup, "p").get_text() == "The barrier1 and a barrier."


def test_without_an_engine_nothing_is_linked(draw: Draw) -> None:
    assert terms(draw("A barrier.", glossary(), engine="nobody")) == []


def test_without_terms_nothing_is_linked(draw: Draw) -> None:
    assert draw("A barrier.", make_catalog()).select("a") == []
