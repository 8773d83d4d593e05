"""The page of changes, drawn from the facts of this edition and of the one before.

/// changes         what changed since the edition before
"""

from collections.abc import Iterable
from xml.etree import ElementTree

from markdown import Markdown
from pymdownx.blocks import BlocksExtension

from metref.catalog import Catalog
from metref.edition_changes import EditionChanges, Place, Told
from metref.edition_comparison import compared
from metref.extensions.data_blocks import DataBlock
from metref.extensions.page_context import element, link
from metref.page_changes import Change
from metref.plain_date import plain_date

NOTHING_SAFE = (
    "No warning, precaution, direction, dose or rule on doing it yourself changed on any page."
)
FIRST = "This is the first edition, so there is nothing before it to compare it with."
PREVIEW = "This is a preview. What changed is worked out when an edition is published."


class ChangesBlock(DataBlock):
    """What changed since the edition before, what is about safety first."""

    NAME = "changes"

    def draw(self, box: ElementTree.Element, catalog: Catalog) -> None:
        """Draw each kind of change that there is; that of safety is always said."""
        after, changes = compared(catalog)
        if changes is None:
            element("p", FIRST if after.edition else PREVIEW, box)
            return
        dated = f"edition {changes.since} of {plain_date(changes.since_date)}"
        element("p", f"Everything below is since {dated}.", box)
        self._told(box, "Safety", changes.safety, NOTHING_SAFE)
        self._told(box, "How sure we are, and sources", changes.sureness, "")
        self._pages(box, "New pages", changes.new)
        self._moved(box, changes)
        self._removed(box, changes)
        self._texts(box, changes)

    @staticmethod
    def _part(box: ElementTree.Element, title: str) -> ElementTree.Element:
        element("h2", title, box, id=title.lower().replace(" ", "-").replace(",", ""))
        return element("ul", "", box)

    def _told(
        self, box: ElementTree.Element, title: str, told: tuple[Told, ...], nothing: str
    ) -> None:
        if not told and not nothing:
            return
        listed = self._part(box, title)
        if not told:
            box.remove(listed)
            element("p", nothing, box)
        for each in told:
            item = element("li", "", listed)
            self._name(item, each)
            inner = element("ul", "", item)
            for change in each.changes if each.how == "changed" else ():
                draw_change(element("li", "", inner), change)
            if not len(inner):
                item.remove(inner)

    def _name(self, item: ElementTree.Element, told: Told) -> None:
        if told.place.address is None:
            element("strong", told.place.title, item).tail = f" ({told.how})"
        else:
            self._link(item, told.place)

    def _link(self, parent: ElementTree.Element, place: Place) -> None:
        path = page_path(self.md, place.address or "")
        element("a", place.title, parent, href=path)

    def _pages(self, box: ElementTree.Element, title: str, places: Iterable[Place]) -> None:
        found = tuple(places)
        if found:
            listed = self._part(box, title)
            for place in found:
                self._link(element("li", "", listed), place)

    def _moved(self, box: ElementTree.Element, changes: EditionChanges) -> None:
        if changes.moved:
            listed = self._part(box, "Moved pages")
            for each in changes.moved:
                item = element("li", "", listed)
                self._link(item, Place(each.title, each.new))
                item[-1].tail = f", before at /{each.old}"

    def _removed(self, box: ElementTree.Element, changes: EditionChanges) -> None:
        if changes.removed:
            listed = self._part(box, "Removed pages")
            for place in changes.removed:
                element("li", f"{place.title}, before at /{place.address}", listed)

    def _texts(self, box: ElementTree.Element, changes: EditionChanges) -> None:
        if changes.texts:
            listed = self._part(box, "Changed text")
            for each in changes.texts:
                item = element("li", "", listed)
                self._link(item, each.place)
                item[-1].tail = f": {'; '.join(each.sections)}"


def page_path(md: Markdown, address: str) -> str:
    """Return the link from the page being drawn to the page at an address."""
    from metref import reading  # noqa: PLC0415

    pages = reading.current().pages.values()
    return link(md, next(page.path for page in pages if page.address == address))


def draw_change(item: ElementTree.Element, change: Change) -> None:
    """Draw one fact before and after, or what a list gained and lost."""
    whose = f" ({change.whose.replace('-', ' ')})" if change.whose else ""
    element("strong", f"{change.what}{whose}: ", item).tail = difference(change)


def difference(change: Change) -> str:
    """Return a change in words: one value before and after, or what a list gained and lost."""
    if max(len(change.before), len(change.after)) <= 1:
        before, after = (" ".join(each) or "nothing" for each in (change.before, change.after))
        return f"{before} → {after}"
    gone = "; ".join(each for each in change.before if each not in change.after)
    added = "; ".join(each for each in change.after if each not in change.before)
    parts = [f"taken out: {gone}"] * bool(gone) + [f"added: {added}"] * bool(added)
    return ". ".join(parts) or "in another order"


class EditionChangesExtension(BlocksExtension):
    """The block of changes."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: object) -> None:  # noqa: N802
        """Register the block."""
        block_mgr.register(ChangesBlock, self.getConfigs())  # type: ignore[attr-defined]


def makeExtension(**options: object) -> EditionChangesExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return EditionChangesExtension(**options)
