"""Tooltips: the first time that a page uses a term of the glossary, it links to the entry."""

import re
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.extensions.abbr import AbbrTreeprocessor

from metref import reading
from metref.catalog import Catalog
from metref.extensions.page_context import current_path, link

GLOSSARY = "references/glossary.md"
# Text in these is a name or leads elsewhere already.
LEFT_ALONE = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "dt", "th", "sup", "button"}
CITED = re.compile(r"\s*\[@[^\]]*\]")
# After citations (15), before headings get their anchors (5).
PRIORITY = 7


def spellings(catalog: Catalog) -> dict[str, str]:
    """Return the id of the entry for each spelling: terms, capitalised terms and abbreviations."""
    found: dict[str, str] = {}
    for term in catalog.terms.values():
        for name in (term.term, term.term[:1].upper() + term.term[1:], *term.short):
            found.setdefault(name, term.id)
    return found


class GlossaryTerms(AbbrTreeprocessor):
    """Finds the terms as Python-Markdown finds abbreviations, and keeps the first of each."""

    md: Markdown

    def run(self, root: ElementTree.Element) -> None:
        """Link the terms below `root`, except on the glossary itself."""
        catalog = reading.current()
        self.abbrs = spellings(catalog)
        if not self.abbrs or current_path(self.md) in ("", GLOSSARY):
            return
        super().run(root)
        self._keep_first(root, catalog, set(), alone=False)

    def _keep_first(
        self, parent: ElementTree.Element, catalog: Catalog, seen: set[str], *, alone: bool
    ) -> None:
        for child in list(parent):
            inside = alone or child.tag in LEFT_ALONE or child.get("class") == "references"
            if child.tag != "abbr":
                self._keep_first(child, catalog, seen, alone=inside)
                continue
            identity = child.get("title", "")
            if alone or identity in seen:
                _unwrap(parent, child)
            else:
                seen.add(identity)
                self._link(child, catalog.terms[identity].plain)

    def _link(self, abbr: ElementTree.Element, meaning: str) -> None:
        identity = abbr.get("title", "")
        abbr.tag = "a"
        abbr.attrib.update(
            {
                "class": "term",
                "href": link(self.md, f"{GLOSSARY}#{identity}"),
                "title": CITED.sub("", meaning),
            }
        )


def _unwrap(parent: ElementTree.Element, child: ElementTree.Element) -> None:
    index = list(parent).index(child)
    text = (child.text or "") + (child.tail or "")
    if index:
        before = parent[index - 1]
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)


class GlossaryTermsExtension(Extension):
    """Glossary terms with their meaning on hover."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processor."""
        md.treeprocessors.register(GlossaryTerms(md), "glossary_terms", PRIORITY)


def makeExtension(**options: object) -> GlossaryTermsExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return GlossaryTermsExtension(**options)
