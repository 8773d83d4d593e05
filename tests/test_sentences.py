"""Sentences: what ends one, and what only looks like an end."""

import pytest

from metref.sentences import sentences

CASES = {
    "two plain ones": ("You push. You let go.", ["You push.", "You let go."]),
    "decimals": (
        "It turned 1.7 degrees. It slid 0.7 mm.",
        ["It turned 1.7 degrees.", "It slid 0.7 mm."],
    ),
    "a p value without its nought": (
        "It fell (p = .03). It rose.",
        ["It fell (p = .03).", "It rose."],
    ),
    "a citation before the stop": (
        "It turns [@a]. It slides [@b; @c].",
        ["It turns [@a].", "It slides [@b; @c]."],
    ),
    "a citation after the stop": ("It turns. [@a] It slides.", ["It turns. [@a]", "It slides."]),
    "and others": ("Selkow et al. Journal of hands.", ["Selkow et al. Journal of hands."]),
    "for example": ("Some, e.g. The Hague, agree.", ["Some, e.g. The Hague, agree."]),
    "initials": ("T. J. Ruddy taught it.", ["T. J. Ruddy taught it."]),
    "a letter at the end": ("It is type B. The next is C.", ["It is type B.", "The next is C."]),
    "titles": ("Dr. Joshi shows it. Mr. Hall too.", ["Dr. Joshi shows it.", "Mr. Hall too."]),
    "a number's sign": ("See No. 5. No. It is not.", ["See No. 5.", "No.", "It is not."]),
    "a name of a segment": (
        "It is at L5. The sacrum is below.",
        ["It is at L5.", "The sacrum is below."],
    ),
    "a figure starts it": ("It moves. 42 of 44 had it.", ["It moves.", "42 of 44 had it."]),
    "a quotation ends it": ('It is "out." Nobody knows.', ['It is "out."', "Nobody knows."]),
    "curly marks": ("It is “out.” Nobody knows.", ["It is “out.”", "Nobody knows."]),
    "a quoted question goes on": ('"Is it out?" she asked.', ['"Is it out?" she asked.']),
    "bold words": ("**What happens.** You push.", ["**What happens.**", "You push."]),
    "a link starts it": ("Stop. [Read on](a.md) first.", ["Stop.", "[Read on](a.md) first."]),
    "an ellipsis goes on": ("It may ... or may not. Stop.", ["It may ... or may not.", "Stop."]),
    "a question and a cry": ("Why? Stop! Ask.", ["Why?", "Stop!", "Ask."]),
    "no stop at all": ("one fragment", ["one fragment"]),
    "nothing": ("  \n ", []),
    "a lone stop": (".", ["."]),
    "an address": ("See www.nhs.uk. It says so.", ["See www.nhs.uk.", "It says so."]),
    "a break of line": (
        "It turns\nby little. It\nslides.",
        ["It turns\nby little.", "It\nslides."],
    ),
    "and so on": (
        "Hips, knees, etc. The rest is fine.",
        ["Hips, knees, etc.", "The rest is fine."],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_text_is_taken_apart(case: str) -> None:
    text, expected = CASES[case]
    assert [sentence.text for sentence in sentences(text)] == expected


def test_each_sentence_knows_where_it_starts() -> None:
    text = " You push.\n You let go [@a].  Done"
    for sentence in sentences(text):
        assert text[sentence.start :].startswith(sentence.text)
    assert [sentence.start for sentence in sentences(text)] == [1, 12, 30]


def test_long_text_takes_no_long_time() -> None:
    assert len(list(sentences("It moves [@a]. " * 5000))) == 5000
