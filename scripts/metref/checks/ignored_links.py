"""The list of outside links that are not asked for: each entry says which and why."""

import dataclasses
from collections.abc import Iterator

from metref.catalog import Catalog
from metref.links_ignored import read_ignored
from metref.problem import Problem

RULE = "ignored-link"


def check_ignored(catalog: Catalog) -> Iterator[Problem]:
    """Refuse an entry without a reason, or whose pattern is broken or leaves out everything."""
    _, problems = read_ignored(catalog.project)
    for problem in problems:
        yield dataclasses.replace(problem, rule=RULE)
