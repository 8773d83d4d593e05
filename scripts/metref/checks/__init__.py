"""The checks of the sources. Each is a pure function from the catalog to problems."""

from collections.abc import Callable, Iterator

from metref.catalog import Catalog
from metref.checks import addresses, citations, links, methods, sections, shared
from metref.problem import Problem

Check = Callable[[Catalog], Iterator[Problem]]

# One family of rules a module; a module's text for writers stands in rules/.
CHECKS: tuple[Check, ...] = (
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
    for each in CHECKS:
        found.update(each(catalog))
    return sorted(found)
