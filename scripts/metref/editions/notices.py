"""Notices: what every edition ever published tells its readers, without being built again.

They stand in one file at the site's top, which each page asks its own site for. Its form is for
good, because editions of years ago read it: add keys, and change none.
"""

import itertools
import json
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from metref.editions.edition import LATEST
from metref.editions.published import Published
from metref.editions.refusal import RefusedError
from metref.editions.tree_model import Change
from metref.fields import Strict, Text

NOTICES = "notices.json"
LONGEST = 600

Kind = Literal["emergency", "stop", "caution", "note"]
Names = Annotated[tuple[Text, ...], Field(strict=False)]


class Notice(Strict):
    """One notice. `pages` are addresses from an edition's top; none named means all."""

    id: Text
    kind: Kind
    text: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    date: Text
    pages: Names = ()
    editions: Names = ()


class Notices(Strict):
    """The file."""

    format: Literal[1] = 1
    notices: Annotated[tuple[Notice, ...], Field(strict=False)] = ()


def no_notices() -> bytes:
    """Return the file without any notice."""
    return notices_file(())


def notices_file(notices: Iterable[Notice]) -> bytes:
    """Return the file with these notices."""
    data = Notices(notices=tuple(notices)).model_dump(mode="json")
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def notices_of(published: Published) -> tuple[Notice, ...]:
    """Return the notices that are published.

    Raises:
        RefusedError: the file is damaged, so that nothing may be written over it.
    """
    if NOTICES not in published.tree:
        return ()
    try:
        return Notices.model_validate_json(published.read(NOTICES)).notices
    except ValidationError as error:
        what = error.errors()[0]["msg"]
        raise RefusedError(
            f"The file {NOTICES} on the publishing branch is damaged: {what}. Nothing was changed. "
            "Find the commit that damaged it with 'git log' on the branch, and revert it."
        ) from None


def new_notice(
    text: str, kind: str, date: str, pages: Iterable[str], editions: Iterable[str]
) -> Notice:
    """Return a notice as an editor words it; its id comes when it is published.

    Raises:
        RefusedError: the text is too long to be read in one look.
    """
    words = " ".join(text.split())
    if len(words) > LONGEST:
        raise RefusedError(
            f"The notice has {len(words)} characters, and readers take in {LONGEST} at most. Say "
            "what to do, and leave the rest to a page."
        )
    data = {"id": "new", "kind": kind, "text": words, "date": date}
    return Notice.model_validate({**data, "pages": tuple(pages), "editions": tuple(editions)})


def notice_change(published: Published, notice: Notice) -> Change:
    """Return the change that adds a notice; its id is its day, with a number from the second on.

    Raises:
        RefusedError: it is for an edition or a page that was never published.
    """
    for name in notice.editions:
        published.edition(name)
    for page in notice.pages:
        _refuse_unknown_page(published, page)
    known = notices_of(published)
    identity = _free_id(notice.date, {each.id for each in known})
    added = notice.model_copy(update={"id": identity})
    return Change(
        f"Issue notice {identity}\n\n{notice.text}\n\nMetref-Action: notice {identity}\n",
        {NOTICES: notices_file((*known, added))},
        notes=(f"Notice {identity} reaches {_reached(added)}.",),
    )


def lift_change(published: Published, identity: str) -> Change:
    """Return the change that takes a notice back.

    Raises:
        RefusedError: there is no such notice; those that there are.
    """
    known = notices_of(published)
    left = tuple(each for each in known if each.id != identity)
    if len(left) == len(known):
        listed = ", ".join(each.id for each in known) or "none"
        raise RefusedError(f"There is no notice {identity}. Published: {listed}.")
    return Change(
        f"Lift notice {identity}\n\nMetref-Action: lift {identity}\n",
        {NOTICES: notices_file(left)},
        notes=(f"Notice {identity} is shown no more.",),
    )


def _free_id(date: str, taken: set[str]) -> str:
    numbered = (date if number == 1 else f"{date}-{number}" for number in itertools.count(1))
    return next(each for each in numbered if each not in taken)


def _refuse_unknown_page(published: Published, page: str) -> None:
    folders = [LATEST, *(each.name for each in published.editions)]
    path = f"{page}index.html"
    if (page and not page.endswith("/")) or not any(
        f"{f}/{path}" in published.tree for f in folders
    ):
        raise RefusedError(
            f"No edition has a page at '{page}'. Name it as its address ends, with a slash at its "
            "end: pelvis/pubic-symphysis/"
        )


def _reached(notice: Notice) -> str:
    pages = f"the pages {', '.join(notice.pages)}" if notice.pages else "every page"
    editions = f"the editions {', '.join(notice.editions)}" if notice.editions else "every edition"
    return f"{pages} of {editions}"
