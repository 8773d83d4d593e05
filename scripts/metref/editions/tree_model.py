"""The published tree as a plain value, and changes of it: nothing here touches a repository.

A tree is a mapping from each file's path to its mode and object id ("100644 <id>"). An id is the
digest of the content, so two equal trees hold the same bytes.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

Tree = Mapping[str, str]

FILE_MODE = "100644"


@dataclass(frozen=True)
class Change:
    """What one commit does: it deletes files and whole folders first, and then writes files.

    `message` is the commit's. `linked` are the folders whose links are followed once more in the
    commit. `notes` are told to the person who publishes.
    """

    message: str
    writes: Mapping[str, bytes]
    deletes: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


def blob_id(content: bytes, algorithm: str = "sha1") -> str:
    """Return the id that git gives to a file's content."""
    digest = hashlib.new(algorithm, b"blob %d\0" % len(content), usedforsecurity=False)
    digest.update(content)
    return digest.hexdigest()


def within(path: str, folders: frozenset[str]) -> bool:
    """Say whether a path is one of these or lies below one of them."""
    parts = path.split("/")
    return any("/".join(parts[: end + 1]) in folders for end in range(len(parts)))


def after(tree: Tree, change: Change, algorithm: str = "sha1") -> dict[str, str]:
    """Return the tree that a change of a tree must lead to."""
    kept = {path: entry for path, entry in tree.items() if not within(path, change.deletes)}
    written = {
        path: f"{FILE_MODE} {blob_id(content, algorithm)}"
        for path, content in change.writes.items()
    }
    return kept | written


def differences(wanted: Tree, found: Tree) -> list[str]:
    """Return the paths at which two trees differ, in order."""
    return sorted(
        path for path in wanted.keys() | found.keys() if wanted.get(path) != found.get(path)
    )


def below(tree: Tree, folder: str) -> dict[str, str]:
    """Return the files below a folder, by their paths from it."""
    start = f"{folder}/"
    return {path[len(start) :]: entry for path, entry in tree.items() if path.startswith(start)}


def folders(tree: Tree) -> set[str]:
    """Return the folders at the tree's top."""
    return {path.partition("/")[0] for path in tree if "/" in path}
