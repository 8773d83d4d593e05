"""Citations: every key stands in the library, and every source of the library is cited."""

import difflib
from collections.abc import Iterable, Iterator

from metref.catalog import Catalog, Page, citations
from metref.problem import Problem

LIBRARY = "docs/references/library.yaml"


def check_keys(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a citation whose key the library does not hold."""
    for file, line, key in _cited(catalog):
        if key in catalog.sources:
            continue
        close = difflib.get_close_matches(key, catalog.sources, n=1)
        hint = f"Did you mean '{close[0]}'? Otherwise add" if close else "Add"
        message = f"No source has the key '{key}'."
        yield Problem(file, line, "citation", message, f"{hint} the source to {LIBRARY}.")


def _cited(catalog: Catalog) -> Iterator[tuple[str, int, str]]:
    for page in catalog.pages.values():
        for key, line in citations(page.prose):
            yield page.file, line + page.body_line - 1, key
        yield from _method_sources(page)
    yield from _data_sources(catalog)


def _method_sources(page: Page) -> Iterator[tuple[str, int, str]]:
    for index, method in enumerate(page.technique.methods if page.technique else ()):
        for number, key in enumerate(method.sources):
            yield page.file, page.line("methods", index, "sources", number), key
        for key in _keys(method.barrier_note or ""):
            yield page.file, page.line("methods", index, "barrier_note"), key


def _data_sources(catalog: Catalog) -> Iterator[tuple[str, int, str]]:
    project = catalog.project
    for precaution in catalog.precautions.values():
        keys = [*precaution.sources, *_keys(precaution.why), *_keys(precaution.instead)]
        yield from _at(catalog, project.name(project.precautions), precaution.id, keys)
    for muscle in catalog.muscles.values():
        yield from _at(catalog, project.name(project.muscles), muscle.name, muscle.sources)
    for term in catalog.terms.values():
        keys = [*_keys(term.plain), *_keys(term.more or "")]
        yield from _at(catalog, project.name(project.glossary), term.id, keys)


def _keys(text: str) -> list[str]:
    return [key for key, _ in citations(text)]


def _at(
    catalog: Catalog, file: str, identity: str, keys: Iterable[str]
) -> Iterator[tuple[str, int, str]]:
    line = catalog.entries[file, identity].line
    for key in keys:
        yield file, line, key


def check_unused(catalog: Catalog) -> Iterator[Problem]:
    """Tell of each source that no page and no shared data cites."""
    used = {key for _, _, key in _cited(catalog)}
    for key in catalog.sources:
        if key not in used:
            line = catalog.entries[LIBRARY, key].line
            message = f"Nothing cites the source '{key}'."
            mend = "Cite it where it belongs, or take it out of the library."
            yield Problem(LIBRARY, line, "unused-source", message, mend, "good-practice")
