"""Carries out one change of the published branch: the whole of it, or nothing.

Objects are written first, as a commit on a branch of its own that nobody reads. The commit is read
back and compared with what it must be. Only then the published branch is moved, in one exchange.
"""

import contextlib
import os
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mike import git_utils

from metref.editions.published import Published
from metref.editions.read_back import faults
from metref.editions.refusal import MovedError, RefusedError
from metref.editions.repository import GitError, Repository
from metref.editions.tree_model import Change, after, differences

TRIES = 5
SHOWN = 5
STAGING = "metref-staging"
DAY = 24 * 60 * 60

Maker = Callable[[Published], Change]
Teller = Callable[[str], None]


@dataclass(frozen=True)
class Place:
    """Where to publish: a branch, and the remote it is pushed to.

    `push`: the remote counts, and the change is there first. `dry_run`: all is done but the last
    step.
    """

    branch: str = "gh-pages"
    remote: str = "origin"
    push: bool = False
    dry_run: bool = False

    @property
    def ref(self) -> str:
        """The branch's full name."""
        return f"refs/heads/{self.branch}"


@dataclass(frozen=True)
class Tips:
    """Where the branch is here, and the commit to build on; None: it is not there."""

    here: str | None
    base: str | None


@dataclass(frozen=True)
class Visible:
    """A commit that was read back and may be shown, and the message that it has."""

    commit: str
    message: str

    @property
    def why(self) -> str:
        """What the log of the branch says about it."""
        return self.message.partition("\n")[0]


def carry_out(repository: Repository, place: Place, make: Maker, tell: Teller) -> Change:
    """Make a change from what is published now, and publish it; begin again where that moved.

    Raises:
        RefusedError: nothing was changed; why.
        GitError: nothing was changed; what git said.
    """
    refuse_unfit(repository, place)
    for _ in range(TRIES):
        tips = tips_of(repository, place)
        change = make(Published(repository, tips.base))
        tell("Writing the commit")
        with staged(repository, tips.base, change) as commit:
            tell("Reading it back")
            verify(repository, tips.base, change, commit)
            if place.dry_run:
                return change
            try:
                make_visible(repository, place, tips, Visible(commit, change.message), tell)
            except MovedError:
                tell("Somebody else published in between: doing it again on top of that")
            else:
                return change
    raise RefusedError(
        f"Others published {TRIES} times in between. Nothing was changed; try again."
    )


def refuse_unfit(repository: Repository, place: Place) -> None:
    """Refuse a repository in which the branch cannot be moved.

    Raises:
        RefusedError: it is no repository, nobody's name is set, or a work tree shows the branch.
    """
    try:
        trees = repository.line("worktree", "list", "--porcelain")
    except GitError as error:
        raise RefusedError(f"This is no repository of git that we can read: {error}") from None
    if f"branch {place.ref}" in trees.splitlines():
        raise RefusedError(
            f"A work tree shows the branch {place.branch}, and its files would no longer fit. "
            "Switch it to another branch first: git switch main."
        )
    try:
        repository.line("var", "GIT_COMMITTER_IDENT")
    except GitError:
        raise RefusedError(
            "Git does not know who publishes. Say so: git config user.name and user.email."
        ) from None


def tips_of(repository: Repository, place: Place) -> Tips:
    """Return where the branch is here, and its newest commit, here or at the remote.

    Raises:
        RefusedError: the two went different ways, or the remote cannot be reached.
    """
    here = repository.tip(place.ref)
    if place.push:
        there = repository.fetch(place.remote, place.branch)
    else:
        there = repository.tip(f"refs/remotes/{place.remote}/{place.branch}")
    if here is None or there is None or here == there:
        return Tips(here, here or there)
    if repository.is_ancestor(here, there):
        return Tips(here, there)
    if repository.is_ancestor(there, here):
        return Tips(here, here)
    raise RefusedError(
        f"The branch {place.branch} went one way here and another at '{place.remote}'. Nothing was "
        f"changed. If what was published here alone may go: git branch -f {place.branch} "
        f"{place.remote}/{place.branch}"
    )


@contextlib.contextmanager
def staged(repository: Repository, base: str | None, change: Change) -> Iterator[str]:
    """Write the change as a commit on top of `base`; the commit is what this yields.

    It hangs on a branch of its own, which goes again at the end. Where a run was killed, that
    branch stays behind and is taken away by the next run.

    Raises:
        GitError: the commit could not be written.
    """
    remove_left_behind(repository)
    name = f"{STAGING}/{os.getpid()}-{uuid.uuid4().hex[:8]}"
    if base:
        repository.run("update-ref", f"refs/heads/{name}", base)
    try:
        yield _written(repository, name, change)
    finally:
        with contextlib.suppress(GitError):
            repository.run("update-ref", "-d", f"refs/heads/{name}")


def remove_left_behind(repository: Repository) -> None:
    """Take away the branches that killed runs left, once they are a day old."""
    form = "--format=%(committerdate:unix) %(refname)"
    for line in repository.line("for-each-ref", form, f"refs/heads/{STAGING}/").splitlines():
        written, _, ref = line.partition(" ")
        if int(written) < time.time() - DAY:
            repository.run("update-ref", "-d", ref)


@contextlib.contextmanager
def unpacked() -> Iterator[None]:
    """Let git write each object into a file of its own, while this lasts.

    The pack of an import is kept as it is, each page in full. Single objects are packed later as
    what differs from the edition before, and the branch grows by a tenth of that.
    """
    count = int(os.environ.get("GIT_CONFIG_COUNT", "0"))
    settings = {
        "GIT_CONFIG_COUNT": str(count + 1),
        f"GIT_CONFIG_KEY_{count}": "fastimport.unpackLimit",
        f"GIT_CONFIG_VALUE_{count}": "1000000",
    }
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, was in before.items():
            os.environ.pop(name)
            os.environ.update({name: was} if was is not None else {})


def _written(repository: Repository, name: str, change: Change) -> str:
    # mike's commands work in the current folder, with the settings of the environment.
    with contextlib.chdir(repository.root), unpacked():
        try:
            with git_utils.Commit(name, change.message, allow_empty=True) as commit:
                commit.delete_files(sorted(change.deletes))
                for path, content in sorted(change.writes.items()):
                    commit.add_file(git_utils.FileInfo(path, content))
        except (git_utils.GitError, OSError) as error:
            raise GitError(f"The commit could not be written: {error}") from error
    return repository.line("rev-parse", f"refs/heads/{name}")


def verify(repository: Repository, base: str | None, change: Change, commit: str) -> None:
    """Read a commit back, and compare it with what it must be.

    Raises:
        RefusedError: it stands on something else, a file is missing, or one is not as it must be.
    """
    if repository.parents(commit) != ([base] if base else []):
        raise RefusedError("The commit does not stand on what is published. Nothing was changed.")
    before = repository.tree(base) if base else {}
    wanted = after(before, change, repository.algorithm())
    if wrong := differences(wanted, repository.tree(commit)):
        shown = ", ".join(wrong[:SHOWN])
        raise RefusedError(
            f"The commit was read back, and {len(wrong)} files are not as they must be: {shown}. "
            "Nothing was changed. Look at the disk ('git fsck'), and try again."
        )
    if wrong := list(faults(Published(repository, commit), change.linked)):
        shown = "\n".join(wrong[:SHOWN])
        raise RefusedError(
            f"The commit was read back, and is not whole:\n{shown}\nNothing changed."
        )


def make_visible(
    repository: Repository, place: Place, tips: Tips, new: Visible, tell: Teller
) -> None:
    """Move the branch to the commit: at the remote first, if it is to be pushed, then here.

    Raises:
        MovedError: somebody else was faster, and the branch stays as they left it.
        RefusedError: the remote said no.
    """
    if place.push:
        tell(f"Pushing to {place.remote}")
        repository.push(place.remote, place.branch, new.commit)
    tell(f"Moving {place.branch}")
    try:
        repository.show(place.ref, new.commit, tips.here, new.why)
    except MovedError:
        if not place.push:
            raise
        # Published all the same: the branch here is only behind.
        tell(f"Published at {place.remote}; the branch {place.branch} here was moved by others")
