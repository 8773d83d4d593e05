"""The folder behind nginx is brought up to date, and no old page stays compressed beside it."""

import gzip
import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.editions.conftest import git

pytestmark = pytest.mark.hosting


def commit(folder: Path, words: str) -> None:
    """Publish a page with these words."""
    (folder / "index.html").write_text(words, "utf-8")
    name = ("-c", "user.name=Ed Itor", "-c", "user.email=ed@site.example")
    git(folder, "add", ".")
    git(folder, *name, "commit", "--quiet", f"--message={words}")


def update(folder: Path) -> None:
    """Call the script."""
    subprocess.run([ROOT / "hosting" / "update.sh", folder], check=True, capture_output=True)


def test_what_changed_is_compressed_again_and_nothing_else(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "branch")
    branch = tmp_path / "branch"
    (branch / "same.html").write_text("same", "utf-8")
    commit(branch, "old")
    served = tmp_path / "served"
    git(tmp_path, "clone", "--quiet", str(branch), str(served))
    for page in served.glob("*.html"):
        os.utime(page, (1, 1))
    update(served)
    assert gzip.decompress((served / "index.html.gz").read_bytes()) == b"old"
    before = (served / "same.html.gz").stat().st_mtime_ns
    commit(branch, "withdrawn")
    update(served)
    assert gzip.decompress((served / "index.html.gz").read_bytes()) == b"withdrawn"
    assert (served / "same.html.gz").stat().st_mtime_ns == before
    assert list(served.glob("*.new")) == []


def test_without_a_folder_it_says_so() -> None:
    done = subprocess.run(
        [ROOT / "hosting" / "update.sh"], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "Name the folder" in done.stderr
