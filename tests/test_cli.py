"""The command line says what was found, and its exit code says whether all is well."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from metref.checks import check
from metref.cli import app
from metref.project import Project
from metref.reading import read
from tests.builders import page_text, write_project

BAD = page_text("landing", "See [that](nowhere.md) and [this](gone.md).\n")
LINK = f"docs/index.md:{BAD.count(chr(10))}: link: "


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of one bad page, as the current folder."""
    monkeypatch.chdir(tmp_path)
    return write_project(tmp_path, {"docs/index.md": BAD})


def run(*words: str) -> Result:
    """Run a command as a person would."""
    return CliRunner().invoke(app, list(words))


def test_without_a_command_the_help_names_them_all() -> None:
    result = run()
    assert all(command in result.output for command in ("check", "build", "serve"))
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("small")
def test_check_tells_each_problem_on_its_line_and_fails() -> None:
    result = run("check")
    told = [line for line in result.output.splitlines() if line.startswith(LINK)]
    assert result.exit_code == 1
    assert len(told) == 2
    assert "to mend in 1 file" in result.output


def test_check_tells_of_files_in_their_order(small: Project) -> None:
    write_project(small.root, {"docs/b.md": "no", "docs/a.md": "no", "docs/c/d.md": b"\xff"})
    told = [line.partition(":")[0] for line in run("check").output.splitlines()]
    files = [name for name in dict.fromkeys(told) if name.startswith("docs/")]
    assert files == sorted(files)
    assert {"docs/a.md", "docs/b.md", "docs/c/d.md", "docs/index.md"} <= set(files)


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_outside_a_project_each_command_says_so(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(command)
    assert result.exit_code == 1
    assert "No mkdocs.yml" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("folder", ["docs", "overrides/partials"])
def test_a_command_may_be_called_in_any_folder(
    folder: str, small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small.root / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(small.root / folder)
    assert LINK in run("check").output


def test_build_does_not_start_when_a_check_fails(small: Project) -> None:
    result = run("build")
    assert result.exit_code == 1
    assert LINK in result.output
    assert "Not built: " in result.output
    assert not small.site.exists()


def test_build_says_that_the_engine_found_something(project: Project) -> None:
    config = project.config.read_text("utf-8").replace("name: material", "name: nobody-has-this")
    project.config.write_text(config, "utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert "Not built: the engine found something to mend." in result.output
    assert "Traceback" not in result.output


def test_an_unknown_engine_is_refused_with_those_that_there_are() -> None:
    result = run("build", "--engine", "hugo")
    assert result.exit_code == 2
    assert "mkdocs" in result.output
    assert "zensical" in result.output


def test_python_m_metref_is_the_same_command(small: Project) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "metref", "check"],
        cwd=small.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert LINK in done.stdout
    assert "to mend in 1 file" in done.stderr


def test_a_named_page_is_told_the_same_as_in_a_whole_run(project: Project) -> None:
    page = project.docs / "overview" / "history.md"
    wrong = "\n\nIt cures 50% of 20 people [@nobody] in the SI centre.\n"
    page.write_text(page.read_text("utf-8") + wrong, "utf-8")
    whole = [p for p in check(read(project)) if p.file == "docs/overview/history.md"]
    result = CliRunner().invoke(app, ["check", str(page), "--format", "json"])
    told = json.loads(result.stdout)
    assert [(p["rule"], p["line"]) for p in told] == [(p.rule, p.line) for p in whole]
    assert {"citation", "word"} <= {p["rule"] for p in told}
