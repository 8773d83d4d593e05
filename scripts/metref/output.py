"""Problems as text: for people, for the annotations of a pull request, and as JSON."""

import dataclasses
import json
from collections.abc import Iterable
from enum import StrEnum

from metref.problem import Problem

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


def formatted(problems: Iterable[Problem], form: Format) -> str:
    """Return the problems in a format, one a line or as one JSON list."""
    if form is Format.JSON:
        return json.dumps([dataclasses.asdict(problem) for problem in problems], indent=2)
    draw = annotation if form is Format.GITHUB else str
    return "\n".join(draw(problem) for problem in problems)
