"""A new page: refused in plain words where it cannot stand there, else written whole."""

import datetime
import os
import tempfile
from pathlib import Path

from metref.fill_in import MARK
from metref.nav_advice import nav_advice
from metref.page_places import INDEX, RefusedError, page_path, refuse_wrong_place, region_of
from metref.project import Project
from metref.skeletons import skeleton


def new_page(project: Project, kind: str, name: str, today: datetime.date) -> Path:
    """Write the skeleton of a new page and return its file: the whole of it, or nothing.

    Raises:
        RefusedError: it cannot stand there, a page stands there already, or it cannot be written.
    """
    path = page_path(name)
    refuse_wrong_place(kind, path)
    file = project.docs / path
    _refuse_taken(project, file)
    region = region_of(path) if kind == "technique" else None
    text = skeleton(kind, {"region": region.value} if region else {}, today)
    try:
        _write_whole(file, text)
    except OSError as error:
        raise RefusedError(
            f"{project.name(file)} could not be written ({error.strerror})."
        ) from error
    return file


def _refuse_taken(project: Project, file: Path) -> None:
    """Refuse an address that a page has already: pelvis.md and pelvis/index.md have the same."""
    if not file.resolve().is_relative_to(project.docs.resolve()):
        raise RefusedError(f"{project.name(file)} leads out of docs/. Choose another folder.")
    as_folder = file.with_suffix("") / f"{INDEX}.md"
    as_file = file.parent.with_suffix(".md")
    for other in (file, as_folder, *([as_file] if file.stem == INDEX else [])):
        if other.exists() or other.is_symlink():
            raise RefusedError(
                f"{project.name(other)} exists already. Change that page, or choose another name."
            )


def _write_whole(file: Path, text: str) -> None:
    """Write beside the file and then give it its name, so that no half of it is ever seen."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(beside).chmod(0o644)
        Path(beside).replace(file)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def next_steps(project: Project, file: Path) -> str:
    """Return what to do with a new page."""
    path = file.relative_to(project.docs).as_posix()
    advice = nav_advice(project.config.read_text("utf-8"), path)
    return (
        f"Written: {project.name(file)}\n\n"
        f"1. Write what is marked {MARK}. Lines that start with # explain; take them out if you "
        "like.\n"
        f"2. {advice}\n\n"
        "3. make check   says what is still missing, with its line.\n"
        "4. make serve   shows the page while you write.\n\n"
        "Without make: python -m metref check, python -m metref serve."
    )
