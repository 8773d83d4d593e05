"""What pages share: the warning and the precautions that a page names exist."""

from collections.abc import Iterator

from metref.catalog import Catalog
from metref.front_matter_models import Clinical
from metref.problem import Problem


def check_warnings(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a warning that nobody has worded: the page would stand without it."""
    for page in catalog.pages.values():
        if isinstance(page.meta, Clinical) and page.meta.warning not in catalog.warnings:
            message = f"There is no shared warning '{page.meta.warning}'."
            mend = f"Name one of: {', '.join(sorted(catalog.warnings))}."
            yield Problem(page.file, page.line("warning"), "warning", message, mend)


def check_precautions(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a precaution that the list of contraindications does not hold."""
    for page in catalog.pages.values():
        for index, identity in enumerate(page.technique.precautions if page.technique else ()):
            if identity not in catalog.precautions:
                message = f"There is no precaution '{identity}'."
                mend = "docs/safety/contraindications.yaml lists their ids."
                line = page.line("precautions", index)
                yield Problem(page.file, line, "precaution", message, mend)
