"""The repository that holds the published branch: the few things that we ask of git."""

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from metref.editions.refusal import MovedError, RefusedError
from metref.editions.tree_model import Tree

# What a push says where somebody else was faster; anything else is the remote's own no.
FASTER = ("fetch first", "non-fast-forward", "stale info", "cannot lock ref", "failed to update")
BLOB = 3


class GitError(Exception):
    """A command of git failed; what it said last."""


class Repository:
    """A clone of the project, called with the git of the person who publishes.

    Every method but those that say so raises GitError where git fails.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *arguments: str, given: bytes | None = None) -> bytes:
        """Run git and return what it wrote."""
        done = self._done(arguments, given)
        if done.returncode:
            raise GitError(_last_line(done.stderr))
        return done.stdout

    def line(self, *arguments: str) -> str:
        """Run git and return its one line."""
        return self.run(*arguments).decode("utf-8", "replace").strip()

    def _done(
        self, arguments: Sequence[str], given: bytes | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        # Messages are compared below, and nobody is there to type a password.
        env = os.environ | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
        command = ["git", *arguments]
        try:
            return subprocess.run(
                command, cwd=self.root, env=env, input=given, capture_output=True, check=False
            )
        except FileNotFoundError:
            raise GitError("git is not installed.") from None

    def tip(self, ref: str) -> str | None:
        """Return the commit that a ref names, or None where there is no such ref."""
        done = self._done(("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"))
        return done.stdout.decode().strip() or None

    def algorithm(self) -> str:
        """Return the digest by which objects are named."""
        return self.line("rev-parse", "--show-object-format")

    def is_ancestor(self, old: str, new: str) -> bool:
        """Say whether a commit is in the history of another."""
        return self._done(("merge-base", "--is-ancestor", old, new)).returncode == 0

    def tree(self, commit: str) -> Tree:
        """Return all files of a commit."""
        listed = self.run("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")
        found: dict[str, str] = {}
        for entry in filter(None, listed):
            head, _, path = entry.partition(b"\t")
            mode, _, identity = head.decode().split(" ")
            found[path.decode("utf-8", "surrogateescape")] = f"{mode} {identity}"
        return found

    def contents(self, entries: Iterable[str]) -> list[bytes]:
        """Return the bytes of files by their entries in a tree, in order, in one go of git."""
        ids = [entry.split(" ")[1] for entry in entries]
        answer = self.run("cat-file", "--batch", given="".join(f"{i}\n" for i in ids).encode())
        contents: list[bytes] = []
        place = 0
        for identity in ids:
            end = answer.index(b"\n", place)
            head = answer[place:end].split(b" ")
            if len(head) != BLOB or head[1] != b"blob":
                raise GitError(f"the object {identity} cannot be read: the repository is damaged.")
            start = end + 1
            place = start + int(head[2]) + 1
            contents.append(answer[start : place - 1])
        return contents

    def parents(self, commit: str) -> list[str]:
        """Return the parents of a commit."""
        return self.line("rev-list", "--parents", "--max-count=1", commit).split(" ")[1:]

    def show(self, ref: str, new: str, old: str | None, why: str) -> None:
        """Move a ref in one exchange, if it still is where it was (None: it was not there).

        Raises:
            MovedError: it is elsewhere now, and stays there.
        """
        done = self._done(("update-ref", "-m", why, ref, new, old or ""))
        if done.returncode:
            said = _last_line(done.stderr)
            if "but expected" in said or "already exists" in said or "unable to resolve" in said:
                raise MovedError(said)
            raise GitError(said)

    def fetch(self, remote: str, branch: str) -> str | None:
        """Fetch the branch of a remote; return its tip there, or None where it has none.

        Raises:
            RefusedError: the remote cannot be reached.
        """
        tip = self.remote_tip(remote, branch)
        if tip:
            tracking = f"refs/remotes/{remote}/{branch}"
            self.run("fetch", "--quiet", "--no-tags", remote, f"+refs/heads/{branch}:{tracking}")
            tip = self.tip(tracking)
        return tip

    def remote_tip(self, remote: str, branch: str) -> str | None:
        """Ask a remote for the tip of its branch.

        Raises:
            RefusedError: the remote cannot be reached.
        """
        done = self._done(("ls-remote", "--quiet", remote, f"refs/heads/{branch}"))
        if done.returncode:
            raise RefusedError(
                f"The remote '{remote}' cannot be reached ({_last_line(done.stderr)}). Nothing was "
                "changed, here or there. Look at 'git remote -v', or leave the push out."
            )
        return done.stdout.decode().partition("\t")[0] or None

    def push(self, remote: str, branch: str, commit: str) -> None:
        """Push a commit to the branch of a remote, never by force.

        Raises:
            MovedError: somebody else pushed first.
            RefusedError: the remote said no, or cannot be reached.
        """
        target = f"{commit}:refs/heads/{branch}"
        done = self._done(("push", "--porcelain", "--no-verify", remote, target))
        # A connection can break after the remote took the commit: what the remote holds counts.
        if not done.returncode or self._holds(remote, branch, commit):
            return
        said = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
        if any(word in said for word in FASTER):
            raise MovedError(said)
        raise RefusedError(
            f"The remote '{remote}' refused the push ({_reason(done)}). Nothing was changed, here "
            "or there. Ask whoever keeps the remote for the right to push to the branch."
        )

    def _holds(self, remote: str, branch: str, commit: str) -> bool:
        try:
            return self.remote_tip(remote, branch) == commit
        except RefusedError:
            raise RefusedError(
                f"The connection to '{remote}' broke while it was pushed to, and nobody can say "
                "whether it took the commit. The branch here is as it was. Run the command again: "
                "it looks at the remote first."
            ) from None


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("fatal: ") if lines else "git failed without a word"


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return why a push was refused: the line on the ref, with what the remote's hook said."""
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    refused = [line.split("\t")[-1] for line in lines if line.startswith("!")]
    said = [
        line.removeprefix("remote:").strip()
        for line in done.stderr.decode("utf-8", "replace").splitlines()
        if line.startswith("remote:")
    ]
    return "; ".join([*refused, *filter(None, said)]) or _last_line(done.stderr)
