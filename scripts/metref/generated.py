"""Files that are made from the sources before each build, and are not committed."""

from pathlib import Path

EXPORTS_FOLDER = "references"
EXPORTS_NAME = "met-reference"
ENDINGS = ("bib", "ris", "json")
# The library's exports by their paths from docs/: a page may link to them before they are made.
EXPORTS = frozenset(f"{EXPORTS_FOLDER}/{EXPORTS_NAME}.{ending}" for ending in ENDINGS)
# What changed since the edition before, as data, beside the page that tells it.
CHANGES = "changes.json"
GENERATED = EXPORTS | {CHANGES}


def write_if_changed(file: Path, text: str) -> None:
    """Write a file only where its text changed: a preview would otherwise build for ever."""
    if not file.exists() or file.read_text("utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
