"""Directions: each method is proven from its data, or refused with what contradicts what."""

from collections.abc import Iterator

from metref.catalog import Catalog, Page
from metref.direction_data import MotionWords, read_levers, read_motion_words
from metref.front_matter_models import Technique
from metref.motion_words import said
from metref.problem import Problem
from metref.proof import Anatomy, actions_on, motion_in_words, refusals
from metref.shared_data import Muscle
from metref.technique import Finding, Method, Position


def check_directions(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a method whose barrier, push or muscles contradict its finding or one another."""
    levers, problems = read_levers(catalog.project)
    yield from problems
    anatomy = Anatomy(catalog.motions, catalog.muscles, levers)
    for page, technique in technique_pages(catalog):
        for index, method in enumerate(technique.methods):
            finding = method.finding or technique.finding
            for refusal in refusals(finding, method, anatomy):
                line = page.line("methods", index, refusal.key)
                yield Problem(page.file, line, refusal.rule, refusal.message, refusal.mend)


def technique_pages(catalog: Catalog) -> Iterator[tuple[Page, Technique]]:
    """Yield the technique pages with their data."""
    for page in catalog.pages.values():
        if page.technique:
            yield page, page.technique


def check_findings(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a finding that the table of motions does not hold: nothing could be proven from it."""
    for page, technique in technique_pages(catalog):
        yield from _finding_problems(page, technique.finding, page.line("finding"), catalog)
        for index, method in enumerate(technique.methods):
            if method.finding:
                line = page.line("methods", index, "finding")
                yield from _finding_problems(page, method.finding, line, catalog)


def _finding_problems(
    page: Page, finding: Finding, line: int, catalog: Catalog
) -> Iterator[Problem]:
    if (finding.part, finding.motion) not in catalog.motions:
        message = f"The part '{finding.part}' has no motion '{finding.motion}'."
        mend = "docs/references/motions.yaml lists what there is."
        yield Problem(page.file, line, "motion", message, mend)


def check_words_of_data(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a title that says the opposite of the finding, and a note that belies its barrier.

    A `barrier_note` excuses a barrier that no finding proves, so its own words must name it.
    """
    words, problems = read_motion_words(catalog.project)
    yield from problems
    for page, technique in technique_pages(catalog):
        yield from _title_problems(page, technique, words, catalog)
        for index, method in enumerate(technique.methods):
            if method.barrier_note:
                line = page.line("methods", index, "barrier_note")
                yield from _note_problems(page, line, method, words)


def _title_problems(
    page: Page, technique: Technique, words: tuple[MotionWords, ...], catalog: Catalog
) -> Iterator[Problem]:
    finding = technique.finding
    motion = catalog.motions.get((finding.part, finding.motion))
    title = page.meta.title if page.meta else ""
    named = {
        each.motion for each in said(title, words, Position.STANDING) if each.part == finding.part
    }
    if motion and motion.opposite in named and finding.motion not in named:
        found = motion_in_words(finding.part, finding.motion)
        other = motion_in_words(finding.part, motion.opposite)
        message = f"The finding is {found}, and the title names {other}."
        mend = "Mend the finding, or the title. The methods follow the finding."
        yield Problem(page.file, page.line("finding"), "direction-barrier", message, mend)


def _note_problems(
    page: Page, line: int, method: Method, words: tuple[MotionWords, ...]
) -> Iterator[Problem]:
    barrier, note = method.barrier, method.barrier_note or ""
    named = {
        each.motion for each in said(note, words, method.position) if each.part == barrier.part
    }
    if not named & set(barrier.motions):
        stated = motion_in_words(barrier.part, *barrier.motions)
        message = f"The note does not say in words that we know that the barrier is {stated}."
        mend = "Say which way the part is moved, in words of docs/references/motion-words.yaml."
        yield Problem(page.file, line, "direction-barrier", message, mend)


def check_tables(catalog: Catalog) -> Iterator[Problem]:
    """Refuse tables of motions and muscles that contradict themselves: all proofs rest on them."""
    yield from _motion_problems(catalog)
    for muscle in catalog.muscles.values():
        yield from _muscle_problems(muscle, catalog)


def _motion_problems(catalog: Catalog) -> Iterator[Problem]:
    file = catalog.project.name(catalog.project.motions)
    for (part, name), motion in catalog.motions.items():
        back = catalog.motions.get((part, motion.opposite))
        if motion.opposite != name and back and back.opposite == name:
            continue
        entry = catalog.entries.get((file, f"{part} {name}"))
        message = f"The opposite of {motion_in_words(part, name)} is not one that leads back to it."
        mend = "Give the two motions each other as their opposites."
        yield Problem(file, entry.line if entry else 1, "motion", message, mend)


def _muscle_problems(muscle: Muscle, catalog: Catalog) -> Iterator[Problem]:
    file = catalog.project.name(catalog.project.muscles)
    entry = catalog.entries.get((file, muscle.name))
    line = entry.line if entry else 1
    for action in muscle.actions:
        motion = catalog.motions.get((action.part, action.motion))
        if motion is None:
            message = f"The part '{action.part}' has no motion '{action.motion}' ({muscle.name})."
            mend = "docs/references/motions.yaml lists what there is."
            yield Problem(file, line, "motion", message, mend)
        elif motion.opposite in actions_on(muscle, action.part) and action.motion < motion.opposite:
            acts = motion_in_words(action.part, action.motion)
            message = f"'{muscle.name}' has {acts} and its opposite: any direction would pass."
            mend = "Give each its own entry, with the position or the fibres in the name."
            yield Problem(file, line, "muscle", message, mend)
