"""What an edition states, page by page, as data that a later edition can be compared with.

It stands in each edition as `facts.json`. So the comparison needs neither git's history nor models
that can still read the sources of years ago.
"""

import hashlib
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from metref.catalog import Catalog, Page, address_of
from metref.front_matter_models import Clinical
from metref.page_changes import section_texts
from metref.page_facts import Facts, entry_facts, page_facts
from metref.this_edition import ThisEdition
from metref.tree_changes import shared_entries

FACTS = "facts.json"


class Lenient(BaseModel):
    """Read for years, by programs that know less: what they do not know is passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


Texts = Annotated[tuple[str, ...], Field(strict=False)]


class Fact(Lenient):
    """One fact: `whose` is a method's id, or "" for the page itself."""

    whose: str
    what: str
    items: Texts


class PageFacts(Lenient):
    """A page: what it states, and a digest of the text of each section by its heading."""

    address: str
    title: str
    clinical: bool
    facts: tuple[Fact, ...]
    sections: dict[str, str]


class EntryFacts(Lenient):
    """An entry of the data that pages share: a warning, a precaution, a source, a term."""

    kind: str
    name: str
    facts: tuple[Fact, ...]


class EditionFacts(Lenient):
    """All that an edition states. `edition` and `date` are None in a preview."""

    format: int = 1
    edition: str | None
    date: str | None
    pages: tuple[PageFacts, ...]
    entries: tuple[EntryFacts, ...]
    moved: dict[str, str]


def edition_facts(catalog: Catalog, edition: ThisEdition | None) -> EditionFacts:
    """Return what the reference states as it is now."""
    return EditionFacts(
        edition=edition.name if edition else None,
        date=edition.date if edition else None,
        pages=tuple(_page(page, catalog) for _, page in sorted(catalog.pages.items())),
        entries=tuple(
            EntryFacts(kind=kind, name=name, facts=_listed(entry_facts(entry)))
            for kind, entries in shared_entries(catalog).items()
            for name, entry in sorted(entries.items())
        ),
        moved={
            old: address_of(redirect.to.partition("#")[0])
            for old, redirect in sorted(catalog.redirects.items())
        },
    )


def _page(page: Page, catalog: Catalog) -> PageFacts:
    return PageFacts(
        address=page.address,
        title=page.meta.title if page.meta else page.path,
        clinical=isinstance(page.meta, Clinical),
        facts=_listed(page_facts(page, catalog)),
        sections={name: _digest(text) for name, text in section_texts(page).items()},
    )


def _listed(facts: Facts) -> tuple[Fact, ...]:
    return tuple(Fact(whose=key[0], what=key[1], items=items) for key, items in facts.items())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def as_facts(facts: tuple[Fact, ...]) -> Facts:
    """Return listed facts by their keys."""
    return {(fact.whose, fact.what): fact.items for fact in facts}
