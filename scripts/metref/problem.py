"""What is wrong in a file, told to the person who can mend it."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["essential", "good-practice"]


@dataclass(frozen=True, order=True)
class Problem:
    """One finding: where it is, which rule found it, what is wrong and how to mend it.

    `file` is a path from the project's top folder, `line` counts from 1. A problem of the level
    "essential" blocks a build; "good-practice" is only told.
    """

    file: str
    line: int
    rule: str
    message: str
    mend: str
    level: Level = "essential"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.message} {self.mend}"
