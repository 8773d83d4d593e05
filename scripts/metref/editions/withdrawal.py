"""Withdrawing an edition: it stays where it is, and every page of it says so, scripts or not."""

from collections.abc import Iterator

from metref.editions.edition import (
    LATEST,
    LIST,
    RECORD,
    Withdrawn,
    list_text,
    newest,
    record_text,
)
from metref.editions.published import Published
from metref.editions.refusal import RefusedError
from metref.editions.site_copy import is_page, with_banner, withdrawn_banner
from metref.editions.tree_model import Change


def withdrawal_change(published: Published, name: str, withdrawn: Withdrawn) -> Change:
    """Return the change that withdraws an edition, and its copy under `latest` if it is the newest.

    Raises:
        RefusedError: there is no such edition, or it is withdrawn already.
    """
    edition = published.edition(name)
    if edition.withdrawn:
        since, why = edition.withdrawn.date, edition.withdrawn.reason
        raise RefusedError(f"The edition {name} was withdrawn on {since} already: {why}")
    gone = edition.model_copy(update={"withdrawn": withdrawn})
    editions = [gone if each == edition else each for each in published.editions]
    latest = newest(editions) == gone
    writes = {LIST: list_text(editions).encode()}
    for folder in (name, *([LATEST] if latest else [])):
        writes |= dict(marked_pages(published, folder, withdrawn))
        writes[f"{folder}/{RECORD}"] = record_text(gone).encode()
    also = " It is the latest one: publish a better one soon." if latest else ""
    pages = sum(map(is_page, writes))
    return Change(
        f"Withdraw edition {name}\n\n{withdrawn.reason}\n\nMetref-Action: withdraw {name}\n",
        writes,
        notes=(f"{pages} pages of edition {name} say that it was withdrawn.{also}",),
    )


def marked_pages(
    published: Published, folder: str, withdrawn: Withdrawn
) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of a folder with the banner of an edition that was withdrawn."""
    banner = withdrawn_banner(withdrawn.reason, withdrawn.date)
    for path, content in published.files(folder).items():
        if is_page(path):
            yield f"{folder}/{path}", with_banner(path, content, banner)
