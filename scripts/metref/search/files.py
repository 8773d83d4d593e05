"""Writes the search's index into a built site, and leaves the theme an empty one."""

import json
from pathlib import Path

from metref.catalog import Catalog
from metref.search.index import search_index
from metref.search.sections import STOCK_INDEX, read_stock, sections
from metref.search.words import read_search_data

OWN_INDEX = "search/index.json"


def write_search(catalog: Catalog, site: Path) -> None:
    """Write our index beside the engine's, and empty that one: the theme loads it on every page.

    An engine whose search writes another kind of index keeps its own search.
    """
    stock = read_stock(site)
    if stock is None or not stock["docs"]:
        return
    data, _ = read_search_data(catalog.project)
    index = search_index(catalog, sections(stock), data)
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (site / OWN_INDEX).write_text(text, "utf-8")
    # What is left tells the theme how to part words that it highlights.
    (site / STOCK_INDEX).write_text(json.dumps({"config": stock["config"], "docs": []}), "utf-8")
