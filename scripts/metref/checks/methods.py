"""Methods: each has its block of steps and each block its method; what they name exists."""

import re
from collections.abc import Iterator

from metref.catalog import Catalog, Page
from metref.problem import Problem

BLOCK = re.compile(r"^/// +method *\| *(?P<id>\S*)", re.MULTILINE)


def check_blocks(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a method without its block, a block without its method, and a block that repeats."""
    for page in catalog.pages.values():
        if page.meta:
            yield from _page_blocks(page)


def _page_blocks(page: Page) -> Iterator[Problem]:
    methods = [method.id for method in page.technique.methods] if page.technique else []
    seen: set[str] = set()
    for match in BLOCK.finditer(page.prose):
        line = page.body.count("\n", 0, match.start()) + page.body_line
        identity = match["id"]
        if identity not in methods:
            message = f"This block is for the method '{identity}', which the front matter lacks."
            mend = "Add the method's data under 'methods', or mend the id."
            yield Problem(page.file, line, "method-block", message, mend)
        if identity in seen:
            message = f"The method '{identity}' has two blocks."
            yield Problem(page.file, line, "method-block", message, "Keep one of the two.")
        seen.add(identity)
    for index, identity in enumerate(methods):
        if identity not in seen:
            message = f"The method '{identity}' has no block of steps."
            mend = f"Write '/// method | {identity}', the steps, and '///' in the text."
            yield Problem(page.file, page.line("methods", index), "method-block", message, mend)
        if methods.index(identity) != index:
            message = f"Two methods have the id '{identity}'."
            line = page.line("methods", index)
            yield Problem(page.file, line, "method-block", message, "Give one another id.")


def check_named_data(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a motion or a muscle that the tables do not hold: nothing could be said of it."""
    for page in catalog.pages.values():
        for index, method in enumerate(page.technique.methods if page.technique else ()):
            for side in ("barrier", "contraction"):
                move = getattr(method, side)
                for motion in move.motions:
                    if (move.part, motion) not in catalog.motions:
                        message = f"The part '{move.part}' has no motion '{motion}'."
                        mend = "docs/references/motions.yaml lists what there is."
                        line = page.line("methods", index, side)
                        yield Problem(page.file, line, "motion", message, mend)
            for name in method.contraction.muscles:
                if name not in catalog.muscles:
                    message = f"The muscle '{name}' is not in the table."
                    mend = "Add it with a source to docs/references/muscles.yaml."
                    line = page.line("methods", index, "contraction")
                    yield Problem(page.file, line, "muscle", message, mend)
