"""Going back to the state before the last publication, with a new commit.

What was said for readers' safety since then is kept: notices, and which editions are withdrawn.
"""

from collections.abc import Iterator

from metref.editions.edition import LATEST, LIST, RECORD, Edition, list_text, newest, record_text
from metref.editions.published import Published
from metref.editions.refusal import RefusedError
from metref.editions.repository import Repository
from metref.editions.root_files import OWN
from metref.editions.tree_model import Change
from metref.editions.withdrawal import marked_pages

PUBLISH, ROLLBACK = "publish", "rollback"
FORM = "--format=%H%x00%(trailers:key=Metref-Action,valueonly,separator=%x20)"


def last_publication(repository: Repository, tip: str | None) -> tuple[str, str]:
    """Return the last publication that was not rolled back: its commit and the edition's name.

    Raises:
        RefusedError: there is none in the branch's history.
    """
    undone: set[str] = set()
    for commit, does, what in _actions(repository, tip) if tip else ():
        if does == ROLLBACK:
            undone.add(what)
        elif does == PUBLISH and commit not in undone:
            return commit, what
    raise RefusedError("Nothing was published yet that could be taken back.")


def _actions(repository: Repository, tip: str) -> Iterator[tuple[str, str, str]]:
    for line in repository.line("log", "--first-parent", FORM, tip).splitlines():
        commit, _, action = line.partition("\0")
        does, _, what = action.strip().partition(" ")
        yield commit, does, what


def rollback_change(published: Published) -> Change:
    """Return the change that takes the last publication back.

    Raises:
        RefusedError: nothing was published, or nothing was there before it.
    """
    commit, name = last_publication(published.repository, published.commit)
    parents = published.repository.parents(commit)
    before = Published(published.repository, parents[0] if parents else None)
    if not before.editions:
        raise RefusedError(
            f"Before {name} nothing was published, so there is nothing to go back to. "
            f"To warn its readers: metref withdraw {name} --reason '…'"
        )
    kept = [each for each in published.editions if each.name != name]
    editions = [*kept, *(each for each in before.editions if each.name == name)]
    return Change(
        f"Roll back edition {name}\n\nMetref-Action: rollback {commit}\n",
        _writes(before, name, editions),
        deletes=frozenset({name, LATEST}),
        notes=(_told(name, before),),
    )


def _told(name: str, before: Published) -> str:
    replaced = any(each.name == name for each in before.editions)
    what = f"The edition {name} is again as it was" if replaced else f"The edition {name} is gone"
    last = newest(before.editions)
    return f"{what}; it stays in the branch's history. Latest: {last.name if last else 'none'}."


def _writes(before: Published, name: str, editions: list[Edition]) -> dict[str, bytes]:
    """Return what is written: all of the state before, but for who was withdrawn since."""
    at_top = [path for path in OWN if path in before.tree]
    entries = before.repository.contents(before.tree[path] for path in at_top)
    writes = dict(zip(at_top, entries, strict=True))
    for folder in (LATEST, name):
        writes |= {f"{folder}/{path}": held for path, held in before.files(folder).items()}
    last, then = newest(editions), newest(before.editions)
    if last and then and last.withdrawn and not then.withdrawn:
        writes |= dict(marked_pages(before, LATEST, last.withdrawn))
    if last:
        writes[f"{LATEST}/{RECORD}"] = record_text(last).encode()
    return writes | {LIST: list_text(editions).encode()}
