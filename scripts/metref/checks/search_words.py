"""The words that the search knows: each target exists, and no two entries contradict each other."""

from collections.abc import Iterable, Iterator

from metref.catalog import Catalog
from metref.front_matter_models import MODELS
from metref.problem import Level, Problem
from metref.reading import Reader
from metref.search.index import words_of
from metref.search.words import FILES, FileName, SearchData, read_search_data

WORDS = "search-word"
LISTS = "search-list"
OURS = "search-ours"


def check_search_words(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a word that stands for nothing of ours, or for two things."""
    data, reader = read_search_data(catalog.project)
    yield from reader.problems
    named = set(_named_words(catalog))
    typed: dict[str, str] = {}
    for entry in data.words.values():
        line = _line(reader, "words", entry.means)
        missing = [word for word in words_of(entry.means) if word not in named]
        if missing:
            message = f"Nothing on this site is called '{entry.means}' ({', '.join(missing)})."
            mend = "Use words of a page's title, its other names, or a term of the glossary."
            yield _problem("words", line, WORDS, message, mend)
        if entry.first and not _exists(entry.first, catalog):
            message = f"'first' names neither a type of page nor a page: {entry.first}."
            mend = f"Use one of {', '.join(MODELS)}, or a page such as safety/pregnancy.md."
            yield _problem("words", line, WORDS, message, mend)
        for phrase in entry.typed:
            for message, mend in _of_phrase(phrase, entry.means, typed, data):
                yield _problem("words", line, WORDS, message, mend)
            typed[phrase] = entry.means


def _of_phrase(
    phrase: str, means: str, typed: dict[str, str], data: SearchData
) -> Iterator[tuple[str, str]]:
    if phrase != phrase.lower() or not list(words_of(phrase)):
        yield f"'{phrase}' is not in small letters.", "Write it as people type it."
    if phrase in typed:
        mend = "Keep it where most people mean it, or put both into the pages' also_called."
        yield f"'{phrase}' stands for '{typed[phrase]}' already.", mend
    if list(words_of(phrase)) == list(words_of(means)):
        yield f"'{phrase}' stands for itself.", "Take it out: the search knows it."
    for entry in data.others.values():
        if phrase in entry.words:
            yield f"'{phrase}' is listed as another subject's word too.", "Keep one of the two."


def check_search_lists(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a filler or another subject's word that is not one word or stands twice.

    One that has become a word of ours is only told of: the search knows it then.
    """
    data, reader = read_search_data(catalog.project)
    named = set(_named_words(catalog))
    seen: dict[str, str] = {}
    lists: tuple[tuple[FileName, str, Iterable[str]], ...] = (
        *(("fillers", each.id, each.words) for each in data.fillers.values()),
        *(("others", each.id, each.words) for each in data.others.values()),
    )
    for name, identity, words in lists:
        line = _line(reader, name, identity)
        for word in words:
            if [word] != list(words_of(word)):
                message = f"'{word}' is not one word in small letters."
                mend = "Write single words, without hyphen and apostrophe."
                yield _problem(name, line, LISTS, message, mend)
            if word in seen:
                message = f"'{word}' stands in '{seen[word]}' already."
                yield _problem(name, line, LISTS, message, "Keep one of the two.")
            if name == "others" and word in named:
                message = f"'{word}' is a word of ours: a title, another name or a term holds it."
                yield _problem(
                    name, line, OURS, message, "Take it out of this list.", "good-practice"
                )
            seen[word] = identity


def _named_words(catalog: Catalog) -> Iterator[str]:
    for page in catalog.pages.values():
        if page.meta:
            yield from words_of(" ".join([page.meta.title, *page.meta.also_called]))
    for term in catalog.terms.values():
        yield from words_of(" ".join([term.term, *term.short, *term.also]))
    for each in catalog.precautions.values():
        yield from words_of(" ".join([each.name, *each.also_called]))


def _exists(first: str, catalog: Catalog) -> bool:
    return first in MODELS or first in catalog.pages


def _line(reader: Reader, name: FileName, identity: str) -> int:
    entry = reader.entries.get((f"docs/{FILES[name]}", identity))
    return entry.line if entry else 1


def _problem(
    name: FileName, line: int, rule: str, message: str, mend: str, level: Level = "essential"
) -> Problem:
    return Problem(f"docs/{FILES[name]}", line, rule, message, mend, level)
