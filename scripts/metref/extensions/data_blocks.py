"""Lists and tables drawn from the data: they are never written by hand, so they never lag.

/// techniques | pelvis     the technique pages of a region, or of all
/// sources | pelvis        the sources of a region
/// bibliography            every source, with the pages that cite it
/// glossary                every term
/// precautions | stop      who should not have MET; "caution": whose plan changes
"""

from collections.abc import Iterable
from xml.etree import ElementTree

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from metref import reading
from metref.bibliography import KINDS
from metref.catalog import Catalog, Page
from metref.extensions.citations import draw_reference
from metref.extensions.page_context import element, link
from metref.facts import cite
from metref.rule_texts import rule_texts
from metref.shared_data import Precaution, Term
from metref.source import Source
from metref.technique import strictest
from metref.words import CERTAINTIES, FOUNDED_ON, SELF_CARE

NAMES_SHOWN = 3


def draw_table(parent: ElementTree.Element, heads: Iterable[str]) -> ElementTree.Element:
    """Draw a table's head and return its body."""
    table = element("table", "", parent)
    row = element("tr", "", element("thead", "", table))
    for head in heads:
        element("th", head, row, scope="col")
    return element("tbody", "", table)


class DataBlock(Block):
    """A block without text of its own, drawn from the catalog."""

    ARGUMENT: bool | None = None

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Return the drawn list or table."""
        box = element("div", "", parent, class_=f"drawn drawn--{self.NAME}")
        self.draw(box, reading.current())
        return box

    def draw(self, box: ElementTree.Element, catalog: Catalog) -> None:
        """Draw into the box."""
        raise NotImplementedError


class TechniquesBlock(DataBlock):
    """The technique pages of a region with other names, certainty and self-care rule."""

    NAME = "techniques"

    def draw(self, box: ElementTree.Element, catalog: Catalog) -> None:
        """Draw one row a page."""
        body = draw_table(box, ("Technique", "Also called", "Evidence", "Do it yourself?"))
        for page in catalog.techniques(self.argument or "all"):
            self._row(body, page)

    def _row(self, body: ElementTree.Element, page: Page) -> None:
        technique = page.technique
        if technique is None:
            return
        row = element("tr", "", body)
        first = element("td", "", row)
        element("a", technique.title, first, href=link(self.md, page.path))
        element("td", ", ".join(technique.also_called[:NAMES_SHOWN]), row)
        sure = technique.certainty
        cell = element("td", "", row)
        element("span", CERTAINTIES[sure], cell, class_=f"certainty certainty--{sure.value}")
        element("td", SELF_CARE[strictest(technique.methods)], row)


class SourcesBlock(DataBlock):
    """The sources of a region."""

    NAME = "sources"

    def draw(self, box: ElementTree.Element, catalog: Catalog) -> None:
        """Draw one item a source, the newest first."""
        chosen = [s for s in catalog.sources.values() if self.argument in (None, "all", *s.regions)]
        listed = element("ul", "", box, class_="references")
        for source in sorted(chosen, key=lambda s: (-(s.year or 0), s.key)):
            draw_reference(self.md, element("li", "", listed), source, catalog)


class BibliographyBlock(DataBlock):
    """Every source with what it found and the pages that cite it."""

    NAME = "bibliography"

    def draw(self, box: ElementTree.Element, catalog: Catalog) -> None:
        """Draw one entry a source, by key, with an anchor."""
        for key, source in sorted(catalog.sources.items()):
            marks = {"data_kind": KINDS[source.type], "data_regions": " ".join(source.regions)}
            entry = element("article", "", box, class_="source", id=key, **marks)
            draw_reference(self.md, element("p", "", entry), source, catalog)
            self._findings(entry, source)
            self._backlinks(entry, catalog.citing_pages.get(key, ()))

    @staticmethod
    def _findings(entry: ElementTree.Element, source: Source) -> None:
        for label, text in (("What it found", source.finding), ("Limits", source.caveat)):
            if text:
                line = element("p", "", entry, class_="source__note")
                element("strong", f"{label}: ", line).tail = text

    def _backlinks(self, entry: ElementTree.Element, pages: tuple[Page, ...]) -> None:
        line = element(
            "p", "Cited on: " if pages else "Not cited yet.", entry, class_="source__pages"
        )
        for number, page in enumerate(pages, start=1):
            title = page.meta.title if page.meta else page.path
            place = element("a", title, line, href=link(self.md, page.path))
            place.tail = ", " if number < len(pages) else "."


class GlossaryBlock(DataBlock):
    """Every term of the glossary, each with its own address."""

    NAME = "glossary"

    def draw(self, box: ElementTree.Element, catalog: Catalog) -> None:
        """Draw the terms by letter."""
        letter = ""
        for term in sorted(catalog.terms.values(), key=lambda each: each.term.casefold()):
            first = term.term[0].upper()
            if first != letter:
                letter = first
                element("h2", letter, box, id=f"letter-{letter.lower()}")
            self._term(box, term)

    @staticmethod
    def _term(box: ElementTree.Element, term: Term) -> None:
        short = f" ({', '.join(term.short)})" if term.short else ""
        element("h3", f"{term.term}{short}", box, id=term.id)
        element("p", term.plain, box)
        if term.more:
            element("p", term.more, box)
        if term.also:
            element("p", f"Also: {', '.join(term.also)}.", box, class_="other-names")


class PrecautionsBlock(DataBlock):
    """Who should not have MET ("stop"), or whose plan changes ("caution")."""

    NAME = "precautions"

    def draw(self, box: ElementTree.Element, catalog: Catalog) -> None:
        """Draw one part a precaution, with the techniques that it touches."""
        for precaution in catalog.precautions.values():
            if precaution.level == self.argument:
                self._part(box, precaution, catalog)

    def _part(self, box: ElementTree.Element, each: Precaution, catalog: Catalog) -> None:
        part = element("section", "", box, class_=f"precaution precaution--{each.level}")
        element("h3", each.name, part, id=each.id)
        if each.also_called:
            element("p", f"Also: {', '.join(each.also_called)}.", part, class_="other-names")
        for label, text in (("Why", each.why), ("Instead", each.instead)):
            element("strong", f"{label}: ", element("p", "", part)).tail = text
        basis = f"{FOUNDED_ON[each.founded_on]}{cite(each.sources)}."
        element("strong", "Founded on: ", element("p", "", part)).tail = basis
        self._touched(part, each, catalog)

    def _touched(self, part: ElementTree.Element, each: Precaution, catalog: Catalog) -> None:
        touched = [
            page
            for page in catalog.techniques("all")
            if page.technique and each.id in page.technique.precautions
        ]
        if not touched:
            return
        line = element("p", "", part)
        element("strong", "It matters most for: ", line)
        for number, page in enumerate(touched, start=1):
            title = page.meta.title if page.meta else page.path
            place = element("a", title, line, href=link(self.md, page.path))
            place.tail = ", " if number < len(touched) else "."


class RulesBlock(DataBlock):
    """Every rule that is checked, with a good and a bad example."""

    NAME = "rules"

    def draw(self, box: ElementTree.Element, catalog: Catalog) -> None:
        """Draw one part a rule."""
        for identity, rule in rule_texts().items():
            part = element("section", "", box, class_="rule")
            element("h3", identity, part, id=f"rule-{identity}")
            blocks = (
                "blocks a change" if rule.level == "essential" else "is told, and blocks nothing"
            )
            element("p", f"{rule.asks} {rule.why} This rule {blocks}.", part)
            for label, text in (("Good", rule.good), ("Found", rule.bad[0].with_)):
                element("p", f"{label}:", part, class_=f"rule__{label.lower()}")
                code = element("code", "", element("pre", "", part))
                code.text = AtomicString(text.strip())


BLOCKS = (
    TechniquesBlock,
    SourcesBlock,
    BibliographyBlock,
    GlossaryBlock,
    PrecautionsBlock,
    RulesBlock,
)


class DataBlocksExtension(BlocksExtension):
    """The blocks that are drawn from data."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: object) -> None:  # noqa: N802
        """Register each block."""
        for block in BLOCKS:
            block_mgr.register(block, self.getConfigs())  # type: ignore[attr-defined]


def makeExtension(**options: object) -> DataBlocksExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return DataBlocksExtension(**options)
