"""What differs between a page and the same page at another time."""

from collections.abc import Iterator
from dataclasses import dataclass

from metref.catalog import Catalog, Page
from metref.checks.plainness import grade, spoken_sentences
from metref.checks.sections import headings
from metref.front_matter_models import Clinical
from metref.page_facts import EDITORIAL, Facts, Key, page_facts
from metref.passages import page_passages

SECTION_DEPTH = 2
BEFORE_ALL = "the start of the page"


@dataclass(frozen=True)
class Change:
    """One fact before and after; `whose` is a method's id, or "" for the page or entry itself."""

    whose: str
    what: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class PageChange:
    """A page that was added, changed or removed.

    `facts` are those of the page as it is now, or as it was where it is gone. `clinical` says that
    a reader may act on the page, or that nobody can tell. `sections` are those whose text differs.
    """

    file: str
    facts: Facts
    clinical: bool
    changes: tuple[Change, ...]
    sections: tuple[str, ...]
    grades: tuple[float | None, float | None]

    @property
    def clinical_facts(self) -> tuple[str, ...]:
        """What changed of that on which somebody may act, each once."""
        found = (each.what for each in self.changes if each.what not in EDITORIAL)
        return tuple(dict.fromkeys(found)) if self.clinical else ()

    @property
    def seen(self) -> bool:
        """Whether a reader of the page sees a difference."""
        return bool(self.changes or self.sections)


def page_change(
    file: str, old: tuple[Page, Catalog] | None, new: tuple[Page, Catalog] | None
) -> PageChange:
    """Return what differs between a page as it was and as it is, each with its catalog.

    None: the page was not there, or is gone.
    """
    before, after = page_facts(*old) if old else {}, page_facts(*new) if new else {}
    pages = [each[0] for each in (old, new) if each]
    return PageChange(
        file,
        after or before,
        any(page.meta is None or isinstance(page.meta, Clinical) for page in pages),
        tuple(fact_changes(before, after)),
        tuple(_changed_sections(*pages)) if old and new else (),
        (page_grade(old[0]) if old else None, page_grade(new[0]) if new else None),
    )


def fact_changes(before: Facts, after: Facts) -> Iterator[Change]:
    """Yield the facts that differ, in the order of the facts after, then those that are gone."""
    keys: dict[Key, None] = dict.fromkeys([*after, *before])
    for whose, what in keys:
        old, new = before.get((whose, what), ()), after.get((whose, what), ())
        if old != new:
            yield Change(whose, what, old, new)


def page_grade(page: Page) -> float | None:
    """Return the reading grade of a page's running text; None where it has none."""
    return grade(spoken_sentences(page_passages(page)))


def section_texts(page: Page) -> dict[str, str]:
    """Return the text of each section by its heading, without the white space that ends lines.

    What stands in comments counts as well: better told once too often than hidden.
    """
    lines = [line.rstrip() for line in page.body.split("\n")]
    starts = [(each.line, each.text) for each in headings(page) if each.depth == SECTION_DEPTH]
    ends = [line for line, _ in starts] + [page.body_line + len(lines)]
    texts: dict[str, str] = {}
    for (start, name), end in zip([(page.body_line, BEFORE_ALL), *starts], ends, strict=True):
        held = "\n".join(lines[start - page.body_line : end - page.body_line])
        texts[name] = f"{texts.get(name, '')}\n{held}".strip()
    return texts


def _changed_sections(old: Page, new: Page) -> Iterator[str]:
    before, after = section_texts(old), section_texts(new)
    for name in dict.fromkeys([*after, *before]):
        if before.get(name, "") != after.get(name, ""):
            yield name
