"""What nobody may do alone, no steps for home, and reviews that no longer hold."""

import dataclasses
import datetime
from typing import Any

import pytest

from metref.catalog import Catalog, Page
from metref.checks.home_steps import check_home_steps, home_sections, instruction
from metref.checks.safety import check_reviews, check_self_care, permission
from metref.fingerprint import fingerprint
from metref.front_matter_models import Reviewed
from tests.builders import make_catalog, make_page, method_data, told

TAUGHT = "## Doing it yourself\n\nOnly once a clinician has taught you. Never start alone.\n"


def with_page(catalog: Catalog, page: Page) -> Catalog:
    """Return the real reference with this page alone."""
    return dataclasses.replace(catalog, pages={page.path: page})


def technique(body: str = TAUGHT, self_care: str = "taught-only", **method: Any) -> Page:
    """Return a technique page with one method, and the warning that goes with its rule."""
    data = method_data(self_care=self_care, **method)
    warning = "clinician-only" if self_care == "never" else "technique"
    return make_page(kind="technique", body=body, methods=[data], warning=warning)


def reviewed(page: Page, catalog: Catalog, body: str | None = None) -> Page:
    """Return a page reviewed as it stands; `body` is what it was changed to afterwards."""
    assert page.meta
    review = Reviewed(
        status="reviewed",
        by="Name Surname",
        role="physiotherapist",
        date=datetime.date(2026, 11, 20),
        next_due=datetime.date(2028, 11, 20),
        content=fingerprint(page, catalog),
    )
    meta = page.meta.model_copy(update={"review": review})
    return dataclasses.replace(page, meta=meta, body=page.body if body is None else body)


# Methods that look alike and that somebody may be taught to do.
FINE: dict[str, dict[str, Any]] = {
    "hip": {},
    "the neck of another word": {"name": "Bottleneck position"},
    "muscle of the collarbone's name": {
        "contraction": {
            "part": "shoulder",
            "motions": ["flexion"],
            "muscles": ["pectoralis major (clavicular part)"],
        }
    },
    "muscle of the fibula's name": {
        "contraction": {"part": "foot", "motions": ["eversion"], "muscles": ["fibularis longus"]}
    },
    "a strip": {"name": "Strip of the thigh, ribbed cushion"},
    "a childless name": {"id": "childbirth-position", "name": "As for childbirth"},
    "hip bone turned": {"barrier": {"part": "innominate", "motions": ["anterior-rotation"]}},
}

NEVER: dict[str, dict[str, Any]] = {
    "neck": {"barrier": {"part": "lower-neck", "motions": ["flexion"]}},
    "top joint": {"contraction": {"part": "atlas", "motions": ["left-rotation"]}},
    "scalenes": {
        "contraction": {
            "part": "hip",
            "motions": ["flexion"],
            "muscles": ["middle scalene (left)"],
        }
    },
    "levator": {
        "contraction": {
            "part": "scapula",
            "motions": ["elevation"],
            "muscles": ["levator scapulae (right)"],
        }
    },
    "rib": {"finding": {"part": "rib", "motion": "elevation"}},
    "ribs in the id": {"id": "ribs-9-10-exhalation"},
    "collarbone": {"name": "The collarbone held back"},
    "joint of the shoulder": {"name": "AC joint"},
    "sacrum": {"barrier": {"part": "sacrum", "motions": ["nutation"]}},
    "sacral": {"name": "Sacral torsion, on the side"},
    "pubis": {"barrier": {"part": "pubic-symphysis", "motions": ["gapping"]}},
    "jaw": {"contraction": {"part": "jaw", "motions": ["opening"]}},
    "jaw muscle": {
        "contraction": {"part": "hip", "motions": ["flexion"], "muscles": ["temporalis (right)"]}
    },
    "fibula": {"name": "Head of the fibula, sitting"},
    "upslip": {"contraction": {"part": "innominate", "motions": ["superior-glide"]}},
    "traction": {"id": "supine-traction-opposite-heel"},
    "isolytic": {"name": "Isolytic, on the back"},
    "isotonic": {"mechanism": "isotonic"},
    "children": {"name": "For children and teenagers"},
}


@pytest.mark.parametrize("case", FINE)
def test_other_methods_may_be_taught(case: str, catalog: Catalog) -> None:
    page = technique(**FINE[case])
    assert told(check_self_care(with_page(catalog, page))) == []


@pytest.mark.parametrize("case", NEVER)
def test_what_nobody_may_do_alone_is_refused(case: str, catalog: Catalog) -> None:
    page = technique(**NEVER[case])
    (found,) = told(check_self_care(with_page(catalog, page)))
    assert ": self-care: The method '" in found
    assert "Write 'self_care: never'." in found


@pytest.mark.parametrize("case", NEVER)
def test_the_same_methods_are_fine_where_they_are_never(case: str, catalog: Catalog) -> None:
    page = technique("## Doing it yourself\n\n**Never.**\n", "never", **NEVER[case])
    assert told(check_self_care(with_page(catalog, page))) == []


def test_every_entry_of_the_design_is_in_the_list(catalog: Catalog) -> None:
    designed = "neck scalenes ribs collarbone sacrum pubis jaw fibula-head upslip-traction isolytic"
    assert list(catalog.never_alone) == [*designed.split(), "children"]


REFUSALS = (
    "**Never.** You cannot feel it.",
    "Never alone: nobody can hold their own sacrum.",
    "Do not try this alone.",
    "Do not do it from a page.",
    "We ask that you never do it on your own.",
)
NO_REFUSALS = (
    "Leave it to a clinician.",
    "Never hurry, and ask a clinician.",
    "Nobody has tested it.",
)


@pytest.mark.parametrize("text", REFUSALS)
def test_text_that_refuses_is_fine(text: str, catalog: Catalog) -> None:
    page = technique(f"## Doing it yourself\n\n{text}\n", "never")
    assert told(check_self_care(with_page(catalog, page))) == []


@pytest.mark.parametrize("text", NO_REFUSALS)
def test_text_that_does_not_refuse_is_told(text: str, catalog: Catalog) -> None:
    page = technique(f"## Doing it yourself\n\n{text}\n", "never")
    (found,) = told(check_self_care(with_page(catalog, page)))
    assert ":1: self-care: 'Doing it yourself' does not say" in found


def test_text_that_does_not_speak_of_being_taught_is_told(catalog: Catalog) -> None:
    page = technique("## Doing it yourself\n\nAsk a clinician first.\n")
    (found,) = told(check_self_care(with_page(catalog, page)))
    assert "does not say that it must be taught first" in found


@pytest.mark.parametrize(
    "text",
    [
        "You cannot do this alone.",
        "You can never do this safely by yourself.",
        "Do not try this at home.",
        "It is not safe at home.",
        "Nobody says that you can do it alone.",
        "You can ask for another clinician.",
        "You can say which way the thigh turns, not only the foot.",
        "Many pages sell this as an easy trick.",
        "Walking is safe, and so is cycling.",
        "Write down what hurts at home.",
        "Some people are taught a home version by their own clinician.",
    ],
)
def test_text_without_leave_is_fine(text: str) -> None:
    assert permission(text, taught=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "You can do this yourself.",
        "It is not hard: you can do it at home.",
        "No need to wait, you may start on your own.",
        "This is safe to do at home.",
        "It can safely be done alone.",
        "Try it at home first.",
        "You could do the second one without a clinician.",
    ],
)
def test_leave_to_do_it_alone_is_found(text: str) -> None:
    assert permission(text, taught=False)


def test_leave_after_being_taught_is_fine_where_it_may_be_taught() -> None:
    text = "Once you have been shown, you can do it at home."
    assert permission(text, taught=True) is None
    assert permission(text, taught=False)


@pytest.mark.parametrize(
    "line",
    [
        "- They show you on your own leg, then watch you do it.",
        "Do not lie on your back for long.",
        "Never pull your knee across.",
        "Avoid moving with your legs wide apart and standing on one leg.",
        "Sit down to dress. Sleep on your side with a pillow between your knees [@ncapgp].",
        "Put a pillow between your knees.",
        "Keep your knees together when you get out of a car.",
        "Once a day is the most we would suggest.",
        "Do it no more than three times a week.",
        "Stop if it does not ease after two days.",
        "Wait, and see a doctor first.",
        "Nobody can lift their own thigh and hold their own sacrum.",
        "If you cannot lift your foot, be seen the same day.",
        "Keep walking and moving, as long as it does not bring on pain in the groin or thigh.",
        "In 30 young adults, two stretches added nothing after ten minutes on a bicycle.",
        "- *In pregnancy:* tell your midwife if it does not ease within a week or two.",
        "A clinician holds the leg for 5 seconds.",
        "In 2015 a review found four trials.",
        "Bring it up with your clinician.",
        "Ask your physiotherapist to move your leg.",
        "They carry your leg, and nobody can do that for themselves.",
        "Remember to breathe.",
    ],
)
def test_advice_is_no_step(line: str) -> None:
    assert instruction(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "1. Find the side.",
        "    2) Breathe out.",
        "> 3. Let go.",
        "Step 1: find the side.",
        "<ol>",
        "Lie on your back.",
        "- Lie face down on a firm bed.",
        "**Lie** on your side.",
        "First, sit on the edge of a chair.",
        "You stand against a wall.",
        "Pull your right knee towards your chest.",
        "Breathe in, then press both of your knees apart.",
        "| Squeeze your knees together | hard |",
        "Relax and let your leg drop.",
        "Hold for 5 seconds.",
        "Push with 20% of your strength.",
        "Repeat it three to five times.",
        "Rest 3-5 seconds.",
        "Do two sets.",
        "Begin by bending one leg.",
        "Bend both knees.",
        "Lying on your back, pull one knee up.",
        "With your knee bent, pull it towards the other shoulder.",
        "It helps to lie on your back.",
        "You should sit on the floor.",
        "Try lying on your side.",
        "Breathe in and hold.",
        "Use your other hand to press the knee down.",
        "Push down for a count of five.",
        "Two sets of five.",
        "Raise the leg slowly.",
        "Wrap a belt round your thighs.",
        "Kneel on one knee.",
    ],
)
def test_steps_are_found(line: str) -> None:
    assert instruction(line)


def test_a_step_on_two_lines_is_found_at_the_first(catalog: Catalog) -> None:
    page = technique(f"{TAUGHT}Then lie on your\nback.\n")
    assert [each.line for each in check_home_steps(with_page(catalog, page))] == [4]


def test_parts_below_the_heading_belong_to_the_section() -> None:
    body = "## Doing it yourself\n\nA\n\n### How\n\nB\n\n## Read next\n\nC\n"
    (section,) = home_sections(make_page(body=body))
    assert "B" in section.text
    assert "C" not in section.text


@pytest.mark.parametrize(
    "title", ["On your own computer", "Who does it", "What to say when you call", "Homework for us"]
)
def test_other_headings_speak_of_something_else(title: str) -> None:
    assert list(home_sections(make_page(body=f"## {title}\n\n1. Lie down.\n"))) == []


def test_pages_about_the_project_may_number_steps(catalog: Catalog) -> None:
    body = "## Try it yourself\n\n1. Open the page.\n"
    page = make_page("contribute/try.md", body, "reference")
    assert told(check_home_steps(with_page(catalog, page))) == []


def test_reviewed_page_whose_methods_are_taught_may_print_steps(catalog: Catalog) -> None:
    page = technique(f"{TAUGHT}\n1. Find the side.\n")
    (found,) = told(check_home_steps(with_page(catalog, page)))
    assert "no clinician has reviewed this page as it stands" in found
    assert told(check_home_steps(with_page(catalog, reviewed(page, catalog)))) == []


def test_reviewed_page_with_a_method_that_is_never_may_not(catalog: Catalog) -> None:
    page = technique(f"{TAUGHT}\n1. Find the side.\n", "never")
    (found,) = told(check_home_steps(with_page(catalog, reviewed(page, catalog))))
    assert "this page has a method that nobody may do alone" in found


def test_page_that_changed_since_its_review_may_not(catalog: Catalog) -> None:
    page = reviewed(technique(TAUGHT), catalog, body=f"{TAUGHT}\n1. Find the side.\n")
    (found,) = told(check_home_steps(with_page(catalog, page)))
    assert "as it stands" in found


def test_review_that_holds_is_not_told() -> None:
    catalog = make_catalog()
    page = reviewed(make_page(body="Text."), catalog)
    assert told(check_reviews(make_catalog([page]))) == []


def test_review_that_holds_no_longer_is_told_with_the_new_fingerprint() -> None:
    page = reviewed(make_page(body="Text."), make_catalog(), body="Another text.")
    (found,) = list(check_reviews(make_catalog([page])))
    assert found.level == "good-practice"
    assert "was reviewed on 2026-11-20, has changed since, and counts as awaiting" in found.message
    assert fingerprint(page, make_catalog()) in found.message
