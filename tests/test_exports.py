"""The library in other formats is read back whole by a parser of each."""

import json

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

from metref import exports
from metref.catalog import Catalog
from metref.source import Source


@pytest.fixture
def sources(catalog: Catalog) -> list[Source]:
    """Every source of the real library."""
    return list(catalog.sources.values())


def test_bibtex_reads_back_with_every_key(sources: list[Source]) -> None:
    read = parse_string(exports.bibtex(sources), "bibtex").entries
    assert set(read) == {source.key for source in sources}


def test_bibtex_keeps_title_person_and_organisation(catalog: Catalog) -> None:
    chosen = [catalog.sources["selkow2009short"], catalog.sources["nice2016low"]]
    read = parse_string(exports.bibtex(chosen), "bibtex").entries
    trial, guideline = read["selkow2009short"], read["nice2016low"]
    assert trial.fields["title"] == catalog.sources["selkow2009short"].title
    assert str(trial.persons["author"][0]).startswith("Selkow, N")
    assert len(guideline.persons["author"]) == 1


def test_ris_reads_back_with_titles_years_and_authors(sources: list[Source]) -> None:
    read = {record["id"]: record for record in rispy.loads(exports.ris(sources))}
    assert set(read) == {source.key for source in sources}
    for source in sources:
        record = read[source.key]
        assert " ".join(record["title"].split()) == " ".join(source.title.split())
        assert len(record.get("authors", [])) == len(source.authors)


def test_ris_starts_with_a_record(sources: list[Source]) -> None:
    assert exports.ris(sources[:1]).lstrip().startswith("TY  - ")


def test_csl_json_is_read_by_a_citation_library(sources: list[Source]) -> None:
    items = json.loads(exports.csl_json(sources))
    assert len(CiteProcJSON(items)) == len(sources)


def test_retracted_work_says_so_in_every_format(catalog: Catalog) -> None:
    retracted = [source for source in catalog.sources.values() if source.retracted]
    assert retracted
    assert "Retracted" in exports.bibtex(retracted)
    assert "Retracted" in exports.ris(retracted)
    assert "Retracted" in exports.csl_json(retracted)
