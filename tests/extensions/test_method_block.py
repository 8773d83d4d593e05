"""A method's card shows its facts from the page's data above the writer's steps."""

from typing import Any

import pytest

from metref.catalog import Catalog
from tests.builders import make_catalog, make_muscle, make_page, make_source, method_data, one
from tests.builders import texts as texts_of
from tests.extensions.conftest import Draw

BLOCK = "/// method | on-the-back\n\n1. **Lie** down.\n2. Push.\n\n///\n\nAfter.\n"
ENGINES = ["mkdocs", "zensical"]


def world(**changes: Any) -> Catalog:
    """Return a catalog of one technique page with one method."""
    page = make_page(kind="technique", methods=[method_data(**changes)])
    sources = [make_source(), make_source("muscle1999book")]
    return make_catalog([page], sources, muscles=[make_muscle()])


@pytest.mark.parametrize("engine", ENGINES)
def test_the_card_has_the_methods_name_and_id(draw: Draw, engine: str) -> None:
    soup = draw(BLOCK, world(), engine=engine)
    assert one(soup, "section.method > h3#on-the-back").get_text() == "On the back"


@pytest.mark.parametrize("engine", ENGINES)
def test_the_card_has_the_facts_of_the_data(draw: Draw, engine: str) -> None:
    soup = draw(BLOCK, world(position="prone"), engine=engine)
    facts = dict(zip(texts_of(soup, "dt"), texts_of(soup, "dd"), strict=True))
    assert facts["Position"] == "Face down (prone)"
    assert facts["Hold"] == "3 to 5 seconds"


def test_who_moves_stands_in_the_label_and_in_the_class(draw: Draw) -> None:
    soup = draw(BLOCK, world())
    assert one(soup, ".fact--clinician dt").get_text() == "The clinician moves"
    assert one(soup, ".fact--patient dt").get_text() == "The patient pushes"


def test_the_facts_cite_their_sources(draw: Draw) -> None:
    soup = draw(BLOCK, world())
    assert [link["href"] for link in soup.select("dd sup a")] == [
        "#ref-muscle1999book",
        "#ref-adams2001first",
    ]


def test_the_steps_stand_below_the_facts_in_the_card(draw: Draw) -> None:
    card = one(draw(BLOCK, world()), "section.method")
    assert [child.name for child in card.find_all(recursive=False)] == ["h3", "dl", "ol"]
    assert one(card, "ol strong").get_text() == "Lie"


def test_the_text_after_the_block_is_outside_of_the_card(draw: Draw) -> None:
    soup = draw(BLOCK, world())
    assert "After." not in one(soup, "section.method").get_text()
    assert "After." in soup.get_text()


@pytest.mark.parametrize(
    ("catalog", "path"),
    [
        (make_catalog(), "pelvis/nowhere.md"),
        (make_catalog([make_page(kind="concept")]), "pelvis/turned-forward.md"),
        (
            make_catalog([make_page(kind="technique", methods=[method_data(id="other")])]),
            "pelvis/turned-forward.md",
        ),
    ],
    ids=["no page", "no technique", "no such method"],
)
def test_a_block_without_data_shows_its_steps_alone(
    draw: Draw, catalog: Catalog, path: str
) -> None:
    card = one(draw(BLOCK, catalog, path), "section.method")
    assert card.select("h3, dl") == []
    assert one(card, "ol strong").get_text() == "Lie"


def test_without_an_engine_a_block_shows_its_steps_alone(draw: Draw) -> None:
    card = one(draw(BLOCK, world(), engine="nobody"), "section.method")
    assert card.select("h3, dl") == []


def test_each_block_shows_its_own_method(draw: Draw) -> None:
    methods = [method_data(), method_data(id="face-down", name="Face down")]
    page = make_page(kind="technique", methods=methods)
    other = BLOCK.replace("on-the-back", "face-down")
    soup = draw(f"{other}\n{BLOCK}", make_catalog([page]))
    assert texts_of(soup, "section.method > h3") == ["Face down", "On the back"]


def test_the_names_of_the_data_are_shown_as_text(draw: Draw) -> None:
    soup = draw(BLOCK, world(name="Knee < hip & back"))
    assert one(soup, "h3").get_text() == "Knee < hip & back"
