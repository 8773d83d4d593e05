"""Finds Chromium for the browser tests, or installs it, or says what to install.

Run as a script by `make test`, so that a missing browser stops the run before its tests do.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from metref.chromium import find_chromium

HELP = (
    "The browser tests need Chromium, and none was found or could be installed.\n"
    "Install it (Debian, Ubuntu: apt-get install chromium; elsewhere Chromium or Chrome),\n"
    "or name the program that you have: CHROMIUM=/path/to/chromium make test"
)


def install_commands() -> list[list[str]]:
    """Return the commands to try, in order: Debian's package where we may, then Playwright's."""
    commands = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        commands.append(["apt-get", "update", "-qq"])
        commands.append(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
    return [*commands, [sys.executable, "-m", "playwright", "install", "chromium"]]


def ensure_chromium() -> Path | None:
    """Return the program, after an attempt to install it where it is missing."""
    for command in install_commands():
        if found := find_chromium():
            return found
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return find_chromium()


if __name__ == "__main__":
    program = ensure_chromium()
    sys.exit(None if program else HELP)
