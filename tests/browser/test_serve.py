"""The preview: an edited page shows in the open browser, and a mistake does not stop it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from metref.project import Project

PATIENCE = 60


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the preview answers."""
    for _ in range(PATIENCE * 5):
        assert process.poll() is None, "the preview ended"
        try:
            urllib.request.urlopen(address, timeout=1)  # noqa: S310
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    pytest.fail("the preview did not answer")


@pytest.fixture
def preview(project: Project) -> Iterator[str]:
    """A running preview of a copy of the project; its address."""
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "metref", "serve", "--address", address]
    process = subprocess.Popen(command, cwd=project.root, start_new_session=True)
    wait_until_up(f"http://{address}/", process)
    yield f"http://{address}/"
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(timeout=PATIENCE)


def test_an_edit_shows_in_the_open_browser(
    preview: str, project: Project, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"{preview}overview/history/")
    file = project.docs / "overview/history.md"
    text = file.read_text("utf-8")
    edited = re.sub(r"(## In short\n\n)", r"\1A sentence written just now. ", text)
    file.write_text(edited, "utf-8")
    expect(page.get_by_text("A sentence written just now.")).to_be_visible(timeout=PATIENCE * 1000)
    broken = edited.replace("warning: information", "warming: information").replace(
        "written just now", "of a page with a mistake"
    )
    file.write_text(broken, "utf-8")
    expect(page.get_by_text("A sentence of a page with a mistake.")).to_be_visible(
        timeout=PATIENCE * 1000
    )
    page.close()
