"""What each rule asks, with a good example and bad ones: for contributors, and for the tests.

One YAML file a rule, named by its id, beside the checks. A bad example is a change to a real page:
a test makes each, and sees it found by that rule, in that file and line.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import Field, model_validator

from metref.fields import Strict, Text
from metref.problem import Level

FOLDER = "metref.checks.rules"


class Change(Strict):
    """A change to the reference that breaks a rule.

    `replace` (the first place of it) becomes `with`; without `replace`, `with` is a new file's
    whole text. The problem stands in `found_in` (default: the changed file), on the line that
    holds `at` after the change (default: the first line of `with`).
    """

    what: Text
    file: Text
    replace: Text | None = None
    with_: Annotated[str, Field(alias="with")]
    found_in: Text | None = None
    at: Text | None = None

    @property
    def problem_file(self) -> str:
        """The file in which the problem is found."""
        return self.found_in or self.file


class RuleText(Strict):
    """A rule, told to the person who writes a page."""

    asks: Text
    why: Text
    level: Annotated[Level, Field()] = "essential"
    on: Annotated[str, Field(pattern="^(source|result)$")] = "source"
    good: Text
    bad: Annotated[tuple[Change, ...], Field(min_length=2, strict=False)]

    @model_validator(mode="after")
    def _changes_change_something(self) -> "RuleText":
        for change in self.bad:
            if change.replace == change.with_:
                raise ValueError(f"the example '{change.what}' changes nothing")
        return self


@lru_cache(maxsize=1)
def rule_texts() -> Mapping[str, RuleText]:
    """Return every rule's text by its id, in the order of the ids."""
    files = [file for file in resources.files(FOLDER).iterdir() if file.name.endswith(".yaml")]
    return {
        file.name.removesuffix(".yaml"): RuleText.model_validate(
            yaml.safe_load(file.read_text("utf-8"))
        )
        for file in sorted(files, key=lambda file: file.name)
    }
