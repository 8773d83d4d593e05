"""The edition that is being built, as `metref publish` names it in the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

NAME, DATE, ADDRESS = "METREF_EDITION", "METREF_EDITION_DATE", "METREF_EDITION_ADDRESS"


@dataclass(frozen=True)
class ThisEdition:
    """An edition: its name, its day (2026-11-22), and where it will stand for good."""

    name: str
    date: str
    address: str

    def settings(self) -> dict[str, str]:
        """Return the variables of the environment from which a build knows its edition."""
        return {NAME: self.name, DATE: self.date, ADDRESS: self.address}


def this_edition(environment: Mapping[str, str] = os.environ) -> ThisEdition | None:
    """Return the edition that is being built; None: this is a preview."""
    if not environment.get(NAME):
        return None
    return ThisEdition(environment[NAME], environment[DATE], environment[ADDRESS])
