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
# A heading that so many sections have is a page's structure, and says nothing of its subject.
STRUCTURE = 3
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
    """Which documents hold a word, in their titles, their other names and their text."""

    def __init__(self, fillers: frozenset[str]) -> None:
        self.fillers = fillers
        self.fields: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(3)]

    def add_names(self, document: int, title: str, names: Iterable[str]) -> set[str]:
        """Note the words of a document's title and other names, and return them."""
        in_title, in_names = set(words_of(title)), set(words_of(" ".join(names)))
        for field, words in zip(self.fields, (in_title, in_names), strict=False):
            for word in words:
                field[word].append(document)
        return in_title | in_names

    def add_texts(self, documents: list[int], texts: Iterable[str], named: set[str]) -> None:
        """Note the words of a page's sections, of which the first is its start.

        A word of the page's names says nothing more in a section, and one of many sections is noted
        at the start alone: it holds for the whole page.
        """
        dropped = self.fillers | named
        held = [{w for w in words_of(text) if _is_worth(w)} - dropped for text in texts]
        counts = Counter(word for words in held for word in words)
        wide = {word for word, count in counts.items() if count >= WIDE}
        for document, words in zip(documents, held, strict=True):
            own = words - wide | (wide if document == documents[0] else set())
            for word in own:
                self.fields[2][word].append(document)


def _is_worth(word: str) -> bool:
    return len(word) >= SHORTEST and not word.isdigit()


def search_index(catalog: Catalog, found: Iterable[Section], data: SearchData) -> dict[str, Any]:
    """Return the index as data: pages, sections and sources as rows, words as lines.

    A page: address, title, type, description, other names. A section: number of its page, anchor,
    title, first words, other names. A source: anchor in the bibliography, title, family names of
    its authors, year, journal or publisher, numbers of the pages that cite it. The documents that
    `words` counts are the sections, then the sources; its fields are title, other names, text.
    """
    known = {page.address for page in catalog.pages.values() if page.meta}
    kept = [section for section in found if section.address in known]
    pages = _Pages(catalog, kept)
    names = _own_names(catalog)
    holding = _Holding(frozenset(_fillers(data, kept=False)))
    headings = Counter(section.title for section in kept)
    rows: list[list[Any]] = []
    for address, group in groupby(kept, key=lambda section: section.address):
        page, first = pages.pages[pages.number[address]], len(rows)
        parts = list(group)
        named = set[str]()
        for section in parts:
            own = names.get(f"{address}#{section.anchor}", [])
            title = "" if section.anchor and headings[section.title] >= STRUCTURE else section.title
            words = holding.add_names(len(rows), title, own if section.anchor else _names(page))
            named |= set() if section.anchor else words
            rows.append(
                [pages.number[address], section.anchor, section.title, _shown(section), own]
            )
        if not address.startswith(HEADINGS_ONLY):
            texts = (section.text for section in parts)
            holding.add_texts(list(range(first, len(rows))), texts, named)
    sources = [_source_row(source, pages.citing(source.key)) for source in catalog.sources.values()]
    for number, source in enumerate(sources, start=len(rows)):
        _, title, authors, year, container, _ = source
        holding.add_names(number, title, [*authors, str(year), container])
    return {
        "version": VERSION,
        "pages": pages.rows(),
        "sections": rows,
        "sources": sources,
        "words": postings(holding.fields),
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
    listed = [each.words for each in data.fillers.values() if each.kept is kept]
    return sorted({word for words in listed for word in words})


def _first(word: SearchWord) -> str:
    """Return the type of page, or the address of the page, that comes first for a word."""
    first = word.first or ""
    return address_of(first) if first.endswith(".md") else first
