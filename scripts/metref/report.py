"""What a pull request changes, made from two trees: a revision of git, and the work tree."""

import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from metref import reading
from metref.checks import check
from metref.project import CONFIG, Project
from metref.report_text import markdown
from metref.revision import extract, present_files
from metref.tree_changes import Tree, compare

BUILT_FROM = re.compile(rf"(?:docs/|overrides/|scripts/|{re.escape(CONFIG)}$)")


def report(project: Project, base: str) -> str:
    """Return what the work tree changes as Markdown, compared with a revision of git.

    Raises:
        RevisionError: the files of the revision cannot be had.
    """
    with TemporaryDirectory() as folder:
        old = extract(project.root, base, Path(folder).resolve())
        names = [old.name(each) for each in old.root.rglob("*") if each.is_file()]
        before = read_tree(old, names)
        after = read_tree(project, present_files(project.root))
        return markdown(compare(before, after))


def read_tree(project: Project, names: Iterable[str]) -> Tree:
    """Read a tree: its pages and problems, and of the files named those the site is made from."""
    catalog = reading.read(project)
    files = {name: (project.root / name).read_bytes() for name in names if BUILT_FROM.match(name)}
    return Tree(catalog, tuple(check(catalog)), files)
