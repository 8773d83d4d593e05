"""Publishing an edition: from one commit of the project to one change of the published branch."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from metref.edition_facts import FACTS
from metref.editions.edition import (
    LATEST,
    LIST,
    RECORD,
    Edition,
    list_text,
    newest,
    order,
    record_text,
)
from metref.editions.published import Published
from metref.editions.refusal import RefusedError
from metref.editions.repository import GitError, Repository
from metref.editions.root_files import root_files
from metref.editions.site_copy import Site, edition_copy, is_page, latest_copy
from metref.editions.tree_model import Change, below

SHOWN = 10


@dataclass(frozen=True)
class Source:
    """The commit that an edition is built from, and its time in seconds since 1970."""

    commit: str
    seconds: int

    @property
    def date(self) -> str:
        """The day of the commit, which is the edition's (2026-11-22)."""
        return datetime.fromtimestamp(self.seconds, tz=UTC).date().isoformat()


@dataclass(frozen=True)
class Order:
    """What is to be published: the edition's name, where the site stands, and what is replaced."""

    name: str
    address: str
    replace: bool = False


# Builds the site of an edition; given too are the facts of the one before, as they were published.
Builder = Callable[[Edition, bytes | None], Site]


def source_of(repository: Repository) -> Source:
    """Return the commit that stands checked out.

    Raises:
        RefusedError: there is none, or the work tree holds what no commit does.
    """
    try:
        changed = repository.line("status", "--porcelain").splitlines()
        commit = repository.line("rev-parse", "--verify", "HEAD^{commit}")
        seconds = repository.line("show", "--no-patch", "--format=%ct", commit)
    except GitError as error:
        raise RefusedError(f"There is no commit to publish: {error}") from None
    if changed:
        more = f" and {len(changed) - SHOWN} more" if len(changed) > SHOWN else ""
        raise RefusedError(
            "The work tree holds what no commit does, and an edition is built from a commit:\n"
            + "\n".join(changed[:SHOWN])
            + f"{more}\nCommit it, or put it away with 'git stash --include-untracked'."
        )
    return Source(commit, int(seconds))


class Publication:
    """Makes the change that publishes an edition, again where others published in between.

    The site is built once, and once more only if another edition was published meanwhile: its page
    of changes tells what is new since that one.
    """

    def __init__(self, source: Source, wanted: Order, build: Builder) -> None:
        order(wanted.name)
        self.source = source
        self.wanted = wanted
        self.build = build
        self._built: dict[str | None, Site] = {}

    def __call__(self, published: Published) -> Change:
        """Return the change on top of what is published.

        Raises:
            RefusedError: the edition is there already, or is older than the newest one, or would
                lose a page's address.
        """
        self._refuse_name(published)
        edition = Edition(name=self.wanted.name, date=self.source.date, commit=self.source.commit)
        before = previous(published, edition.name)
        site = self._site(edition, before, published)
        for name in {edition.name, *([before.name] if before else [])}:
            refuse_lost(below(published.tree, name), site, name)
        return change_of(published, edition, site, self.wanted.address)

    def _site(self, edition: Edition, before: Edition | None, published: Published) -> Site:
        name = before.name if before else None
        if name not in self._built:
            path = f"{name}/{FACTS}"
            facts = published.read(path) if path in published.tree else None
            self._built[name] = self.build(edition, facts)
        return self._built[name]

    def _refuse_name(self, published: Published) -> None:
        name = self.wanted.name
        known = {each.name: each for each in published.editions}
        if name in known and not self.wanted.replace:
            raise RefusedError(
                f"The edition {name} was published already, on {known[name].date}. Give the new "
                f"one a new name, or replace that one: metref publish {name} --replace"
            )
        last = newest(known.values())
        if name not in known and last and order(name) < order(last.name):
            raise RefusedError(
                f"The edition {last.name} is published, and {name} is older than that by its name. "
                "Readers would find it under the wrong date. Give it a name of today."
            )


def previous(published: Published, name: str) -> Edition | None:
    """Return the newest edition before one of this name."""
    return newest(each for each in published.editions if order(each.name) < order(name))


def refuse_lost(before: Mapping[str, str], site: Site, name: str) -> None:
    """Refuse a site that lacks an address of the edition before, where no redirect leads on.

    Raises:
        RefusedError: the addresses that would be lost.
    """
    lost = [path for path in sorted(before) if is_page(path) and path not in site]
    if lost:
        shown = "\n".join(f"  /{path.removesuffix('index.html')}" for path in lost[:SHOWN])
        more = f"\n  and {len(lost) - SHOWN} more" if len(lost) > SHOWN else ""
        raise RefusedError(
            f"The edition {name} has pages at these addresses, and the new one has neither a page "
            f"nor a redirect there:\n{shown}{more}\nSay in docs/redirects.yaml where each went."
        )


def change_of(published: Published, edition: Edition, site: Site, address: str) -> Change:
    """Return the change that adds an edition, and makes it the latest one if it is the newest."""
    others = [each for each in published.editions if each.name != edition.name]
    replaced = next((each for each in published.editions if each.name == edition.name), None)
    latest = newest([*others, edition]) == edition
    copies = {edition.name: edition_copy(site, edition)}
    if latest:
        copies[LATEST] = latest_copy(site)
    writes = {f"{top}/{path}": held for top, copy in copies.items() for path, held in copy.items()}
    writes |= {f"{top}/{RECORD}": record_text(edition).encode() for top in copies}
    writes |= root_files(site, address, published.tree) if latest else {}
    writes[LIST] = list_text([*others, edition]).encode()
    return Change(
        _message(edition, replaced, published),
        writes,
        deletes=frozenset(copies),
        linked=frozenset({edition.name}),
        notes=tuple(_notes(edition, replaced, published)),
    )


def _message(edition: Edition, replaced: Edition | None, published: Published) -> str:
    does = "Replace" if replaced else "Publish"
    earlier = f"\nThe one before it: {published.commit}." if replaced else ""
    return (
        f"{does} edition {edition.name}\n\nBuilt from commit {edition.commit} of {edition.date}."
        f"{earlier}\n\nMetref-Action: publish {edition.name}\n"
    )


def _notes(edition: Edition, replaced: Edition | None, published: Published) -> list[str]:
    notes = []
    if replaced:
        notes.append(
            f"Replaces {replaced.name} of {replaced.date}, built from {replaced.commit[:12]}. It "
            f"stays in the branch's history, at {published.commit}."
        )
        if replaced.withdrawn:
            notes.append(f"That one was withdrawn: {replaced.withdrawn.reason}")
    if published.damage:
        notes.append(
            f"The list of editions was damaged ({published.damage}). It is written again from the "
            "editions' own records."
        )
    pages = f"Edition {edition.name} of {edition.date}, built from {edition.commit[:12]}."
    return [*notes, pages]
