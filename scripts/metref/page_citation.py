"""How a page of an edition is cited: as plain text, and as BibTeX."""

from pybtex.database import BibliographyData, Entry, Person

from metref.catalog import Page
from metref.plain_date import MONTHS, plain_date
from metref.this_edition import ThisEdition

SITE = "MET Reference"
AUTHOR = "The MET Reference contributors"


def plain_citation(page: Page, edition: ThisEdition) -> str:
    """Return how to cite a page of an edition, with the address at which it stays."""
    title = page.meta.title if page.meta else page.path
    end = "" if title.endswith(("?", "!", ".")) else "."
    dated = f"edition {edition.name} ({plain_date(edition.date)})"
    return f"{AUTHOR}. {title}{end} {SITE}, {dated}. {edition.address}{page.address}"


def bibtex_citation(page: Page, edition: ThisEdition) -> str:
    """Return a page of an edition as an entry of BibTeX."""
    year, month, _ = edition.date.split("-")
    fields = {
        "title": f"{{{page.meta.title if page.meta else page.path}}}",
        "howpublished": f"{SITE}, edition {edition.name}",
        "year": year,
        "month": MONTHS[int(month) - 1][:3].lower(),
        "url": f"{edition.address}{page.address}",
    }
    entry = Entry("misc", fields, {"author": [Person(last=f"{{{AUTHOR}}}")]})
    key = "-".join(["metref", edition.name, *page.address.strip("/").split("/")]).strip("-")
    return str(BibliographyData({key: entry}).to_string("bibtex")).strip()
