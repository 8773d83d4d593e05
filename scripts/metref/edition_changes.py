"""What changed between two editions, from the facts of both: what is about safety comes first."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from metref.edition_facts import EditionFacts, PageFacts, as_facts
from metref.page_changes import Change, fact_changes
from metref.page_facts import EDITORIAL
from metref.report_headline import CLINICAL_KINDS, TOPICS

FORMAT = 1
SURENESS = frozenset({"certainty", "sources"})
REVIEW = "Review"
LIBRARY = "Source"


@dataclass(frozen=True)
class Place:
    """A page, by its address and title; or an entry that pages share, without an address."""

    title: str
    address: str | None = None


@dataclass(frozen=True)
class Told:
    """Changes of one page or one shared entry; `how` is "added", "changed" or "taken out"."""

    place: Place
    how: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Moved:
    """A page that stands at another address now."""

    title: str
    old: str
    new: str


@dataclass(frozen=True)
class TextChange:
    """A page of which only the words changed, and in which sections."""

    place: Place
    sections: tuple[str, ...]


@dataclass(frozen=True)
class EditionChanges:
    """All that changed since an edition."""

    since: str
    since_date: str
    safety: tuple[Told, ...]
    sureness: tuple[Told, ...]
    new: tuple[Place, ...]
    moved: tuple[Moved, ...]
    removed: tuple[Place, ...]
    texts: tuple[TextChange, ...]


def edition_changes(before: EditionFacts, after: EditionFacts) -> EditionChanges:
    """Return what changed from one edition to the next."""
    old = {page.address: page for page in before.pages}
    new = {page.address: page for page in after.pages}
    moved = tuple(_moved(old, new, after.moved))
    came_from = {each.new: old[each.old] for each in moved}
    pairs = [(old.get(a) or came_from.get(a), page) for a, page in new.items()]
    both = [(was, now) for was, now in pairs if was]
    gone = [page for address, page in old.items() if address not in new]
    entries = list(_entries(before, after))
    return EditionChanges(
        since=before.edition or "",
        since_date=before.date or "",
        safety=(
            *(told for told in entries if told.place.title.split(":")[0] in CLINICAL_KINDS),
            *_told(both, _is_safety),
        ),
        sureness=(
            *_told(both, _is_sureness),
            *(told for told in entries if told.place.title.startswith(LIBRARY)),
        ),
        new=tuple(_place(page) for was, page in pairs if not was),
        moved=moved,
        removed=tuple(_place(p) for p in gone if p.address not in {m.old for m in moved}),
        texts=tuple(_texts(both)),
    )


def _place(page: PageFacts) -> Place:
    return Place(page.title, page.address)


def _moved(
    old: dict[str, PageFacts], new: dict[str, PageFacts], redirects: dict[str, str]
) -> Iterator[Moved]:
    """Yield the pages that only stand elsewhere; one that went into an older page is removed."""
    for address, page in old.items():
        target = redirects.get(address)
        if address not in new and target in new and target not in old:
            yield Moved(page.title, address, target)


def _topic(change: Change) -> str:
    return TOPICS.get(change.what, change.what)


def _is_safety(page: PageFacts, change: Change) -> bool:
    editorial = change.what in EDITORIAL or change.what == REVIEW
    return page.clinical and not editorial and _topic(change) not in SURENESS


def _is_sureness(page: PageFacts, change: Change) -> bool:
    return _topic(change) in SURENESS or (page.clinical and change.what == REVIEW)


def _told(both: list[tuple[PageFacts, PageFacts]], wanted: Any) -> Iterator[Told]:
    for was, now in both:
        changes = fact_changes(as_facts(was.facts), as_facts(now.facts))
        if found := tuple(change for change in changes if wanted(now, change)):
            yield Told(_place(now), "changed", found)


def _entries(before: EditionFacts, after: EditionFacts) -> Iterator[Told]:
    old = {(each.kind, each.name): as_facts(each.facts) for each in before.entries}
    new = {(each.kind, each.name): as_facts(each.facts) for each in after.entries}
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if was != now:
            how = "changed" if was is not None and now is not None else "added"
            how = "taken out" if now is None else how
            changes = tuple(fact_changes(was or {}, now or {}))
            yield Told(Place(f"{key[0]}: {key[1]}"), how, changes)


def _texts(both: list[tuple[PageFacts, PageFacts]]) -> Iterator[TextChange]:
    for was, now in both:
        names = dict.fromkeys([*now.sections, *was.sections])
        changed = tuple(n for n in names if was.sections.get(n) != now.sections.get(n))
        if changed:
            yield TextChange(_place(now), changed)


def changes_text(changes: EditionChanges | None, after: EditionFacts) -> str:
    """Return the changes as JSON; without an edition before, `since` is null."""
    head = {"format": FORMAT, "edition": after.edition, "date": after.date}
    since = {"edition": changes.since, "date": changes.since_date} if changes else None
    parts = {}
    if changes:
        parts = {
            "safety": [_told_data(told) for told in changes.safety],
            "certainty_and_sources": [_told_data(told) for told in changes.sureness],
            "new": [vars(place) for place in changes.new],
            "moved": [vars(moved) for moved in changes.moved],
            "removed": [vars(place) for place in changes.removed],
            "texts": [vars(text.place) | {"sections": text.sections} for text in changes.texts],
        }
    data = {**head, "since": since, **parts}
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n"


def _told_data(told: Told) -> dict[str, Any]:
    return vars(told.place) | {
        "how": told.how,
        "changes": [vars(change) for change in told.changes],
    }
