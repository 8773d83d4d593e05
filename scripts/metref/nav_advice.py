"""What to write into the navigation for a new page, and where."""

from pathlib import PurePosixPath

from metref.checks.addresses import nav_entries
from metref.checks.front_matter import PLACES
from metref.page_places import region_of
from metref.project import CONFIG
from metref.words import REGIONS


def nav_advice(config: str, path: str) -> str:
    """Return the line for the navigation, indented as it stands in the file, and where it goes."""
    entries = list(nav_entries(config))
    folder = PurePosixPath(path).parent
    while True:
        below = [line for entry, line in entries if PurePosixPath(entry).is_relative_to(folder)]
        beside = [line for entry, line in entries if PurePosixPath(entry).parent == folder]
        if beside:
            break
        folder = folder.parent
    text = config.splitlines()[beside[-1] - 1]
    indent = text[: len(text) - len(text.lstrip())]
    lines = _nav_lines(path, new_folder=PurePosixPath(path).parent != folder)
    shown = "\n".join(f"{indent}{line}" for line in lines)
    return f"Put this into {CONFIG}, below line {max(below)}:\n\n{shown}"


def _nav_lines(path: str, *, new_folder: bool) -> list[str]:
    place = PurePosixPath(path).with_suffix("")
    label = place.name.replace("-", " ").capitalize()
    line = f"- {label}: {path}"
    region = region_of(path)
    if not new_folder or region is None or path == PLACES[region]:
        return [line]
    return [f"- {REGIONS[region]}:", f"    {line}"]
