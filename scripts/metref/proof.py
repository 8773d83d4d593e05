"""Proves the directions of a method from anatomy, or says what contradicts what.

A method is right when its barrier is the opposite of what the model says is present, when its push
fits the barrier by the method's mechanism, and when the muscles that it names can do both. The
rules are those of the field's teaching texts: post-isometric, away from the barrier; reciprocal,
towards it; muscle force, the muscle's pull on the bone that it starts from.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from metref.direction_data import Lever
from metref.shared_data import Motion, Muscle
from metref.technique import Barrier, Contraction, Finding, Mechanism, Method
from metref.words import term_of

BREATH = "breath"


@dataclass(frozen=True)
class Anatomy:
    """The tables that a proof rests on."""

    motions: Mapping[tuple[str, str], Motion]
    muscles: Mapping[str, Muscle]
    levers: tuple[Lever, ...]

    def opposite(self, part: str, motion: str) -> str | None:
        """Return the opposite of a motion, or None where the table does not hold it."""
        found = self.motions.get((part, motion))
        return found.opposite if found else None

    def opposites(self, part: str, motions: Iterable[str]) -> tuple[str, ...]:
        """Return the opposites of the motions, those that are known."""
        return tuple(each for m in motions if (each := self.opposite(part, m)))

    def driven(self, push_part: str, part: str) -> list[Lever]:
        """Return the levers by which pushes of one part drive another."""
        return [x for x in self.levers if (x.push.part, x.drives.part) == (push_part, part)]


@dataclass(frozen=True)
class Refusal:
    """Why a method is refused: the rule, the key of the method that it is about, and the words."""

    rule: str
    key: str
    message: str
    mend: str


def motion_in_words(part: str, *motions: str) -> str:
    """Return a movement as it is written in text: "hip internal rotation"."""
    return f"{term_of(part)} {' and '.join(term_of(motion) for motion in motions)}"


def refusals(finding: Finding, method: Method, anatomy: Anatomy) -> Iterator[Refusal]:
    """Yield all that contradicts in a method; `finding` is the method's own, or the page's."""
    yield from barrier_refusals(finding, method, anatomy)
    yield from push_refusals(method, anatomy)
    yield from muscle_refusals(method, anatomy)


def barrier_refusals(finding: Finding, method: Method, anatomy: Anatomy) -> Iterator[Refusal]:
    """Yield why the barrier does not answer the finding.

    A `barrier_note` excuses a barrier of another part or another plane; nothing excuses one that
    carries the part further into the finding.
    """
    barrier = method.barrier
    found = motion_in_words(finding.part, finding.motion)
    stated = motion_in_words(barrier.part, *barrier.motions)
    wanted = anatomy.opposite(finding.part, finding.motion)
    if wanted is None:
        return
    answer = motion_in_words(finding.part, wanted)
    same_part = barrier.part == finding.part
    if same_part and finding.motion in barrier.motions:
        message = f"The finding is {found}, and the barrier goes the same way: it must be {answer}."
        yield Refusal("direction-barrier", "barrier", message, _finding_mend(method))
    elif not (same_part and wanted in barrier.motions) and not method.barrier_note:
        message = f"The finding is {found}, so the barrier must be {answer}, not {stated}."
        mend = "Mend the barrier or the finding, or say why in 'barrier_note'."
        yield Refusal("direction-barrier", "barrier", message, mend)
    yield from _both_ways("direction-barrier", "barrier", barrier, anatomy)


def _finding_mend(method: Method) -> str:
    where = "this method's 'finding'" if method.finding else "the page's 'finding'"
    return f"Turn the barrier round, or mend {where}. Ask which way the part really moves."


def _both_ways(
    rule: str, key: str, move: Barrier | Contraction, anatomy: Anatomy
) -> Iterator[Refusal]:
    for motion in move.motions:
        other = anatomy.opposite(move.part, motion)
        if other in move.motions and other is not None and motion < other:
            message = f"It names {motion_in_words(move.part, motion)} and its opposite at once."
            yield Refusal(rule, key, message, "Keep the one that is meant.")


def push_refusals(method: Method, anatomy: Anatomy) -> Iterator[Refusal]:
    """Yield why the push does not fit the barrier, by the method's mechanism."""
    yield from _both_ways("direction-push", "contraction", method.contraction, anatomy)
    message = _push_message(method, anatomy)
    if message:
        mend = "Mend the push, the barrier or the mechanism: one of the three is wrong."
        yield Refusal("direction-push", "contraction", message, mend)


def _push_message(method: Method, anatomy: Anatomy) -> str | None:
    match method.mechanism:
        case Mechanism.POST_ISOMETRIC:
            return _away(method, anatomy)
        case Mechanism.MUSCLE_FORCE:
            return _by_pull(method, anatomy)
        case Mechanism.RESPIRATORY:
            return _by_breath(method, anatomy)
        case Mechanism.RECIPROCAL | Mechanism.PULSED | Mechanism.ISOTONIC:
            # Ruddy's small pushes go towards the barrier. In the isotonic form the push wins and
            # carries the part there; one that the clinician overcomes (isolytic) is not written
            # down yet.
            return _towards(method)


def _same_part(method: Method, wanted: tuple[str, ...], rule: str) -> str | None:
    barrier, push = method.barrier, method.contraction
    if push.part == barrier.part and set(push.motions) <= set(wanted):
        return None
    pushed = motion_in_words(push.part, *push.motions)
    must = motion_in_words(barrier.part, *wanted)
    stated = motion_in_words(barrier.part, *barrier.motions)
    return f"{rule}; the barrier is {stated}, so the push must be {must}, not {pushed}."


def _away(method: Method, anatomy: Anatomy) -> str | None:
    barrier = method.barrier
    wanted = anatomy.opposites(barrier.part, barrier.motions)
    rule = "post-isometric: the patient pushes away from the barrier"
    return _same_part(method, wanted, rule)


def _towards(method: Method) -> str | None:
    rule = f"{method.mechanism.value}: the patient pushes towards the barrier"
    return _same_part(method, method.barrier.motions, rule)


def _by_pull(method: Method, anatomy: Anatomy) -> str | None:
    barrier, push = method.barrier, method.contraction
    if push.part == barrier.part:
        rule = "muscle-force: the pull itself moves the part towards the barrier"
        return _same_part(method, barrier.motions, rule)
    known = anatomy.driven(push.part, barrier.part)
    if not known:
        return None  # no lever is known between the two: the muscles alone are the proof
    rule = (
        f"muscle-force: with the {term_of(push.part)} held still, the push drives "
        f"the {term_of(barrier.part)}"
    )
    return _by_lever(method, known, rule)


def _by_breath(method: Method, anatomy: Anatomy) -> str | None:
    barrier, push = method.barrier, method.contraction
    known = anatomy.driven(push.part, barrier.part)
    if push.part != BREATH:
        pushed = motion_in_words(push.part, *push.motions)
        return f"respiratory: the breath does the work, and the push is {pushed}."
    if not known:
        part = term_of(barrier.part)
        return f"respiratory: we know of no phase of the breath that moves the {part}."
    return _by_lever(method, known, "respiratory: the hand follows the phase of the breath")


def _by_lever(method: Method, known: list[Lever], rule: str) -> str | None:
    barrier, push = method.barrier, method.contraction
    drives = {x.drives.motion for x in known if x.push.motion in push.motions}
    needs = {x.push.motion for x in known if x.drives.motion in barrier.motions}
    if set(barrier.motions) <= drives and set(push.motions) <= needs:
        return None
    stated = motion_in_words(barrier.part, *barrier.motions)
    pushed = motion_in_words(push.part, *push.motions)
    if not needs:
        return f"{rule}; no push of the {term_of(push.part)} that we know drives {stated}."
    must = motion_in_words(push.part, *sorted(needs))
    return f"{rule}; the barrier is {stated}, so the push must be {must}, not {pushed}."


def muscle_refusals(method: Method, anatomy: Anatomy) -> Iterator[Refusal]:
    """Yield what the named muscles cannot do: the push, and with muscle force the barrier too."""
    push, barrier = method.contraction, method.barrier
    named = [anatomy.muscles[name] for name in push.muscles if name in anatomy.muscles]
    yield from _pushers(named, push, anatomy)
    if method.mechanism is not Mechanism.MUSCLE_FORCE:
        return
    if not push.muscles:
        message = "muscle-force: the muscle's own pull moves the part, and no muscle is named."
        yield Refusal("direction-muscles", "contraction", message, "Name the muscles that pull.")
    elif named:
        yield from _pullers(named, barrier, anatomy)


def _pushers(named: list[Muscle], push: Contraction, anatomy: Anatomy) -> Iterator[Refusal]:
    against = anatomy.opposites(push.part, push.motions)
    done: set[str] = set()
    for muscle in named:
        own = actions_on(muscle, push.part)
        done |= own
        if not own & set(push.motions) or own & set(against):
            yield _cannot(muscle, push.part, push.motions, "the push")
    for motion in push.motions if named else ():
        if motion not in done and len(push.motions) > 1:
            message = f"None of the named muscles does {motion_in_words(push.part, motion)}."
            mend = "Name one that does, or leave the motion out of the push."
            yield Refusal("direction-muscles", "contraction", message, mend)


def _pullers(named: list[Muscle], barrier: Barrier, anatomy: Anatomy) -> Iterator[Refusal]:
    against = set(anatomy.opposites(barrier.part, barrier.motions))
    for muscle in named:
        if actions_on(muscle, barrier.part) & against:
            yield _cannot(muscle, barrier.part, barrier.motions, "the barrier")
    able = set[str]().union(*(actions_on(muscle, barrier.part) for muscle in named))
    for motion in barrier.motions:
        if motion not in able:
            names = ", ".join(muscle.name for muscle in named)
            moved = motion_in_words(barrier.part, motion)
            message = (
                f"muscle-force: the barrier is {moved}, and none of {names} can pull it there."
            )
            mend = "Name muscles that can, by docs/references/muscles.yaml, or mend the barrier."
            yield Refusal("direction-muscles", "contraction", message, mend)


def actions_on(muscle: Muscle, part: str) -> set[str]:
    """Return the motions that a muscle gives a part, its pull on its origin included."""
    return {action.motion for action in muscle.actions if action.part == part}


def _cannot(muscle: Muscle, part: str, motions: tuple[str, ...], what: str) -> Refusal:
    own = sorted(actions_on(muscle, part))
    does = f"gives it {motion_in_words(part, *own)}" if own else f"gives it no action on the {part}"
    asked = motion_in_words(part, *motions)
    message = f"{what.capitalize()} is {asked}; the table of muscles {does} ({muscle.name})."
    mend = "Name a muscle that can, by docs/references/muscles.yaml, or mend the direction."
    return Refusal("direction-muscles", "contraction", message, mend)
