"""Citations: `[@key]` or `[@a; @b]` in the text, and the list of sources at the page's end.

A citation becomes numbers that link to the list and show the source on hover; each source in the
list links back to where it is cited and to its original.
"""

import html
import re
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from metref import reading
from metref.bibliography import kind_of
from metref.catalog import CITATION, Catalog
from metref.extensions.page_context import element
from metref.source import Source

MARK = "citation"
TAGS = re.compile(r"<[^>]+>")
# Before links (160), whose brackets these would otherwise be.
INLINE_PRIORITY = 165
# After inline text (20), before headings get their anchors (5).
TREE_PRIORITY = 15


def plain(reference: str) -> str:
    """Return a reference's HTML as plain text, for a tooltip."""
    return html.unescape(TAGS.sub("", reference))


class CitationPattern(InlineProcessor):
    """Marks each citation; the numbers come when the whole page is known."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        """Return a mark that holds the keys."""
        keys = " ".join(key.strip().removeprefix("@") for key in m[1].split(";"))
        return element("sup", class_=MARK, data_keys=keys), m.start(0), m.end(0)


class CitationNumbers(Treeprocessor):
    """Numbers the citations in reading order and appends the list of sources."""

    md: Markdown

    def run(self, root: ElementTree.Element) -> None:
        """Number every mark below `root`; without any, leave the page as it is."""
        catalog = reading.current()
        places: dict[str, list[str]] = {}
        parents = {child: parent for parent in root.iter() for child in parent}
        for mark in root.iter("sup"):
            if mark.get("class") == MARK:
                _close_up(parents[mark], mark)
                self._number(mark, mark.attrib.pop("data-keys", ""), places, catalog)
        if places:
            root.append(self._list(places, catalog))

    def _number(
        self,
        mark: ElementTree.Element,
        keys: str,
        places: dict[str, list[str]],
        catalog: Catalog,
    ) -> None:
        known = [key for key in dict.fromkeys(keys.split()) if key in catalog.sources]
        for key in known:
            places.setdefault(key, [])
        for key in sorted(known, key=list(places).index):
            cited = places[key]
            cited.append(f"cite-{key}-{len(cited) + 1}")
            number = str(list(places).index(key) + 1)
            source = plain(catalog.references[key])
            attributes = {"id": cited[-1], "title": source, "aria_label": f"Source {number}"}
            element("a", number, mark, href=f"#ref-{key}", **attributes)

    def _list(self, places: dict[str, list[str]], catalog: Catalog) -> ElementTree.Element:
        section = element("section", class_="references", data_search_exclude="")
        element("h2", "References", section, id="references")
        listed = element("ol", "", section)
        for key, cited in places.items():
            item = element("li", "", listed, id=f"ref-{key}")
            draw_reference(self.md, item, catalog.sources[key], catalog)
            _draw_backlinks(item, cited)
        return section


def _close_up(parent: ElementTree.Element, mark: ElementTree.Element) -> None:
    """Take out the space before a citation: the number stands against its word."""
    index = list(parent).index(mark)
    if index:
        before = parent[index - 1]
        before.tail = (before.tail or "").rstrip()
    else:
        parent.text = (parent.text or "").rstrip()


def draw_reference(
    md: Markdown, parent: ElementTree.Element, source: Source, catalog: Catalog
) -> None:
    """Draw a source: its kind, its reference, what was not checked, and its original."""
    element("span", kind_of(source), parent, class_="reference__kind")
    tag = "del" if source.retracted else "span"
    text = element(tag, "", parent, class_="reference__text")
    text.text = md.htmlStash.store(catalog.references[source.key])
    if source.retracted:
        element("strong", f"Retracted. {source.retracted}", parent, class_="reference__retracted")
    if source.verified == "partial":
        missing = ", ".join(field.replace("_", " ") for field in source.not_verified)
        note = f"Partly checked: we did not see {missing}."
        element("span", note, parent, class_="reference__partial")
    if source.address:
        address = source.address.removeprefix("https://").removeprefix("http://")
        element("a", address, parent, href=source.address, class_="reference__link")


def _draw_backlinks(item: ElementTree.Element, cited: list[str]) -> None:
    for number, place in enumerate(cited, start=1):
        label = f"Back to the text, place {number}"
        element("a", "↩", item, href=f"#{place}", class_="reference__back", aria_label=label)


class CitationsExtension(Extension):
    """Citations with numbered references."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the pattern and the numbering."""
        md.inlinePatterns.register(
            CitationPattern(CITATION.pattern, md), "citation", INLINE_PRIORITY
        )
        md.treeprocessors.register(CitationNumbers(md), "citation_numbers", TREE_PRIORITY)


def makeExtension(**options: object) -> CitationsExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return CitationsExtension(**options)
