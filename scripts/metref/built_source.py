"""Where a built page's part was written: the file and the line, as near as can be told."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from metref.catalog import Catalog
from metref.project import CONFIG


def source_of(
    catalog: Catalog, built: str, clues: Sequence[str], near: Sequence[str] = ()
) -> tuple[str, int]:
    """Return the file and the line (from 1) that a part of a built page comes from.

    The page's own file is looked through first, then the data and the warnings that it is drawn
    from, then the configuration. Where nothing fits, it is the first line of the page's file, or
    of the built page where no page of ours was built there.

    Args:
        catalog: All pages.
        built: The built page's file from the site's top.
        clues: What the source may look like, the surest first.
        near: What stands on the same line; of several lines, that with the most of it is meant.
    """
    page = file_of(catalog, built)
    own = [catalog.project.root / page] if page else []
    for file in [*own, *_shared(catalog)]:
        lines = file.read_text("utf-8-sig").split("\n")
        for clue in filter(None, clues):
            if line := _line(lines, clue, near):
                return catalog.project.name(file), line
    return page or f"site/{built}", 1


def file_of(catalog: Catalog, built: str) -> str | None:
    """Return the Markdown file of a built page, or None where it was not made from one."""
    for page in catalog.pages.values():
        if f"{page.address}index.html" == built:
            return page.file
    return None


def _shared(catalog: Catalog) -> Iterator[Path]:
    docs = catalog.project.docs
    yield from sorted(file for file in docs.rglob("*.yaml") if file.is_file())
    yield from sorted(catalog.project.warnings.glob("*.md"))
    yield catalog.project.root / CONFIG


def _line(lines: list[str], clue: str, near: Sequence[str]) -> int | None:
    wanted = clue.casefold()
    found = [number for number, line in enumerate(lines, 1) if wanted in line.casefold()]
    return max(
        found, key=lambda number: sum(each in lines[number - 1] for each in near), default=None
    )
