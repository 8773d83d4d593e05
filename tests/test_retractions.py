"""The list of what to look up for retractions holds each cited study once, with its places."""

from metref.catalog import Catalog
from metref.retractions import look_ups, places
from tests.builders import make_source


def test_a_study_is_looked_up_at_pubmed_and_by_its_doi() -> None:
    source = make_source(pmid="20046557", doi="10.1179/106698109790818197")
    assert list(places(source)) == [
        "https://pubmed.ncbi.nlm.nih.gov/20046557/",
        "https://doi.org/10.1179/106698109790818197",
        "https://api.crossref.org/works/10.1179/106698109790818197",
    ]


def test_a_study_without_either_is_searched_by_its_title() -> None:
    (place,) = places(make_source(title="A trial of one thing"))
    assert place == "search for the title: A trial of one thing"


def test_only_cited_studies_are_listed() -> None:
    sources = [make_source("adams2001first", doi="10.1/a"), make_source("baker2002second")]
    assert [each.key for each in look_ups(sources, ["adams2001first"])] == ["adams2001first"]


def test_known_retractions_and_plain_pages_are_left_out() -> None:
    gone = make_source("adams2001first", retracted="Withdrawn by the journal.")
    page = make_source("nhs2024back", type="professional-body")
    assert look_ups([gone, page], ["adams2001first", "nhs2024back"]) == []


def test_the_real_library_gives_every_line_a_place(catalog: Catalog) -> None:
    found = look_ups(catalog.sources.values(), catalog.citing_pages)
    assert len(found) > 100
    assert all(each.places for each in found)
