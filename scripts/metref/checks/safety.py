"""What nobody may do alone: the data say so, the text agrees; and reviews that hold no longer."""

import re
from collections.abc import Iterator
from functools import lru_cache

from metref.catalog import Catalog, Page
from metref.checks.home_steps import HomeSection, home_sections
from metref.fingerprint import fingerprint, review_matches
from metref.front_matter_models import Clinical, Reviewed, Technique
from metref.problem import Problem
from metref.shared_data import NeverAlone
from metref.technique import Method, SelfCare

RULE = "self-care"
STRICTEST = "clinician-only"
LIST = "docs/safety/never-alone.yaml"

ALONE = r"\b(?:yourself|alone|at home|(?:on|by) your ?(?:own|self)|without (?:a|any|your) \w+)\b"
REFUSAL = re.compile(
    rf"\bnever\b\W*(?:[.:]|$)|\bnever\b[^.]*{ALONE}"
    rf"|\b(?:do not|don't) (?:try|do|use|copy)\b[^.]*(?:{ALONE}|\b(?:this|it|these|them)\b)",
    re.IGNORECASE | re.MULTILINE,
)
PERMISSION = re.compile(
    r"\byou (?:can|may|could|might|are free to|are allowed to)\b(?! not\b| never\b)"
    rf"[^.!?;:]*?{ALONE}"
    rf"|\b(?:safe|fine|suitable|easy|easily|ok|okay|all right)\b[^.!?;:]*?{ALONE}"
    r"|\b(?:can|may) (?:also |safely )?be (?:done|tried|used|repeated|practised)\b"
    rf"[^.!?;:]*?{ALONE}"
    rf"|(?:^|[.!?:]\s+)(?:\w+,? )?(?:try|do|repeat|practise|use)\b(?! not\b)[^.!?;:]*?{ALONE}",
    re.IGNORECASE | re.MULTILINE,
)
NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|cannot|can't|don't|nor|neither|unless|until)\b", re.IGNORECASE
)
TAUGHT = re.compile(r"\b(?:taught|teach(?:es)?|shown|shows?)\b", re.IGNORECASE)
MARKUP = re.compile(r"[*_`]")


def check_self_care(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a method that only a clinician may do and that says otherwise, or a text that does."""
    for page in catalog.pages.values():
        if page.technique:
            yield from _methods(page, page.technique, catalog)
            yield from _warning(page, page.technique)
            for section in home_sections(page):
                yield from _text(page, section, _rules(page.technique))


def _methods(page: Page, technique: Technique, catalog: Catalog) -> Iterator[Problem]:
    for index, method in enumerate(technique.methods):
        if method.self_care is SelfCare.NEVER:
            continue
        for entry in catalog.never_alone.values():
            if sign := belongs(method, technique, entry):
                message = (
                    f"The method '{method.id}' is '{method.self_care.value}', and it belongs to"
                    f" {entry.name} ({sign}): never alone, because {entry.why}."
                )
                line = page.line("methods", index, "self_care")
                mend = f"Write 'self_care: never'. The list is {LIST}."
                yield Problem(page.file, line, RULE, message, mend)


def _warning(page: Page, technique: Technique) -> Iterator[Problem]:
    if technique.warning == STRICTEST or _rules(technique) != {SelfCare.NEVER}:
        return
    message = f"Nobody does a method of this page alone, and its warning is '{technique.warning}'."
    mend = f"Write 'warning: {STRICTEST}'."
    yield Problem(page.file, page.line("warning"), RULE, message, mend)


def _rules(technique: Technique) -> set[SelfCare]:
    return {method.self_care for method in technique.methods} or {SelfCare.NEVER}


def belongs(method: Method, technique: Technique, entry: NeverAlone) -> str | None:
    """Return by what a method belongs to something that nobody may do alone, or None."""
    movements = {(move.part, move.motion) for move in entry.movements}
    for name, part, motion in _moves(method, technique):
        if part in entry.parts or (part, motion) in movements:
            return f"its {name} is '{part}: {motion}'"
    if method.mechanism in entry.mechanisms:
        return f"its mechanism is '{method.mechanism}'"
    for text in (method.name, method.id.replace("-", " "), *method.contraction.muscles):
        if match := _words(entry.words).search(text):
            return f"'{match[0]}' stands in '{text}'"
    return None


def _moves(method: Method, technique: Technique) -> Iterator[tuple[str, str, str]]:
    finding = method.finding or technique.finding
    yield "finding", finding.part, finding.motion
    yield "page's finding", technique.finding.part, technique.finding.motion
    for name, move in (("barrier", method.barrier), ("push", method.contraction)):
        yield from ((name, move.part, motion) for motion in move.motions)


@lru_cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b", re.IGNORECASE)


def _text(page: Page, section: HomeSection, rules: set[SelfCare]) -> Iterator[Problem]:
    text = MARKUP.sub("", section.text)
    if SelfCare.NEVER in rules and not REFUSAL.search(text):
        message = f"'{section.title}' does not say that a method of this page is never done alone."
        mend = "Say so in its first sentence, with the reason, and what to do instead."
        yield Problem(page.file, section.line, RULE, message, mend)
    if SelfCare.TAUGHT_ONLY in rules and not TAUGHT.search(text):
        message = f"'{section.title}' does not say that it must be taught first."
        mend = "Say who teaches it, and what being taught involves."
        yield Problem(page.file, section.line, RULE, message, mend)
    for number, line in enumerate(section.lines, start=section.start):
        if found := permission(line, taught=SelfCare.TAUGHT_ONLY in rules):
            message = f"'{found}' reads as leave to do it alone, and the data say otherwise."
            mend = "There is no 'go ahead' on this site: say never, or that it must be taught."
            yield Problem(page.file, number, RULE, message, mend)


def permission(line: str, *, taught: bool) -> str | None:
    """Return the words of a line that give leave to do it alone, or None.

    With `taught`, a sentence that speaks of being taught may say so.
    """
    for sentence in re.split(r"(?<=[.!?;:])\s+", MARKUP.sub("", line)):
        match = PERMISSION.search(sentence)
        if not match or NEGATION.search(f"{sentence[: match.start()].split(',')[-1]}{match[0]}"):
            continue
        if not (taught and TAUGHT.search(sentence)):
            return match[0].strip()
    return None


def check_reviews(catalog: Catalog) -> Iterator[Problem]:
    """Tell of each page that has changed since its review."""
    for page in catalog.pages.values():
        review = page.meta.review if isinstance(page.meta, Clinical) else None
        if isinstance(review, Reviewed) and not review_matches(page, catalog):
            message = (
                f"The page was reviewed on {review.date}, has changed since, and counts as awaiting"
                f" review; its fingerprint is now {fingerprint(page, catalog)}."
            )
            mend = "Have it reviewed again, and write the new date and fingerprint then."
            line = page.line("review")
            yield Problem(page.file, line, "review", message, mend, "good-practice")
