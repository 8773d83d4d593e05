"""The checks of the sources. Each is a pure function from the catalog to problems."""

import dataclasses
from collections.abc import Callable, Iterator

from metref.catalog import Catalog
from metref.checks import (
    abbreviations,
    addresses,
    blocks,
    citable,
    citations,
    directions,
    doses,
    figures,
    fill_ins,
    front_matter,
    home_steps,
    ignored_links,
    links,
    methods,
    muscle_positions,
    plain_titles,
    plainness,
    redirects,
    safety,
    search_words,
    sections,
    shared,
    sides,
    steps,
    structure,
    words,
)
from metref.problem import Problem

Check = Callable[[Catalog], Iterator[Problem]]

# One family of rules a module; a module's text for writers stands in rules/.
CHECKS: tuple[Check, ...] = (
    abbreviations.check_abbreviations,
    addresses.check_unique,
    addresses.check_nav,
    blocks.check_blocks,
    blocks.check_citation_form,
    citable.check_kinds,
    citable.check_retracted,
    citable.check_method_sources,
    citations.check_keys,
    citations.check_unused,
    directions.check_directions,
    directions.check_findings,
    directions.check_words_of_data,
    directions.check_tables,
    doses.check_doses,
    doses.check_dose_in_steps,
    figures.check_figures,
    fill_ins.check_fill_ins,
    front_matter.check_key_order,
    front_matter.check_dates,
    front_matter.check_unique_titles,
    front_matter.check_region_folders,
    home_steps.check_home_steps,
    ignored_links.check_ignored,
    links.check_links,
    methods.check_blocks,
    methods.check_named_data,
    muscle_positions.check_muscle_positions,
    plainness.check_grades,
    plain_titles.check_plain_titles,
    redirects.check_redirects,
    redirects.check_vanished,
    safety.check_self_care,
    safety.check_reviews,
    search_words.check_search_words,
    search_words.check_search_lists,
    sections.check_sections,
    shared.check_warnings,
    shared.check_precautions,
    sides.check_sides,
    steps.check_steps,
    steps.check_push_words,
    structure.check_headings,
    structure.check_link_texts,
    structure.check_same_link_texts,
    structure.check_tables,
    structure.check_pictures,
    structure.check_orphans,
    structure.check_file_names,
    words.check_words,
)


# Those of them that judge each page by itself and take the most time.
OF_A_PAGE = frozenset(
    {
        abbreviations.check_abbreviations,
        blocks.check_blocks,
        blocks.check_citation_form,
        citable.check_kinds,
        citable.check_retracted,
        figures.check_figures,
        home_steps.check_home_steps,
        plainness.check_grades,
        sides.check_sides,
        steps.check_steps,
        structure.check_link_texts,
        words.check_words,
    }
)


def check(catalog: Catalog, pages: frozenset[str] | None = None) -> list[Problem]:
    """Return every problem of the sources, by file and line: those met while reading, too.

    With `pages` (paths from docs/), what judges a page by itself looks at these alone; whatever
    compares pages still sees all of them, so the problems of the named pages are the same.
    """
    chosen = catalog if pages is None else _only(catalog, pages)
    found = set(catalog.problems)
    for each in CHECKS:
        found.update(each(chosen if each in OF_A_PAGE else catalog))
    return sorted(found)


def _only(catalog: Catalog, pages: frozenset[str]) -> Catalog:
    kept = {path: page for path, page in catalog.pages.items() if path in pages}
    return dataclasses.replace(catalog, pages=kept)
