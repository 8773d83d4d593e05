"""Addresses that were published: they are for good, so a page that moves leaves a redirect."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, RootModel

from metref.fields import Date, Strict, Text

Address = Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9_.-]*/)+$")]

HEAD = """\
# Every address at which a page was ever published, from the site's top; the home page's is empty
# and not listed. `metref addresses` adds today's. Take none out: a page that moves or goes leaves
# a redirect in redirects.yaml.
"""


class Redirect(Strict):
    """An address that a page had, and the page (its path from docs/) that readers find instead."""

    old: Annotated[Address, Field(alias="from")]
    to: Text
    since: Date


class PublishedAddress(RootModel[Address]):
    """An address that was published: "pelvis/pubic-symphysis/"."""


def addresses_text(known: Iterable[str], today: Iterable[str]) -> str:
    """Return the text of the list: all addresses that are known, and today's."""
    every = sorted({*known, *today} - {""})
    return HEAD + "".join(f"- {address}\n" for address in every)
