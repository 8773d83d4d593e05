"""The project's files as they were at a revision of git, and the names of those there are now."""

import io
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from metref.project import CONFIG, Project

DOCS = "docs"


class RevisionError(Exception):
    """The files of the revision cannot be had; the message says why, for a person."""


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # the git of the person who asks, wherever it is
            ["git", *arguments],  # noqa: S607
            cwd=root,
            capture_output=True,
            check=True,
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed, and the report compares with it.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RevisionError(said[-1] if said else "git failed without a word.") from None
    return done.stdout


def commit_of(root: Path, revision: str) -> str:
    """Return the commit that a revision names.

    Raises:
        RevisionError: the project is in no repository, or the repository has no such revision.
    """
    _git(root, "rev-parse", "--git-dir")
    try:
        # --end-of-options: a revision is never read as an option of git's.
        wanted = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return _git(root, "rev-parse", *wanted).decode("ascii").strip()
    except (RevisionError, ValueError):
        raise RevisionError(
            f"git knows no revision {revision!r} here. Name a branch, a tag or a commit that this "
            "copy of the project holds: main, origin/main."
        ) from None


def extract(root: Path, revision: str, target: Path) -> Project:
    """Write the project's files of a revision below `target`; the work tree stays as it is.

    Raises:
        RevisionError: there is no such revision, or it holds no pages.
    """
    commit = commit_of(root, revision)
    held = _git(root, "ls-tree", "--name-only", commit, CONFIG, DOCS).split()
    if held != [DOCS.encode(), CONFIG.encode()]:
        raise RevisionError(f"The revision {revision!r} holds no {CONFIG} with {DOCS}/ beside it.")
    archive = _git(root, "archive", "--format=tar", commit)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            _write(tar, member, target)
    return Project(target)


def _write(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    # Plain files alone: a link could lead out of the folder.
    content = tar.extractfile(member) if member.isfile() else None
    if content is None or ".." in PurePosixPath(member.name).parts:
        return
    file = target / member.name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.read())


def present_files(root: Path) -> list[str]:
    """Return the files of the work tree that git keeps or would keep, from the top folder."""
    names = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = {name.decode("utf-8", "surrogateescape") for name in names.split(b"\0") if name}
    return sorted(name for name in listed if (root / name).is_file())
