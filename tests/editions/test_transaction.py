"""A commit is read back before it is shown: what is not as it must be is never seen."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from mike import git_utils

from metref.editions.refusal import RefusedError
from metref.editions.repository import GitError, Repository
from metref.editions.transaction import STAGING, unpacked
from metref.editions.tree_model import Change, after, below, blob_id, differences, within
from tests.editions.conftest import PLACE, git, publish, state

Write = Callable[[git_utils.Commit, git_utils.FileInfo], None]


def refused_and_unseen(repository: Repository, said: str) -> None:
    """Assert that the next edition is refused, and that nobody sees any of it."""
    before = repository.tip(PLACE.ref)
    with pytest.raises((RefusedError, GitError), match=said):
        publish(repository, "2026.12")
    assert repository.tip(PLACE.ref) == before
    assert git(repository.root, "for-each-ref", f"refs/heads/{STAGING}/") == ""


@pytest.mark.parametrize("change", ["lost", "cut", "elsewhere"])
def test_a_file_that_was_not_written_as_it_must_be_is_seen(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    publish(repository, "2026.11")
    write: Write = git_utils.Commit.add_file

    def wrong(commit: git_utils.Commit, file: Any) -> None:
        if file.path == "2026.12/pelvis/index.html":
            if change == "lost":
                return
            if change == "cut":
                file.data = file.data[:-1]
            else:
                file.path = "2026.11/pelvis/index.html"
        write(commit, file)

    monkeypatch.setattr(git_utils.Commit, "add_file", wrong)
    refused_and_unseen(repository, r"read back, and [12] files? .*pelvis/index\.html")


def test_an_edition_that_would_be_lost_is_seen(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(repository, "2026.11")
    delete = git_utils.Commit.delete_files

    def more(commit: git_utils.Commit, files: list[str]) -> None:
        delete(commit, [*files, "2026.11"])

    monkeypatch.setattr(git_utils.Commit, "delete_files", more)
    refused_and_unseen(repository, r"files are not as they must be: 2026\.11/")


def test_a_commit_on_something_else_is_seen(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(repository, "2026.11")
    other = git(repository.root, "rev-parse", "HEAD")
    monkeypatch.setattr(git_utils, "get_latest_commit", lambda *_, **__: other)
    refused_and_unseen(repository, "new tip .* does not contain")


def test_objects_are_written_one_by_one_so_that_they_can_be_packed_well(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "Somebody Else")
    with unpacked():
        assert git(repository.root, "config", "fastimport.unpackLimit") == "1000000"
        assert git(repository.root, "config", "user.name") == "Somebody Else"
    assert git(repository.root, "config", "--default=none", "fastimport.unpackLimit") == "none"


def test_a_change_deletes_folders_and_then_writes() -> None:
    tree = {"a/b": "100644 1", "a/c": "100644 2", "ab/c": "100644 3", "top": "100644 4"}
    change = Change("Why", {"a/c": b"new"}, deletes=frozenset({"a"}))
    assert after(tree, change) == {
        "a/c": f"100644 {blob_id(b'new')}",
        "ab/c": "100644 3",
        "top": "100644 4",
    }


def test_an_id_is_the_one_that_git_gives(repository: Repository) -> None:
    content = b"some text\n"
    given = repository.run("hash-object", "--stdin", given=content).decode().strip()
    assert blob_id(content, repository.algorithm()) == given
    assert blob_id(b"", "sha256") == hashlib.sha256(b"blob 0\0").hexdigest()


def test_trees_are_compared_path_by_path() -> None:
    assert differences({"a": "1", "b": "2"}, {"b": "3", "c": "4"}) == ["a", "b", "c"]
    assert below({"a/b": "1", "ab/c": "2"}, "a") == {"b": "1"}
    assert within("a/b/c", frozenset({"a/b"}))
    assert not within("a/bc", frozenset({"a/b"}))
    assert not within("a", frozenset({"a/b"}))


def test_only_one_commit_is_added_each_time(repository: Repository) -> None:
    publish(repository, "2026.11")
    first = repository.tip(PLACE.ref)
    publish(repository, "2026.12")
    assert repository.parents(str(state(repository).commit)) == [first]
