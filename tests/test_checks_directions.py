"""Directions: every method of every page, turned round in every way, is refused.

The pages are those of the project; each test changes one thing in one of them and looks for an
essential problem of a direction rule. A method that is right must pass, and so must sentences that
only look wrong.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pytest

from metref import reading
from metref.catalog import Catalog, Page
from metref.checks import directions, muscle_positions, sides, steps
from metref.direction_data import read_levers, read_motion_words
from metref.expected import Role, push_moves
from metref.method_text import Step, method_texts
from metref.motion_words import said
from metref.problem import Problem
from metref.project import Project
from metref.proof import BREATH, Anatomy, actions_on, refusals
from metref.side_table import SideTable, side_table
from metref.technique import Finding, Mechanism, Method, Position, Side
from tests.builders import make_method
from tests.conftest import ROOT

CATALOG = reading.read(Project(ROOT))
LEVERS, _ = read_levers(CATALOG.project)
WORDS, _ = read_motion_words(CATALOG.project)
ANATOMY = Anatomy(CATALOG.motions, CATALOG.muscles, LEVERS)
PAGES = [page for page in CATALOG.pages.values() if page.technique]
METHODS = [
    (page, index)
    for page in PAGES
    for index in range(len(page.technique.methods if page.technique else ()))
]
# The data alone must refuse these, without the help of the words of the steps.
PROOF = ("direction-barrier", "direction-push", "direction-muscles")


def methods_of(page: Page) -> tuple[Method, ...]:
    assert page.technique
    return page.technique.methods


def name(case: Any) -> str:
    page, index = case
    return f"{page.path}: {methods_of(page)[index].id}"


SIDED = [(p, i) for p, i in METHODS if methods_of(p)[i].side_shown is not Side.BOTH]
each_method = pytest.mark.parametrize("case", METHODS, ids=name)
each_sided_method = pytest.mark.parametrize("case", SIDED, ids=name)


def with_page(page: Page) -> Catalog:
    return dataclasses.replace(CATALOG, pages={page.path: page})


def found(page: Page, rules: Sequence[str] = ("direction-",)) -> list[Problem]:
    """Return the essential problems of direction rules in a changed page."""
    catalog = with_page(page)
    checks: tuple[Callable[[Catalog], Iterator[Problem]], ...] = (
        directions.check_directions,
        directions.check_words_of_data,
        muscle_positions.check_muscle_positions,
        sides.check_sides,
        steps.check_steps,
    )
    told = (problem for each in checks for problem in each(catalog))
    return [p for p in told if p.level == "essential" and p.rule.startswith(tuple(rules))]


def changed(page: Page, index: int, **changes: Any) -> Page:
    """Return a page with something else in one method's data."""
    methods = list(methods_of(page))
    methods[index] = methods[index].model_copy(update=changes)
    return with_data(page, methods=tuple(methods))


def with_data(page: Page, **changes: Any) -> Page:
    assert page.meta
    return dataclasses.replace(page, meta=page.meta.model_copy(update=changes))


def flipped(move: Any) -> Any:
    """Return a barrier or a push with every motion turned into its opposite."""
    return move.model_copy(update={"motions": ANATOMY.opposites(move.part, move.motions)})


def antagonists(method: Method) -> tuple[str, ...]:
    """Return the muscles that can do the whole method the other way round."""
    push, barrier = flipped(method.contraction), flipped(method.barrier)
    pulls = method.mechanism is Mechanism.MUSCLE_FORCE
    return tuple(
        muscle.name
        for muscle in CATALOG.muscles.values()
        if set(push.motions) <= actions_on(muscle, push.part)
        and not set(method.contraction.motions) & actions_on(muscle, push.part)
        and (not pulls or set(barrier.motions) <= actions_on(muscle, barrier.part))
    )


def all_turned(method: Method) -> dict[str, Any]:
    push = flipped(method.contraction).model_copy(update={"muscles": antagonists(method)})
    return {"barrier": flipped(method.barrier), "contraction": push}


def test_the_pages_as_they_are_pass() -> None:
    assert [str(problem) for page in PAGES for problem in found(page)] == []
    assert [str(problem) for problem in steps.check_push_words(CATALOG)] == []


@each_method
def test_barrier_turned_round(case: tuple[Page, int]) -> None:
    page, index = case
    method = methods_of(page)[index]
    assert found(changed(page, index, barrier=flipped(method.barrier)), PROOF)


@each_method
def test_push_turned_round(case: tuple[Page, int]) -> None:
    page, index = case
    method = methods_of(page)[index]
    assert found(changed(page, index, contraction=flipped(method.contraction)), PROOF)


@each_method
def test_barrier_and_push_turned_round(case: tuple[Page, int]) -> None:
    page, index = case
    method = methods_of(page)[index]
    changes = {"barrier": flipped(method.barrier), "contraction": flipped(method.contraction)}
    assert found(changed(page, index, **changes), PROOF)


@each_method
def test_barrier_push_and_muscles_turned_round(case: tuple[Page, int]) -> None:
    page, index = case
    method = methods_of(page)[index]
    turned = all_turned(method)
    assert found(changed(page, index, **turned), PROOF)


@each_method
def test_whole_page_turned_round_with_its_findings(case: tuple[Page, int]) -> None:
    page, index = case
    assert page.technique
    method = methods_of(page)[index]
    turned = all_turned(method)
    if method.finding:
        turned["finding"] = opposite_finding(method.finding)
    whole = with_data(
        changed(page, index, **turned), finding=opposite_finding(page.technique.finding)
    )
    at_the_method = [p for p in found(whole) if p.line >= page.body_line]
    assert at_the_method, "the steps would still be the old ones"


def opposite_finding(finding: Finding) -> Finding:
    motion = ANATOMY.opposite(finding.part, finding.motion)
    assert motion
    return Finding(part=finding.part, motion=motion)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_finding_of_the_page_turned_round(page: Page) -> None:
    assert page.technique
    turned = with_data(page, finding=opposite_finding(page.technique.finding))
    assert found(turned, PROOF)


@each_method
def test_finding_of_the_method_turned_round(case: tuple[Page, int]) -> None:
    page, index = case
    method = methods_of(page)[index]
    if method.finding:
        turned = changed(page, index, finding=opposite_finding(method.finding))
        assert found(turned, ("direction-barrier",))


@each_method
def test_side_exchanged(case: tuple[Page, int]) -> None:
    page, index = case
    other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.RIGHT}
    side = other[methods_of(page)[index].side_shown]
    assert found(changed(page, index, side_shown=side), ("direction-side",))


# Where the table of muscles holds some that do the opposite; a breath has none.
CAN_BE_OPPOSED = [(p, i) for p, i in METHODS if antagonists(methods_of(p)[i])]


def test_most_methods_have_muscles_that_could_be_mistaken_for_theirs() -> None:
    assert len(CAN_BE_OPPOSED) >= 0.7 * len(METHODS)


@pytest.mark.parametrize("case", CAN_BE_OPPOSED, ids=name)
def test_muscles_that_do_the_opposite(case: tuple[Page, int]) -> None:
    page, index = case
    method = methods_of(page)[index]
    push = method.contraction.model_copy(update={"muscles": antagonists(method)})
    assert found(changed(page, index, contraction=push), ("direction-muscles",))


def table_of(page: Page, index: int) -> SideTable:
    table = side_table(method_texts(page)[methods_of(page)[index].id])
    assert table
    return table


def with_lines(page: Page, lines: dict[int, str]) -> Page:
    """Return a page with other lines in its body, by their numbers in the file."""
    body = page.body.split("\n")
    for number, text in lines.items():
        body[number - page.body_line] = text
    return dataclasses.replace(page, body="\n".join(body))


def exchanged(cells: Sequence[str]) -> str:
    return f"| {cells[0]} | {cells[2]} | {cells[1]} |"


@each_sided_method
def test_columns_exchanged_under_their_headers(case: tuple[Page, int]) -> None:
    page, index = case
    table = table_of(page, index)
    lines = {row.line: exchanged(row.cells) for row in table.rows}
    assert found(with_lines(page, lines), ("direction-side",))


@each_sided_method
def test_headers_exchanged_over_their_columns(case: tuple[Page, int]) -> None:
    page, index = case
    header = table_of(page, index).header
    plain = [cell.replace(" (shown)", "") for cell in header.cells]
    shown = next(i for i, cell in enumerate(header.cells) if "(shown)" in cell)
    other = {1: 2, 2: 1}[shown]
    plain[other] += " (shown)"
    assert found(with_lines(page, {header.line: exchanged(header.cells)}), ("direction-side",))
    assert found(with_lines(page, {header.line: exchanged(plain)}), ("direction-side",))


@each_sided_method
def test_whole_table_the_other_way_round_is_fine(case: tuple[Page, int]) -> None:
    page, index = case
    table = table_of(page, index)
    lines = {row.line: exchanged(row.cells) for row in (table.header, *table.rows)}
    assert found(with_lines(page, lines)) == []


@each_sided_method
def test_one_cell_of_a_row_mistaken(case: tuple[Page, int]) -> None:
    page, index = case
    for row in table_of(page, index).rows:
        copied = with_lines(
            page, {row.line: f"| {row.cells[0]} | {row.cells[1]} | {row.cells[1]} |"}
        )
        assert found(copied, ("direction-side",)), row


def test_rows_whose_side_is_known_are_refused_when_exchanged() -> None:
    known = {
        f"{page.path}:{row.line}": bool(found(with_lines(page, {row.line: exchanged(row.cells)})))
        for page, index in SIDED
        for row in table_of(page, index).rows
    }
    # The others name hands, shoulders and what to watch: their side follows from no data.
    missed = [row for row, ok in known.items() if not ok]
    assert len(missed) <= 0.15 * len(known), missed


def steps_of(page: Page, index: int, role: Role) -> list[Step]:
    text = method_texts(page)[methods_of(page)[index].id]
    return [step for step in text.steps if steps.role_of(step.label) is role]


# In a reciprocal method both steps go towards the barrier, and a breath goes with the hand:
# swapped, they say the same motion.
WITH_THE_BARRIER = (Mechanism.RECIPROCAL, Mechanism.RESPIRATORY)
AGAINST = [(p, i) for p, i in METHODS if methods_of(p)[i].mechanism not in WITH_THE_BARRIER]


@pytest.mark.parametrize("case", AGAINST, ids=name)
def test_steps_of_barrier_and_push_swapped(case: tuple[Page, int]) -> None:
    page, index = case
    barrier, push = steps_of(page, index, Role.BARRIER)[0], steps_of(page, index, Role.PUSH)[0]
    lines = {
        barrier.line: f"3. **{barrier.label}.** {push.text}",
        push.line: f"4. **{push.label}.** {barrier.text}",
    }
    assert found(with_lines(page, lines), ("direction-steps",))


TURNED = {
    "away from": "towards",
    "back": "forwards",
    "backwards": "forwards",
    "bend the": "straighten the",
    "close": "open",
    "down": "up",
    "forward": "back",
    "forwards": "back",
    "in": "out",
    "inwards": "outwards",
    "left": "right",
    "lift": "lower",
    "lifts": "lowers",
    "little-finger": "thumb",
    "open": "close",
    "opposite": "same",
    "out": "in",
    "outwards": "inwards",
    "right": "left",
    "same": "opposite",
    "squeezes": "spreads",
    "straighten the": "bend the",
    "thumb": "little-finger",
    "towards the buttock": "away from the buttock",
    "towards the ceiling": "towards the floor",
    "towards the table": "towards the ceiling",
    "up": "down",
}
WORDS_TURNED = "|".join(sorted(TURNED, key=len, reverse=True))
# The side of a limb is no direction: "the right knee" stays.
TURN = re.compile(
    rf"\b(?!(?:left|right) (?:arm|elbow|foot|hand|hip|knee|leg|thigh)\b)({WORDS_TURNED})\b"
)


@each_method
def test_words_of_the_push_turned_round(case: tuple[Page, int]) -> None:
    page, index = case
    step = steps_of(page, index, Role.PUSH)[0]
    push = push_moves(methods_of(page)[index])
    position = methods_of(page)[index].position
    words = [w for w in said(step.text, WORDS, position) if (w.part, w.motion) in push]
    assert words
    text = step.text
    for each in {word.words for word in words}:
        text = text.replace(each, TURN.sub(lambda match: TURNED[match[1]], each))
    assert text != step.text
    assert found(with_lines(page, {step.line: f"4. **Push.** {text}"}), ("direction-steps",))


SIDES_OF_LIMBS = re.compile(r"\bthe (?:left|right)(?= (?:leg|thigh|knee|foot|heel|hip)\b)")


@each_method
def test_steps_of_another_method_of_the_opposite_push(case: tuple[Page, int]) -> None:
    page, index = case
    method = methods_of(page)[index]
    opposite = {(p, ANATOMY.opposite(p, m)) for p, m in push_moves(method)}
    for other_page, other in METHODS:
        there = methods_of(other_page)[other]
        if there.position is method.position and push_moves(there) & opposite:
            # The other page may show the other side: its left and right are left out.
            text = SIDES_OF_LIMBS.sub("the", steps_of(other_page, other, Role.PUSH)[0].text)
            line = steps_of(page, index, Role.PUSH)[0].line
            assert found(with_lines(page, {line: f"4. **Push.** {text}"}), ("direction-steps",))


def test_push_before_the_barrier_and_missing_steps() -> None:
    page = next(page for page in PAGES if "anterior" in page.path)
    swapped = page.body.replace("3. **Find the barrier.**", "3. **X.**", 1).replace(
        "4. **Push.**", "4. **Find the barrier.**", 1
    )
    after = swapped.replace("3. **X.**", "3. **Push.**", 1)
    for body in (swapped, after):
        assert found(dataclasses.replace(page, body=body), ("direction-steps",))


def allowed(sentence: str, page: str, index: int, label: str = "Push") -> list[Problem]:
    """Return what is found when a step of a real page reads like this."""
    real = CATALOG.pages[page]
    role = Role.PUSH if label == "Push" else Role.BARRIER
    step = next(s for s in steps_of(real, index, role) if s.label == label)
    return found(with_lines(real, {step.line: f"4. **{label}.** {sentence}"}))


ANTERIOR = "pelvis/anterior-innominate-rotation.md"
POSTERIOR = "pelvis/posterior-innominate-rotation.md"
HIP = "regions/hip/external-rotation.md"
PUBIC = "pelvis/pubic-symphysis.md"
BARRIER = "Find the barrier"

FINE = [
    (ANTERIOR, 0, "Push", "The patient presses the thigh back, never forwards."),
    (ANTERIOR, 0, "Push", "Press back. Do not lift the knee towards the ceiling."),
    (ANTERIOR, 0, "Push", "The thigh goes back instead of up."),
    (ANTERIOR, 0, "Push", "The clinician holds the knee towards the chest against it."),
    (ANTERIOR, 0, "Push", "Your hand is at the front of the thigh. Forwards is the wrong way."),
    (ANTERIOR, 0, "Push", "Stop if the thigh moves forwards."),
    (ANTERIOR, 0, "Push", "The left leg stays down on the table."),
    (ANTERIOR, 0, BARRIER, "Bring the knee up. The other leg stays down on the table."),
    (ANTERIOR, 0, BARRIER, "Bring the knee up; the hand lies on the back of the thigh."),
    (ANTERIOR, 0, "Let go", "At the end, lower the leg for the patient."),
    (POSTERIOR, 0, "Push", "The patient lifts the knee, and the low back stays down."),
    (POSTERIOR, 0, BARRIER, "Lower the thigh without lifting the knee on the way."),
    (POSTERIOR, 0, "Let go", "At the end, lift the leg back on to the table."),
    (POSTERIOR, 1, BARRIER, "Lift the thigh off the table, not so high that the back arches."),
    (HIP, 0, BARRIER, "Take the foot out, with the shin in the hand, at a right angle."),
    (HIP, 0, "Push", "The foot goes in. A foot that goes out is a mistake."),
    (HIP, 0, "Let go", "The leg lies heavy in the hands. Take the foot out of habit slowly."),
    (PUBIC, 0, BARRIER, "Bring the knees together. Never let them go wider."),
    (PUBIC, 1, BARRIER, "The arm only keeps the knees from closing."),
]

WRONG = [
    (ANTERIOR, 0, "Push", "The patient presses the thigh forwards into the hand."),
    (ANTERIOR, 0, "Push", "The patient lifts the knee towards the ceiling."),
    (ANTERIOR, 0, "Push", "The push is hip flexion."),
    (ANTERIOR, 0, "Push", "The patient flexes the hip against the hand."),
    (ANTERIOR, 0, "Push", "The patient does not hold the breath and presses the thigh forwards."),
    (ANTERIOR, 0, "Push", "Without a jerk, the patient pulls the knee towards the chest."),
    (ANTERIOR, 0, "Push", "The clinician presses the thigh down on the table."),
    (ANTERIOR, 0, BARRIER, "Lower the leg over the edge until the hip bone turns forwards."),
    (ANTERIOR, 0, BARRIER, "Straighten the hip to the first resistance."),
    (ANTERIOR, 0, BARRIER, "Stop when the hip bone begins to turn forward."),
    (ANTERIOR, 0, "Let go", "Only then take the knee further away from the chest."),
    (ANTERIOR, 2, "Push", "The other leg presses down on the shoulder."),
    (POSTERIOR, 0, "Push", "The patient extends the hip."),
    (POSTERIOR, 0, "Push", "The patient presses the thigh backwards."),
    (POSTERIOR, 1, "Push", "The patient lifts the knee off the table."),
    (POSTERIOR, 0, BARRIER, "Raise the knee to the first resistance."),
    (HIP, 0, BARRIER, "Turn the thigh out to the first resistance."),
    (HIP, 0, BARRIER, "Take the foot in, towards the other leg."),
    (HIP, 0, BARRIER, "The barrier is external rotation."),
    (HIP, 0, "Push", "The patient presses the foot out, away from the other leg."),
    (HIP, 1, "Push", "The patient presses the foot inwards."),
    (PUBIC, 0, "Push", "The patient squeezes the knees together."),
    (PUBIC, 0, BARRIER, "Spread the knees gently."),
    (PUBIC, 1, "Push", "The patient pushes the knees apart."),
    (PUBIC, 2, BARRIER, "Bring the knee towards the chest."),
]


@pytest.mark.parametrize(("page", "index", "label", "sentence"), FINE)
def test_sentence_that_only_looks_wrong(page: str, index: int, label: str, sentence: str) -> None:
    assert [str(problem) for problem in allowed(sentence, page, index, label)] == []


@pytest.mark.parametrize(("page", "index", "label", "sentence"), WRONG)
def test_sentence_that_is_wrong(page: str, index: int, label: str, sentence: str) -> None:
    told = allowed(sentence, page, index, label)
    assert {problem.rule for problem in told} & {"direction-steps", "direction-side"}


def test_left_leg_named_as_the_one_that_is_treated() -> None:
    told = allowed("Bring the left knee towards the chest.", ANTERIOR, 0, BARRIER)
    assert [problem.rule for problem in told] == ["direction-side"]
    for sentence in (
        "The clinician stands at the left.",
        "The affected left hip is bent.",
        "The left side is affected.",
    ):
        assert {p.rule for p in allowed(sentence, ANTERIOR, 0, BARRIER)} == {"direction-side"}
    for sentence in (
        "The clinician stands at the right.",
        "The left hand holds the affected leg at a right angle.",
    ):
        assert allowed(sentence, ANTERIOR, 0, BARRIER) == []


def test_clinician_who_stands_at_the_other_side() -> None:
    told = allowed("The clinician stands at the other side, the left.", ANTERIOR, 0, BARRIER)
    assert ["'Clinician stands at' says right" in problem.message for problem in told] == [True]


def proof_of(finding: tuple[str, str], **data: Any) -> list[str]:
    """Return the rules and words by which a method with this data is refused."""
    method = make_method(**data)
    found = Finding(part=finding[0], motion=finding[1])
    return [f"{each.rule}: {each.message}" for each in refusals(found, method, ANATOMY)]


def move(part: str, *motions: str, muscles: Iterable[str] = ()) -> dict[str, Any]:
    return {"part": part, "motions": list(motions), "muscles": list(muscles)}


def barrier(part: str, *motions: str) -> dict[str, Any]:
    return {"part": part, "motions": list(motions)}


def test_the_sentence_says_what_contradicts_what() -> None:
    told = proof_of(
        ("hip", "external-rotation"),
        mechanism="post-isometric",
        barrier=barrier("hip", "internal-rotation"),
        contraction=move("hip", "internal-rotation"),
    )
    assert told == [
        "direction-push: post-isometric: the patient pushes away from the barrier; the barrier is "
        "hip internal rotation, so the push must be hip external rotation, not hip internal "
        "rotation."
    ]


def test_leg_as_a_lever_of_the_hip_bone() -> None:
    told = proof_of(
        ("innominate", "anterior-rotation"),
        barrier=barrier("innominate", "posterior-rotation"),
        contraction=move("hip", "flexion", muscles=["gluteus maximus"]),
    )
    assert told[0] == (
        "direction-push: muscle-force: with the hip held still, the push drives the innominate; "
        "the barrier is innominate posterior rotation, so the push must be hip extension, not hip "
        "flexion."
    )


@pytest.mark.parametrize(
    ("mechanism", "part", "motion", "right"),
    [
        ("pulsed", "hip", "internal-rotation", True),
        ("pulsed", "hip", "external-rotation", False),
        ("isotonic", "hip", "internal-rotation", True),
        ("isotonic", "hip", "external-rotation", False),
        ("reciprocal", "hip", "internal-rotation", True),
        ("reciprocal", "knee", "flexion", False),
        ("respiratory", "breath", "inhale", False),
    ],
)
def test_mechanisms(mechanism: str, part: str, motion: str, right: bool) -> None:
    told = proof_of(
        ("hip", "external-rotation"),
        mechanism=mechanism,
        barrier=barrier("hip", "internal-rotation"),
        contraction=move(part, motion),
    )
    assert bool(told) is not right


def test_breath() -> None:
    def told(phase: str) -> list[str]:
        return proof_of(
            ("sacrum", "nutation"),
            mechanism="respiratory",
            barrier=barrier("sacrum", "counternutation"),
            contraction=move("breath", phase),
        )

    assert told("inhale") == []
    assert "so the push must be breath inhale" in told("exhale")[0]


def test_nothing_excuses_a_barrier_that_goes_further_into_the_finding() -> None:
    told = proof_of(
        ("hip", "external-rotation"),
        mechanism="reciprocal",
        barrier=barrier("hip", "external-rotation"),
        barrier_note="The thigh turns out, because we say so.",
        contraction=move("hip", "external-rotation"),
    )
    assert told[0].startswith("direction-barrier: The finding is hip external rotation, and the")


def test_several_motions_at_once() -> None:
    def told(*push: str, muscles: Iterable[str] = ()) -> list[str]:
        return proof_of(
            ("hip", "external-rotation"),
            mechanism="post-isometric",
            barrier=barrier("hip", "internal-rotation", "adduction"),
            contraction=move("hip", *push, muscles=muscles),
        )

    assert told("external-rotation", "abduction", muscles=["gluteus medius (back fibres)"]) == []
    assert told("external-rotation") == []
    assert told("external-rotation", "adduction")
    assert told("external-rotation", "abduction", muscles=["gluteus minimus"])
    assert told("external-rotation", "abduction", muscles=["quadratus femoris"])


def test_muscle_force_needs_a_muscle_that_pulls_and_none_that_pulls_away() -> None:
    def told(*muscles: str) -> list[str]:
        return proof_of(
            ("innominate", "posterior-rotation"),
            barrier=barrier("innominate", "anterior-rotation"),
            contraction=move("hip", "flexion", muscles=muscles),
        )

    assert told("iliacus", "psoas major") == []
    assert told() != []
    assert told("psoas major") != []
    assert told("iliacus", "gluteus maximus") != []


def test_hip_in_another_position_than_the_muscle_needs() -> None:
    page = CATALOG.pages[HIP]
    for index, muscle in ((2, "piriformis (hip straight)"), (2, "obturator internus")):
        push = methods_of(page)[index].contraction.model_copy(update={"muscles": (muscle,)})
        assert found(changed(page, index, contraction=push), ("direction-muscles",))


@pytest.mark.parametrize("shown", ["left", "right", "both"])
def test_axial_finding_fits_the_side(shown: str) -> None:
    page = CATALOG.pages[HIP]
    turned = changed(
        page,
        0,
        finding=Finding(part="neck", motion="left-rotation"),
        side_shown=Side(shown),
    )
    line = page.line("methods", 0, "side_shown")
    assert (line in [p.line for p in found(turned, ("direction-side",))]) is (shown != "left")


def test_words_of_motions_are_motions_of_the_table() -> None:
    assert {(each.part, each.motion) for each in WORDS} <= CATALOG.motions.keys()
    for lever in LEVERS:
        for each in (lever.push, lever.drives):
            assert (each.part, each.motion) in CATALOG.motions


def test_levers_come_in_opposites() -> None:
    pairs = {
        (each.push.part, each.push.motion, each.drives.part, each.drives.motion) for each in LEVERS
    }
    for push_part, push, part, motion in pairs:
        other = ANATOMY.opposite(push_part, push), ANATOMY.opposite(part, motion)
        if part == "rib" and push_part != BREATH:
            continue  # muscles lift a rib; none of them draws it down when it works the other way
        assert (push_part, other[0], part, other[1]) in pairs


@pytest.mark.parametrize(
    ("text", "position", "motion"),
    [
        ("The thigh turns in", Position.PRONE, "internal-rotation"),
        ("turning the thigh outwards", Position.PRONE, "external-rotation"),
        ("Lift the thigh", Position.PRONE, "extension"),
        ("Lift the thigh", Position.SUPINE, "flexion"),
        ("the feet", Position.SUPINE, None),
        ("hold the thigh in the hand", Position.SUPINE, None),
    ],
)
def test_words(text: str, position: Position, motion: str | None) -> None:
    motions = {each.motion for each in said(text, WORDS, position) if each.part == "hip"}
    assert (motion in motions) if motion else not motions
