"""The library in the formats that reference managers read: BibTeX, RIS and CSL-JSON.

They are written beside the bibliography page before each build, and never committed.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import rispy
from pybtex.database import BibliographyData, Entry, Person

from metref.bibliography import csl_fields, person_of
from metref.generated import EXPORTS_FOLDER, EXPORTS_NAME, write_if_changed
from metref.source import Source

BIBTEX_TYPES = {"textbook": "book"}
RIS_TYPES = {"textbook": "BOOK"}
WEB_TYPES = frozenset(
    {"reference-work", "teaching-page", "professional-body", "registration", "patient-account"}
)


def bibtex_person(author: str) -> Person:
    """Return an author as BibTeX has it; an organisation is one name in braces."""
    person = person_of(author)
    if person is None:
        return Person(last=f"{{{author.strip('{}')}}}")
    family, initials = person
    return Person(first=initials, last=family)


def bibtex_entry(source: Source) -> Entry:
    """Return a source as a BibTeX entry."""
    kind = "misc" if source.type in WEB_TYPES else BIBTEX_TYPES.get(source.type, "article")
    fields = {
        "title": source.title,
        "journal": source.container,
        "year": str(source.year) if source.year else None,
        "volume": source.volume,
        "number": source.issue,
        "pages": source.pages,
        "publisher": source.publisher,
        "edition": source.edition,
        "isbn": source.isbn,
        "doi": source.doi,
        "url": source.address,
        "note": f"Retracted. {source.retracted}" if source.retracted else None,
    }
    persons = {"author": [bibtex_person(author) for author in source.authors]}
    return Entry(kind, {name: text for name, text in fields.items() if text}, persons)


def bibtex(sources: Iterable[Source]) -> str:
    """Return the sources as one BibTeX file."""
    entries = {source.key: bibtex_entry(source) for source in sources}
    return str(BibliographyData(entries).to_string("bibtex"))


def ris_author(author: str) -> str:
    """Return an author as RIS has it: "Family, A B", or an organisation as it stands."""
    person = person_of(author)
    return ", ".join(person) if person else author.strip("{}")


def ris_entry(source: Source) -> dict[str, Any]:
    """Return a source as a RIS record."""
    first, _, last = (source.pages or "").partition("-")
    fields: dict[str, Any] = {
        "type_of_reference": "ELEC"
        if source.type in WEB_TYPES
        else RIS_TYPES.get(source.type, "JOUR"),
        "id": source.key,
        "title": source.title,
        "authors": [ris_author(author) for author in source.authors],
        "secondary_title": source.container,
        "year": str(source.year) if source.year else None,
        "volume": source.volume,
        "number": source.issue,
        "start_page": first,
        "end_page": last,
        "publisher": source.publisher,
        "doi": source.doi,
        "urls": [source.address] if source.address else [],
        "notes": [f"Retracted. {source.retracted}"] if source.retracted else [],
    }
    return {name: value for name, value in fields.items() if value}


class PlainRis(rispy.RisWriter):  # type: ignore[misc]
    """RIS without the running number that the library writes before each record."""

    def set_header(self, count: int) -> str:
        """Return nothing to stand before a record."""
        return ""


def ris(sources: Iterable[Source]) -> str:
    """Return the sources as one RIS file."""
    records = [ris_entry(source) for source in sources]
    return str(rispy.dumps(records, implementation=PlainRis))


def csl_json(sources: Iterable[Source]) -> str:
    """Return the sources as CSL-JSON."""
    items = []
    for source in sources:
        item = csl_fields(source)
        more = {
            "DOI": source.doi,
            "PMID": source.pmid,
            "URL": source.address,
            "ISBN": source.isbn,
            "note": f"Retracted. {source.retracted}" if source.retracted else None,
        }
        items.append(item | {name: text for name, text in more.items() if text})
    return json.dumps(items, ensure_ascii=False, indent=1)


WRITERS = {"bib": bibtex, "ris": ris, "json": csl_json}


def write_exports(sources: Iterable[Source], docs: Path) -> None:
    """Write the library in each format beside the bibliography page, only where it changed."""
    listed = sorted(sources, key=lambda source: source.key)
    for ending, write in WRITERS.items():
        write_if_changed(docs / EXPORTS_FOLDER / f"{EXPORTS_NAME}.{ending}", write(listed))
