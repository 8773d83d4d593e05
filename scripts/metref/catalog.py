"""All that the reference holds: pages, sources, terms, precautions, warnings, motions, muscles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from metref import front_matter, yaml_lines
from metref.addresses import PublishedAddress, Redirect
from metref.front_matter_models import Meta, Technique
from metref.problem import Problem
from metref.project import Project
from metref.shared_data import Motion, Muscle, NeverAlone, Precaution, SharedWarning, Term
from metref.source import Source

CITATION = re.compile(r"(?<!\\)\[(@[\w-]+(?:\s*;\s*@[\w-]+)*)\]")


def address_of(path: str) -> str:
    """Return the address on the site of a page whose path is from docs/."""
    stem = path.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


@dataclass(frozen=True)
class Page:
    """One page. `path` is from docs/; `meta` is None where the front matter could not be read."""

    path: str
    file: str
    meta: Meta | None
    body: str
    body_line: int
    lines: Mapping[yaml_lines.Place, int] = field(default_factory=dict, repr=False)

    @property
    def address(self) -> str:
        """The page's address on the site: '' for the home page, else 'section/name/'."""
        return address_of(self.path)

    @cached_property
    def prose(self) -> str:
        """The body without its code, at the same places."""
        return front_matter.without_code(self.body)

    @property
    def technique(self) -> Technique | None:
        """The page's data where it is a technique page."""
        return self.meta if isinstance(self.meta, Technique) else None

    def line(self, *place: str | int) -> int:
        """Return the line of a key of the front matter, or of the nearest one around it."""
        text = yaml_lines.YamlText(None, dict(self.lines))
        return text.line(place) + 1 if self.lines else 1


@dataclass(frozen=True)
class Entry:
    """Where an entry of a data file stands."""

    file: str
    line: int


@dataclass(frozen=True)
class Catalog:
    """Everything, by its key. `problems` are those met while reading."""

    project: Project
    pages: Mapping[str, Page]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    precautions: Mapping[str, Precaution]
    never_alone: Mapping[str, NeverAlone]
    warnings: Mapping[str, SharedWarning]
    motions: Mapping[tuple[str, str], Motion]
    muscles: Mapping[str, Muscle]
    entries: Mapping[tuple[str, str], Entry]
    problems: tuple[Problem, ...]
    redirects: Mapping[str, Redirect] = field(default_factory=dict)
    addresses: Mapping[str, PublishedAddress] = field(default_factory=dict)

    @cached_property
    def references(self) -> Mapping[str, str]:
        """Each source's reference as HTML, by key."""
        # The citation library takes long to import, and a check prints no reference.
        from metref import bibliography  # noqa: PLC0415

        return bibliography.format_all(self.sources.values())

    @cached_property
    def citing_pages(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages that cite each source, by key, in the order of their paths."""
        citing: dict[str, list[Page]] = {}
        for _, page in sorted(self.pages.items()):
            for key in dict.fromkeys(cited_keys(page, self)):
                citing.setdefault(key, []).append(page)
        return {key: tuple(pages) for key, pages in citing.items()}

    def techniques(self, region: str) -> list[Page]:
        """Return the technique pages of a region ('all': of every one), by title."""
        found = [
            page
            for page in self.pages.values()
            if page.technique and region in ("all", page.technique.region.value)
        ]
        return sorted(found, key=lambda page: page.meta.title if page.meta else "")


def citations(text: str) -> Iterator[tuple[str, int]]:
    """Yield each key that a text cites, with its line in the text (from 1)."""
    for match in CITATION.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        for key in match[1].split(";"):
            yield key.strip().removeprefix("@"), line


def cited_keys(page: Page, catalog: Catalog) -> Iterator[str]:
    """Yield the keys that a page prints: those of its text, its methods and what it draws."""
    yield from (key for key, _ in citations(page.prose))
    if page.technique:
        for method in page.technique.methods:
            yield from method.sources
            yield from (key for key, _ in citations(method.barrier_note or ""))
            for name in method.contraction.muscles:
                muscle = catalog.muscles.get(name)
                yield from muscle.sources if muscle else ()
    if "/// precautions" in page.prose:
        for precaution in catalog.precautions.values():
            yield from (key for key, _ in citations(precaution.why + precaution.instead))
            yield from precaution.sources
    if "/// glossary" in page.prose:
        for term in catalog.terms.values():
            yield from (key for key, _ in citations(f"{term.plain} {term.more or ''}"))
