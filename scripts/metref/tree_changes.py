"""What differs between two trees of the project: pages, shared data, other files, broken rules."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from metref.catalog import Catalog, Page
from metref.page_changes import Change, PageChange, fact_changes, page_change
from metref.page_facts import entry_facts
from metref.problem import Problem
from metref.project import CONFIG

# The navigation in the configuration: it names the pages, and draws none of them.
NAV = re.compile(rb"^nav:[^\n]*\n(?:[ \t#-][^\n]*\n?|\n)*", re.MULTILINE)


@dataclass(frozen=True)
class Tree:
    """The reference at one time: its catalog, its problems, and each file's bytes by name."""

    catalog: Catalog
    problems: tuple[Problem, ...]
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class EntryChange:
    """An entry of shared data that was added, changed or taken out."""

    kind: str
    name: str
    how: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class TreeChanges:
    """All that differs; `files` are those of every kind, `redrawn` those that draw the pages."""

    added: tuple[PageChange, ...] = ()
    changed: tuple[PageChange, ...] = ()
    removed: tuple[PageChange, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    files: tuple[str, ...] = ()
    redrawn: tuple[str, ...] = ()
    broken: tuple[Problem, ...] = ()
    mended: tuple[Problem, ...] = ()


def compare(before: Tree, after: Tree) -> TreeChanges:
    """Return what differs between two trees."""
    old, new = _pages(before, after), _pages(after, before)
    files = tuple(_changed_files(before.files, after.files))
    changes = {
        path: page_change(page.file, old.get(path), new.get(path))
        for path, (page, _) in sorted((old | new).items())
        if page.file in files
    }
    return TreeChanges(
        added=tuple(each for path, each in changes.items() if path not in old),
        changed=tuple(each for path, each in changes.items() if path in old and path in new),
        removed=tuple(each for path, each in changes.items() if path not in new),
        entries=tuple(_entry_changes(before.catalog, after.catalog)),
        files=files,
        redrawn=tuple(name for name in files if _draws(name, before, after)),
        broken=tuple(_more(after.problems, before.problems)),
        mended=tuple(_more(before.problems, after.problems)),
    )


def _pages(tree: Tree, other: Tree) -> dict[str, tuple[Page, Catalog]]:
    """Return a tree's pages by path, those too that only the other tree's reader could read."""
    unread = {
        path: Page(path, page.file, None, "", 1)
        for path, page in other.catalog.pages.items()
        if page.file in tree.files
    }
    return {path: (page, tree.catalog) for path, page in {**unread, **tree.catalog.pages}.items()}


def _changed_files(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield name


def _draws(name: str, before: Tree, after: Tree) -> bool:
    """Whether a file that differs draws the pages: theme, code, pictures, styles, settings."""
    if name == CONFIG:
        old, new = (NAV.sub(b"", tree.files.get(name, b"")) for tree in (before, after))
        return old != new
    return not (name.startswith("docs/") and name.endswith((".md", ".yaml")))


def shared_entries(catalog: Catalog) -> dict[str, Mapping[str, BaseModel]]:
    """Return the data that pages share: the entries of each kind, by their names."""
    return {
        "Warning": catalog.warnings,
        "Precaution": catalog.precautions,
        "Motion": {" ".join(key): motion for key, motion in catalog.motions.items()},
        "Muscle": catalog.muscles,
        "Source": catalog.sources,
        "Term": catalog.terms,
    }


def _entry_changes(before: Catalog, after: Catalog) -> Iterator[EntryChange]:
    old, new = shared_entries(before), shared_entries(after)
    for kind, entries in new.items():
        for name in sorted(entries.keys() | old[kind].keys()):
            was, now = old[kind].get(name), entries.get(name)
            if was != now:
                facts = [entry_facts(each) if each else {} for each in (was, now)]
                how = "changed" if was and now else "added" if now else "taken out"
                yield EntryChange(kind, name, how, tuple(fact_changes(*facts)))


def _more(those: Iterable[Problem], than: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that the others do not hold; a moved line makes no new problem."""
    left = Counter((each.file, each.rule, each.message) for each in than)
    for problem in sorted(those):
        key = (problem.file, problem.rule, problem.message)
        if left[key]:
            left[key] -= 1
        else:
            yield problem
