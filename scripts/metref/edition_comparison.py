"""Sets the edition that is being built beside the one that was published before it."""

from metref.catalog import Catalog
from metref.edition_changes import EditionChanges, changes_text, edition_changes
from metref.edition_facts import EditionFacts, edition_facts
from metref.generated import CHANGES, write_if_changed
from metref.project import Project
from metref.this_edition import this_edition


def previous_facts(project: Project) -> EditionFacts | None:
    """Return what the edition before states; None: there is none, or this is a preview."""
    if not project.previous.is_file():
        return None
    return EditionFacts.model_validate_json(project.previous.read_bytes())


def compared(catalog: Catalog) -> tuple[EditionFacts, EditionChanges | None]:
    """Return what this edition states, and what changed since the one before, if there is one."""
    after = edition_facts(catalog, this_edition())
    before = previous_facts(catalog.project)
    return after, edition_changes(before, after) if before else None


def write_changes(catalog: Catalog) -> None:
    """Write the changes as JSON beside the page that tells them."""
    after, changes = compared(catalog)
    write_if_changed(catalog.project.docs / CHANGES, changes_text(changes, after))
