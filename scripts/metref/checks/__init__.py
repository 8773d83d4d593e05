"""The rules. Each is a pure function from the catalog to problems; one family a module."""

from collections.abc import Callable, Iterator

from metref.catalog import Catalog
from metref.checks import addresses, citations, links, methods, sections, shared
from metref.problem import Problem

Rule = Callable[[Catalog], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    addresses.check_unique,
    addresses.check_nav,
    citations.check_keys,
    links.check_links,
    methods.check_blocks,
    methods.check_named_data,
    sections.check_sections,
    shared.check_warnings,
    shared.check_precautions,
)


def check(catalog: Catalog) -> list[Problem]:
    """Return every problem of the sources, by file and line: those met while reading, too."""
    found = set(catalog.problems)
    for rule in RULES:
        found.update(rule(catalog))
    return sorted(found)
