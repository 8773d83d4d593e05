"""Sources read as in the journals of the field, and nothing in them can break a page."""

import pytest
from bs4 import BeautifulSoup

from metref.bibliography import KINDS, format_all, kind_of
from metref.source import Source
from tests.builders import make_source


def reference(source: Source) -> str:
    """Return a source's reference as a reader sees it."""
    html = format_all([source])[source.key]
    return BeautifulSoup(html, "lxml").get_text()


def test_an_article_reads_as_in_vancouver_style() -> None:
    source = make_source(
        authors=["Selkow NM", "Grindstaff TL"],
        year=2009,
        title="Short-term effect",
        container="J Man Manip Ther",
        volume="17",
        issue="1",
        pages="14-18",
    )
    assert reference(source) == (
        "Selkow NM, Grindstaff TL. Short-term effect. J Man Manip Ther 2009;17:14\u20138."
    )


def test_a_book_has_its_edition_and_publisher() -> None:
    source = make_source(
        type="textbook",
        authors=["Chaitow L"],
        year=2013,
        title="Techniques",
        container=None,
        edition="4",
        publisher="Elsevier",
    )
    assert reference(source) == "Chaitow L. Techniques. 4th ed. Elsevier; 2013."


@pytest.mark.parametrize(
    ("author", "printed"),
    [
        ("van der Wurff P", "van der Wurff P."),
        ("Kibsgård TJ", "Kibsgård TJ."),
        ("O'Brien K", "O'Brien K."),
        ("de Toledo DFA", "de Toledo DFA."),
        ("Östgaard HÇ", "Östgaard HÇ."),
        ("{World Health Organization}", "World Health Organization."),
        ("{General Osteopathic Council UK}", "General Osteopathic Council UK."),
        ("Madonna", "Madonna."),
    ],
)
def test_a_name_is_printed_as_it_is_written(author: str, printed: str) -> None:
    assert reference(make_source(authors=[author])).startswith(printed)


def test_many_authors_are_shortened() -> None:
    authors = [f"Author{letter} A" for letter in "BCDEFGHIJ"]
    text = reference(make_source(authors=authors))
    assert "et al." in text
    assert "AuthorJ" not in text


def test_a_source_without_author_year_or_journal_is_still_printed() -> None:
    source = make_source(authors=[], year=None, container=None, title="Lone title")
    assert "Lone title" in reference(source)


@pytest.mark.parametrize("field", ["title", "container"])
@pytest.mark.parametrize("text", ["Pain & Function", "P < 5", "<script>x</script>", '"Quoted"'])
def test_text_is_shown_and_never_becomes_html(field: str, text: str) -> None:
    html = format_all([make_source(**{field: text})])["adams2001first"]
    soup = BeautifulSoup(html, "lxml")
    assert text in soup.get_text()
    assert soup.script is None


@pytest.mark.parametrize("author", ["{A & B <i>}", "<b>Bold A", "O'<b>Brien K"])
def test_a_name_is_shown_and_never_becomes_html(author: str) -> None:
    html = format_all([make_source(authors=[author])])["adams2001first"]
    soup = BeautifulSoup(html, "lxml")
    assert author.strip("{}") in soup.get_text()
    assert soup.select("i, b") == []


def test_a_title_that_starts_with_a_number_in_brackets_keeps_it() -> None:
    assert reference(make_source(authors=[], title="[12] steps")).startswith("[12] steps")


def test_each_reference_stands_under_its_own_key() -> None:
    sources = [make_source(key) for key in ("zeta", "alpha", "mid")]
    found = format_all(sources)
    assert all(f"Title of {key}" in found[key] for key in ("zeta", "alpha", "mid"))


def test_no_sources_give_no_references() -> None:
    assert format_all([]) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_source_can_be_named_and_printed(kind: str) -> None:
    source = make_source(type=kind)
    assert kind_of(source)
    assert "Title of" in reference(source)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (None, "randomised trial"),
        (1, "randomised trial, 1 person"),
        (20, "randomised trial, 20 people"),
        (11166, "randomised trial, 11,166 people"),
    ],
)
def test_a_kind_says_how_many_people_were_in_it(count: int | None, words: str) -> None:
    assert kind_of(make_source(n=count)) == words
