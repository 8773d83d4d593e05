"""Titles and descriptions are plain text: the theme puts them into a page's code as they are."""

import re
from collections.abc import Iterator

import yaml

from metref.catalog import Catalog
from metref.checks.addresses import nav_nodes
from metref.problem import Problem
from metref.project import CONFIG
from metref.text_files import UnreadableError, read_text
from metref.yaml_lines import YamlError

# What could end the place in the code where the text stands.
CODE = re.compile(r'[<>"]')


def check_plain_titles(catalog: Catalog) -> Iterator[Problem]:
    """Refuse < > and double quotes in titles and descriptions, those of the nav included."""
    for page in catalog.pages.values():
        for key in ("title", "description") if page.meta else ():
            if found := CODE.search(getattr(page.meta, key)):
                yield _problem(page.file, page.line(key), f"The {key}", found[0])
    for title, line in _named_in_nav(catalog):
        if found := CODE.search(title):
            yield _problem(CONFIG, line, f"The title '{title}'", found[0])


def _named_in_nav(catalog: Catalog) -> Iterator[tuple[str, int]]:
    try:
        nodes = nav_nodes(read_text(catalog.project.config))
    except (UnreadableError, YamlError):
        return  # The check of the nav tells it.
    for node in nodes:
        yield from _nav_titles(node)


def _nav_titles(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nav_titles(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), key.start_mark.line + 1
            yield from _nav_titles(value)


def _problem(file: str, line: int, what: str, mark: str) -> Problem:
    message = f"{what} holds {mark}, and there the page's code would take it for its own."
    mend = "Write it in plain words; single quotes may stand there."
    return Problem(file, line, "plain-title", message, mend)
