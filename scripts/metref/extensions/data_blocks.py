"""Lists and tables drawn from the data: they are never written by hand, so they never lag.

/// techniques | pelvis     the technique pages of a region, or of all
/// sources | pelvis        the sources of a region
/// bibliography            every source, with the pages that cite it
/// glossary                every term
/// precautions | stop      who should not have MET; "caution": whose plan changes
/// rules                   every rule that is checked
/// page-types              every type of page: its keys, their values, its sections
/// words | promise         words that are not ours, of one kind or of all
"""

from collections.abc import Iterable, Sequence
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
from metref.front_matter_models import MODELS, PageMeta
from metref.keys import Key, keys_of, nested_models, purpose
from metref.page_sections import holds, sections_of
from metref.rule_texts import RuleText, rule_texts
from metref.shared_data import Precaution, Term
from metref.source import Source
from metref.technique import strictest
from metref.word_list import NotOurs
from metref.words import CERTAINTIES, FOUNDED_ON, MEANINGS, SELF_CARE

NAMES_SHOWN = 3


def draw_table(parent: ElementTree.Element, heads: Iterable[str]) -> ElementTree.Element:
    """Draw a table's head and return its body."""
    table = element("table", "", parent)
    row = element("tr", "", element("thead", "", table))
    for head in heads:
        element("th", head, row, scope="col")
    return element("tbody", "", table)


def draw_page_links(md: Markdown, line: ElementTree.Element, pages: Sequence[Page]) -> None:
    """Draw links to the pages by their titles, as one sentence."""
    for number, page in enumerate(pages, start=1):
        title = page.meta.title if page.meta else page.path
        place = element("a", title, line, href=link(md, page.path))
        place.tail = ", " if number < len(pages) else "."


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
        draw_page_links(self.md, line, pages)


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
        draw_page_links(self.md, line, touched)


class RulesBlock(DataBlock):
    """Every rule that is checked, with a good example and what is found."""

    NAME = "rules"

    def draw(self, box: ElementTree.Element, catalog: Catalog) -> None:
        """Draw one part a rule."""
        for identity, rule in rule_texts().items():
            part = element("section", "", box, class_="rule")
            element("h3", identity, part, id=f"rule-{identity}")
            effect = "blocks a change" if rule.level == "essential" else "tells, and blocks nothing"
            element("p", f"{rule.asks} {rule.why} This rule {effect}.", part)
            element("p", "Good:", part)
            self._code(part, rule.good)
            self._found(part, rule)

    def _found(self, part: ElementTree.Element, rule: RuleText) -> None:
        element("p", "Found, for example:", part)
        listed = element("ul", "", part)
        for change in rule.bad:
            element("li", AtomicString(change.what), listed)
        # A whole new file says less than the words above, and so does what is taken out.
        shown = [change.with_ for change in rule.bad if change.replace and change.with_.strip()]
        if shown:
            self._code(part, shown[0])

    @staticmethod
    def _code(part: ElementTree.Element, text: str) -> None:
        code = element("code", "", element("pre", "", part))
        code.text = AtomicString(text.strip())


class PageTypesBlock(DataBlock):
    """Every type of page: its keys with what they hold, and its sections."""

    NAME = "page-types"

    def draw(self, box: ElementTree.Element, catalog: Catalog) -> None:
        """Draw the keys of every page, then one part a type, then what is nested in keys."""
        element("h2", "Keys of every page", box, id="every-page")
        draw_keys(box, keys_of(PageMeta))
        for kind, model in MODELS.items():
            element("h2", f"Type: {kind}", box, id=f"type-{kind}")
            element("p", purpose(model), box)
            self._sections(box, kind)
            own = [key for key in keys_of(model) if key.name not in PageMeta.model_fields]
            element("p", "Its keys, after those of every page:", box)
            draw_keys(box, own)
        element("h2", "Keys inside keys", box, id="keys-inside-keys")
        for nested in nested_models():
            element("h3", nested.__name__, box, id=f"keys-{nested.__name__.lower()}")
            element("p", purpose(nested), box)
            draw_keys(box, keys_of(nested))

    @staticmethod
    def _sections(box: ElementTree.Element, kind: str) -> None:
        if sections_of(kind) == (None,):
            element("p", "Its sections are free.", box)
            return
        element("p", "Its sections, in this order:", box)
        listed = element("ol", "", box)
        for section in sections_of(kind):
            item = element("li", "", listed)
            element("strong", section or "Your own", item).tail = f": {holds(section)}."


def draw_keys(box: ElementTree.Element, keys: Iterable[Key]) -> None:
    """Draw a table of keys: what each holds, how it is written and which values there are."""
    body = draw_table(box, ("Key", "What it holds", "How it is written"))
    for key in keys:
        row = element("tr", "", body)
        element("td", f"`{key.name}`", row)
        element("td", key.holds if key.required else f"{key.holds} May be left out.", row)
        cell = element("td", key.form or form_of(key), row)
        for value in key.allowed:
            element("br", "", cell)
            element("code", AtomicString(value), cell).tail = meaning(value)
        for part in key.parts:
            element("br", "", cell)
            element("a", part.__name__, cell, href=f"#keys-{part.__name__.lower()}")


def form_of(key: Key) -> str:
    """Return what to say of how a key is written, where its model says nothing of its form."""
    if key.parts:
        return "Keys of its own" if len(key.parts) == 1 else "Keys of its own, one of"
    if key.allowed:
        return "One of" if len(key.allowed) > 1 else "Always"
    return "Text"


def meaning(value: str) -> str:
    """Return what readers see for a value, where they see other words."""
    words = MEANINGS.get(type(value), {}).get(value, "")
    return f" {words}" if words.casefold() != value.replace("-", " ") else ""


class WordsBlock(DataBlock):
    """The words that are not ours, with what to write instead, of one kind or of all."""

    NAME = "words"

    def draw(self, box: ElementTree.Element, catalog: Catalog) -> None:
        """Draw one row a word."""
        body = draw_table(box, ("Not ours", "Write instead", "Why"))
        file = catalog.project.docs / "contribute" / "words.yaml"
        listed = reading.Reader(catalog.project).entries_of(file, NotOurs, lambda each: each.word)
        for word in listed.values():
            if self.argument in (None, word.kind):
                row = element("tr", "", body)
                for text in (word.word, word.instead, word.why):
                    element("td", f"{text[:1].upper()}{text[1:]}", row)


BLOCKS = (
    TechniquesBlock,
    SourcesBlock,
    BibliographyBlock,
    GlossaryBlock,
    PrecautionsBlock,
    RulesBlock,
    PageTypesBlock,
    WordsBlock,
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
