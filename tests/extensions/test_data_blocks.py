"""Lists and tables are drawn from the data, and their links lead from the page."""

import pytest
from bs4 import BeautifulSoup, Tag

from metref.catalog import Catalog
from tests.builders import (
    make_catalog,
    make_page,
    make_precaution,
    make_source,
    make_term,
    method_data,
    one,
    texts,
)
from tests.extensions.conftest import Draw

ENGINES = ["mkdocs", "zensical"]
NAMES = ["one", "two", "three", "four"]


def world() -> Catalog:
    """Return a catalog of a few of everything."""
    pages = [
        make_page("pelvis/turned.md", "Text [@adams2001first].", "technique", also_called=NAMES),
        make_page(
            "regions/hip/leg.md",
            kind="technique",
            title="A leg",
            region="hip",
            certainty="none",
            precautions=["fracture"],
            methods=[method_data(self_care="taught-only")],
        ),
        make_page("overview/history.md", "Text [@adams2001first].", title="History"),
    ]
    sources = [
        make_source(finding="Pain was less.", caveat="Few people."),
        make_source("later2020", year=2020, regions=["pelvis", "hip"]),
        make_source("undated", year=None, regions=["jaw"]),
    ]
    terms = [
        make_term("sacrum", short=["S"], also=["tail bone"], more="More."),
        make_term("Barrier"),
        make_term("spine"),
    ]
    precautions = [
        make_precaution("fracture", level="stop", sources=["adams2001first"]),
        make_precaution("pregnancy", also_called=["expecting"], founded_on="data"),
    ]
    return make_catalog(pages, sources, terms=terms, precautions=precautions)


def block(name: str) -> str:
    """Return a block as a writer writes it."""
    return f"Before.\n\n/// {name}\n///\n\nAfter.\n"


def hrefs(soup: BeautifulSoup | Tag, selector: str) -> list[str]:
    """Return where links lead."""
    return [str(link["href"]) for link in soup.select(selector)]


def test_a_table_has_the_techniques_of_its_region(draw: Draw) -> None:
    assert texts(draw(block("techniques | pelvis"), world()), "tbody td a") == ["Turned forward"]


@pytest.mark.parametrize("name", ["techniques", "techniques | all"])
def test_a_table_has_all_techniques_by_title(draw: Draw, name: str) -> None:
    assert texts(draw(block(name), world()), "tbody td a") == ["A leg", "Turned forward"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("index.md", ["regions/hip/leg.md", "pelvis/turned.md"]),
        ("pelvis/index.md", ["../regions/hip/leg.md", "turned.md"]),
        ("regions/hip/index.md", ["leg.md", "../../pelvis/turned.md"]),
    ],
)
def test_the_links_of_a_table_lead_from_the_page(
    draw: Draw, engine: str, path: str, links: list[str]
) -> None:
    assert hrefs(draw(block("techniques"), world(), path, engine), "tbody a") == links


def test_a_table_shows_names_certainty_and_rule_of_each(draw: Draw) -> None:
    rows = draw(block("techniques"), world()).select("tbody tr")
    assert texts(rows[0], "td") == [
        "A leg",
        "anterior rotation",
        "No study found",
        "Only after a clinician has taught you",
    ]
    assert texts(rows[1], "td")[1:] == ["one, two, three", "Very low", "No, never alone"]
    assert one(rows[1], ".certainty--very-low").get_text() == "Very low"


def test_a_tables_head_says_what_stands_below(draw: Draw) -> None:
    heads = draw(block("techniques"), world()).select("thead th")
    assert [head["scope"] for head in heads] == ["col"] * 4


def test_a_region_without_techniques_has_an_empty_table(draw: Draw) -> None:
    assert draw(block("techniques | jaw"), world()).select("tbody tr") == []


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("sources", ["later2020", "adams2001first", "undated"]),
        ("sources | all", ["later2020", "adams2001first", "undated"]),
        ("sources | pelvis", ["later2020", "adams2001first"]),
        ("sources | hip", ["later2020"]),
        ("sources | leg", []),
    ],
)
def test_a_list_has_the_sources_of_its_region_the_newest_first(
    draw: Draw, name: str, keys: list[str]
) -> None:
    items = texts(draw(block(name), world()), "ul.references > li")
    assert len(items) == len(keys)
    assert all(f"Title of {key}" in item for item, key in zip(items, keys, strict=True))


def test_the_bibliography_has_every_source_by_key_with_its_place(draw: Draw) -> None:
    entries = draw(block("bibliography"), world()).select("article.source")
    assert [entry["id"] for entry in entries] == ["adams2001first", "later2020", "undated"]


def test_the_bibliography_says_what_was_found_and_where_its_limits_are(draw: Draw) -> None:
    entry = one(draw(block("bibliography"), world()), "#adams2001first")
    notes = texts(entry, ".source__note")
    assert notes == ["What it found: Pain was less.", "Limits: Few people."]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_bibliography_names_the_pages_that_cite(draw: Draw, engine: str) -> None:
    soup = draw(block("bibliography"), world(), "references/bibliography.md", engine)
    line = one(soup, "#adams2001first .source__pages")
    assert line.get_text() == "Cited on: History, Turned forward, A leg."
    assert hrefs(line, "a") == [
        "../overview/history.md",
        "../pelvis/turned.md",
        "../regions/hip/leg.md",
    ]


def test_the_bibliography_says_that_a_source_is_not_cited(draw: Draw) -> None:
    soup = draw(block("bibliography"), world())
    assert one(soup, "#undated .source__pages").get_text() == "Not cited yet."


def test_the_glossary_has_every_term_by_letter(draw: Draw) -> None:
    soup = draw(block("glossary"), world(), "references/glossary.md")
    assert texts(soup, "h2, h3") == ["B", "Barrier", "S", "sacrum (S)", "spine"]


def test_a_term_has_its_own_address_meaning_and_other_names(draw: Draw) -> None:
    soup = draw(block("glossary"), world(), "references/glossary.md")
    heading = one(soup, "h3#sacrum")
    following = [tag.get_text() for tag in heading.find_next_siblings("p", limit=3)]
    assert following == ["Where a movement first meets stiffness.", "More.", "Also: tail bone."]


@pytest.mark.parametrize(("level", "shown"), [("stop", ["Fracture"]), ("caution", ["Pregnancy"])])
def test_precautions_are_those_of_their_level(draw: Draw, level: str, shown: list[str]) -> None:
    soup = draw(block(f"precautions | {level}"), world())
    assert texts(soup, f".precaution--{level} h3") == shown
    assert len(soup.select(".precaution")) == 1


def test_a_precaution_says_why_what_instead_and_on_what_ground(draw: Draw) -> None:
    soup = draw(block("precautions | caution"), world())
    said = texts(soup, "#pregnancy ~ p")
    assert said[:4] == [
        "Also: expecting.",
        "Why: It matters.",
        "Instead: Ask first.",
        "Founded on: measured.",
    ]


def test_a_precaution_cites_its_sources(draw: Draw) -> None:
    soup = draw(block("precautions | stop"), world())
    assert hrefs(soup, ".precaution sup a") == ["#ref-adams2001first"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_precaution_names_the_techniques_that_it_touches(draw: Draw, engine: str) -> None:
    soup = draw(block("precautions | stop"), world(), "safety/contraindications.md", engine)
    assert hrefs(soup, ".precaution p > a") == ["../regions/hip/leg.md"]


@pytest.mark.parametrize(
    "name",
    ["techniques", "sources", "bibliography", "glossary", "precautions | stop", "precautions"],
)
@pytest.mark.parametrize("engine", [*ENGINES, "nobody"])
def test_a_block_without_data_draws_nothing_and_raises_nothing(
    draw: Draw, name: str, engine: str
) -> None:
    soup = draw(block(name), make_catalog(), engine=engine)
    assert soup.select("tbody tr, li, article, section, h2, h3") == []
    assert "Before." in soup.get_text()
    assert "After." in soup.get_text()


def test_the_text_around_a_block_stays_outside(draw: Draw) -> None:
    box = one(draw(block("glossary"), world()), ".drawn--glossary")
    assert "After." not in box.get_text()
