"""Steps: what they say in words fits the directions of the method's data."""

import re
from collections.abc import Iterator

from metref.catalog import Catalog, Page
from metref.checks.directions import technique_pages
from metref.direction_data import read_levers, read_motion_words
from metref.expected import Contradiction, Judge, Role, push_moves
from metref.method_text import MethodText, Step, method_texts
from metref.problem import Problem
from metref.proof import BREATH, Anatomy, motion_in_words
from metref.technique import Method

SENTENCE = re.compile(r"[^.;!?]+")
LEAVE_ALONE = ("lie", "sit", "stand", "hands", "test again")
# After the last push the leg is put back, which is no search for the barrier.
PUT_BACK = re.compile(r"\b(?:at the end|for the patient|back on ?to the table)\b", re.IGNORECASE)


def judges(catalog: Catalog) -> Iterator[tuple[Page, int, Judge, MethodText]]:
    """Yield each method that has its block: its page, its index, its judge and its text."""
    levers, _ = read_levers(catalog.project)
    words, _ = read_motion_words(catalog.project)
    anatomy = Anatomy(catalog.motions, catalog.muscles, levers)
    for page, technique in technique_pages(catalog):
        texts = method_texts(page)
        for index, method in enumerate(technique.methods):
            if method.id in texts:
                yield page, index, Judge(method, anatomy, words), texts[method.id]


def check_steps(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a step that says the opposite of its method's data, and steps out of order."""
    for page, _, judge, text in judges(catalog):
        yield from _order_problems(page, text)
        for step in text.steps:
            for sentence, line, role in _sentences(step):
                for found in judge.contradictions(sentence, role):
                    yield _problem(page, line, found, judge.method)


def check_push_words(catalog: Catalog) -> Iterator[Problem]:
    """Tell of a step "Push" whose words do not show which way the patient pushes."""
    for page, _, judge, text in judges(catalog):
        for step in text.steps:
            push = judge.method.contraction
            known = any(words.part == push.part for words in judge.words)
            if role_of(step.label) is not Role.PUSH or not known:
                continue
            if not any(
                judge.names(each, push_moves(judge.method)) for each, _, _ in _sentences(step)
            ):
                pushed = motion_in_words(push.part, *push.motions)
                message = (
                    f"This step does not say, in words that we know, that the push is {pushed}."
                )
                mend = "Say which way, or add your words to docs/references/motion-words.yaml."
                yield Problem(
                    page.file, step.line, "direction-words", message, mend, "good-practice"
                )


def role_of(label: str) -> Role | None:
    """Return what a step is about by its label: the push, or the barrier and what follows it."""
    name = label.lower()
    if name.startswith(LEAVE_ALONE):
        return None
    return Role.PUSH if name.startswith(("push", BREATH)) else Role.BARRIER


def _sentences(step: Step) -> Iterator[tuple[str, int, Role]]:
    """Yield the sentences of a step that a direction is judged in, each with its line."""
    role = role_of(step.label)
    for match in SENTENCE.finditer(step.text) if role else ():
        sentence = match[0].strip()
        put_back = step.label.lower().startswith("let go") and PUT_BACK.search(sentence)
        if role and sentence and not put_back:
            start = match.start() + match[0].index(sentence[0])
            yield sentence, step.line + step.text.count("\n", 0, start), role


def _order_problems(page: Page, text: MethodText) -> Iterator[Problem]:
    labels = [step.label.lower() for step in text.steps]
    barrier = next((i for i, label in enumerate(labels) if "barrier" in label), None)
    push = next((i for i, label in enumerate(labels) if role_of(label) is Role.PUSH), None)
    if barrier is None or push is None:
        name = "Find the barrier" if barrier is None else "Push"
        message = f"The block has no step '{name}', so its directions cannot be checked."
        mend = f"Start a numbered step with '**{name}.**'."
        yield Problem(page.file, text.line, "direction-steps", message, mend)
    elif push < barrier:
        line = text.steps[push].line
        message = "The push comes before the barrier is found."
        mend = "Put the step 'Find the barrier' first."
        yield Problem(page.file, line, "direction-steps", message, mend)


def _problem(page: Page, line: int, found: Contradiction, method: Method) -> Problem:
    words = " ".join(found.said.words.split())
    moved = motion_in_words(found.said.part, found.said.motion)
    wanted = motion_in_words(found.said.part, found.motion)
    if found.other:
        message = (
            f"'{words}' gives the other leg {moved}, which is what the affected leg does: "
            f"the affected side is {method.side_shown.value}."
        )
        mend = "Mend the side in this step, or 'side_shown'."
        return Problem(page.file, line, "direction-side", message, mend)
    message = f"'{words}' is {moved}; by the method's data, this step is about {wanted}."
    mend = "Mend the step or the data; if it is what not to do, say so ('never', 'instead of')."
    return Problem(page.file, line, "direction-steps", message, mend)
