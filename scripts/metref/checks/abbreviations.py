"""Abbreviations: each is explained where a page first uses it, or stands in the glossary."""

import re
from collections.abc import Iterator

from metref.catalog import Catalog, Page
from metref.passages import Kind, page_passages
from metref.plain_text import own_words
from metref.problem import Problem

ABBREVIATION = re.compile(r"(?<![\w./@-])[A-Z]{2,6}(?=s?(?![\w/]|-\d))")
# Known to every reader, names of things that nobody calls otherwise, and figures in Roman letters.
EVERYDAY = re.compile(
    r"AD|AM|BC|BY|CC|CSS|CT|DNA|DOI|EU|FAQ|GP|HIV|HTML|ID|MIT|MRI|NHS|NICE|OK|PC|PDF|PM|PMC|README"
    r"|SVG|TV|UK|URL|USA?|UTC|YAML|[IVX]+"
)
# Words of every day that writers set in capitals to stress them.
STRESSED = re.compile("AND|DOWN|IN|NO|NOT|ON|ONLY|OR|OUT|STOP|UP")
# What is in brackets explains what stands before them, or is explained by it.
BEFORE = re.compile(r"\(\W*$")
AFTER = re.compile(r"\W*\(|\W*(?:stands? for|is short for|means|, short for)\b|\W*:\s")


def check_abbreviations(catalog: Catalog) -> Iterator[Problem]:
    """Tell of each abbreviation that a page uses first without saying what it stands for."""
    known = frozenset(glossary_words(catalog))
    for page in catalog.pages.values():
        for line, short in unexplained(page, known):
            message = f"'{short}' is not explained at its first use on this page."
            mend = f"Write it out with '({short})' after it, or add it to the glossary."
            yield Problem(page.file, line, "abbreviation", message, mend, "good-practice")


def glossary_words(catalog: Catalog) -> Iterator[str]:
    """Yield the words in capitals that the glossary explains, in any of its spellings."""
    for term in catalog.terms.values():
        for name in (term.term, *term.short, *term.also):
            yield from ABBREVIATION.findall(name)


def unexplained(page: Page, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the line of each abbreviation at its first use, where that does not explain it."""
    seen = set(known)
    for passage in page_passages(page):
        if passage.kind is Kind.HEADING:
            continue
        text = own_words(passage.text)
        for match in ABBREVIATION.finditer(text):
            short = match[0]
            if short in seen or EVERYDAY.fullmatch(short) or STRESSED.fullmatch(short):
                continue
            seen.add(short)
            if not _explained(text, match):
                yield passage.line_at(match.start()), short


def _explained(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    return bool(BEFORE.search(before) or AFTER.match(after))
