"""Words: those that are not ours, and American spellings, by the list in words.yaml."""

import re
from collections.abc import Collection, Iterator

from metref.catalog import Catalog
from metref.passages import Passage, passages
from metref.plain_text import own_sentences
from metref.problem import Problem
from metref.reading import Reader
from metref.word_list import NotOurs


def check_words(catalog: Catalog) -> Iterator[Problem]:
    """Refuse words that are not ours, and tell of American spellings, outside quotations."""
    reader = Reader(catalog.project)
    file = catalog.project.docs / "contribute" / "words.yaml"
    listed = reader.entries_of(file, NotOurs, lambda entry: entry.word).values()
    yield from reader.problems
    # One search of the small letters tells quickly which few passages need a closer look.
    anything = re.compile("|".join(entry.search.pattern for entry in listed))
    titles = [source.title for source in catalog.sources.values()]
    for passage in passages(catalog):
        if listed and anything.search(passage.text.lower()):
            yield from _passage_problems(passage, listed, titles)


def _passage_problems(
    passage: Passage, listed: Collection[NotOurs], titles: Collection[str]
) -> Iterator[Problem]:
    for sentence, ours in own_sentences(passage.text):
        text = _without_titles(ours, titles)
        for entry in listed:
            for match in entry.found_in(text):
                line = passage.line_at(sentence.start + match.start())
                yield _problem(passage.file, line, match[0], entry)


def _without_titles(text: str, titles: Collection[str]) -> str:
    """Return a text with the titles of sources blanked: they are printed as they are."""
    for title in titles:
        place = text.lower().find(title.lower())
        if place >= 0:
            text = text[:place] + " " * len(title) + text[place + len(title) :]
    return text


def _problem(file: str, line: int, found: str, entry: NotOurs) -> Problem:
    if entry.kind == "american":
        message = f"'{found}' is an American spelling."
        return Problem(
            file, line, "spelling", message, f"Write '{entry.instead}'.", "good-practice"
        )
    message = f"'{found}' is not our word: {entry.why}"
    mend = f"Write: {entry.instead}. What others say stands in quotation marks."
    return Problem(file, line, "word", message, mend)
