"""The commands, as an editor types them: what they print, and their exit codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from metref.cli import app
from metref.editions.repository import Repository
from tests.editions.conftest import PLACE, PUSHED, git, names, publish, state


def call(*words: str) -> tuple[int, str]:
    """Call a command; return its exit code and all that it said."""
    result = CliRunner().invoke(app, list(words))
    assert "Traceback" not in result.output
    return result.exit_code, result.output


@pytest.fixture
def here(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The clone as the current folder, with two editions."""
    monkeypatch.chdir(repository.root)
    for name in ("METREF_SITE_URL", "METREF_BRANCH", "METREF_REMOTE"):
        monkeypatch.delenv(name, raising=False)
    publish(repository, "2026.11", place=PUSHED)
    publish(repository, "2026.12", place=PUSHED)
    return repository


def test_editions_are_listed_with_notices(here: Repository) -> None:
    assert call("notice", "Stop that.", "--kind", "stop")[0] == 0
    assert call("withdraw", "2026.11", "--reason", "Wrong.")[0] == 0
    code, said = call("editions")
    assert code == 0
    lines = said.splitlines()
    assert lines[0].startswith("2026.12  ")
    assert lines[0].endswith("  latest")
    assert lines[1].endswith("withdrawn: Wrong.")
    assert lines[2].endswith("(stop): Stop that.")
    assert names(here) == ["2026.12", "2026.11"]


@pytest.mark.parametrize(
    "words",
    [
        ("rollback",),
        ("withdraw", "2026.11", "--reason", "Wrong."),
        ("notice", "Stop that."),
        ("retain",),
    ],
)
def test_a_dry_run_changes_nothing(here: Repository, words: tuple[str, ...]) -> None:
    before = here.tip(PLACE.ref)
    code, said = call(*words, "--dry-run")
    assert code == 0, said
    assert "This was a dry run: gh-pages is as it was." in said
    assert here.tip(PLACE.ref) == before
    assert call(*words)[0] == 0
    assert here.tip(PLACE.ref) != before


def test_a_push_shows_it_at_the_remote(here: Repository, remote: Path) -> None:
    code, said = call("notice", "Stop that.", "--push", "--pages", "pelvis/")
    assert code == 0
    assert "reaches the pages pelvis/ of every edition" in said
    assert "Published: gh-pages at origin, and here." in said
    text = git(remote, "show", "gh-pages:notices.json")
    (notice,) = json.loads(text)["notices"]
    assert notice["pages"] == ["pelvis/"]
    assert call("lift", notice["id"], "--push")[0] == 0
    assert json.loads(git(remote, "show", "gh-pages:notices.json"))["notices"] == []
    assert state(here).commit == git(remote, "rev-parse", "gh-pages")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("publish", "2027.01"), "METREF_SITE_URL=https"),
        (("withdraw", "2025.01", "--reason", "x"), "There is no edition 2025.01."),
        (("withdraw", "2026.11", "--reason", " "), "Readers must know why"),
        (("notice", " "), "Readers must know what to do"),
        (("notice", "x" * 601), "readers take in 600 at most"),
        (("notice", "x", "--kind", "loud"), "Invalid value"),
        (("lift", "none"), "There is no notice none."),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_cannot_be_done_is_told(words: tuple[str, ...], said: str) -> None:
    code, output = call(*words)
    assert code != 0
    assert said in " ".join(output.split())


@pytest.mark.parametrize("address", ["https://site.example", "site.example/", "/met/", "ftp://x/"])
@pytest.mark.usefixtures("here")
def test_an_address_that_pages_cannot_print_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("METREF_SITE_URL", address)
    code, said = call("publish", "2027.01")
    assert code == 1
    assert f"it is '{address}'" in said


@pytest.mark.usefixtures("here")
def test_another_branch_is_named_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METREF_BRANCH", "site")
    assert call("editions") == (0, "No edition was published yet on site.\n")


def test_outside_a_project_the_command_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = call("rollback")
    assert code == 1
    assert "No mkdocs.yml" in said
