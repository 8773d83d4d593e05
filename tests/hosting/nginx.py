"""Finds nginx, or installs it, or says what to install; and runs it with the project's own file.

Run as a script by `make test-hosting`, so that a missing server stops the run before its tests do.
"""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.editions.web import FOLDER

CONFIG = Path(__file__).parents[2] / "hosting" / "nginx.conf"
PLACES = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin")
HELP = (
    "The tests of hosting need nginx, and none was found or could be installed.\n"
    "Install it (Debian, Ubuntu: apt-get install nginx-light)."
)
PATIENCE = 20
# What stands around the project's file in nginx's own configuration.
AROUND = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}worker_processes auto;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/site.conf;
}}
"""


def find_nginx() -> str | None:
    """Return the program, wherever the machine has it."""
    return shutil.which("nginx") or shutil.which("nginx", path=os.pathsep.join(PLACES))


def ensure_nginx() -> str | None:
    """Return the program, after an attempt to install Debian's package where it is missing."""
    if not find_nginx() and shutil.which("apt-get") and os.geteuid() == 0:
        for words in (("update",), ("install", "-y", "--no-install-recommends", "nginx-light")):
            command = ["apt-get", "-qq", *words]
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return find_nginx()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def site_config(root: Path, port: int) -> str:
    """Return the project's file with its lines marked CHANGE changed for a test."""
    text = CONFIG.read_text("utf-8")
    changes = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "root [^;]+;": f"root {root};",
        "error_page 404 /404.html;": f"error_page 404 /{FOLDER}/404.html;",
    }
    for line, new in changes.items():
        text, count = re.subn(line, new, text, count=1)
        assert count == 1, f"{CONFIG} has no line '{line}'"
    return text


@contextlib.contextmanager
def serve(root: Path, folder: Path) -> Iterator[str]:
    """Serve a folder with nginx as the project's file says; yield its address."""
    program = find_nginx()
    assert program, HELP
    port = free_port()
    (folder / "site.conf").write_text(site_config(root, port), "utf-8")
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), "utf-8")
    command = [program, "-p", str(folder), "-e", str(folder / "error.log")]
    running = subprocess.Popen([*command, "-c", str(folder / "nginx.conf")])
    try:
        address = f"http://127.0.0.1:{port}/"
        wait_until_up(address, running, folder / "error.log")
        yield address
    finally:
        running.terminate()
        running.wait(timeout=PATIENCE)


def wait_until_up(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers.

    Raises:
        RuntimeError: it ended, or does not answer.
    """
    for _ in range(PATIENCE * 10):
        if running.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=1)  # noqa: S310
        except urllib.error.HTTPError:
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(log.read_text("utf-8"))


if __name__ == "__main__":
    sys.exit(None if ensure_nginx() else HELP)
