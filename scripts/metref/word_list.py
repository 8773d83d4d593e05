"""The words that are not ours, with what to write instead: docs/contribute/words.yaml."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from metref.fields import Strict, Text

Words = Annotated[tuple[Text, ...], Field(strict=False)]
# A word of denial makes a promise none, up to six words before it in the same clause.
DENIED = re.compile(
    r"(?:\b(?:not|no|never|nobody|nothing|none|nor|neither|cannot|without|hardly|little|whether|if"
    r"|against|disproves?)\b|n['\u2019]t\b)(?:(?!\b(?:and|but|because)\b)[^;:.]){0,70}$",
    re.IGNORECASE,
)


class NotOurs(Strict):
    """A word or phrase that pages do not use in their own voice.

    `forms` are words as they are written, `pattern` a regular expression where forms are too many.
    `kind` says when they are fine all the same, outside quotation marks: a "promise" where it is
    denied or asked about, "fear" and "tone" never; an "american" spelling is only told of.
    `fine_in` holds names that contain the word ("slipped upper femoral epiphysis").
    """

    word: Text
    kind: Literal["promise", "fear", "tone", "american"]
    forms: Words = ()
    pattern: Text | None = None
    fine_in: Words = ()
    instead: Text
    why: Text

    @model_validator(mode="after")
    def _can_be_found(self) -> "NotOurs":
        if not self.forms and not self.pattern:
            raise ValueError(f"the word '{self.word}' needs 'forms' or a 'pattern'")
        try:
            re.compile(self.pattern or "")
        except re.error as error:
            raise ValueError(f"the pattern of '{self.word}' cannot be read: {error}") from None
        return self

    @cached_property
    def search(self) -> re.Pattern[str]:
        """What finds the word; an American spelling only in small letters: a name keeps its own."""
        forms = [rf"\b{re.escape(form.lower())}\b" for form in self.forms]
        found = "|".join([*forms, *([self.pattern] if self.pattern else [])])
        return re.compile(found, 0 if self.kind == "american" else re.IGNORECASE)

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the places of a sentence in our own words where the word should not stand."""
        asked = text.rstrip(" *_").endswith("?")
        for match in self.search.finditer(text):
            if self._in_a_name(text, match):
                continue
            if self.kind == "promise" and (asked or DENIED.search(text[: match.start()])):
                continue
            yield match

    def _in_a_name(self, text: str, match: re.Match[str]) -> bool:
        for name in self.fine_in:
            for place in re.finditer(re.escape(name), text, re.IGNORECASE):
                if place.start() <= match.start() and match.end() <= place.end():
                    return True
        return False
