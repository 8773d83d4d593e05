"""The list of outside links that are not asked for, each with its reason."""

import re
from typing import Annotated

from pydantic import Field, field_validator

from metref.fields import Strict, Text
from metref.problem import Problem
from metref.project import Project
from metref.reading import Reader

# A pattern that is found in one of these would leave out every address.
ANY = ("", "http://", "https://")
SHORTEST_REASON = 15


class IgnoredLink(Strict):
    """Addresses in which `pattern` is found, and why nobody asks for them."""

    pattern: Text
    reason: Annotated[str, Field(min_length=SHORTEST_REASON)]

    @field_validator("pattern")
    @classmethod
    def _leaves_out_some(cls, pattern: str) -> str:
        try:
            found = any(re.search(pattern, start) for start in ANY)
        except re.error as error:
            raise ValueError(f"the pattern '{pattern}' cannot be read: {error}") from None
        if found:
            raise ValueError(f"the pattern '{pattern}' leaves out every address")
        return pattern


def read_ignored(project: Project) -> tuple[tuple[IgnoredLink, ...], tuple[Problem, ...]]:
    """Return the entries of the list that can be read, and what is wrong with the others."""
    reader = Reader(project)
    file = project.docs / "contribute" / "links-ignored.yaml"
    entries = reader.entries_of(file, IgnoredLink, lambda entry: entry.pattern)
    return tuple(entries.values()), tuple(reader.problems)


def reason_to_ignore(address: str, ignored: tuple[IgnoredLink, ...]) -> str | None:
    """Return why an address is not asked for, or None where it is."""
    return next((each.reason for each in ignored if re.search(each.pattern, address)), None)
