"""Steps for doing it at home: none where nobody may do it alone, or before a clinician's review."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from metref.catalog import Catalog, Page
from metref.checks.sections import headings
from metref.fingerprint import review_matches
from metref.problem import Problem
from metref.technique import SelfCare, strictest

# These pages are about the project and its files; nobody's body is meant there.
ABOUT_THE_PROJECT = "contribute/"
HOME = re.compile(
    r"\b(?:yourself|myself|at home|home (?:exercises?|practice|programme|routine|version)"
    r"|self-(?:care|treatment|help)|alone|on (?:your|my) own)\b(?! computer)",
    re.IGNORECASE,
)

NUMBERED = re.compile(r"^[\s>|*+-]*(?:\d+[.)]\s+\S|step \d)|<ol\b", re.IGNORECASE)
MARKUP = re.compile(r"[*_`>#]|^\s*[-+]\s+|\[@[^\]]*\]")
REFUSED = re.compile(r"\b(?:not|never|no|nobody|avoid|cannot|can't|don't|without)\b", re.IGNORECASE)

# Where an instruction can begin: at the start of a sentence or part of one, or after "and".
START = (
    r"(?:^\W*|[.!?:;,|(]\s+|\b(?:and|then)\s+)"
    r"(?:(?:you|and|then|now|first|next|finally|gently|slowly|lightly|please|should|can|must"
    r"|it helps to|try to|remember to)\s+)*"
)
NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
    r"|thirty)"
)
NUMBERS = rf"{NUMBER}(?:\s*(?:to|or|[-\u2013])\s*{NUMBER})?"
COUNTED = r"(?:seconds?|secs?|s|repetitions?|reps?|sets?)\b"
UNIT = (
    rf"(?:%|{COUNTED}|per ?cent\b|minutes?\b|breaths?\b|rounds?\b|pushes\b"
    r"|times?\b(?! (?:a|per|each|every) (?:day|week|month)))"
)
PART = (
    r"(?:knees?|legs?|thighs?|foot|feet|heels?|ankles?|hips?|shins?|toes?|hands?|arms?|elbows?"
    r"|wrists?|shoulders?|head|chin|neck|jaw|pelvis|back|buttocks?|calf|calves|bottom|fists?|palms?"
    r"|fingers?|forehead)"
)
PLACE = (
    r"(?:back|side|front|stomach|tummy|belly|floor|bed|table|couch|chair|edge|wall|leg|doorway"
    r"|all fours)"
)
# What an instruction says: where to lie or sit, what to move, how to breathe, how much.
INSTRUCTIONS = (
    rf"kneel\b[^.]{{0,30}}"
    rf"|(?:lie|lay|squat|sit|stand|get|try lying|try sitting|try standing)\b\W+(?:\w+\W+){{0,3}}?"
    rf"(?:(?:on|onto|over|against|at|near|by)\W+(?:\w+\W+){{0,3}}?{PLACE}|face (?:down|up))\b",
    r"(?:pull|push|press|bring|bend|lift|raise|squeeze|drop|lower|put|place|rest|cross|turn|roll"
    r"|straighten|draw|hug|tilt|grip|move|slide|point|tuck|swing|stretch)\W+"
    r"(?:(?:up|down|in|out|apart|of|against|with|on)\W+)*"
    rf"(?:your|the|both|one|each|a)\W+(?:\w+\W+){{0,2}}?{PART}\b",
    rf"let\W+your\W+(?:\w+\W+){{0,2}}?{PART}\b",
    r"(?:pull|push|press|bring|draw)\W+(?:it|them)\W+(?:towards?|into|across|apart|against)\b",
    rf"(?:loop|wrap|hook|tie)\W+(?:\w+\W+){{1,4}}?your\W+(?:\w+\W+){{0,2}}?{PART}\b",
    r"use\W+(?:your|a|the)\W+(?:\w+\W+){0,2}?(?:hands?|arms?|foot|strap|belt|towel|ball|band)\b",
    r"breathe\W+(?:in|out)\b",
    rf"(?:start|begin) by \w+ing\W+(?:\w+\W+){{0,4}}?{PART}\b",
    r"(?:hold|push|press|squeeze|pull|keep|repeat|rest|relax|stay|breathe|wait|do|perform|use"
    rf"|stretch)\b[^.!?;]{{0,60}}?(?:\b{NUMBERS}\s*{UNIT}|\bcount of {NUMBER}\b)",
    rf"{NUMBERS}\s*{COUNTED}(?!\W+(?:is|are|was|were)\b)",
)
INSTRUCTION = re.compile(rf"{START}(?P<found>{'|'.join(INSTRUCTIONS)})", re.IGNORECASE)


@dataclass(frozen=True)
class HomeSection:
    """A part of a page about doing it alone: its heading, the heading's line and its text's."""

    title: str
    line: int
    start: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The section's text."""
        return "\n".join(self.lines)


def home_sections(page: Page) -> Iterator[HomeSection]:
    """Yield the sections whose title speaks of doing it alone; the page's own title counts too.

    Their text includes what stands in code: it is shown to the reader.
    """
    lines = page.body.split("\n")
    if page.meta and HOME.search(page.meta.title):
        yield HomeSection(page.meta.title, page.line("title"), page.body_line, tuple(lines))
        return
    found = list(headings(page))
    for index, heading in enumerate(found):
        if HOME.search(heading.text):
            later = (each.line for each in found[index + 1 :] if each.depth <= heading.depth)
            end = next(later, len(lines) + page.body_line)
            text = lines[heading.line + 1 - page.body_line : end - page.body_line]
            yield HomeSection(heading.text, heading.line, heading.line + 1, tuple(text))


def check_home_steps(catalog: Catalog) -> Iterator[Problem]:
    """Refuse steps, doses and positions to copy, with the reason why they may not stand there."""
    for page in catalog.pages.values():
        reason = reason_for_no_steps(page, catalog)
        if reason and not page.path.startswith(ABOUT_THE_PROJECT):
            for section in home_sections(page):
                yield from _section_problems(page, section, reason)


def reason_for_no_steps(page: Page, catalog: Catalog) -> str | None:
    """Return why a page may not print steps for home, or None where it may."""
    if page.technique and strictest(page.technique.methods) is SelfCare.NEVER:
        return "this page has a method that nobody may do alone"
    if not review_matches(page, catalog):
        return "no clinician has reviewed this page as it stands"
    return None


def _section_problems(page: Page, section: HomeSection, reason: str) -> Iterator[Problem]:
    lines = itertools.pairwise((*section.lines, ""))
    for number, (line, below) in enumerate(lines, start=section.start):
        if found := instruction(line) or _wrapped_instruction(line, below):
            message = f"'{section.title}' tells the reader what to do ({found}), and {reason}."
            mend = (
                "Say what being taught involves, when to stop and whom to ask;"
                " leave out steps, positions and counts."
            )
            yield Problem(page.file, number, "no-home-steps", message, mend)


def _wrapped_instruction(line: str, below: str) -> str | None:
    """Return an instruction that goes on in the line below, as where a writer broke the line."""
    joined = line.strip() and below.strip() and not instruction(below)
    return instruction(f"{line} {below}") if joined else None


def instruction(line: str) -> str | None:
    """Return what a line tells a reader to do with their body, in short, or None."""
    if NUMBERED.search(line):
        return "a numbered step"
    plain = MARKUP.sub("", line)
    for match in INSTRUCTION.finditer(plain):
        if not REFUSED.search(_sentence_before(plain, match.start("found"))):
            return f'"{match["found"].strip()}"'
    return None


def _sentence_before(text: str, end: int) -> str:
    return re.split(r"[.!?:;]\s", text[:end])[-1]
