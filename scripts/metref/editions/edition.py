"""What an edition is, its own record, and the list of all (`versions.json`) made from the records.

The record stands in the edition's folder, so that the list can be written again whoever damaged it.
The list has the form of mike's, which the theme's version selector reads; what is ours stands
under `properties`.
"""

import json
import re
from collections.abc import Iterable

from mike.versions import Versions
from pydantic import ValidationError

from metref.editions.refusal import RefusedError
from metref.fields import Strict, Text

NAME = re.compile(r"(?P<year>\d{4})\.(?P<month>0[1-9]|1[0-2])(?:\.(?P<more>[1-9]\d{0,2}))?")
LATEST = "latest"
LIST = "versions.json"
RECORD = "edition.json"


class Withdrawn(Strict):
    """Why an edition was withdrawn, and on which day (2026-11-22)."""

    reason: Text
    date: Text


class Edition(Strict):
    """A published edition: its name, the day it is dated, and the commit it was built from."""

    name: Text
    date: Text
    commit: Text
    withdrawn: Withdrawn | None = None

    @property
    def year(self) -> str:
        """The year in its name."""
        return self.name[:4]


def order(name: str) -> tuple[int, int, int]:
    """Return what sorts edition names by their time.

    Raises:
        RefusedError: this cannot name an edition.
    """
    found = NAME.fullmatch(name)
    if not found:
        raise RefusedError(
            f"'{name}' cannot name an edition. Name it by year and month, as 2026.11; a second one "
            "in a month is 2026.11.1."
        )
    return int(found["year"]), int(found["month"]), int(found["more"] or 0)


def newest(editions: Iterable[Edition]) -> Edition | None:
    """Return the newest edition, whose copy stands under `latest`, or None where there is none."""
    return max(editions, key=lambda each: order(each.name), default=None)


def record_text(edition: Edition) -> str:
    """Return the record of an edition."""
    return f"{edition.model_dump_json(indent=2, exclude_none=True)}\n"


def read_record(text: str, folder: str) -> Edition:
    """Return the edition of a record that stands in a folder.

    Raises:
        RefusedError: the record is damaged, or is that of another edition.
    """
    try:
        edition = Edition.model_validate_json(text)
    except ValidationError as error:
        raise RefusedError(_damaged(folder, str(error.errors()[0]["msg"]))) from None
    if edition.name != folder:
        raise RefusedError(_damaged(folder, f"it names the edition '{edition.name}'"))
    return edition


def _damaged(folder: str, what: str) -> str:
    return (
        f"The record {folder}/{RECORD} on the publishing branch is damaged: {what}. Nothing was "
        "changed. Find the commit that damaged it with 'git log' on the branch, and revert it."
    )


def title_of(edition: Edition, last: Edition | None) -> str:
    """Return how the version selector names an edition."""
    if edition.withdrawn:
        return f"{edition.name} (withdrawn)"
    return f"{edition.name} (latest)" if edition == last else edition.name


def list_text(editions: Iterable[Edition]) -> str:
    """Return the list of editions as mike writes it, the newest with the alias `latest`."""
    listed = list(editions)
    last = newest(listed)
    versions = Versions()
    for each in listed:
        info = versions.add(each.name, title_of(each, last), [LATEST] if each == last else [])
        info.properties = each.model_dump(exclude_none=True, exclude={"name"})
    return f"{versions.dumps()}\n"


def listed_names(text: str) -> frozenset[str]:
    """Return the names in a list of editions.

    Raises:
        ValueError: the list is damaged; what is wrong with it.
    """
    try:
        return frozenset(str(info.version) for info in Versions.loads(text))
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not JSON, line {error.lineno}") from None
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"an entry is not as we write it: {error}") from None
