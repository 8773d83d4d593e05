"""What one machine holds: the site behind nginx, asked by as many readers as it can answer.

The programs nginx and wrk are those of the machine (`make bench` installs Debian's). Both run on
the same cores, so a machine that only serves holds more.
"""

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from metref import nginx
from metref.project import Project

SECONDS = 8
READERS = 64
# Asks for all pages in turn, as a browser does: compressed. So it is the hardest case: real
# readers ask for a few pages again and again, and their browsers keep what they have.
SCRIPT = """\
local pages = {pages}
local turn = 0
request = function()
  turn = turn + 1
  return wrk.format("GET", pages[turn % #pages + 1], {{["Accept-Encoding"] = "gzip"}})
end
"""
RATE = re.compile(r"Requests/sec:\s+(?P<rate>[\d.]+)")
SLOW = re.compile(r"99%\s+(?P<time>[\d.]+)(?P<unit>us|ms|s)\b")
WRONG = re.compile(r"Non-2xx or 3xx responses: (?P<count>\d+)")
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Load:
    """Pages a second, and within how many milliseconds 99 of 100 were answered."""

    name: str
    pages_a_second: float
    slowest_ms: float

    def __str__(self) -> str:
        return f"{self.name}: {self.pages_a_second:.0f} pages/s, 99% in {self.slowest_ms:.0f} ms"


def loads(project: Project) -> Iterator[Load]:
    """Measure the built site behind nginx: compressed for each reader, and compressed once.

    Raises:
        FileNotFoundError: nginx or wrk is missing; what to install.
        ValueError: the server did not answer as it should.
    """
    with TemporaryDirectory(prefix="metref-load-") as folder:
        top = Path(folder)
        site = Path(shutil.copytree(project.site, top / "site"))
        (top / "nginx").mkdir()
        config = project.nginx_config.read_text("utf-8")
        pages = [page.relative_to(site).parent.as_posix() for page in site.rglob("index.html")]
        for name in ("nginx, compressed for each reader", "nginx, compressed once"):
            port = nginx.free_port()
            with nginx.serve(port, nginx.site_config(config, site, port), top / "nginx") as address:
                yield measured(name, address, sorted(pages), top)
            compress(site)


def compress(site: Path) -> None:
    """Write each page compressed beside itself."""
    for page in site.rglob("*.html"):
        page.with_name(f"{page.name}.gz").write_bytes(gzip.compress(page.read_bytes()))


def measured(name: str, address: str, pages: list[str], folder: Path) -> Load:
    """Ask for pages as fast as they are answered."""
    places = ", ".join(json.dumps(f"/{'' if page == '.' else f'{page}/'}") for page in pages)
    script = folder / "ask.lua"
    script.write_text(SCRIPT.format(pages=f"{{{places}}}"), "utf-8")
    command = [nginx.find("wrk"), "-t1", f"-c{READERS}", f"-d{SECONDS}s", "--latency"]
    done = subprocess.run(
        [*command, "-s", str(script), address], check=True, capture_output=True, text=True
    )
    return read_answer(name, done.stdout)


def read_answer(name: str, said: str) -> Load:
    """Read what wrk says.

    Raises:
        ValueError: it says nothing that we know, or that pages were not answered.
    """
    rate, slow = RATE.search(said), SLOW.search(said)
    if not rate or not slow or WRONG.search(said):
        raise ValueError(f"The load was not measured: {said}")
    time = float(slow["time"]) * MILLISECONDS[slow["unit"]]
    return Load(name, float(rate["rate"]), time)
