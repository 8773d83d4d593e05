"""Outside links are gathered once, asked for politely, and told by page; nothing ends a run."""

import datetime
import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from linkcheckmd import base  # type: ignore[import-untyped]
from typer.testing import CliRunner

from metref import outside_links
from metref.catalog import Catalog
from metref.cli import app
from metref.link_answers import Answer
from metref.link_asking import ask, seconds, whole
from metref.link_pacing import Clock, Manners, ask_all, wait_before_next
from metref.links_ignored import IgnoredLink, reason_to_ignore
from metref.output import Format
from metref.project import Project

DOI = "/10.1016/S0140-6736(98)03340-6"
PAGE = "overview/history/index.html"
TIME_LIMIT = 0.5
NOW = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


class Server(ThreadingHTTPServer):
    """Answers as its paths are named, and keeps what it was asked for in order."""

    daemon_threads = True

    def __init__(self, asked: list[str]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = asked
        self.stopped = threading.Event()

    @property
    def url(self) -> str:
        """Where this server listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """One request: its path says which answer is wanted."""

    server: Server

    def do_GET(self) -> None:
        """Answer, and note the path."""
        before = self.server.asked.count(self.path)
        self.server.asked.append(self.path)
        status, headers = self.answer(before)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self, before: int) -> tuple[int, dict[str, str]]:
        """Return status and headers; `before` counts the earlier requests for this path."""
        if self.path == "/never":
            self.server.stopped.wait(10)
        return {
            "/moved": (301, {"Location": "/moved-on"}),
            "/moved-on": (308, {"Location": "/ok"}),
            "/for-now": (302, {"Location": "/ok"}),
            "/moved-away": (301, {"Location": "/gone"}),
            "/circle": (302, {"Location": "/circle"}),
            "/gone": (404, {}),
            "/closed": (403, {}),
            "/broken": (500, {}),
            "/busy": (200, {}) if before else (429, {"Retry-After": "7"}),
            "/very-busy": (429, {"Retry-After": "86400"}),
            "/always-busy": (429, {}),
        }.get(self.path, (200, {}))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def servers() -> Iterator[tuple[Server, Server]]:
    """Two hosts (ports) on this machine, with one list of what was asked."""
    asked: list[str] = []
    both = (Server(asked), Server(asked))
    for server in both:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield both
    for server in both:
        server.stopped.set()
        server.shutdown()
        server.server_close()


@dataclass
class Pretend:
    """A clock that never waits, and keeps how long it was told to sleep."""

    time: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, wait: float) -> None:
        """Let the time pass at once."""
        self.time += wait
        if wait:
            self.slept.append(wait)

    @property
    def clock(self) -> Clock:
        """The clock as the asking takes it."""
        return Clock(lambda: self.time, self.sleep)


def run(addresses: list[str], pretend: Pretend | None = None) -> dict[str, Answer]:
    """Ask for the addresses with the real asking and the pretended clock."""
    clock = (pretend or Pretend()).clock
    return dict(ask_all(addresses, lambda each: ask(each, TIME_LIMIT), Manners(), clock))


@pytest.mark.parametrize(
    ("path", "happened"),
    [
        ("/ok", ""),
        ("/gone", "404 Not Found"),
        ("/moved", "moved to {url}/ok"),
        ("/for-now", ""),
        ("/moved-away", "404 Not Found"),
        ("/circle", "no answer (it sends on and on)"),
        ("/closed", "403 Forbidden (it may refuse programs: look with a browser)"),
        ("/broken", "500 Internal Server Error"),
        ("/never", "no answer (not within 0.5 seconds)"),
        ("/very-busy", "asks for patience (429 Too Many Requests)"),
    ],
)
def test_each_answer_is_told_in_words(
    path: str, happened: str, servers: tuple[Server, Server]
) -> None:
    address = f"{servers[0].url}{path}"
    assert run([address])[address].happened == happened.format(url=servers[0].url)


def test_a_host_that_takes_no_connection_is_told(servers: tuple[Server, Server]) -> None:
    servers[0].shutdown()
    servers[0].server_close()
    answers = run([f"{servers[0].url}/ok", f"{servers[1].url}/ok"])
    assert [answer.happened for answer in answers.values()] == [
        "",
        "no answer (the host takes no connection)",
    ]


@pytest.mark.parametrize("address", ["http://", "http://[::x/", "http://a b/", "http://a..b/"])
def test_what_is_no_address_ends_nothing(address: str) -> None:
    answer = run([outside_links.asked_as(address)]).popitem()[1]
    assert answer.happened.startswith("no answer (")


def test_retries_are_counted_and_order_is_kept(servers: tuple[Server, Server]) -> None:
    first, second = servers
    paths = {first: ["/never", "/ok?1", "/gone"], second: ["/broken", DOI, "/busy", "/moved"]}
    answers = run([whole(server.url + path) for server in paths for path in paths[server]])
    counts = Counter(first.asked)
    expected = {"/never": 3, "/broken": 3, "/busy": 2, "/gone": 1, "/ok?1": 1, DOI: 1}
    assert {path: counts[path] for path in expected} == expected
    for wanted in paths.values():
        order = list(dict.fromkeys(path for path in first.asked if path in wanted))
        assert order == wanted
    assert len(answers) == 7


def test_hosts_take_turns_with_a_pause_for_each(servers: tuple[Server, Server]) -> None:
    pretend = Pretend()
    run([f"{server.url}/{name}" for server in servers for name in "ab"], pretend)
    assert servers[0].asked == ["/a", "/a", "/b", "/b"]
    assert pretend.slept == [2.0]


def test_pauses_grow_and_retry_after_is_honoured(servers: tuple[Server, Server]) -> None:
    pretend = Pretend()
    run([f"{servers[0].url}/broken"], pretend)
    assert pretend.slept == [5.0, 10.0]
    pretend = Pretend()
    address = f"{servers[0].url}/busy"
    assert run([address], pretend)[address].happened == ""
    assert pretend.slept == [7.0]


@pytest.mark.parametrize(("path", "requests"), [("/very-busy", 1), ("/always-busy", 3)])
def test_a_host_that_asks_for_patience_is_left_alone(
    path: str, requests: int, servers: tuple[Server, Server]
) -> None:
    first, second = servers
    answers = run([f"{first.url}{path}", f"{first.url}/ok", f"{second.url}/ok"])
    assert Counter(first.asked) == {path: requests, "/ok": 1}
    assert answers[f"{first.url}/ok"].happened == "asks for patience (429 Too Many Requests)"
    assert answers[f"{second.url}/ok"].happened == ""


def test_a_silent_host_is_tried_once_for_its_next_address(servers: tuple[Server, Server]) -> None:
    run([f"{servers[0].url}/never", f"{servers[0].url}/broken", f"{servers[0].url}/gone"])
    assert Counter(servers[0].asked) == {"/never": 3, "/broken": 1, "/gone": 1}


@pytest.mark.parametrize(
    ("answer", "tries", "wait"),
    [
        (Answer(200), 1, None),
        (Answer(404), 1, None),
        (Answer(None, "it sends on and on", lasting=True), 1, None),
        (Answer(503), 1, 5.0),
        (Answer(503), 2, 10.0),
        (Answer(503), 3, None),
        (Answer(None, "not within 20 seconds"), 1, 5.0),
        (Answer(429, retry_after=0), 1, 2.0),
        (Answer(429, retry_after=120), 1, 120),
        (Answer(429, retry_after=121), 1, None),
    ],
)
def test_wait_before_the_next_try(answer: Answer, tries: int, wait: float | None) -> None:
    assert wait_before_next(answer, tries, 3, Manners()) == wait


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        (None, None),
        ("30", 30.0),
        ("Sun, 22 Nov 2026 12:01:00 GMT", 60.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        ("soon", None),
    ],
)
def test_retry_after_is_a_count_or_a_date(header: str | None, wait: float | None) -> None:
    assert seconds(header, NOW) == wait


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        (
            "https://doi.org/10.1016/S0140-6736(98)03340-6",
            "https://doi.org/10.1016/S0140-6736%2898%2903340-6",
        ),
        ("https://doi.org/10.1002/a%3C1:b~c", "https://doi.org/10.1002/a%3C1%3Ab%7Ec"),
        ("https://www.nhs.uk/a,b/?q=x;y#there", "https://www.nhs.uk/a%2Cb/?q=x%3By"),
        ("https://www.nhs.uk/é f/", "https://www.nhs.uk/%C3%A9%20f/"),
        ("https://www.nhs.uk", "https://www.nhs.uk"),
    ],
)
def test_mkdocs_linkcheck_reads_the_address_whole(written: str, asked: str, tmp_path: Path) -> None:
    assert whole(written) == asked
    assert base.is_remote_url(asked, None, ".md")[0].rstrip("/") == asked.rstrip("/")
    (tmp_path / "page.md").write_text(f"See [this]({asked}).", "utf-8")
    _, found = base.extract_links(tmp_path, ext=".md", recurse=False, domain="", exclude=[])
    assert [link["url"] for link in found] == [asked]


def test_every_address_of_the_library_is_read_whole(catalog: Catalog) -> None:
    for source in catalog.sources.values():
        if source.address:
            # The pattern wants a host of three letters or more before its first full stop, so
            # that of "at.uwa.edu" is not one; `check_remotes` takes every host.
            asked = urlsplit(whole(source.address))._replace(netloc="www.nhs.uk").geturl()
            assert base.is_remote_url(asked, None, ".md")[0] == asked


def test_a_doi_with_brackets_reaches_the_host_as_it_is(servers: tuple[Server, Server]) -> None:
    address = whole(servers[0].url + DOI)
    assert run([address])[address].happened == ""
    assert servers[0].asked == [DOI]


def write_site(site: Path, pages: dict[str, str]) -> Path:
    """Write built pages by hand."""
    for name, html in pages.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<html><body>{html}</body></html>", "utf-8")
    return site


def test_each_address_is_gathered_once_with_its_pages(tmp_path: Path) -> None:
    site = write_site(
        tmp_path,
        {
            "index.html": '<a href="https://a.org/x#one">a</a> <a href="//b.org/">b</a>',
            PAGE: '<a href=" https://a.org/x#two ">a</a> <a href="../">up</a>'
            '<a href="mailto:a@b.org">m</a> <area href="HTTPS://c.org/(1)">',
        },
    )
    assert [(each.address, each.pages) for each in outside_links.gather(site)] == [
        ("https://a.org/x", ("index.html", PAGE)),
        ("https://b.org/", ("index.html",)),
        ("https://c.org/%281%29", (PAGE,)),
    ]


def test_the_bibliography_is_gathered(built_project: Project, catalog: Catalog) -> None:
    found = {each.address: each for each in outside_links.gather(built_project.site)}
    for address in outside_links.source_entries(catalog):
        assert "references/bibliography/index.html" in found[address].pages


def test_findings_are_told_by_page_and_mended_in_the_library(catalog: Catalog) -> None:
    address, entry = next(iter(outside_links.source_entries(catalog).items()))
    pages = (PAGE, "references/bibliography/index.html")
    found = [outside_links.Found(address, address, pages)]
    told = outside_links.findings({address: Answer(404)}, found, catalog)
    assert outside_links.formatted(told, Format.PEOPLE).splitlines() == [
        f"docs/overview/history.md: {address}: 404 Not Found",
        f"docs/references/bibliography.md: {address}: 404 Not Found",
    ]
    github = outside_links.formatted(told, Format.GITHUB).splitlines()
    assert len(github) == 1
    assert github[0].startswith(f"::warning file={entry.file},line={entry.line},title=outside-link")
    first = json.loads(outside_links.formatted(told, Format.JSON))[0]
    assert first["page"] == "docs/overview/history.md"
    assert first["happened"] == "404 Not Found"


def test_good_answers_are_not_told(catalog: Catalog) -> None:
    found = [outside_links.Found("https://a.org/", "https://a.org/", (PAGE,))]
    assert outside_links.findings({"https://a.org/": Answer(200)}, found, catalog) == []


def test_the_ignore_list_leaves_out_what_it_names() -> None:
    ignored = (IgnoredLink(pattern=r"^https://a\.org/", reason="Refuses every program."),)
    assert reason_to_ignore("https://a.org/x", ignored) == "Refuses every program."
    assert reason_to_ignore("https://b.org/?from=https://a.org/", ignored) is None


def test_the_command_tells_and_never_fails(
    project: Project, servers: tuple[Server, Server]
) -> None:
    first, second = servers
    links = f'<a href="{first.url}/gone">a</a><a href="{second.url}/ok">b</a>'
    skipped = '<a href="https://git.example/x">repository</a>'
    write_site(project.site, {PAGE: links + skipped})
    result = CliRunner().invoke(app, ["links"])
    assert result.exit_code == 0, result.output
    assert f"docs/overview/history.md: {first.url}/gone: 404 Not Found" in result.output
    assert "1 to look at, 1 left out by the list." in result.output
    assert sorted(first.asked) == ["/gone", "/ok"]
    result = CliRunner().invoke(app, ["links", "--format", "json"])
    assert [each["happened"] for each in json.loads(result.stdout)] == ["404 Not Found"]


def test_the_command_asks_nothing_while_the_list_is_wrong(project: Project) -> None:
    file = project.docs / "contribute/links-ignored.yaml"
    file.write_text("- pattern: ^https://a\\.org/\n", "utf-8")
    result = CliRunner().invoke(app, ["links"])
    assert result.exit_code == 1
    assert "The key 'reason' is missing." in result.output


def test_the_command_builds_a_missing_site_first(project: Project) -> None:
    page = project.docs / "overview/history.md"
    page.write_text("no front matter", "utf-8")
    result = CliRunner().invoke(app, ["links"])
    assert result.exit_code == 1
    assert "Not built" in result.output
