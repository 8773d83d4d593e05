"""Problems as text: for people, for the annotations of a pull request, and as JSON."""

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from metref.problem import Problem

ADVICE_SHOWN = 3
COMMANDS = {"essential": "error", "good-practice": "warning"}


class Format(StrEnum):
    """How problems are printed."""

    PEOPLE = "people"
    GITHUB = "github"
    JSON = "json"


def _escaped(text: str, *, value: bool = False) -> str:
    """Escape text for a workflow command, as GitHub's runner reads it; `value`: for a property."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if value else text


def annotation(problem: Problem) -> str:
    """Return a problem as a workflow command that marks the line in a pull request."""
    where = f"file={_escaped(problem.file, value=True)},line={problem.line}"
    title = _escaped(problem.rule, value=True)
    text = _escaped(f"{problem.message} {problem.mend}")
    return f"::{COMMANDS[problem.level]} {where},title={title}::{text}"


def for_people(problems: Iterable[Problem]) -> str:
    """Return the problems one a line: all that block, and the first few of each piece of advice.

    Advice that repeats would bury what blocks; the other formats tell all of it.
    """
    lines: list[str] = []
    told: Counter[str] = Counter()
    for problem in problems:
        told[problem.rule] += problem.level == "good-practice"
        if told[problem.rule] <= ADVICE_SHOWN:
            lines.append(str(problem))
    for rule, count in told.items():
        if count > ADVICE_SHOWN:
            lines.append(f"{rule}: {count - ADVICE_SHOWN} more like these (--format json has all).")
    return "\n".join(lines)


def formatted(problems: Iterable[Problem], form: Format) -> str:
    """Return the problems in a format, one a line or as one JSON list."""
    if form is Format.JSON:
        return json.dumps([dataclasses.asdict(problem) for problem in problems], indent=2)
    if form is Format.GITHUB:
        return "\n".join(annotation(problem) for problem in problems)
    return for_people(problems)
