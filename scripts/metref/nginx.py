"""Finds nginx, or installs it, or says what to install; and runs it with the project's own file.

It serves the tests of hosting and the measurement of what a host holds. Run as a script by `make`,
so that a missing program stops the run before anything waits for it.
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

PLACES = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin")
# The Debian packages of the programs that are needed.
PACKAGES = {"nginx": "nginx-light", "wrk": "wrk"}
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


def find(program: str) -> str:
    """Return a program, wherever the machine has it.

    Raises:
        FileNotFoundError: it is missing; what to install.
    """
    found = shutil.which(program) or shutil.which(program, path=os.pathsep.join(PLACES))
    if not found:
        raise FileNotFoundError(
            f"{program} is missing, and could not be installed. Install it (Debian, Ubuntu: "
            f"apt-get install {PACKAGES[program]})."
        )
    return found


def ensure(program: str) -> str:
    """Return a program, after an attempt to install Debian's package where it is missing.

    Raises:
        FileNotFoundError: it is missing still.
    """
    try:
        return find(program)
    except FileNotFoundError:
        if shutil.which("apt-get") and os.geteuid() == 0:
            for words in (["update"], ["install", "-y", "--no-install-recommends"]):
                package = [PACKAGES[program]] if len(words) > 1 else []
                command = ["apt-get", "-qq", *words, *package]
                # Debian would start the server at once; nobody asked for that.
                env = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
                subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=env)
        return find(program)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def site_config(text: str, root: Path, port: int, folder: str = "") -> str:
    """Return the project's file with its lines marked CHANGE changed.

    Args:
        text: The file as it is.
        root: What is served.
        port: Where, on this machine alone.
        folder: Where below `root` the site stands, with a slash at its end.
    """
    changes = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "root [^;]+;": f"root {root};",
        "error_page 404 /404.html;": f"error_page 404 /{folder}404.html;",
    }
    for line, new in changes.items():
        text, count = re.subn(line, new, text, count=1)
        if count != 1:
            raise ValueError(f"The configuration has no line '{line}'.")
    return text


@contextlib.contextmanager
def serve(port: int, config: str, folder: Path) -> Iterator[str]:
    """Run nginx with a site's configuration until the end; yield its address.

    Its own files go into `folder`.
    """
    program = find("nginx")
    (folder / "site.conf").write_text(config, "utf-8")
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
    for name in sys.argv[1:]:
        try:
            ensure(name)
        except FileNotFoundError as error:
            sys.exit(str(error))
