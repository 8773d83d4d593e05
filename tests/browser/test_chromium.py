"""The browser is found, or the run stops with what to install; nothing is skipped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from metref.chromium import find_chromium
from tests.browser import chromium

SCRIPT = Path(chromium.__file__)


def test_the_named_program_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert find_chromium() == Path(sys.executable)


def test_a_named_program_that_is_missing_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert find_chromium() is None


def test_the_machine_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    found = find_chromium()
    assert found
    assert found.exists()


def test_without_a_browser_the_run_stops_and_says_what_to_install(tmp_path: Path) -> None:
    # An empty PATH has no package manager, and an empty folder no browser of Playwright's.
    env = {"CHROMIUM": "", "PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    named = os.environ | env | {"PYTHONPATH": str(SCRIPT.parents[2])}
    result = subprocess.run(
        [sys.executable, str(SCRIPT)], env=named, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert "apt-get install chromium" in result.stderr
