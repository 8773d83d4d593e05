"""What a source may be cited for: its kind, and whether it was retracted, must fit the sentence."""

import re
from collections.abc import Iterator

from metref.catalog import Catalog, Page, citations
from metref.passages import Kind, Passage, passages
from metref.problem import Problem
from metref.sentences import Sentence, sentences
from metref.source import Source

# The pages that are about the patient's blog as a whole.
ABOUT_THE_BLOG = frozenset(
    {"docs/overview/a-patients-view.md", "docs/references/further-reading.md"}
)
ACCOUNT = "patient-account"
REGISTRATION = "registration"
# What a sentence must say so that a reader knows what stands behind it.
SAYS_ACCOUNT = re.compile(
    r"\b(?:patients?|she|her|hers|he|his|herself|himself|accounts?|blogs?|bloggers?|posts?|writes"
    r"|wrote|story|stories|(?:one|a) (?:woman|man|person))\b",
    re.IGNORECASE,
)
SAYS_REGISTERED = re.compile(
    r"\b(?:register|registered|registers|registration|registrations|protocol|planned"
    r"|(?:no|without|any) results?|not (?:yet )?(?:been )?(?:published|reported))\b",
    re.IGNORECASE,
)
SAYS_RETRACTED = re.compile(r"\b(?:retract|withdr[ae]w)", re.IGNORECASE)


def check_kinds(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a patient's account or a registration cited as if it were a finding."""
    for passage, sentence, source in _cited_sentences(catalog):
        text, line = _context(passage, sentence), passage.line_at(sentence.start)
        if source.type == ACCOUNT and passage.file not in ABOUT_THE_BLOG:
            if not SAYS_ACCOUNT.search(text):
                yield _account_problem(passage.file, line, source)
        elif source.type == REGISTRATION and not SAYS_REGISTERED.search(text):
            message = f"'{source.key}' is a registered plan of a study, not its result."
            mend = "Say that it is registered or has no results yet, or cite the result."
            yield Problem(passage.file, line, "citable", message, mend)


def check_retracted(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a retracted source in a sentence that does not say that it was retracted."""
    for passage, sentence, source in _cited_sentences(catalog):
        if source.retracted and not SAYS_RETRACTED.search(_context(passage, sentence)):
            line = passage.line_at(sentence.start)
            yield _retracted_problem(passage.file, line, source)
    for file, line, source in _listed(catalog):
        if source.retracted:
            yield _retracted_problem(file, line, source)


def check_method_sources(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a method that rests on a patient's account, on a plan, or on no known source."""
    for page in catalog.pages.values():
        for index, method in enumerate(page.technique.methods if page.technique else ()):
            known = [key for key in method.sources if key in catalog.sources]
            if method.sources and not known:
                line = page.line("methods", index, "sources")
                message = f"The method '{method.id}' is {method.support.value}, by no known source."
                mend = "Name a source of the library that gives its position and push."
                yield Problem(page.file, line, "method-source", message, mend)
            yield from _method_kinds(page, index, method.sources, catalog)


def _method_kinds(
    page: Page, index: int, keys: tuple[str, ...], catalog: Catalog
) -> Iterator[Problem]:
    for number, key in enumerate(keys):
        source = catalog.sources.get(key)
        if source and source.type in (ACCOUNT, REGISTRATION):
            line = page.line("methods", index, "sources", number)
            message = f"A method cannot rest on '{key}': it is a {source.type.replace('-', ' ')}."
            mend = (
                "Name a book, a study or a teaching page, or set 'support: derived' and no source."
            )
            yield Problem(page.file, line, "method-source", message, mend)


def _cited_sentences(catalog: Catalog) -> Iterator[tuple[Passage, Sentence, Source]]:
    """Yield each source that a sentence cites, with the sentence and its passage."""
    for passage in passages(catalog):
        if "[@" not in passage.text:
            continue
        for sentence in sentences(passage.text):
            for key, _ in citations(sentence.text):
                if key in catalog.sources:
                    yield passage, sentence, catalog.sources[key]


def _context(passage: Passage, sentence: Sentence) -> str:
    """Return what tells the reader what is cited: the sentence, or the whole row of a table."""
    return " ".join(passage.row) if passage.kind is Kind.CELL else sentence.text


def _listed(catalog: Catalog) -> Iterator[tuple[str, int, Source]]:
    """Yield the sources that data names without a sentence: of methods, precautions, muscles."""
    project = catalog.project
    named: list[tuple[str, int, tuple[str, ...]]] = [
        (page.file, page.line("methods", index, "sources"), method.sources)
        for page in catalog.pages.values()
        for index, method in enumerate(page.technique.methods if page.technique else ())
    ]
    precautions = project.name(project.precautions)
    for precaution in catalog.precautions.values():
        line = catalog.entries[precautions, precaution.id].line
        named.append((precautions, line, precaution.sources))
    muscles = project.name(project.muscles)
    named += [
        (muscles, catalog.entries[muscles, muscle.name].line, muscle.sources)
        for muscle in catalog.muscles.values()
    ]
    for file, line, keys in named:
        for key in keys:
            if key in catalog.sources:
                yield file, line, catalog.sources[key]


def _account_problem(file: str, line: int, source: Source) -> Problem:
    message = f"'{source.key}' is one patient's account, and the sentence does not say so."
    mend = 'Say whose words they are ("one patient writes ..."), or cite a study.'
    return Problem(file, line, "citable", message, mend)


def _retracted_problem(file: str, line: int, source: Source) -> Problem:
    message = f"'{source.key}' was retracted by its journal: it is no evidence."
    mend = "Say in the sentence that it was retracted, or take the citation out."
    return Problem(file, line, "retracted", message, mend)
