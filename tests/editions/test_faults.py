"""Whatever goes wrong, the branch is as it was or fully published, and no edition is lost."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from metref.editions.edition import LIST, Edition
from metref.editions.publication import Order, Publication, source_of
from metref.editions.published import Published
from metref.editions.read_back import faults
from metref.editions.refusal import RefusedError
from metref.editions.repository import GitError, Repository
from metref.editions.transaction import STAGING, Place, carry_out, remove_left_behind
from metref.editions.tree_model import Tree, below
from tests.conftest import ROOT
from tests.editions import publisher
from tests.editions.conftest import (
    ADDRESS,
    PLACE,
    PUSHED,
    Builder,
    commit_on_branch,
    git,
    make_clone,
    names,
    publish,
    silent,
    small_site,
    state,
)

GIT = shutil.which("git")
# Called in git's place: kills who called it, before the call whose number is in KILL_AT; calls of
# the command named in FULL cannot write more than a few bytes, as on a disk that is full.
FALSE_GIT = f"""#!/bin/sh
n=$(($(cat "$COUNT" 2>/dev/null || echo 0) + 1))
echo $n > "$COUNT"
if [ "$n" = "$KILL_AT" ]; then kill -9 $PPID; exit 1; fi
if [ -n "$FULL" ] && [ "$1" = "$FULL" ]; then trap '' XFSZ; ulimit -f 0; fi
exec {GIT} "$@"
"""
# One more than a publication calls: the last run is killed by nobody.
MOST_CALLS = 40


def run(repository: Repository, *words: str, **false: str) -> subprocess.CompletedProcess[str]:
    """Publish in a process of its own that can be killed, with the false git of a test.

    The process is a fork of this one: to start Python afresh for each would take minutes.
    """
    folder = repository.root.parent
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "git").write_text(FALSE_GIT, "utf-8")
    (tools / "git").chmod(0o755)
    said = folder / "said"
    said.write_text("", "utf-8")
    settings = {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "COUNT": str(folder / "count"),
        **false,
    }
    process = multiprocessing.get_context("fork").Process(
        target=forked, args=(settings, said, str(repository.root), *words)
    )
    process.start()
    process.join()
    code = process.exitcode
    assert code is not None
    return subprocess.CompletedProcess(words, code, stderr=said.read_text("utf-8"))


def forked(settings: Mapping[str, str], said: Path, *words: str) -> None:
    """Publish, in the forked process."""
    os.environ.update(settings)
    try:
        publisher.main(*words)
    except SystemExit as error:
        said.write_text(str(error.code), "utf-8")
        raise


def assert_whole(published: Published, before: Tree, new: str) -> None:
    """Assert that a state is the one before, or that with the new edition as it must be."""
    assert list(faults(published, ())) == []
    if new not in [each.name for each in published.editions]:
        assert published.tree == before
        return
    site = small_site(new)
    for folder in (new, "latest"):
        kept = site.keys() - {"404.html", "sitemap.xml", "sitemap.xml.gz"}
        assert below(published.tree, folder).keys() == kept | {"edition.json"}
        assert new.encode() in published.read(f"{folder}/index.html")
    for edition in {path.partition("/")[0] for path in before if path.startswith("20")}:
        assert below(published.tree, edition) == below(before, edition)


@pytest.mark.parametrize("push", ["", "push"])
@pytest.mark.parametrize("call", range(1, MOST_CALLS))
def test_killed_before_any_call_of_git(repository: Repository, call: int, push: str) -> None:
    """Each boundary between two steps is a call of git: nothing else is ever written."""
    publish(repository, "2026.11", place=PUSHED)
    before = state(repository).tree
    run(repository, "publish", "2026.12", push, KILL_AT=str(call))
    git(repository.root, "fetch", "--quiet")
    there = f"refs/remotes/origin/{PLACE.branch}"
    assert_whole(state(repository), before, "2026.12")
    assert_whole(state(repository, there), before, "2026.12")
    try:
        publish(repository, "2026.12", place=PUSHED)
    except RefusedError as error:
        assert "was published already" in str(error)  # noqa: PT017
    else:
        assert names(repository) == ["2026.12", "2026.11"]
    assert_whole(state(repository, there), before, "2026.12")


@pytest.mark.parametrize("push", ["", "push"])
def test_every_call_of_git_was_among_them(repository: Repository, push: str) -> None:
    publish(repository, "2026.11", place=PUSHED)
    assert run(repository, "publish", "2026.12", push).returncode == 0
    assert int((repository.root.parent / "count").read_text("utf-8")) < MOST_CALLS


@pytest.mark.parametrize("command", ["fast-import", "update-ref"])
@pytest.mark.parametrize("push", ["", "push"])
def test_full_disk(repository: Repository, command: str, push: str) -> None:
    publish(repository, "2026.11", place=PUSHED)
    before = state(repository).tree
    done = run(repository, "publish", "2026.12", push, FULL=command)
    said = str(done.stderr)
    assert done.returncode == 1
    assert "Traceback" not in said
    assert "write" in said or "too large" in said, said
    assert state(repository).tree == before
    assert run(repository, "publish", "2026.12", "push").returncode == 0
    assert_whole(state(repository), before, "2026.12")


class Meanwhile(Builder):
    """A builder during whose work somebody else does something."""

    def __init__(self, site: Mapping[str, bytes], does: Callable[[], object]) -> None:
        super().__init__(site)
        self.does = does

    def __call__(self, edition: Edition, facts: bytes | None) -> Mapping[str, bytes]:
        """Return the site; the first time, the other one does it first."""
        if not self.given:
            self.does()
        return super().__call__(edition, facts)


@pytest.mark.parametrize("place", [PLACE, PUSHED], ids=["here", "pushed"])
def test_two_publishers_at_once(
    repository: Repository, remote: Path, tmp_path: Path, place: Place
) -> None:
    publish(repository, "2026.11", place=PUSHED)
    other = Repository(make_clone(remote, tmp_path / "other")) if place.push else repository
    built = Meanwhile(small_site("2027.01"), lambda: publish(other, "2026.12", place=place))
    told: list[str] = []
    make = Publication(source_of(repository), Order("2027.01", ADDRESS), built)
    carry_out(repository, place, make, told.append)
    assert names(repository) == ["2027.01", "2026.12", "2026.11"]
    assert list(faults(state(repository), ())) == []
    assert any("published in between" in each for each in told)
    # Its page of changes must tell what is new since the edition of the other one.
    assert built.given == [b"2026.11", b"2026.12"]


def test_two_publishers_of_one_name(repository: Repository) -> None:
    built = Meanwhile(small_site("mine"), lambda: publish(repository, "2026.11"))
    make = Publication(source_of(repository), Order("2026.11", ADDRESS), built)
    with pytest.raises(RefusedError, match="was published already"):
        carry_out(repository, PLACE, make, silent)
    assert b"2026.11" in state(repository).read("latest/index.html")


def test_many_at_once_lose_nothing(repository: Repository, remote: Path, tmp_path: Path) -> None:
    publish(repository, "2026.11", place=PUSHED)
    clones = [make_clone(remote, tmp_path / f"clone-{number}") for number in range(4)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-m", "tests.editions.publisher"]
    running = [
        subprocess.Popen([*program, str(clone), "notice", clone.name, "push"], env=env)
        for clone in clones
    ]
    assert [each.wait() for each in running] == [0] * len(clones)
    text = git(remote, "show", f"{PLACE.branch}:notices.json")
    assert all(clone.name in text for clone in clones)
    assert int(git(remote, "rev-list", "--count", PLACE.branch)) == 1 + len(clones)


def test_remote_ahead(repository: Repository, remote: Path, tmp_path: Path) -> None:
    publish(repository, "2026.11", place=PUSHED)
    publish(Repository(make_clone(remote, tmp_path / "other")), "2026.12", place=PUSHED)
    assert names(repository) == ["2026.11"]
    publish(repository, "2027.01", place=PUSHED)
    assert names(repository) == ["2027.01", "2026.12", "2026.11"]


def test_here_and_there_went_different_ways(
    repository: Repository, remote: Path, tmp_path: Path
) -> None:
    publish(repository, "2026.11", place=PUSHED)
    publish(Repository(make_clone(remote, tmp_path / "other")), "2026.12", place=PUSHED)
    publish(repository, "2027.01")
    with pytest.raises(RefusedError, match="went one way here and another at 'origin'"):
        publish(repository, "2027.02", place=PUSHED)
    assert names(repository) == ["2027.01", "2026.11"]
    assert git(remote, "rev-list", "--count", PLACE.branch) == "2"


def test_remote_refuses(repository: Repository, remote: Path) -> None:
    publish(repository, "2026.11", place=PUSHED)
    hook = remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'the branch is protected' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    before = repository.tip(PLACE.ref)
    with pytest.raises(RefusedError, match=r"refused the push .*the branch is protected"):
        publish(repository, "2026.12", place=PUSHED)
    assert repository.tip(PLACE.ref) == before
    assert git(remote, "rev-parse", PLACE.branch) == before


def test_remote_gone_before(repository: Repository, remote: Path) -> None:
    publish(repository, "2026.11", place=PUSHED)
    before = repository.tip(PLACE.ref)
    shutil.rmtree(remote)
    with pytest.raises(RefusedError, match="'origin' cannot be reached"):
        publish(repository, "2026.12", place=PUSHED)
    assert repository.tip(PLACE.ref) == before
    publish(repository, "2026.12")
    assert names(repository) == ["2026.12", "2026.11"]


def test_remote_gone_while_building(repository: Repository, remote: Path) -> None:
    publish(repository, "2026.11", place=PUSHED)
    before = repository.tip(PLACE.ref)
    built = Meanwhile(small_site("two"), lambda: shutil.rmtree(remote))
    make = Publication(source_of(repository), Order("2026.12", ADDRESS), built)
    with pytest.raises(RefusedError, match="broke while it was pushed to"):
        carry_out(repository, PUSHED, make, silent)
    assert repository.tip(PLACE.ref) == before


def test_detached_head(repository: Repository) -> None:
    git(repository.root, "switch", "--quiet", "--detach", "HEAD")
    publish(repository, "2026.11", place=PUSHED)
    assert names(repository) == ["2026.11"]


def test_no_commit_yet(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "new")
    with pytest.raises(RefusedError, match="There is no commit to publish"):
        publish(Repository(tmp_path / "new"), "2026.11")


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="no repository"):
        carry_out(Repository(tmp_path), PLACE, lambda _: pytest.fail("made"), silent)


@pytest.mark.parametrize("options", [("--depth=1",), ("--depth=1", "--no-single-branch")], ids=len)
def test_shallow_clone(
    repository: Repository, remote: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    publish(repository, "2026.11", place=PUSHED)
    publish(repository, "2026.12", place=PUSHED)
    shallow = Repository(make_clone(remote, tmp_path / "shallow", *options))
    publish(shallow, "2027.01", place=PUSHED)
    there = Repository(remote)
    assert names(there) == ["2027.01", "2026.12", "2026.11"]
    assert git(remote, "rev-list", "--count", PLACE.branch) == "3"


def test_branch_missing_here(repository: Repository, remote: Path, tmp_path: Path) -> None:
    publish(repository, "2026.11", place=PUSHED)
    fresh = Repository(make_clone(remote, tmp_path / "fresh"))
    assert fresh.tip(PLACE.ref) is None
    publish(fresh, "2026.12")
    assert names(fresh) == ["2026.12", "2026.11"]


def test_branch_missing_there(repository: Repository, remote: Path) -> None:
    publish(repository, "2026.11")
    publish(repository, "2026.12", place=PUSHED)
    assert names(Repository(remote)) == ["2026.12", "2026.11"]


def test_the_branch_stands_checked_out(repository: Repository) -> None:
    publish(repository, "2026.11")
    git(repository.root, "switch", "--quiet", PLACE.branch)
    with pytest.raises(RefusedError, match="git switch main"):
        publish(repository, "2026.12")


def test_nobody_has_a_name(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(repository.root, "config", "user.useConfigOnly", "true")
    with pytest.raises(RefusedError, match=r"who publishes.*user\.name"):
        publish(repository, "2026.11")


DAMAGES = {
    "no JSON": b"[{",
    "another thing": b'{"versions": []}',
    "entries without names": b'[{"title": "2026.11"}]',
    "numbers": b"[1, 2]",
    "missing": None,
    "no text": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_list_is_written_again_from_the_records(
    repository: Repository, damage: str
) -> None:
    publish(repository, "2026.11")
    good = state(repository).read(LIST)
    commit_on_branch(repository, LIST, DAMAGES[damage])
    change = publish(repository, "2026.12")
    assert any("The list of editions was damaged" in note for note in change.notes)
    assert names(repository) == ["2026.12", "2026.11"]
    assert list(faults(state(repository), ())) == []
    assert good != state(repository).read(LIST)


def test_an_edition_that_somebody_took_out_is_missed(repository: Repository) -> None:
    publish(repository, "2026.11")
    publish(repository, "2026.12")
    commit_on_branch(repository, "2026.11", None)
    before = repository.tip(PLACE.ref)
    with pytest.raises(RefusedError, match=r"names 2026\.11, and the publishing branch"):
        publish(repository, "2027.01")
    assert repository.tip(PLACE.ref) == before


@pytest.mark.parametrize("record", [b"{", b"{}", None, b'{"name": "2026.12"}'], ids=repr)
def test_a_damaged_record_stops_publication(repository: Repository, record: bytes | None) -> None:
    publish(repository, "2026.11")
    commit_on_branch(repository, "2026.11/edition.json", record)
    before = repository.tip(PLACE.ref)
    with pytest.raises(RefusedError, match=r"2026\.11"):
        publish(repository, "2026.12")
    assert repository.tip(PLACE.ref) == before


def test_what_killed_runs_left_goes_after_a_day(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(repository, "2026.11")
    fresh, old = f"refs/heads/{STAGING}/fresh", f"refs/heads/{STAGING}/old"
    git(repository.root, "update-ref", fresh, PLACE.ref)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2020-01-01T00:00:00Z")
    tree = git(repository.root, "rev-parse", f"{PLACE.ref}^{{tree}}")
    git(repository.root, "update-ref", old, git(repository.root, "commit-tree", tree, "-m", "old"))
    remove_left_behind(repository)
    assert repository.tip(fresh)
    assert repository.tip(old) is None


def test_a_broken_object_is_told(repository: Repository) -> None:
    publish(repository, "2026.11")
    for pack in (repository.root / ".git/objects").rglob("*"):
        if pack.is_file():
            pack.chmod(0o644)
            pack.write_bytes(b"")
    with pytest.raises((RefusedError, GitError)) as error:
        publish(repository, "2026.12")
    assert str(error.value)
