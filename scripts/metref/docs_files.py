"""The files below docs/, without those that lead elsewhere."""

import os
from collections.abc import Iterator
from pathlib import Path

from metref.problem import Problem
from metref.project import Project

RULE = "unreadable-file"


def files_of(project: Project) -> tuple[list[Path], list[Problem]]:
    """Return the files, with the folders that are named like pages, and what cannot be read.

    Symbolic links are not followed: they can lead out of the project, or round in a circle.
    """
    problems: list[Problem] = []
    found: list[Path] = []

    def closed(error: OSError) -> None:
        message = f"The folder cannot be read ({error.strerror})."
        mend = "Look at the folder and its permissions."
        problems.append(Problem(project.name(Path(error.filename)), 1, RULE, message, mend))

    for folder, folders, files in os.walk(project.docs, onerror=closed):
        for path in (Path(folder, name) for name in (*files, *folders)):
            refused = list(_refused(path, project.name(path)))
            problems += refused
            if not refused and (path.name in files or path.suffix == ".md"):
                found.append(path)
    return sorted(found), problems


def _refused(path: Path, name: str) -> Iterator[Problem]:
    if path.is_symlink():
        message = "This is a symbolic link, which can lead out of docs/ or round in a circle."
        yield Problem(name, 1, RULE, message, "Put the file itself there, or take it out.")
    elif not path.is_file() and not path.is_dir():
        message = "This is neither a file nor a folder, and whoever reads it may wait for ever."
        yield Problem(name, 1, RULE, message, "Take it out.")
    elif not path.name.isprintable():
        message = "The file's name has characters that cannot be printed."
        yield Problem(name, 1, RULE, message, "Rename it: small letters, digits and hyphens.")
