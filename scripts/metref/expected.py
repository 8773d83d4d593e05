"""What a method's data let a sentence say: the clinician's, the patient's, or the other leg's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from metref.direction_data import MotionWords
from metref.motion_words import Said, said
from metref.proof import BREATH, Anatomy
from metref.technique import Method, Side

Moves = frozenset[tuple[str, str]]

CLINICIAN = re.compile(
    r"^(?:the |one |both |your |his |her )?(?:clinician|hands?|forearm|operator|other hand)\b",
    re.IGNORECASE,
)
# The other leg where it does or suffers something, not where it is only a landmark.
OTHER_LEG = re.compile(
    r"(?<!from )(?<!towards )(?<!toward )(?<!to )(?<!against )(?<!of )(?<!with )(?<!on )"
    r"\b(?:the|patient['\u2019]s) (?P<which>other|opposite|left|right)"
    r" (?:leg|thigh|knee|foot|hip)s?\b(?! angle)",
    re.IGNORECASE,
)

AT_REST = re.compile(r"\b(?:stay|rest|lie|remain)s?\b", re.IGNORECASE)


class Role(StrEnum):
    """What a step, or a row of a table, is about."""

    BARRIER = "barrier"
    PUSH = "push"


@dataclass(frozen=True)
class Contradiction:
    """Words that say the opposite of a motion of the data; `other`: of the other leg."""

    said: Said
    motion: str
    other: bool = False


def push_moves(method: Method) -> Moves:
    """Return what the patient does, and where its pull goes."""
    push, barrier = method.contraction, method.barrier
    pushed = _moves(push.part, push.motions)
    return pushed | _moves(barrier.part, barrier.motions) if push.part != barrier.part else pushed


def counter_moves(method: Method, anatomy: Anatomy) -> Moves:
    """Return which way the clinician's hand holds against the push, or the other leg pushes.

    A breath is not held against: the hand follows it.
    """
    push = method.contraction
    if push.part == BREATH:
        return _moves(push.part, push.motions)
    return _moves(push.part, anatomy.opposites(push.part, push.motions))


def barrier_moves(method: Method, anatomy: Anatomy) -> Moves:
    """Return which way the part is taken, and the limb that is its lever: against the push."""
    push, barrier = method.contraction, method.barrier
    taken = _moves(barrier.part, barrier.motions)
    lever = push.part not in (barrier.part, BREATH) and anatomy.driven(push.part, barrier.part)
    return taken | counter_moves(method, anatomy) if lever else taken


def _moves(part: str, motions: Iterable[str]) -> Moves:
    return frozenset((part, motion) for motion in motions)


@dataclass(frozen=True)
class Judge:
    """Judges sentences about one method."""

    method: Method
    anatomy: Anatomy
    words: tuple[MotionWords, ...]

    def contradictions(self, sentence: str, role: Role) -> Iterator[Contradiction]:
        """Yield the words of a sentence that say the opposite of the method's data."""
        other = self.names_other_leg(sentence)
        if other and AT_REST.search(sentence):
            return
        yield from self.against(sentence, self._allowed(sentence, role, other), other=other)

    def against(
        self, sentence: str, allowed: Moves, *, other: bool = False
    ) -> Iterator[Contradiction]:
        """Yield the words of a sentence that say the opposite of what is allowed."""
        for each in said(sentence, self.words, self.method.position):
            wanted = self.anatomy.opposite(each.part, each.motion)
            if (
                wanted
                and (each.part, wanted) in allowed
                and (each.part, each.motion) not in allowed
            ):
                yield Contradiction(each, wanted, other)

    def names(self, sentence: str, moves: Moves) -> bool:
        """Say whether a sentence names one of the motions in words that we know."""
        found = said(sentence, self.words, self.method.position)
        return any((each.part, each.motion) in moves for each in found)

    def names_other_leg(self, sentence: str) -> bool:
        """Say whether a sentence is about the leg that is not the affected one."""
        match = OTHER_LEG.search(sentence)
        shown = self.method.side_shown
        if not match or match["which"].lower() == shown.value:
            return False
        return shown is not Side.BOTH or match["which"].lower() in ("other", "opposite")

    def _allowed(self, sentence: str, role: Role, other: bool) -> Moves:
        if role is Role.BARRIER:
            return self.opposed() if other else barrier_moves(self.method, self.anatomy)
        if other:
            return counter_moves(self.method, self.anatomy)
        if CLINICIAN.match(sentence):
            barrier, push = self.method.barrier, self.method.contraction
            pulled = _moves(barrier.part, barrier.motions if barrier.part != push.part else ())
            return counter_moves(self.method, self.anatomy) | pulled
        return push_moves(self.method)

    def opposed(self) -> Moves:
        """Return the opposites of what the affected limb is taken to: the other leg's business."""
        limb = {
            (part, opposite)
            for part, motion in barrier_moves(self.method, self.anatomy)
            if part == self.method.contraction.part
            and (opposite := self.anatomy.opposite(part, motion))
        }
        return frozenset(limb)
