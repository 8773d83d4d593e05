"""What an outside address answered, and what that means for the person who keeps the page."""

import http
from dataclasses import dataclass

# Answers that may be another tomorrow: time-out, too many requests, and troubles of the server.
PASSING = frozenset({408, 429, 500, 502, 503, 504})
# Many publishers answer a program so, and a person's browser otherwise.
WARY = frozenset({401, 403, 405, 406, 451, 999})
PATIENCE = 429


@dataclass(frozen=True)
class Answer:
    """What came of asking for an address.

    `status` is the last answer's, or None where nothing came: then `silence` says why, and
    `lasting` that asking again is of no use. `moved_to` is where permanent redirects lead;
    `retry_after` the seconds for which the host asks to be left alone.
    """

    status: int | None
    silence: str = ""
    lasting: bool = False
    moved_to: str = ""
    retry_after: float | None = None

    @property
    def passing(self) -> bool:
        """Whether another try may bring another answer."""
        return not self.lasting if self.status is None else self.status in PASSING

    @property
    def happened(self) -> str:
        """What to tell about it in a few words; empty where all is well."""
        if self.status is None:
            return f"no answer ({self.silence})"
        if self.status == http.HTTPStatus.OK:
            return f"moved to {self.moved_to}" if self.moved_to else ""
        if self.status == PATIENCE:
            return f"asks for patience ({_named(self.status)})"
        if self.status in WARY:
            return f"{_named(self.status)} (it may refuse programs: look with a browser)"
        return _named(self.status)


def _named(status: int) -> str:
    try:
        return f"{status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"
