"""The card of one method: its facts from the page's data, above the writer's steps.

/// method | supine-hip-flexed

1. **Lie.** ...

///
"""

from xml.etree import ElementTree

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from metref import reading
from metref.catalog import Catalog
from metref.extensions.page_context import current_path, element
from metref.facts import Fact, method_facts
from metref.technique import Method


def find_method(md: Markdown, identity: str, catalog: Catalog) -> Method | None:
    """Return the current page's method of that id, or None."""
    page = catalog.pages.get(current_path(md))
    methods = page.technique.methods if page and page.technique else ()
    return next((method for method in methods if method.id == identity), None)


def draw_facts(parent: ElementTree.Element, facts: list[Fact]) -> None:
    """Draw facts as a list of terms and texts; who moves is a class, and stands in the label."""
    listed = element("dl", "", parent, class_="facts")
    for fact in facts:
        kind = f"fact fact--{fact.actor}" if fact.actor else "fact"
        group = element("div", "", listed, class_=kind)
        element("dt", fact.label, group)
        element("dd", fact.text, group)


class MethodBlock(Block):
    """Draws name, side, position, barrier, push and dose above the steps."""

    NAME = "method"
    ARGUMENT = True

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Return the card that the steps go into."""
        card = element("section", "", parent, class_="method")
        catalog = reading.current()
        method = find_method(self.md, self.argument, catalog)
        if method:
            element("h3", method.name, card, id=method.id)
            draw_facts(card, method_facts(method, catalog))
        return card


class MethodBlockExtension(BlocksExtension):
    """The method block."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: object) -> None:  # noqa: N802
        """Register the block."""
        block_mgr.register(MethodBlock, self.getConfigs())  # type: ignore[attr-defined]


def makeExtension(**options: object) -> MethodBlockExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return MethodBlockExtension(**options)
