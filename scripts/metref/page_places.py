"""Where pages of each type stand, and what a page's path may look like."""

from pathlib import PurePosixPath

from pydantic import TypeAdapter, ValidationError

from metref.checks.front_matter import PLACES
from metref.fields import Slug
from metref.front_matter_models import MODELS
from metref.technique import Region

SLUG: TypeAdapter[str] = TypeAdapter(Slug)
INDEX = "index"
EXAMPLE = "TYPE=technique PAGE=pelvis/some-name"
TOP = "docs/ itself"

SECTIONS = (
    "overview/",
    "safety/",
    "pelvis/",
    "regions/",
    "evidence/",
    "references/",
    "contribute/",
)
# The folders in which pages of each type stand, or below which they do.
FOLDERS = {
    "landing": SECTIONS,
    "concept": ("overview/", "pelvis/", "regions/"),
    "safety": ("safety/",),
    "evidence": ("evidence/",),
    "technique": tuple(PLACES.values()),
    "reference": ("references/", "contribute/", "evidence/", TOP),
}


class RefusedError(Exception):
    """The page cannot be made; the message says why, and what to do."""


def page_path(name: str) -> str:
    """Return the path from docs/ of a page as a person names it: pelvis/some-name.

    Raises:
        RefusedError: the name leads elsewhere, or cannot be part of an address.
    """
    if not name:
        raise RefusedError(f"Name a type and a page: make new {EXAMPLE}.")
    path = name.removeprefix("docs/").removesuffix(".md")
    parts = path.split("/")
    if path.startswith(("/", "~")) or ".." in parts or ":" in path or "\\" in path:
        raise RefusedError(
            f"'{name}' is not a place in docs/. Name it from there, with / between: pelvis/my-page."
        )
    for part in parts:
        try:
            SLUG.validate_python(part)
        except ValidationError:
            raise RefusedError(
                f"'{part}' cannot be part of an address. Use small letters a to z, digits, and "
                "hyphens between words: some-name."
            ) from None
    return f"{path}.md"


def region_of(path: str) -> Region | None:
    """Return the region in whose folder a page stands, or whose page it is (regions/jaw.md)."""
    return next((region for region, place in PLACES.items() if path.startswith(place)), None)


def refuse_wrong_place(kind: str, path: str) -> None:
    """Refuse a type that we do not know, and a folder in which pages of that type do not stand.

    Raises:
        RefusedError: with the types, or with the folders, that there are.
    """
    if kind not in MODELS:
        raise RefusedError(f"There is no page type '{kind}'. The types: {', '.join(MODELS)}.")
    if not any(_stands_in(path, folder) for folder in FOLDERS[kind]):
        listed = ", ".join(FOLDERS[kind])
        raise RefusedError(f"A {kind} page stands in one of: {listed}. '{path}' does not.")
    place = PurePosixPath(path).with_suffix("")
    if kind == "landing" and place.name != INDEX:
        raise RefusedError(
            f"A landing page is the first page of its folder. Name it {place}/{INDEX}."
        )


def _stands_in(path: str, folder: str) -> bool:
    return "/" not in path if folder == TOP else path.startswith(folder)
