"""What a built site says of itself as data: its pages with their titles, and where others went."""

import json
from pathlib import Path
from typing import Any

from metref.catalog import Catalog, address_of
from metref.edition_facts import FACTS, edition_facts
from metref.this_edition import this_edition

PAGES = "pages.json"


def pages_data(catalog: Catalog) -> dict[str, Any]:
    """Return the pages by address and title, and for each address that moved the page's own."""
    pages = sorted(catalog.pages.values(), key=lambda page: page.address)
    return {
        "pages": [
            {"address": page.address, "title": page.meta.title if page.meta else page.path}
            for page in pages
        ],
        "moved": {
            old: address_of(redirect.to.partition("#")[0])
            for old, redirect in sorted(catalog.redirects.items())
        },
    }


def json_bytes(data: Any) -> bytes:
    """Return data as JSON that is the same whenever it is written, and legible line by line."""
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def write_site_data(catalog: Catalog, site: Path) -> None:
    """Write the data at the top of a built site."""
    facts = edition_facts(catalog, this_edition())
    (site / FACTS).write_bytes(json_bytes(facts.model_dump(mode="json")))
    (site / PAGES).write_bytes(json_bytes(pages_data(catalog)))
