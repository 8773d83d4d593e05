"""The files of the reference are read into one catalog; a broken one is told, never a traceback."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from metref import reading
from metref.catalog import Catalog
from metref.problem import Problem
from metref.project import Project
from tests.builders import page_text, told, write_project

PAGE = "docs/overview/history.md"
LIBRARY = "docs/references/library.yaml"
WARNING = "docs/includes/warnings/stop.md"
SOURCE = "- {key: adams, type: rct, regions: [pelvis], title: A, verified: full}\n"
GOOD = page_text("concept")


def read(root: Path, files: Mapping[str, str | bytes]) -> Catalog:
    """Read a project of these files."""
    return reading.read(write_project(root, files))


def only_problem(root: Path, file: str, content: str | bytes) -> str:
    """Return the one thing that is told about a project of one file."""
    found = read(root, {file: content}).problems
    assert len(found) == 1, told(found)
    return str(found[0])


BROKEN: dict[str, tuple[str, str | bytes, str]] = {
    "not UTF-8": (PAGE, "café".encode("latin-1"), "1: unreadable-file: The file is not UTF-8"),
    "UTF-16": (PAGE, GOOD.encode("utf-16"), "1: unreadable-file: The file holds NUL bytes"),
    "NUL bytes": (PAGE, b"---\ntitle: a\0b\n---\n", "2: unreadable-file: The file holds NUL bytes"),
    "a program": (PAGE, b"\x7fELF\x02\x01\xff", "1: unreadable-file: The file is not UTF-8"),
    "too large": (PAGE, "x" * 2_000_001, "1: unreadable-file: The file is larger than 2 MB"),
    "empty page": (PAGE, "", "1: front-matter: The page has no front matter. Start the page"),
    "no front matter": (PAGE, "Text.\n", "1: front-matter: The page has no front matter"),
    "front matter that stays open": (
        PAGE,
        "---\ntype: concept\n\nText.\n",
        "1: front-matter: The page has no front matter",
    ),
    "empty front matter": (PAGE, "---\n---\n", "2: front-matter: The front matter names no page t"),
    "front matter that is a list": (
        PAGE,
        "---\n- type: concept\n---\n",
        "2: front-matter: The front matter names no page type. Set 'type' to one of landing, ",
    ),
    "front matter that is a word": (
        PAGE,
        "---\nconcept\n---\n",
        "2: front-matter: The front matter names no page type. Set",
    ),
    "type that is a list": (
        PAGE,
        "---\ntype: [concept]\n---\n",
        "2: front-matter: The front matter names no page type that we know (type: ['concept'])",
    ),
    "tab in front matter": (
        PAGE,
        GOOD.replace("audience: both", "audience:\tboth\n\tupdated: 1"),
        "6: yaml: ",
    ),
    "alias in front matter": (
        PAGE,
        GOOD.replace("audience: both", "audience: &who both"),
        "5: yaml: This is not YAML that we can read: it uses & or * to repeat a value",
    ),
    "key twice": (
        PAGE,
        GOOD.replace("audience: both", "audience: both\naudience: patients"),
        "6: yaml: This is not YAML that we can read: the key 'audience' stands twice",
    ),
    "day that there is not": (
        PAGE,
        GOOD.replace("2026-11-22", "2026-11-31"),
        "6: yaml: This is not YAML that we can read: '2026-11-31' is no date",
    ),
    "control character": (
        PAGE,
        GOOD.replace("audience: both", "audience: bo\x0bth"),
        "5: yaml: This is not YAML that we can read: it holds a character",
    ),
    "nest without end": (
        PAGE,
        GOOD.replace("audience: both", "audience: " + "[" * 100),
        "5: yaml: This is not YAML that we can read: its lists lie too deep",
    ),
    "data file of keys": (
        LIBRARY,
        "# Sources\nkey: adams\n",
        "2: data: The file is a list of entries, and this one holds something else. Start each",
    ),
    "data file that is a word": (LIBRARY, "sources\n", "1: data: The file is a list of entries"),
    "data file with an alias": (LIBRARY, "- &a {key: b}\n", "1: yaml: "),
    "data file of broken YAML": (LIBRARY, "- key: [a\n", "2: yaml: "),
    "data file that is not UTF-8": (LIBRARY, b"\xff\xfe\x00", "1: unreadable-file: "),
    "entry that is a word": (
        LIBRARY,
        f"{SOURCE}- adams\n",
        "2: data: 'this entry' has no keys of its own. Write 'key: value' there. It is now: 'ad",
    ),
    "entry that is empty": (LIBRARY, f"{SOURCE}-\n", "2: data: 'this entry' has no keys"),
    "entry that stands twice": (
        LIBRARY,
        SOURCE * 2,
        "2: data: The entry 'adams' stands twice. Keep one of the two.",
    ),
    "warning without a head": (WARNING, "Stop.\n", "1: front-matter: The page has no front matter"),
    "warning without text": (
        WARNING,
        "---\nkind: stop\ntitle: Stop\n---\n\n",
        "5: warning: The warning has no text. Write it",
    ),
    "warning with a broken head": (WARNING, "---\nkind: [stop\n---\nStop.\n", "3: yaml: "),
    "warning of an unknown kind": (
        WARNING,
        "---\nkind: red\ntitle: Stop\n---\nStop.\n",
        "2: front-matter: 'kind' is 'red'. It must be 'emergency', 'stop', 'caution' or 'note'",
    ),
    "warning whose name is no id": (
        "docs/includes/warnings/Stop Now.md",
        "---\nkind: stop\ntitle: Stop\n---\nStop.\n",
        "1: warning: The file's name is the warning's id, and 'Stop Now' cannot be one. Name",
    ),
}


@pytest.mark.parametrize("mistake", BROKEN)
def test_broken_file_is_told_with_its_line(mistake: str, tmp_path: Path) -> None:
    file, content, expected = BROKEN[mistake]
    assert only_problem(tmp_path, file, content).startswith(f"{file}:{expected}")


def test_reading_goes_on_after_a_broken_file(tmp_path: Path) -> None:
    catalog = read(tmp_path, {PAGE: b"\xff", "docs/index.md": page_text("landing")})
    assert list(catalog.pages) == ["index.md"]


def test_good_entries_are_kept_beside_a_broken_one(tmp_path: Path) -> None:
    catalog = read(tmp_path, {LIBRARY: f"- word\n{SOURCE}- key: b\n"})
    assert list(catalog.sources) == ["adams"]
    assert {problem.line for problem in catalog.problems} == {1, 3}


def test_a_page_with_broken_front_matter_keeps_its_text(tmp_path: Path) -> None:
    page = read(tmp_path, {PAGE: "---\ntype: [\n---\nText [@adams].\n"}).pages[PAGE[5:]]
    assert (page.meta, page.body, page.body_line) == (None, "Text [@adams].\n", 4)


WELL = {
    "as it is": GOOD.encode(),
    "with a byte order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "with the line ends of Windows": GOOD.replace("\n", "\r\n").encode(),
    "with the line ends of old Macs": GOOD.replace("\n", "\r").encode(),
    "with a byte order mark and Windows lines": b"\xef\xbb\xbf"
    + GOOD.replace("\n", "\r\n").encode(),
    "without a last line end": GOOD.rstrip("\n").encode(),
}


@pytest.mark.parametrize("form", WELL)
def test_page_reads_well(form: str, tmp_path: Path) -> None:
    catalog = read(tmp_path, {PAGE: WELL[form]})
    page = catalog.pages["overview/history.md"]
    assert told(catalog.problems) == []
    assert page.meta
    assert page.body.strip() == "## In short\n\nText."


@pytest.mark.parametrize("content", ["", "\n", "# Nothing yet\n", "[]\n"])
def test_a_data_file_without_entries_reads_as_none(content: str, tmp_path: Path) -> None:
    catalog = read(tmp_path, {LIBRARY: content})
    assert (catalog.problems, catalog.sources) == ((), {})


def test_a_project_without_data_files_reads_as_empty(tmp_path: Path) -> None:
    catalog = read(tmp_path, {PAGE: GOOD})
    assert (catalog.problems, catalog.sources, catalog.terms) == ((), {}, {})


@pytest.mark.parametrize("folder", [PAGE, LIBRARY, WARNING])
def test_a_folder_in_the_place_of_a_file_is_told(folder: str, tmp_path: Path) -> None:
    expected = f"{folder}:1: unreadable-file: The file cannot be read"
    assert only_problem(tmp_path, f"{folder}/inside", "").startswith(expected)


def test_included_texts_are_no_pages(tmp_path: Path) -> None:
    catalog = read(tmp_path, {WARNING: "---\nkind: stop\ntitle: Stop\n---\nStop.\n"})
    assert catalog.pages == {}
    assert catalog.warnings["stop"].title == "Stop"


DATA = {
    "docs/references/glossary.yaml": "- {term: barrier, id: barrier, plain: First stiffness.}\n",
    "docs/references/motions.yaml": "# Motions\n\n"
    "- {part: hip, motion: flexion, opposite: extension, plain: thigh forwards}\n",
    "docs/references/muscles.yaml": "- name: iliacus\n  plain: a muscle\n  sources: [adams]\n"
    "  actions: [{part: hip, motion: flexion}]\n",
    "docs/safety/contraindications.yaml": "- id: pregnancy\n  name: Pregnancy\n  level: caution\n"
    "  why: It matters.\n  instead: Ask first.\n  founded_on: consensus\n",
}


def test_all_data_is_found_by_its_name(tmp_path: Path) -> None:
    catalog = read(tmp_path, {**DATA, LIBRARY: SOURCE})
    assert told(catalog.problems) == []
    assert catalog.terms["barrier"].plain == "First stiffness."
    assert catalog.motions["hip", "flexion"].opposite == "extension"
    assert catalog.muscles["iliacus"].sources == ("adams",)
    assert catalog.precautions["pregnancy"].level == "caution"
    assert catalog.sources["adams"].title == "A"


def test_an_entry_knows_its_file_and_line(tmp_path: Path) -> None:
    entry = read(tmp_path, DATA).entries["docs/references/motions.yaml", "hip flexion"]
    assert (entry.file, entry.line) == ("docs/references/motions.yaml", 3)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """A project in the current folder, whose catalog is forgotten afterwards."""
    monkeypatch.chdir(tmp_path)
    reading.forget()
    yield write_project(tmp_path, {PAGE: GOOD})
    reading.forget()


def test_the_current_catalog_is_that_around_the_current_folder(here: Project) -> None:
    assert list(reading.current().pages) == ["overview/history.md"]
    assert reading.current().project.root == here.root.resolve()


def test_the_current_catalog_is_read_again_after_it_was_forgotten(here: Project) -> None:
    before = reading.current()
    write_project(here.root, {"docs/index.md": page_text("landing")})
    assert reading.current() is before
    reading.forget()
    assert len(reading.current().pages) == 2


def test_every_problem_can_be_followed_to_its_line() -> None:
    problem = Problem("docs/a.md", 3, "data", "It is wrong.", "Mend it.")
    assert re.fullmatch(r"docs/a\.md:3: data: It is wrong\. Mend it\.", str(problem))
