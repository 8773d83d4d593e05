"""The facts of a method and the summary of a page, as they are drawn from the data."""

from typing import Any

from metref.catalog import Catalog
from metref.facts import Fact, cite, dose_facts, method_facts, movement, muscles, summary
from metref.front_matter_models import Technique
from tests.builders import (
    dose_data,
    make_catalog,
    make_meta,
    make_method,
    make_muscle,
    method_data,
)

NO_DOSE = dose_data(effort_percent=None, hold_seconds=None, repetitions=None, rest_seconds=None)
NO_MUSCLES = {"part": "hip", "motions": ["extension"]}


def catalog() -> Catalog:
    """Return a catalog that knows one muscle."""
    return make_catalog(muscles=[make_muscle()])


def text_of(facts: list[Fact], label: str) -> str:
    """Return the text of the fact with a label."""
    return next(fact.text for fact in facts if fact.label == label)


def labels(facts: list[Fact]) -> list[str]:
    """Return the labels of facts in their order."""
    return [fact.label for fact in facts]


def card(*methods: dict[str, Any]) -> list[Fact]:
    """Return the summary of a page of these methods."""
    meta = make_meta("technique", methods=list(methods))
    assert isinstance(meta, Technique)
    return summary(meta, catalog())


def test_a_movement_is_said_in_plain_words_with_its_term() -> None:
    words = movement("innominate", ["posterior-rotation"], catalog())
    assert words == "Hip bone turning backwards (innominate posterior rotation)"


def test_two_movements_at_once_are_joined() -> None:
    words = movement("hip", ["flexion", "extension"], catalog())
    assert words == "Thigh forwards, with thigh backwards (hip flexion and extension)"


def test_an_unknown_movement_is_said_by_its_term_alone() -> None:
    assert movement("hip", ["side-glide"], catalog()) == "hip side glide"


def test_muscles_are_named_with_the_sources_of_what_they_do() -> None:
    assert muscles(make_method(), catalog()) == "gluteus maximus [@muscle1999book]"


def test_a_source_of_two_muscles_is_cited_once() -> None:
    known = make_catalog(muscles=[make_muscle(), make_muscle("hamstrings")])
    push = {**NO_MUSCLES, "muscles": ["gluteus maximus", "hamstrings"]}
    words = muscles(make_method(contraction=push), known)
    assert words == "gluteus maximus, hamstrings [@muscle1999book]"


def test_an_unknown_muscle_is_named_without_a_source() -> None:
    assert muscles(make_method(), make_catalog()) == "gluteus maximus"


def test_citing_nothing_writes_nothing() -> None:
    assert (cite([]), cite(["a", "b"])) == ("", " [@a; @b]")


def test_a_dose_is_said_in_the_order_in_which_it_is_done() -> None:
    facts = dose_facts(make_method(dose=dose_data(rest_seconds=[2, 2.5])))
    assert [(fact.label, fact.text) for fact in facts] == [
        ("How hard", "10 to 25% of full strength"),
        ("Hold", "3 to 5 seconds"),
        ("Rest", "2 to 2.5 seconds"),
        ("How often", "3 times"),
    ]


def test_a_figure_that_nobody_gives_is_left_out() -> None:
    assert "Rest" not in labels(dose_facts(make_method()))


def test_a_method_says_who_moves_what() -> None:
    moved = {fact.actor: fact for fact in method_facts(make_method(), catalog()) if fact.actor}
    assert moved["clinician"].text.startswith("Hip bone turning backwards")
    assert moved["patient"].text.startswith("Thigh backwards")


def test_a_method_cites_its_sources() -> None:
    facts = method_facts(make_method(sources=["a", "b"]), catalog())
    assert text_of(facts, "Source").endswith("[@a; @b]")


def test_a_method_that_was_worked_out_says_so() -> None:
    facts = method_facts(make_method(support="derived", sources=[]), catalog())
    assert text_of(facts, "Source").startswith("Worked out from anatomy")


def test_a_method_without_muscles_names_none() -> None:
    facts = method_facts(make_method(contraction=NO_MUSCLES), catalog())
    assert "Muscles" not in labels(facts)


def test_a_note_on_the_barrier_is_shown_where_there_is_one() -> None:
    facts = method_facts(make_method(barrier_note="It is the other way round."), catalog())
    assert text_of(facts, "Why this direction") == "It is the other way round."
    assert "Why this direction" not in labels(method_facts(make_method(), catalog()))


def test_a_summary_has_every_line_that_a_reader_looks_for() -> None:
    assert labels(card(method_data())) == [
        "Region",
        "Used for",
        "Position",
        "The clinician moves",
        "The patient pushes",
        "Dose",
        "Certainty",
        "Do it yourself?",
    ]


def test_a_summary_cites_nothing() -> None:
    assert not any("[@" in fact.text for fact in card(method_data()))


def test_a_summary_says_once_what_the_methods_share() -> None:
    facts = card(method_data(), method_data(id="face-down", position="prone"))
    assert text_of(facts, "Position") == "On the back (supine); Face down (prone)"
    assert text_of(facts, "The patient pushes").count("Thigh backwards") == 1


def test_a_summary_gives_the_dose_that_the_methods_share() -> None:
    facts = card(method_data(), method_data(id="face-down"))
    assert text_of(facts, "Dose") == (
        "how hard: 10 to 25% of full strength, hold: 3 to 5 seconds, how often: 3 times"
    )


def test_a_summary_gives_no_dose_where_the_methods_differ() -> None:
    facts = card(method_data(), method_data(id="face-down", dose=NO_DOSE))
    assert text_of(facts, "Dose") == "Differs by method: see each one"


def test_a_summary_says_that_breath_does_the_work() -> None:
    facts = card(method_data(mechanism="respiratory", dose=NO_DOSE))
    assert text_of(facts, "Dose") == "Breathing does the work"


def test_a_summary_never_says_so_of_a_push_without_figures() -> None:
    facts = card(method_data(mechanism="muscle-force", dose=NO_DOSE))
    assert text_of(facts, "Dose") == "The sources give no figure"


def test_a_summary_shows_the_strictest_rule() -> None:
    facts = card(method_data(self_care="taught-only"), method_data(id="face-down"))
    assert text_of(facts, "Do it yourself?") == "No, never alone"


def test_a_page_without_a_method_says_so_and_leaves_out_what_methods_say() -> None:
    assert text_of(card(), "Methods") == "None that we could check"
    assert labels(card()) == ["Region", "Used for", "Methods", "Certainty", "Do it yourself?"]
    assert "Methods" not in labels(card(method_data()))
