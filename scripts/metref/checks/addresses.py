"""Addresses: each page has its own, and the navigation names pages that exist, each once."""

from collections.abc import Iterator

import yaml

from metref.catalog import Catalog
from metref.problem import Problem
from metref.project import CONFIG
from metref.text_files import UnreadableError, read_text
from metref.yaml_lines import YamlError, compose


def check_unique(catalog: Catalog) -> Iterator[Problem]:
    """Refuse two files that would be published at the same address."""
    taken: dict[str, str] = {}
    for page in catalog.pages.values():
        other = taken.setdefault(page.address.casefold(), page.file)
        if other != page.file:
            message = f"The address /{page.address} is that of {other} already."
            yield Problem(
                page.file, 1, "duplicate-address", message, "Rename one of the two files."
            )


def nav_entries(config: str) -> Iterator[tuple[str, int]]:
    """Yield each page that the configuration's nav names, with its line (from 1).

    Raises:
        YamlError: the configuration is not YAML that we read.
    """
    for nav in nav_nodes(config):
        yield from _paths(nav)


def nav_nodes(config: str) -> list[yaml.Node]:
    """Return the nav of a configuration as YAML, if it has one.

    Raises:
        YamlError: the configuration is not YAML that we read.
    """
    root = compose(config)
    keys = root.value if isinstance(root, yaml.MappingNode) else ()
    return [value for key, value in keys if key.value == "nav"]


def _paths(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _paths(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _paths(value)


def check_nav(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a nav that names a missing page or the same page twice, and a page it leaves out."""
    seen: set[str] = set()
    try:
        entries = list(nav_entries(read_text(catalog.project.config)))
    except UnreadableError as error:
        yield Problem(CONFIG, error.line, "unreadable-file", error.message, error.mend)
        return
    except YamlError as error:
        message = f"This is not YAML that we can read: {error}"
        mend = "Check quotes, colons and indentation there."
        yield Problem(CONFIG, error.line, "yaml", message, mend)
        return
    for path, line in entries:
        if path.endswith(".md") and path not in catalog.pages:
            message = f"The navigation names docs/{path}, and there is no such page."
            yield Problem(CONFIG, line, "nav", message, "Write the page, or take the line out.")
        if path in seen:
            message = f"The navigation names docs/{path} twice."
            yield Problem(CONFIG, line, "nav", message, "Keep one of the two lines.")
        seen.add(path)
    for path, page in catalog.pages.items():
        if path not in seen:
            message = "The navigation does not name this page, so nobody would find it."
            mend = f"Add {path} under 'nav' in {CONFIG}."
            yield Problem(page.file, 1, "nav", message, mend)
