"""Labels the cells of a table with their column, so that a phone can show each row as a card."""

from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

# After citations (15) have become numbers, which are no part of a label; before anchors (5).
PRIORITY = 6


def heading(cell: ElementTree.Element) -> str:
    """Return a header cell's text without the numbers of its citations."""
    parts = [cell.text or ""]
    for child in cell:
        if child.tag != "sup":
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


class TableLabels(Treeprocessor):
    """Gives each cell below a header its header's text as `data-label`."""

    def run(self, root: ElementTree.Element) -> None:
        """Label the tables below `root`."""
        for table in root.iter("table"):
            labels = [heading(cell) for cell in table.iterfind("thead/tr/th")]
            for row in table.iterfind("tbody/tr"):
                for label, cell in zip(labels, row, strict=False):
                    cell.set("data-label", label)


class TableLabelsExtension(Extension):
    """Tables whose cells know their column."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processor."""
        md.treeprocessors.register(TableLabels(md), "table_labels", PRIORITY)


def makeExtension(**options: object) -> TableLabelsExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return TableLabelsExtension(**options)
