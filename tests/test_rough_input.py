"""Whatever lies in docs/ or in mkdocs.yml, people get a message with the file's name, and soon."""

import errno
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from metref import build, engines, reading
from metref.cli import app
from metref.project import Project
from tests.conftest import copy_project

MOST_SECONDS = 60
MANY = 100_000
HEAD = """\
---
title: A rough page {name}
description: A page that is used to see what is said about files that are not as they should be.
type: reference
audience: both
updated: 2026-11-22
---

"""
BOMB = "\n".join(
    f"k{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]" if number else "k0: &a0 [x]"
    for number in range(40)
)


def page(body: str) -> Callable[[Path], None]:
    """Return how to write a page with good front matter and this text."""
    return lambda file: write(file, HEAD.format(name=ascii(file.stem).strip("'")) + body)


def front(yaml: str) -> Callable[[Path], None]:
    """Return how to write a page with this front matter."""
    return lambda file: write(file, f"---\n{yaml}\n---\n\n## Text\n\nText.\n")


def write(file: Path, text: str) -> None:
    """Write a text as it is."""
    file.write_bytes(text.encode("utf-8"))


# What lies in docs/rough/ under each name, and what is told about it.
ROUGH: dict[str, tuple[Callable[[Path], object], str]] = {
    "latin.md": (
        lambda file: file.write_bytes(b"---\ntitle: caf\xe9\n---\n"),
        "2: unreadable-file: The file is not UTF-8. Save it as UTF-8 text.",
    ),
    "nul.md": (page("One\n\nTwo \0"), "11: unreadable-file: The file holds NUL bytes."),
    "huge.md": (page("word " * 10_000_000), "1: unreadable-file: The file is larger than 2 MB."),
    "broken.md": (front("title: [a\ntype: landing"), "3: yaml: This is not YAML that we can read"),
    "bomb.md": (front(BOMB), "2: yaml: .*uses & or \\* to repeat a value"),
    "nested.md": (front(f"title: {'[' * 150}{']' * 150}"), "2: yaml: .*too deep"),
    "left-open.md": (front("title: " + "[" * MANY), "2: unreadable-file: More than 200 brackets"),
    "tabs.md": (front("review:\n\tstatus: reviewed"), "3: yaml: .*cannot start any token"),
    "list.md": (front("- a\n- b"), "2: front-matter: The front matter names no page type"),
    "word.md": (front("a word"), "2: front-matter: The front matter names no page type"),
    "no-day.md": (
        front("type: landing\nupdated: 2026-02-30"),
        "3: yaml: .*'2026-02-30' is no date",
    ),
    "not-closed.md": (
        lambda file: write(file, "---\ntitle: Open\n\n## Text\n"),
        "1: front-matter: ",
    ),
    "nothing.md": (lambda file: write(file, ""), "1: front-matter: The page has no front matter"),
    "brackets.md": (page("[" * MANY), "9: unreadable-file: More than 200 brackets"),
    "bracket-lines.md": (page("[\n" * MANY), "209: unreadable-file: More than 200 brackets"),
    "half-links.md": (page("[a](" * MANY), "9: unreadable-file: More than 200 brackets"),
    "half-tags.md": (page("<a " * MANY), "9: unreadable-file: More than 200 brackets"),
    "fences.md": (page("~~~ a\n" * MANY), "409: unreadable-file: More than 400 fences"),
    "steps.md": (
        page("".join(f"{'    ' * depth}- a\n" for depth in range(400))),
        "30: unreadable-file: The line starts with more than 80 spaces",
    ),
    "folder.md": (Path.mkdir, "1: unreadable-file: The file cannot be read \\(it is a folder\\)"),
    "pipe.md": (os.mkfifo, "1: unreadable-file: This is neither a file nor a folder"),
    "pipe.svg": (os.mkfifo, "1: unreadable-file: This is neither a file nor a folder"),
    "outside.md": (
        lambda file: file.symlink_to("/etc/hostname"),
        "1: unreadable-file: This is a symbolic link",
    ),
    "inside.md": (
        lambda file: file.symlink_to("../index.md"),
        "1: unreadable-file: This is a symbolic link",
    ),
    "itself.md": (
        lambda file: file.symlink_to(file.name),
        "1: unreadable-file: This is a symbolic link",
    ),
    "nowhere.md": (
        lambda file: file.symlink_to("gone.md"),
        "1: unreadable-file: This is a symbolic link",
    ),
    "circle": (lambda file: file.symlink_to(".."), "1: unreadable-file: This is a symbolic link"),
    "locked.md": (
        page("Text."),
        "1: unreadable-file: The file cannot be read \\(Permission denied",
    ),
    "bell\a.md": (page("Text."), "1: unreadable-file: The file's name has characters that cannot"),
    os.fsdecode(b"caf\xe9.md"): (page("Text."), "1: unreadable-file: The file's name has char"),
}
# What is well, although an editor on Windows may have written it.
WELL: dict[str, Callable[[bytes], bytes]] = {
    "docs/overview/faq.md": lambda raw: b"\xef\xbb\xbf" + raw,
    "docs/overview/index.md": lambda raw: raw.replace(b"\n", b"\r\n"),
    "docs/safety/index.md": lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"),
}


def lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to read files whose name says so; whoever runs the tests may be allowed to."""
    real = Path.read_bytes

    def read_bytes(file: Path) -> bytes:
        if file.name.startswith("locked"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
        return real(file)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)


def run(command: str) -> str:
    """Run a command that must refuse; return what it says."""
    start = time.monotonic()
    result = CliRunner().invoke(app, [command])
    assert time.monotonic() - start < MOST_SECONDS
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit), result.exc_info
    assert "Traceback" not in result.output
    return result.output


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What check and build say about a copy in which all of it lies, and one dead link."""
    project = copy_project(tmp_path_factory.mktemp("rough") / "project")
    folder = project.docs / "rough"
    folder.mkdir()
    for name, (make, _) in ROUGH.items():
        make(folder / name)
    for name, change in WELL.items():
        file = project.root / name
        file.write_bytes(change(file.read_bytes()))
    history = project.docs / "overview/history.md"
    write(history, history.read_text("utf-8").replace("(index.md)", "(indx.md)", 1))
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(project.root)
        lock(monkeypatch)
        reading.forget()
        yield {command: run(command) for command in ("check", "build")}


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("name", ROUGH, ids=ascii)
def test_rough_file_is_told_by_its_name(name: str, command: str, outputs: dict[str, str]) -> None:
    shown = name.encode("utf-8", "backslashreplace").decode()
    expected = rf"^docs/rough/{re.escape(shown)}:{ROUGH[name][1]}"
    assert re.search(expected, outputs[command], re.MULTILINE), outputs[command]


@pytest.mark.parametrize("command", ["check", "build"])
def test_other_problems_are_told_as_well(command: str, outputs: dict[str, str]) -> None:
    assert "leads to 'indx.md'" in outputs[command]


@pytest.mark.parametrize("name", WELL)
def test_byte_order_marks_and_windows_lines_are_well(name: str, outputs: dict[str, str]) -> None:
    assert f"{name}:" not in outputs["build"]


def test_one_page_is_told_of_at_most_once_by_its_reading(outputs: dict[str, str]) -> None:
    """A page that cannot be read is not looked at further: that would only repeat it."""
    for name in ("brackets.md", "huge.md", "nul.md", "outside.md"):
        assert outputs["build"].count(f"docs/rough/{name}:") == 1


def nav_of(count: int) -> str:
    """Return a nav of so many pages that do not exist."""
    return "nav:\n" + "".join(f"  - Page {number}: page-{number}.md\n" for number in range(count))


CONFIGS = {
    "broken": (b"site_name: [a\nnav: b\n", "2: yaml: This is not YAML that we can read"),
    "empty": (b"", None),
    "a list": (b"- a\n- b\n", None),
    "not UTF-8": (b"site_name: a\nsite_author: caf\xe9\n", "2: unreadable-file: .*not UTF-8"),
    "NUL bytes": (b"site_name: a\0\n", "1: unreadable-file: The file holds NUL bytes"),
    "tabs": (b"nav:\n\t- a.md\n", "2: yaml: .*cannot start any token"),
    "aliases that explode": (BOMB.encode(), "1: yaml: .*uses & or \\*"),
    "lists that explode": (b"nav: " + b"[" * 100 + b"]" * 100, "1: yaml: .*too deep"),
    "brackets without end": (b"nav: " + b"[" * MANY, "1: unreadable-file: More than 200 brackets"),
    "huge nav": (nav_of(5_000).encode(), "5001: nav: The navigation names docs/page-4999.md"),
    "nav that is a word": (b"nav: everything\n", None),
    "tag of a program": (b"site_name: !ENV [A, b]\nnav: !!python/name:os.system\n", None),
}


@pytest.mark.parametrize("kind", CONFIGS)
def test_rough_configuration_is_told(kind: str, project: Project) -> None:
    content, expected = CONFIGS[kind]
    project.config.write_bytes(content)
    told = run("build")
    pages = "docs/index.md:1: nav: The navigation does not name this page"
    wanted = rf"^mkdocs\.yml:{expected}" if expected else pages
    assert re.search(wanted, told, re.MULTILINE), told


DATA = {
    "not UTF-8": (b"- \xff", "1: unreadable-file: The file is not UTF-8"),
    "aliases that explode": (BOMB.encode(), "1: yaml: .*uses & or \\*"),
    "a date that is none": (b"- {from: a/, to: index.md, since: 2026-02-30}", "1: yaml: .*no date"),
    "a word": (b"word", "1: data: The file is a list of entries"),
    "a list of nothing": (b"- \n- ''\n", "2: data: "),
    "brackets": (b"- '" + b"[" * MANY + b"'", "1: unreadable-file: More than 200 brackets"),
}


@pytest.mark.parametrize("kind", DATA)
def test_rough_data_file_is_told(kind: str, project: Project) -> None:
    content, expected = DATA[kind]
    project.redirects.write_bytes(content)
    told = run("build")
    assert re.search(rf"^docs/redirects\.yaml:{expected}", told, re.MULTILINE), told


def test_data_file_that_is_a_folder_is_told(project: Project) -> None:
    project.redirects.unlink()
    project.redirects.mkdir()
    assert "docs/redirects.yaml:1: unreadable-file: " in run("check")


@pytest.mark.usefixtures("project")
def test_folder_that_cannot_be_opened_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("pelvis"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    expected = "docs/pelvis:1: unreadable-file: The folder cannot be read (Permission denied)"
    assert expected in run("check")


@pytest.mark.usefixtures("project")
def test_engine_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "MOST_SECONDS", 0.1)
    monkeypatch.setattr(build, "check", lambda _: [])
    assert "The engine did not come to an end in time." in run("build")
