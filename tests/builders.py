"""Builds small, whole pages, sources and catalogs, so that a test says only what it is about."""

import dataclasses
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup, Tag

from metref import reading
from metref.catalog import Catalog, Entry, Page
from metref.front_matter_models import MODELS, Meta
from metref.problem import Problem
from metref.project import Project
from metref.shared_data import Motion, Muscle, Precaution, SharedWarning, Term
from metref.source import Source
from metref.technique import Method
from metref.yaml_lines import load

DESCRIPTION = "What this page is about, said in plain words that anybody can read."
NOWHERE = Project(Path("/nowhere"))
PAGE = "pelvis/turned-forward.md"
CONFIG = "site_name: A small one\nnav:\n  - index.md\n"
CLINICAL = {"review": {"status": "awaiting-clinical-review"}, "warning": "technique"}


def method_data(**changes: Any) -> dict[str, Any]:
    """Return a method as front matter holds it."""
    return {
        "id": "on-the-back",
        "name": "On the back",
        "side_shown": "right",
        "mechanism": "muscle-force",
        "position": "supine",
        "barrier": {"part": "innominate", "motions": ["posterior-rotation"]},
        "contraction": {"part": "hip", "motions": ["extension"], "muscles": ["gluteus maximus"]},
        "dose": dose_data(),
        "self_care": "never",
        "support": "sourced",
        "sources": ["adams2001first"],
        **changes,
    }


def dose_data(**changes: Any) -> dict[str, Any]:
    """Return a dose as front matter holds it."""
    return {
        "effort_percent": [10, 25],
        "hold_seconds": [3, 5],
        "repetitions": [3, 3],
        "rest_seconds": None,
        **changes,
    }


def meta_data(kind: str, **changes: Any) -> dict[str, Any]:
    """Return the front matter of a page of a type."""
    every = {
        "title": "Turned forward",
        "description": DESCRIPTION,
        "type": kind,
        "audience": "both",
        "updated": "2026-11-22",
    }
    technique = {
        "also_called": ["anterior rotation"],
        "region": "pelvis",
        "used_for": "pain at the back of the pelvis",
        "precautions": ["pregnancy"],
        "certainty": "very-low",
        "finding": {"part": "innominate", "motion": "anterior-rotation"},
        "methods": [method_data()],
    }
    clinical = {} if kind in ("landing", "reference") else CLINICAL
    return {**every, **clinical, **(technique if kind == "technique" else {}), **changes}


def front_matter(kind: str, **changes: Any) -> str:
    """Return the front matter of a page of a type as YAML."""
    text = yaml.safe_dump(meta_data(kind, **changes), sort_keys=False)
    return text.replace("'2026-11-22'", "2026-11-22")


def page_text(kind: str, body: str = "## In short\n\nText.\n", **changes: Any) -> str:
    """Return a page as its file holds it."""
    return f"---\n{front_matter(kind, **changes)}---\n{body}"


def make_method(**changes: Any) -> Method:
    """Return a method."""
    return Method.model_validate(method_data(**changes))


def make_meta(kind: str, **changes: Any) -> Meta:
    """Return the front matter of a page of a type, read and checked."""
    data = load(front_matter(kind, **changes)).data
    return MODELS[kind].model_validate(data)  # type: ignore[return-value]


def make_page(path: str = PAGE, body: str = "", kind: str = "concept", **changes: Any) -> Page:
    """Return a page whose body starts on line 1, so that lines in tests are easy to count."""
    lines = load(front_matter(kind, **changes)).lines
    return Page(path, f"docs/{path}", make_meta(kind, **changes), body, 1, lines)


def make_source(key: str = "adams2001first", **changes: Any) -> Source:
    """Return a source that was fully checked."""
    data = {
        "key": key,
        "type": "rct",
        "regions": ["pelvis"],
        "authors": ["Adams B"],
        "year": 2001,
        "title": f"Title of {key}",
        "container": "Journal of Tests",
        "verified": "full",
    }
    return Source.model_validate({**data, **changes})


def make_term(term: str = "barrier", **changes: Any) -> Term:
    """Return an entry of the glossary."""
    plain = "Where a movement first meets stiffness."
    data = {"term": term, "id": term.lower().replace(" ", "-"), "plain": plain}
    return Term.model_validate({**data, **changes})


def make_precaution(identity: str = "pregnancy", **changes: Any) -> Precaution:
    """Return a precaution that changes the plan."""
    data = {
        "id": identity,
        "name": identity.capitalize(),
        "level": "caution",
        "why": "It matters.",
        "instead": "Ask first.",
        "founded_on": "consensus",
    }
    return Precaution.model_validate({**data, **changes})


def make_warning(identity: str = "technique", body: str = "Take care.\n") -> SharedWarning:
    """Return a shared warning."""
    return SharedWarning(id=identity, kind="stop", title="Do not try this", body=body)


def make_muscle(name: str = "gluteus maximus", **changes: Any) -> Muscle:
    """Return a muscle."""
    data = {
        "name": name,
        "plain": "the largest muscle of the buttock",
        "actions": [{"part": "hip", "motion": "extension"}],
        "sources": ["muscle1999book"],
    }
    return Muscle.model_validate({**data, **changes})


MOTIONS = (
    Motion(
        part="innominate",
        motion="posterior-rotation",
        opposite="anterior-rotation",
        plain="hip bone turning backwards",
    ),
    Motion(part="hip", motion="extension", opposite="flexion", plain="thigh backwards"),
    Motion(part="hip", motion="flexion", opposite="extension", plain="thigh forwards"),
)


def make_catalog(
    pages: Iterable[Page] = (),
    sources: Iterable[Source] = (),
    project: Project = NOWHERE,
    **shared: Iterable[Any],
) -> Catalog:
    """Return a catalog of these alone; `shared` are terms, precautions, warnings or muscles."""
    terms = {each.id: each for each in shared.get("terms", ())}
    precautions = {each.id: each for each in shared.get("precautions", ())}
    return dataclasses.replace(
        reading.read(NOWHERE),
        project=project,
        pages={page.path: page for page in pages},
        sources={source.key: source for source in sources},
        terms=terms,
        precautions=precautions,
        warnings={each.id: each for each in shared.get("warnings", ())},
        motions={(each.part, each.motion): each for each in MOTIONS},
        muscles={each.name: each for each in shared.get("muscles", ())},
        entries={
            **_entries(project.name(project.glossary), terms),
            **_entries(project.name(project.precautions), precautions),
        },
        problems=(),
    )


def _entries(file: str, keys: Iterable[str]) -> dict[tuple[str, str], Entry]:
    return {(file, key): Entry(file, line) for line, key in enumerate(keys, start=1)}


def write_project(root: Path, files: Mapping[str, str | bytes]) -> Project:
    """Write a project of a configuration and these files, by their paths from its top."""
    for name, content in {"mkdocs.yml": CONFIG, **files}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Project(root)


def told(problems: Iterable[Problem]) -> list[str]:
    """Return problems as they are printed."""
    return [str(problem) for problem in problems]


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    """Return the one element that a selector finds."""
    found = soup.select(selector)
    assert len(found) == 1, f"{len(found)} elements are '{selector}' in {soup}"
    return found[0]


def texts(soup: BeautifulSoup | Tag, selector: str) -> list[str]:
    """Return the text of each element that a selector finds."""
    return [found.get_text() for found in soup.select(selector)]
