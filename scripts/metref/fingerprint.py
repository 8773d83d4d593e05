"""The fingerprint of what a clinician reviewed: when it changes, the page awaits review again.

A page is more than its file: the shared warning, the precautions and the words for its motions and
muscles are drawn on it as well, and a change in any of them changes what was reviewed.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from metref.catalog import Catalog, Page
from metref.front_matter_models import Clinical, Reviewed
from metref.technique import Method

# These two are about the review itself, and change with it.
NOT_CLINICAL = {"updated", "review"}
DRAWN_PRECAUTIONS = re.compile(r"^/// +precautions *\| *(\w+)", re.MULTILINE)
LENGTH = 16


def fingerprint(page: Page, catalog: Catalog) -> str:
    """Return a short fingerprint of what a reader finds on a page, as the page stands now."""
    text = json.dumps(_content(page, catalog), sort_keys=True, ensure_ascii=True)
    # The prefix keeps a YAML reader from taking a fingerprint of figures alone for a number.
    return f"sha256-{hashlib.sha256(text.encode('ascii')).hexdigest()[:LENGTH]}"


def review_matches(page: Page, catalog: Catalog) -> bool:
    """Return whether a page was reviewed and has not changed since."""
    review = page.meta.review if isinstance(page.meta, Clinical) else None
    return isinstance(review, Reviewed) and review.content == fingerprint(page, catalog)


def _content(page: Page, catalog: Catalog) -> Mapping[str, Any]:
    warning = page.meta.warning if isinstance(page.meta, Clinical) else None
    return {
        "body": "\n".join(line.rstrip() for line in page.body.strip().split("\n")),
        "front matter": _plain(page.meta, NOT_CLINICAL),
        "warning": _plain(catalog.warnings.get(warning or "")),
        "precautions": [*_named_precautions(page, catalog), *_drawn_precautions(page, catalog)],
        "motions": [_plain(catalog.motions.get(place)) for place in _movements(page)],
        "muscles": [_plain(catalog.muscles.get(name)) for name in _muscles(page)],
    }


def _plain(model: BaseModel | None, without: set[str] | None = None) -> Any:
    # Without what was left at its default, a key that a model gains later changes no fingerprint.
    return model and model.model_dump(mode="json", exclude=without, exclude_defaults=True)


def _named_precautions(page: Page, catalog: Catalog) -> list[str]:
    """Return the names that the summary card draws; their reasons stand on a page of their own."""
    identities = page.technique.precautions if page.technique else ()
    return [catalog.precautions[each].name for each in identities if each in catalog.precautions]


def _drawn_precautions(page: Page, catalog: Catalog) -> list[Any]:
    levels = set(DRAWN_PRECAUTIONS.findall(page.prose))
    return [_plain(each) for each in catalog.precautions.values() if each.level in levels]


def _methods(page: Page) -> tuple[Method, ...]:
    return page.technique.methods if page.technique else ()


def _movements(page: Page) -> Iterator[tuple[str, str]]:
    if page.technique:
        yield page.technique.finding.part, page.technique.finding.motion
    for method in _methods(page):
        if method.finding:
            yield method.finding.part, method.finding.motion
        for move in (method.barrier, method.contraction):
            yield from ((move.part, motion) for motion in move.motions)


def _muscles(page: Page) -> Iterator[str]:
    for method in _methods(page):
        yield from method.contraction.muscles
