"""The links that lead out of the built site: gathered, asked for once each, and told by page."""

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from bs4 import BeautifulSoup

from metref.built_source import file_of, source_of
from metref.catalog import Catalog, Entry
from metref.link_answers import Answer
from metref.link_asking import READ, whole
from metref.output import Format, annotation
from metref.problem import Problem

RULE = "outside-link"
MEND = (
    "Look with a browser. Link to where the page is now, name another source, or add the address "
    "to docs/contribute/links-ignored.yaml with the reason."
)
WEB = ("http://", "https://", "//")


@dataclass(frozen=True)
class Found:
    """An outside address as it is asked for, as the pages write it, and the built pages with it."""

    address: str
    written: str
    pages: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Finding:
    """An address on a page that did not answer well; `file` and `line` are where to mend it."""

    page: str
    address: str
    happened: str
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.page}: {self.address}: {self.happened}"


def outside_links(html: str) -> Iterator[str]:
    """Yield the addresses on other sites to which a page links, as they are written."""
    soup = BeautifulSoup(html, "lxml")
    for tag in soup.select("a[href], area[href]"):
        written = str(tag["href"]).strip()
        if written.lower().startswith(WEB):
            yield f"https:{written}" if written.startswith("//") else written


def gather(site: Path) -> list[Found]:
    """Return every outside address of a built site, each once, in the order of the pages."""
    pages: dict[str, dict[str, None]] = {}
    first: dict[str, str] = {}
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        for written in outside_links(file.read_text("utf-8")):
            address = asked_as(written)
            first.setdefault(address, written)
            pages.setdefault(address, {})[name] = None
    return [Found(address, first[address], tuple(names)) for address, names in pages.items()]


def asked_as(written: str) -> str:
    """Return an address in the form in which it is asked for; one that is none, harmless."""
    try:
        return whole(written)
    except ValueError:
        return quote(written, safe=f":{READ}")


def findings(
    answers: Mapping[str, Answer], found: Iterable[Found], catalog: Catalog
) -> list[Finding]:
    """Return what is to be told, by page and address: a page once for each of its addresses."""
    entries = source_entries(catalog)
    told = []
    for each in found:
        answer = answers.get(each.address)
        for page in each.pages if answer and answer.happened else ():
            place = entries.get(each.address) or Entry(*source_of(catalog, page, (each.written,)))
            name = file_of(catalog, page) or f"site/{page}"
            happened = answer.happened if answer else ""
            told.append(Finding(name, each.address, happened, place.file, place.line))
    return sorted(told)


def source_entries(catalog: Catalog) -> dict[str, Entry]:
    """Return where the library holds each address: there it is mended, whatever page shows it."""
    name = catalog.project.name(catalog.project.sources)
    return {
        asked_as(source.address): catalog.entries[name, source.key]
        for source in catalog.sources.values()
        if source.address
    }


def formatted(told: list[Finding], form: Format) -> str:
    """Return the findings in a format: for people by page, for GitHub one for each place."""
    if form is Format.JSON:
        return json.dumps([dataclasses.asdict(finding) for finding in told], indent=2)
    if form is Format.GITHUB:
        return "\n".join(map(annotation, dict.fromkeys(map(_problem, told))))
    return "\n".join(map(str, told))


def _problem(finding: Finding) -> Problem:
    message = f"{finding.address}: {finding.happened}."
    return Problem(finding.file, finding.line, RULE, message, MEND, "good-practice")
