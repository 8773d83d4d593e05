"""Writes what the theme draws from our data: shared warnings, summary cards, states of review.

A template cannot read files from docs/, so this step on files before the build puts them into a
template of their own, which both engines can import.
"""

import html
import json
import re
from typing import Any

import markdown

from metref.catalog import Catalog, address_of
from metref.facts import summary
from metref.fingerprint import review_matches
from metref.front_matter_models import Technique
from metref.generated import write_if_changed
from metref.project import Project
from metref.search.words import read_search_data
from metref.shared_data import SharedWarning
from metref.this_edition import ThisEdition, this_edition

# Stands for the way from a page to the top of the site; the template puts in the real one.
TOP = "@top@/"
LINK = re.compile(r"\]\((?P<path>[^):#\s]+\.md)")
HEAD = "{#- Written by metref before each build: do not edit. -#}\n"


def warning_html(warning: SharedWarning) -> str:
    """Return a shared warning's text as HTML, its links from the top of the site."""
    linked = LINK.sub(lambda match: f"]({TOP}{address_of(match['path'])}", warning.body)
    return markdown.markdown(linked)


def card_rows(technique: Technique, catalog: Catalog) -> list[dict[str, str]]:
    """Return the rows of a summary card: label, HTML, and who moves, for the template."""
    rows = [
        {"label": fact.label, "html": html.escape(fact.text), "actor": fact.actor}
        for fact in summary(technique, catalog)
    ]
    for row in rows:
        if row["label"] == "Certainty":
            level = technique.certainty.value
            row["html"] = f'<span class="certainty certainty--{level}">{row["html"]}</span>'
    return [
        *rows,
        {"label": "Take care with", "html": _precautions(technique, catalog), "actor": "links"},
    ]


def _precautions(technique: Technique, catalog: Catalog) -> str:
    page = f"{TOP}safety/contraindications/"
    return "; ".join(
        f'<a href="{page}#{each}">{html.escape(catalog.precautions[each].name)}</a>'
        for each in technique.precautions
        if each in catalog.precautions
    )


def theme_data(catalog: Catalog, edition: ThisEdition | None = None) -> str:
    """Return the template that holds the shared warnings, and the pages' cards and states.

    Warnings go by their ids. By a page's address go its card, whether it was reviewed and has not
    changed since, and how to cite it in the edition that is built, if one is.
    """
    warnings = {
        each.id: {"kind": each.kind, "title": each.title, "html": warning_html(each)}
        for each in catalog.warnings.values()
    }
    cards = {
        page.address: card_rows(page.technique, catalog)
        for page in catalog.pages.values()
        if page.technique
    }
    reviewed = {
        page.address: True for page in catalog.pages.values() if review_matches(page, catalog)
    }
    parts: dict[str, Any] = {
        "warnings": warnings,
        "cards": cards,
        "reviewed": reviewed,
        "emergency_words": _emergency_words(catalog.project),
        "edition": {"name": edition.name, "date": edition.date} if edition else {},
        "cites": citations(catalog, edition) if edition else {},
    }
    return HEAD + "".join(_set(name, value) for name, value in parts.items())


def _emergency_words(project: Project) -> str:
    """Return the signs of an emergency as JSON that may stand in a page's script element."""
    data, _ = read_search_data(project)
    signs = [[list(group) for group in each.all] for each in data.emergencies.values()]
    return json.dumps(signs, separators=(",", ":")).replace("<", "\\u003c")


def citations(catalog: Catalog, edition: ThisEdition) -> dict[str, dict[str, str]]:
    """Return how to cite each page in an edition, by the page's address."""
    # The library takes long to import, and a preview cites no edition.
    from metref.page_citation import bibtex_citation, plain_citation  # noqa: PLC0415

    return {
        page.address: {
            "address": f"{edition.address}{page.address}",
            "plain": plain_citation(page, edition),
            "bibtex": bibtex_citation(page, edition),
        }
        for page in catalog.pages.values()
    }


def _set(name: str, value: Any) -> str:
    data = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
    return f"{{% set {name} = {data} %}}\n"


def write_theme_data(catalog: Catalog, project: Project) -> None:
    """Write the template that the theme imports."""
    file = project.overrides / "partials" / "generated" / "data.html"
    write_if_changed(file, theme_data(catalog, this_edition()))
