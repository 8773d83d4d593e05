"""Findings in a sentence: the figures, and the "no difference", that need a source beside them.

What counts is the design's list: percentages, p values, intervals, effects, counts of people and of
trials, what was measured in degrees or millimetres. Names (L5), dates, ages and times are none.
"""

import re
from collections.abc import Iterator

from metref.plain_text import blanked

WHOLE = r"\d+(?:,\d{3})*"
SIGN = r"[-\u2212+]?"
NUMBER = rf"{SIGN}{WHOLE}(?:\.\d+)?"
# From three upwards: "one person" and "two people" are seldom a finding.
COUNT_WORD = (
    "three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
)
PEOPLE = (
    "adults|athletes|babies|boys|cases|children|clinicians|examiners|females|girls|males|men"
    "|mothers|osteopaths|participants|patients|people|physiotherapists|players|pupils|runners"
    "|students|subjects|teenagers|therapists|throwers|volunteers|women|workers"
)
WORKS = "comparisons|experiments|reports|reviews|studies|trials"
# "24 healthy people", "20 young adults": between a count and what is counted stand words that
# describe. A unit of time there is another figure's ("in 6 weeks people ...").
DESCRIBING = (
    r"(?:(?!(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|sessions?|times?"
    r"|a|of|the|to|and|or|in|for|with|when|if|that|what|most|some|many)\b)[\w-]+,?\s+){0,3}"
)
# Not the end of a range or a decimal, and not a year.
COUNTED = r"(?<![\d.\u2013-])(?!(?:1[89]|20)\d\d\b)"
TIME = r"\s*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"

PATTERNS = {
    "percentage": rf"{NUMBER}\s?(?:%|per ?cent\b)",
    "p value": r"\bp\s*[<>=≤≥]+\s*0?\.\d+",
    "sample size": r"\bn\s*=\s*\d+",
    "share of people": (
        rf"\b(?:one|two|three|{COUNT_WORD}|\d+) (?:in|out of) (?:{COUNT_WORD}|\d+)\b(?!{TIME})"
        r"|\b(?:half|(?:a|one|two|three)[ -](?:third|quarter|fifth|tenth)s?) of (?:all |the )?"
        rf"(?:{PEOPLE})\b"
    ),
    "count of people": (
        rf"{COUNTED}(?:{WHOLE}|\b(?<!or )(?:{COUNT_WORD})) {DESCRIBING}(?:{PEOPLE})\b"
        r"|\b\d+ of (?:the )?\d+\b"
    ),
    "count of studies": rf"{COUNTED}{WHOLE} {DESCRIBING}(?:{WORKS})\b",
    "measurement": (
        rf"{NUMBER}(?:°|\s?(?:degrees?|mm|millimetres?|cm|centimetres?|kg|newtons?)\b)"
        r"|\bhalf a (?:degree|millimetre|centimetre)\b"
    ),
    "effect": (
        r"\b(?:SMD|MD|kappa|κ|ICC|odds ratio|risk ratio|hazard ratio|mean difference|sensitivity"
        rf"|specificity)\b\D{{0,30}}{SIGN}\d*\.\d"
        r"|\bI²\D{0,12}\d"
        rf"|{NUMBER} points\b"
    ),
    "interval": rf"\b(?:CI|interval)\b\D{{0,15}}{NUMBER} to {NUMBER}",
    "figure": rf"(?<![\w.]){SIGN}\d+\.\d+(?!\w|\.\d|{TIME})",
    "statement of no difference": (
        r"\bno (?:(?:clear|clinical|clinically|important|meaningful|measurable|real|significant"
        r"|significantly|statistically)[ ,]+)*(?:difference|effect|benefit)s?\b(?!\s+size)"
        r"|\b(?:did|does|do) no better\b|\bno better than\b"
        r"|\bno more than (?:a )?(?:sham|placebo)\b"
        r"|\b(?:did|does|do) not (?:significantly )?differ\b"
        r"|\b(?:was|were|is|are) not significantly\b"
        r"|\bmade no (?:\w+ )?difference\b"
    ),
}
FIGURES = re.compile(
    "|".join(f"(?P<k{index}>{pattern})" for index, pattern in enumerate(PATTERNS.values())),
    re.IGNORECASE,
)
NAMES = tuple(PATTERNS)
# No findings, though they look like one: a scale's length, what an interval is called, licences
# and versions, "if it makes no difference", "there may be no effect".
HARMLESS = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?:mm|cm|points?) (?:(?:visual|analogue|long|pain) )*(?:line|scale)\b"
    r"|\b(?:scale|line) (?:of|from) \d+ to \d+\b"
    r"|\b9\d\s?% (?=(?:CI|confidence|credible|interval))(?!\D{0,30}\d)"
    r"|\(95\s?% CI\)"
    r"|\bCC BY(?:-SA)? \d\.\d|\bversion \d+(?:\.\d+)+"
    # What the ends of a scale mean: "0 is chance, 1 is perfect".
    r"|(?<![\w.])(?:[01] is|(?:0|1|zero|one) means)\b[^.,;:]*"
    r"|\b(?:may|might|could) be no (?:\w+ )?(?:difference|effect|benefit)\b"
    r"|\b(?:if|whether|when)\b[^,;:.]{0,200}\bno (?:\w+ )?(?:difference|effect|benefit)\b",
    re.IGNORECASE,
)
# Only a sentence with a figure or one of these words can hold a finding: the rest is passed by.
HINT = re.compile(rf"\d|\b(?:no|not|half|third|quarter|fifth|tenth|{COUNT_WORD})\b", re.IGNORECASE)


def figures(text: str) -> Iterator[tuple[str, str]]:
    """Yield each figure of a sentence in our own words that needs a source: its kind, its text."""
    if HINT.search(text):
        for match in FIGURES.finditer(blanked(text, HARMLESS)):
            yield NAMES[int(str(match.lastgroup)[1:])], match[0].strip()
