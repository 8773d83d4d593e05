"""The index of the search: pages with their names, sections, sources, words and what they mean."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from metref.bibliography import person_of
from metref.catalog import Catalog, Page, address_of
from metref.search.postings import postings
from metref.search.sections import Section
from metref.search.words import SearchData, SearchWord
from metref.source import Source

VERSION = 1
WORD = re.compile(r"[a-z0-9]+")
MARKS = re.compile("[\u0300-\u036f]")
SHORTEST = 2
TEASER = 70
EXPLANATION = 160
# A word of this many sections of a page is one of the whole page.
WIDE = 2
BIBLIOGRAPHY = "references/bibliography/"
GLOSSARY = "references/glossary/"
PRECAUTIONS = "safety/contraindications/"
# Their text speaks of writing pages, with examples from everywhere; their headings say enough.
HEADINGS_ONLY = ("contribute/", "changes/", BIBLIOGRAPHY)


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text in small letters; an apostrophe joins, any other mark parts.

    The browser does the same (words.js).
    """
    folded = MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()
    yield from WORD.findall(folded.replace("'", "").replace("\u2019", ""))


def _kind(page: Page) -> str:
    return page.meta.type if page.meta else "landing"


def _names(page: Page) -> list[str]:
    return list(page.meta.also_called) if page.meta else []


def _own_names(catalog: Catalog) -> dict[str, list[str]]:
    """Return other names of sections, by page and anchor: of terms and of precautions."""
    names: dict[str, list[str]] = {}
    for term in catalog.terms.values():
        names[f"{GLOSSARY}#{term.id}"] = [*term.short, *term.also]
    for each in catalog.precautions.values():
        names[f"{PRECAUTIONS}#{each.id}"] = [each.id.replace("-", " "), *each.also_called]
    return names


def _family_name(author: str) -> str:
    person = person_of(author)
    return person[0] if person else author.strip("{}")


def _source_row(source: Source, citing: Iterable[int]) -> list[Any]:
    authors = [_family_name(author) for author in source.authors]
    return [
        *(source.key, source.title, authors, source.year or "", source.container or ""),
        sorted(set(citing)),
    ]


def _shown(section: Section) -> str:
    """Return the first words of a section, as its hit shows them; none for a page's start."""
    most = EXPLANATION if section.address == GLOSSARY else TEASER
    if not section.anchor or section.address.startswith(HEADINGS_ONLY):
        return ""
    if len(section.text) <= most:
        return section.text
    return section.text[:most].rsplit(" ", 1)[0] + " …"


class _Pages:
    """The pages that the index holds, by address, with their numbers."""

    def __init__(self, catalog: Catalog, found: list[Section]) -> None:
        self.catalog = catalog
        known = {page.address: page for page in catalog.pages.values()}
        self.pages = [known[section.address] for section in found if not section.anchor]
        self.number = {page.address: index for index, page in enumerate(self.pages)}

    def citing(self, key: str) -> list[int]:
        """Return the numbers of the pages that cite a source."""
        pages = self.catalog.citing_pages.get(key, ())
        return [self.number[page.address] for page in pages if page.address in self.number]

    def rows(self) -> list[list[Any]]:
        return [
            [p.address, p.meta.title, _kind(p), p.meta.description, _names(p)]
            for p in self.pages
            if p.meta
        ]


class _Holding:
    """Which sections hold a word in their text."""

    def __init__(self, fillers: frozenset[str]) -> None:
        self.fillers = fillers
        self.sections: dict[str, list[int]] = defaultdict(list)

    def add(self, first: int, texts: Iterable[str], named: set[str]) -> None:
        """Note the words of a page's sections, of which the first (number `first`) is its start.

        A word of the page's names says nothing more in a section, and one of many sections is noted
        at the start alone: it holds for the whole page.
        """
        dropped = self.fillers | named
        held = [{w for w in words_of(text) if _is_worth(w)} - dropped for text in texts]
        counts = Counter(word for words in held for word in words)
        wide = {word for word, count in counts.items() if count >= WIDE}
        for number, words in enumerate(held, start=first):
            for word in words - wide | (wide if number == first else set()):
                self.sections[word].append(number)


def _is_worth(word: str) -> bool:
    return len(word) >= SHORTEST and not word.isdigit()


def search_index(catalog: Catalog, found: Iterable[Section], data: SearchData) -> dict[str, Any]:
    """Return the index as data: pages, sections and sources as rows, words as lines.

    A page: address, title, type, description, other names. A section: number of its page, anchor,
    title, first words, other names. A source: anchor in the bibliography, title, family names of
    its authors, year, journal or publisher, numbers of the pages that cite it. `words` are those of
    the sections' texts; those of titles and names the browser reads from the rows (store.js).
    """
    known = {page.address for page in catalog.pages.values() if page.meta}
    kept = [section for section in found if section.address in known]
    pages = _Pages(catalog, kept)
    names = _own_names(catalog)
    holding = _Holding(frozenset(_fillers(data, kept=False)))
    rows: list[list[Any]] = []
    for address, group in groupby(kept, key=lambda section: section.address):
        number, first = pages.number[address], len(rows)
        parts = list(group)
        rows += [
            [
                number,
                part.anchor,
                part.title,
                _shown(part),
                names.get(f"{address}#{part.anchor}", []),
            ]
            for part in parts
        ]
        if not address.startswith(HEADINGS_ONLY):
            called = " ".join([parts[0].title, *_names(pages.pages[number])])
            holding.add(first, (part.text for part in parts), set(words_of(called)))
    return {
        "version": VERSION,
        "pages": pages.rows(),
        "sections": rows,
        "sources": [_source_row(s, pages.citing(s.key)) for s in catalog.sources.values()],
        "words": postings(holding.sections),
        **_knowledge(catalog, data),
    }


def _knowledge(catalog: Catalog, data: SearchData) -> dict[str, Any]:
    return {
        "terms": [
            [each.term, list(each.short), list(each.also)] for each in catalog.terms.values()
        ],
        "pairs": [[each.means, list(each.typed), _first(each)] for each in data.words.values()],
        "fillers": _fillers(data, kept=False),
        "kept": _fillers(data, kept=True),
        "others": sorted({word for each in data.others.values() for word in each.words}),
        "emergencies": [[list(group) for group in each.all] for each in data.emergencies.values()],
    }


def _fillers(data: SearchData, *, kept: bool) -> list[str]:
    lists = [*data.fillers.values(), *(data.others.values() if kept else ())]
    listed = [each.words for each in lists if each.kept is kept]
    return sorted({word for words in listed for word in words})


def _first(word: SearchWord) -> str:
    """Return the type of page, or the address of the page, that comes first for a word."""
    first = word.first or ""
    return address_of(first) if first.endswith(".md") else first
