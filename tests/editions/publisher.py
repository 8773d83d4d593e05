"""Publishes a small edition, as a process of its own that a test can kill.

python -m tests.editions.publisher FOLDER (publish EDITION | notice TEXT) [push]
"""

import sys
from pathlib import Path

from metref.editions.notices import Notice, notice_change
from metref.editions.publication import Order, Publication, source_of
from metref.editions.refusal import RefusedError
from metref.editions.repository import GitError, Repository
from metref.editions.transaction import Maker, Place, carry_out
from tests.editions.conftest import ADDRESS, Builder, silent, small_site


def maker(repository: Repository, does: str, what: str) -> Maker:
    """Return what makes the change."""
    if does == "publish":
        return Publication(source_of(repository), Order(what, ADDRESS), Builder(small_site(what)))
    notice = Notice(id="new", kind="caution", text=what, date="2026-11-22")
    return lambda published: notice_change(published, notice)


def main(folder: str, does: str, what: str, *more: str) -> None:
    """Publish, and say what went wrong as the command does."""
    repository = Repository(Path(folder))
    try:
        place = Place(push="push" in more)
        carry_out(repository, place, maker(repository, does, what), silent)
    except (RefusedError, GitError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(*sys.argv[1:])
