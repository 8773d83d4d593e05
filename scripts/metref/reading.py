"""Reads every file of the reference into one catalog, and gathers what is wrong with them."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from metref import front_matter
from metref.addresses import PublishedAddress, Redirect
from metref.catalog import Catalog, Entry, Page
from metref.docs_files import files_of
from metref.fill_in import unfilled_keys
from metref.front_matter_models import MODELS, Meta, PageMeta
from metref.problem import Problem
from metref.project import Project, find_project
from metref.schema_problems import problems_of
from metref.shared_data import (
    Motion,
    Muscle,
    NeverAlone,
    Precaution,
    SharedWarning,
    Term,
    WarningMeta,
)
from metref.source import Source
from metref.text_files import UnreadableError, read_text
from metref.yaml_lines import YamlError, YamlText, load

INCLUDES = "includes"

Model = TypeVar("Model", bound=BaseModel)


class Reader:
    """Reads files into models and gathers what is wrong with them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.problems: list[Problem] = []
        self.entries: dict[tuple[str, str], Entry] = {}

    def text(self, file: Path) -> str | None:
        """Return a file's text, or None and a problem where it is not a text that we read."""
        name = self.project.name(file)
        try:
            return read_text(file)
        except UnreadableError as error:
            problem = Problem(name, error.line, "unreadable-file", error.message, error.mend)
            self.problems.append(problem)
            return None

    def yaml(self, name: str, text: str, offset: int = 0) -> YamlText | None:
        """Return the data of a YAML text that starts `offset` lines into the file."""
        try:
            return load(text)
        except YamlError as error:
            mend = "Check quotes, colons and indentation there; values are plain text or lists."
            message = f"This is not YAML that we can read: {error}"
            self.problems.append(Problem(name, error.line + offset, "yaml", message, mend))
            return None

    def entries_of(
        self, file: Path, model: type[Model], identity: Callable[[Model], str]
    ) -> dict[str, Model]:
        """Read a data file, a list of entries of one model, by the `identity` of each."""
        name = self.project.name(file)
        text = self.text(file) if file.exists() else None
        data = self.yaml(name, text) if text else None
        found: dict[str, Model] = {}
        for index, raw in enumerate(self._items(name, data)):
            entry = self._entry(model, raw, name, data, index)
            if entry is None or data is None:
                continue
            key, line = identity(entry), data.line((index,))
            if key in found:
                message = f"The entry '{key}' stands twice."
                self.problems.append(Problem(name, line, "data", message, "Keep one of the two."))
            found[key] = entry
            self.entries[name, key] = Entry(name, line)
        return found

    def _items(self, name: str, data: YamlText | None) -> list[object]:
        if data is None or data.data is None:
            return []
        if isinstance(data.data, list):
            return data.data
        message = "The file is a list of entries, and this one holds something else."
        mend = "Start each entry with a hyphen and a space."
        self.problems.append(Problem(name, data.line(()), "data", message, mend))
        return []

    def _entry(
        self, model: type[Model], raw: object, name: str, data: YamlText | None, index: int
    ) -> Model | None:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            lines = data or YamlText(None, {})
            self.problems += problems_of(error, model, name, lines, (index,))
            return None

    def page(self, file: Path) -> Page | None:
        """Read a page; what is wrong with its front matter becomes problems."""
        name = self.project.name(file)
        text = self.text(file)
        if text is None:
            return None
        parts = front_matter.split(text)
        path = file.relative_to(self.project.docs).as_posix()
        lines = self.yaml(name, parts.yaml, offset=1) if parts.yaml is not None else None
        if parts.yaml is None:
            self._no_front_matter(name)
        meta = self._meta(name, lines) if lines else None
        return Page(path, name, meta, parts.body, parts.body_line, lines.lines if lines else {})

    def _no_front_matter(self, name: str) -> None:
        message = "The page has no front matter."
        mend = "Start the page with three hyphens, its keys, and three hyphens."
        self.problems.append(Problem(name, 1, "front-matter", message, mend))

    def _meta(self, name: str, lines: YamlText) -> Meta | None:
        kind = lines.data.get("type") if isinstance(lines.data, dict) else None
        model: type[PageMeta] | None = MODELS.get(kind) if isinstance(kind, str) else None
        if model is None:
            given = "" if kind is None else f" that we know (type: {kind})"
            message = f"The front matter names no page type{given}."
            mend = f"Set 'type' to one of {', '.join(MODELS)}."
            line = lines.line(("type",)) + 1
            self.problems.append(Problem(name, line, "front-matter", message, mend))
            return None
        self.problems += unfilled_keys(lines, model, name)
        try:
            return model.model_validate(lines.data)  # type: ignore[return-value]
        except ValidationError as error:
            self.problems += problems_of(error, model, name, lines, (), offset=1)
            return None

    def warning(self, file: Path) -> SharedWarning | None:
        """Read a shared warning: its head, and its text below."""
        text = self.text(file)
        if text is None:
            return None
        name, parts = self.project.name(file), front_matter.split(text)
        if parts.yaml is None:
            self._no_front_matter(name)
            return None
        lines = self.yaml(name, parts.yaml, offset=1)
        if lines is None:
            return None
        try:
            head = WarningMeta.model_validate(lines.data)
        except ValidationError as error:
            self.problems += problems_of(error, WarningMeta, name, lines, (), offset=1)
            return None
        if not parts.body.strip():
            message, mend = "The warning has no text.", "Write it below the three hyphens."
            self.problems.append(Problem(name, parts.body_line, "warning", message, mend))
            return None
        return self._worded(file, head, parts.body)

    def _worded(self, file: Path, head: WarningMeta, body: str) -> SharedWarning | None:
        try:
            return SharedWarning(id=file.stem, kind=head.kind, title=head.title, body=body)
        except ValidationError:
            message = f"The file's name is the warning's id, and '{file.stem}' cannot be one."
            mend = "Name the file in small letters, digits and hyphens."
            self.problems.append(Problem(self.project.name(file), 1, "warning", message, mend))
            return None


def read(project: Project) -> Catalog:
    """Read the whole reference from its files."""
    reader = Reader(project)
    files, problems = files_of(project)
    reader.problems += problems
    texts = [file for file in files if file.suffix == ".md"]
    pages = [page for file in texts if not _included(file, project) and (page := reader.page(file))]
    warnings = [file for file in texts if file.parent == project.warnings]
    shared = [warning for file in warnings if (warning := reader.warning(file))]
    motions = reader.entries_of(project.motions, Motion, lambda m: f"{m.part} {m.motion}")
    return Catalog(
        project=project,
        pages={page.path: page for page in pages},
        sources=reader.entries_of(project.sources, Source, lambda source: source.key),
        terms=reader.entries_of(project.glossary, Term, lambda term: term.id),
        precautions=reader.entries_of(project.precautions, Precaution, lambda each: each.id),
        never_alone=reader.entries_of(project.never_alone, NeverAlone, lambda each: each.id),
        warnings={warning.id: warning for warning in shared},
        motions={(motion.part, motion.motion): motion for motion in motions.values()},
        muscles=reader.entries_of(project.muscles, Muscle, lambda muscle: muscle.name),
        redirects=reader.entries_of(project.redirects, Redirect, lambda each: each.old),
        addresses=reader.entries_of(project.addresses, PublishedAddress, lambda each: each.root),
        entries=reader.entries,
        problems=tuple(reader.problems),
    )


def _included(file: Path, project: Project) -> bool:
    return file.relative_to(project.docs).parts[0] == INCLUDES


@lru_cache(maxsize=1)
def current() -> Catalog:
    """Return the catalog of the project around the current folder, read once until `forget`."""
    return read(find_project())


def forget() -> None:
    """Make the next `current` read the files again: at the start of each build."""
    current.cache_clear()
