"""Citations are numbered in reading order and listed at the page's end, with ways back."""

import pytest
from bs4 import BeautifulSoup

from metref.catalog import Catalog
from tests.builders import make_catalog, make_muscle, make_page, make_source, one, texts
from tests.extensions.conftest import Draw

ENGINES = ["mkdocs", "zensical", "nobody"]


def library() -> Catalog:
    """Return a catalog of four sources."""
    return make_catalog(sources=[make_source(key) for key in ("zeta", "alpha", "mid", "beta")])


def marks(soup: BeautifulSoup) -> list[list[str]]:
    """Return the numbers of each mark of a page, in reading order."""
    return [texts(mark, "a") for mark in soup.select("sup.citation")]


def listed(soup: BeautifulSoup) -> list[str]:
    """Return the keys of a page's list of sources, in its order."""
    return [str(item["id"]).removeprefix("ref-") for item in soup.select(".references > ol > li")]


@pytest.mark.parametrize("engine", ENGINES)
def test_sources_are_numbered_in_reading_order(draw: Draw, engine: str) -> None:
    soup = draw("One [@zeta]. Two [@alpha].\n\nThree [@mid].", library(), engine=engine)
    assert marks(soup) == [["1"], ["2"], ["3"]]
    assert listed(soup) == ["zeta", "alpha", "mid"]


@pytest.mark.parametrize(
    "text",
    [
        "**Bold [@zeta].** Plain [@alpha].",
        "Plain [@zeta], *slanted [@alpha]*, plain [@mid].",
        "*One **two [@zeta]** three* four [@alpha].",
        "- One **two [@zeta]**, three [@alpha]\n- Four [@mid]",
        "> Said [@zeta].\n\nText [@alpha].",
        "| A | B |\n|---|---|\n| *x [@zeta]* [@alpha] | y [@mid] |\n",
        "## Heading [@zeta]\n\nText [@alpha].",
        "[A link](https://example.org) **[@zeta]** [@alpha]",
    ],
)
def test_reading_order_holds_within_other_marks(draw: Draw, text: str) -> None:
    numbers = [number for mark in marks(draw(text, library())) for number in mark]
    assert numbers == [str(number + 1) for number in range(len(numbers))]
    assert len(numbers) >= 2


def test_a_source_keeps_its_number(draw: Draw) -> None:
    soup = draw("One [@zeta]. Two [@alpha]. Three [@zeta].", library())
    assert marks(soup) == [["1"], ["2"], ["1"]]
    assert listed(soup) == ["zeta", "alpha"]


def test_two_sources_in_one_mark_have_their_own_numbers(draw: Draw) -> None:
    assert marks(draw("One [@zeta; @alpha].", library())) == [["1", "2"]]


def test_the_numbers_of_one_mark_rise(draw: Draw) -> None:
    soup = draw("One [@zeta]. Two [@alpha; @zeta].", library())
    assert marks(soup) == [["1"], ["1", "2"]]


def test_a_source_that_stands_twice_in_one_mark_is_shown_once(draw: Draw) -> None:
    soup = draw("One [@zeta; @zeta].", library())
    assert marks(soup) == [["1"]]
    assert len(soup.select(".reference__back")) == 1


def test_a_number_leads_to_its_source(draw: Draw) -> None:
    soup = draw("One [@zeta].", library())
    assert one(soup, "sup a")["href"] == "#ref-zeta"
    assert "Title of zeta" in one(soup, "#ref-zeta").get_text()


def test_a_source_leads_back_to_each_place_where_it_is_cited(draw: Draw) -> None:
    soup = draw("One [@zeta]. Two [@zeta]. Three [@alpha].", library())
    places = [str(mark["id"]) for mark in soup.select("sup a") if mark["href"] == "#ref-zeta"]
    back = [str(link["href"]) for link in soup.select("#ref-zeta .reference__back")]
    assert back == [f"#{place}" for place in places]
    assert len(set(back)) == 2


def test_no_name_of_a_place_stands_twice(draw: Draw) -> None:
    soup = draw("A [@zeta]. B [@zeta; @alpha]. C [@alpha; @zeta].", library())
    names = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(names) == len(set(names))


def test_each_way_back_has_a_label_of_its_own(draw: Draw) -> None:
    soup = draw("One [@zeta]. Two [@zeta].", library())
    labels = [link["aria-label"] for link in soup.select(".reference__back")]
    assert labels == ["Back to the text, place 1", "Back to the text, place 2"]


def test_a_number_shows_the_source_on_hover_as_plain_text(draw: Draw) -> None:
    source = make_source(title="Pain & <i>function</i>", authors=["O'Brien K"])
    mark = one(draw("One [@adams2001first].", make_catalog(sources=[source])), "sup a")
    assert str(mark["title"]).startswith("O'Brien K. Pain & <i>function</i>.")
    assert mark["aria-label"] == "Source 1"


@pytest.mark.parametrize("engine", ENGINES)
def test_an_unknown_key_draws_nothing(draw: Draw, engine: str) -> None:
    soup = draw("One [@nobody]. Two.", library(), engine=engine)
    assert soup.get_text().strip() == "One. Two."
    assert soup.select("a, .references") == []


def test_an_unknown_key_leaves_the_others_of_its_mark(draw: Draw) -> None:
    soup = draw("One [@nobody; @zeta]. Two [@alpha].", library())
    assert marks(soup) == [["1"], ["2"]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One [@zeta].", "One1."),
        ("One  [@zeta], two", "One1, two"),
        ("*One* [@zeta] two", "One1 two"),
        ("[@zeta] One", "1 One"),
        ("One[@zeta]", "One1"),
    ],
)
def test_the_space_before_a_number_is_closed_up(draw: Draw, text: str, shown: str) -> None:
    assert one(draw(text, library()), "p").get_text() == shown


@pytest.mark.parametrize("text", ["See `[@zeta]`.", "```\n[@zeta]\n```\n", "    [@zeta]\n"])
def test_code_is_left_alone(draw: Draw, text: str) -> None:
    soup = draw(text, library())
    assert "[@zeta]" in one(soup, "code").get_text()
    assert soup.select(".citation, .references") == []


@pytest.mark.parametrize("text", [r"See \[@zeta].", "See [@zeta, p. 5].", "Mail a@zeta.org."])
def test_what_is_no_citation_is_left_alone(draw: Draw, text: str) -> None:
    assert draw(text, library()).select(".citation, .references") == []


def test_a_page_without_citations_has_no_list(draw: Draw) -> None:
    soup = draw("## One\n\nText and [a link](https://example.org/).", library())
    assert soup.select(".references") == []


def test_the_list_has_a_heading_that_can_be_linked(draw: Draw) -> None:
    assert one(draw("One [@zeta].", library()), "h2#references").get_text() == "References"


def test_the_list_says_what_kind_of_work_each_is(draw: Draw) -> None:
    catalog = make_catalog(sources=[make_source("zeta", type="pilot", n=20)])
    kind = one(draw("One [@zeta].", catalog), ".reference__kind")
    assert kind.get_text() == "pilot study, 20 people"


def test_the_list_links_to_the_original(draw: Draw) -> None:
    catalog = make_catalog(sources=[make_source("zeta", doi="10.1000/a_b_c")])
    link = one(draw("One [@zeta].", catalog), "a.reference__link")
    assert link["href"] == "https://doi.org/10.1000/a_b_c"
    assert link.get_text() == "doi.org/10.1000/a_b_c"


def test_a_source_without_an_original_on_the_net_has_no_link(draw: Draw) -> None:
    assert draw("One [@zeta].", library()).select(".reference__link") == []


def test_a_retracted_source_is_struck_out_and_says_why(draw: Draw) -> None:
    catalog = make_catalog(sources=[make_source("zeta", retracted="Data were copied.")])
    item = one(draw("One [@zeta].", catalog), "#ref-zeta")
    assert "Title of zeta" in one(item, "del").get_text()
    assert one(item, ".reference__retracted").get_text() == "Retracted. Data were copied."


def test_a_source_that_was_partly_checked_says_what_was_not_seen(draw: Draw) -> None:
    source = make_source("zeta", verified="partial", not_verified=["pages", "first_author"])
    item = one(draw("One [@zeta].", make_catalog(sources=[source])), "#ref-zeta")
    note = one(item, ".reference__partial").get_text()
    assert note == "Partly checked: we did not see pages, first author."


def test_a_source_that_was_fully_checked_has_no_such_marks(draw: Draw) -> None:
    soup = draw("One [@zeta].", library())
    assert soup.select("del, .reference__partial, .reference__retracted") == []


@pytest.mark.parametrize("title", ["A & B", "P < 5", "<script>x</script>", "*Stars* _under_"])
def test_a_title_is_shown_as_it_is_written(draw: Draw, title: str) -> None:
    soup = draw("One [@zeta].", make_catalog(sources=[make_source("zeta", title=title)]))
    assert title in one(soup, ".reference__text").get_text()
    assert soup.select("script, em") == []


def test_the_citations_of_a_methods_facts_are_numbered_with_those_of_the_text(draw: Draw) -> None:
    page = make_page(kind="technique")
    sources = [make_source(key) for key in ("zeta", "muscle1999book", "adams2001first")]
    catalog = make_catalog([page], sources, muscles=[make_muscle()])
    soup = draw("Text [@zeta].\n\n/// method | on-the-back\n\n1. Lie [@zeta].\n\n///\n", catalog)
    assert marks(soup) == [["1"], ["2"], ["3"], ["1"]]
