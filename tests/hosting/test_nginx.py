"""The published site behind a real nginx, as hosting/nginx.conf sets it up."""

import gzip
import http.client
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from metref import nginx
from metref.project import Project
from tests.browser.conftest import Visit
from tests.browser.conftest import browser as browser  # noqa: PLC0414 (a fixture)
from tests.conftest import ROOT
from tests.editions.web import FOLDER, NEW_PAGE, PAGE, make_web

pytestmark = pytest.mark.hosting

CONFIG = Project(ROOT).nginx_config
HEADERS = ROOT / "hosting" / "_headers"
ANSWERS_ALWAYS = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
)


@pytest.fixture(scope="module")
def host(edition_site: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The published site's address."""
    web = make_web(tmp_path_factory.mktemp("web"), edition_site)
    (web.site / ".git").mkdir()
    (web.site / ".git" / "config").write_text("secret", "utf-8")
    port = nginx.free_port()
    config = nginx.site_config(CONFIG.read_text("utf-8"), web.served, port, f"{FOLDER}/")
    with nginx.serve(port, config, tmp_path_factory.mktemp("nginx")) as address:
        yield f"{address}{FOLDER}/"


def ask(
    address: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Ask for an address; return the status, the headers and the body."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request(method, parts.path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


VISITS = {
    "root": "",
    "latest home": "latest/",
    "technique": "latest/pelvis/anterior-innominate-rotation/",
    "table": "latest/evidence/",
    "bibliography": "latest/references/bibliography/",
    "edition": f"2026.11/{PAGE}",
    "changes": "latest/changes/",
    "unversioned": PAGE,
}


@pytest.mark.parametrize("name", VISITS)
def test_no_policy_is_violated(browser: Browser, host: str, name: str) -> None:
    visit = Visit(browser.new_context(viewport={"width": 1280, "height": 900}), host)
    visit.open(VISITS[name])
    assert visit.page.locator("h1").first.is_visible()
    assert visit.errors == []
    assert visit.outside() == []
    visit.page.context.close()


def test_all_that_runs_runs_under_the_policy(browser: Browser, host: str) -> None:
    visit = Visit(browser.new_context(viewport={"width": 1280, "height": 900}), host)
    page = visit.open(f"latest/{PAGE}")
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    page.locator(".md-version__current").wait_for(state="attached")
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_text("Cite this page").click()
    page.keyboard.press("Escape")
    page.locator(".md-search__input").click()
    page.keyboard.type("pubic")
    page.locator(".md-search-result__link").first.wait_for()
    page.locator(".md-search-result__link").first.click()
    page.wait_for_load_state("networkidle")
    assert visit.errors == []
    page.context.close()


def test_a_script_that_got_in_does_not_run(browser: Browser, host: str) -> None:
    visit = Visit(browser.new_context(), host)
    page = visit.open(f"latest/{PAGE}")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.got = 1';"
        " document.body.append(s) }"
    )
    assert page.evaluate("window.got") is None
    assert any("Content Security Policy" in error for error in visit.errors)
    page.context.close()


def test_what_leads_nowhere_is_found(browser: Browser, host: str) -> None:
    visit = Visit(browser.new_context(), host)
    page = visit.open(f"2026.11/{NEW_PAGE}")
    expect(page.locator("[data-finder]")).to_contain_text("The latest edition has this page")
    assert [error for error in visit.errors if "404" not in error] == []
    page.context.close()


def test_headers_say_what_a_page_cannot(host: str) -> None:
    for address in ("latest/", "latest/nowhere/", "versions.json"):
        _, headers, _ = ask(f"{host}{address}")
        assert all(headers[name] for name in ANSWERS_ALWAYS)
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert headers["Server"] == "nginx"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (f"latest/{PAGE}", "max-age=300"),
        ("notices.json", "max-age=60"),
        ("versions.json", "max-age=300"),
        ("latest/assets/images/favicon.svg", "max-age=86400"),
    ],
)
def test_how_long_an_answer_is_kept(host: str, address: str, kept: str) -> None:
    status, headers, _ = ask(f"{host}{address}")
    assert status == 200
    assert headers["Cache-Control"] == f"public, {kept}"
    again, _, _ = ask(f"{host}{address}", **{"If-None-Match": headers["ETag"]})
    assert again == 304


def test_a_file_with_its_digest_in_its_name_is_kept_for_good(
    host: str, edition_site: dict[str, bytes]
) -> None:
    names = [path for path in edition_site if path.endswith(".min.js") and "bundle" in path]
    _, headers, _ = ask(f"{host}latest/{names[0]}")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_text_is_compressed(host: str) -> None:
    for address in (f"latest/{PAGE}", "latest/assets/stylesheets/site.css", "latest/facts.json"):
        _, plain_headers, plain = ask(f"{host}{address}")
        _, headers, body = ask(f"{host}{address}", **{"Accept-Encoding": "gzip"})
        assert headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(body) == plain
        assert "charset=utf-8" in plain_headers["Content-Type"]
        assert len(body) < len(plain) / 2


def test_what_is_no_part_of_the_site_is_hidden(host: str) -> None:
    assert ask(f"{host}.git/config")[0] == 404
    assert ask(f"{host}.nojekyll")[0] == 404
    assert ask(f"{host}latest/", "POST")[0] == 403


def test_an_address_without_its_slash_leads_to_the_page(host: str) -> None:
    status, headers, _ = ask(f"{host}latest/{PAGE}".rstrip("/"))
    assert (status, headers["Location"]) == (301, f"/{FOLDER}/latest/{PAGE}")


def test_a_page_that_is_missing_answers_404_with_the_finder(host: str) -> None:
    status, headers, body = ask(f"{host}nowhere/at/all/")
    assert status == 404
    assert headers["Content-Type"].startswith("text/html")
    assert b"data-finder" in body


def test_the_file_for_other_static_hosts_says_the_same() -> None:
    ours = CONFIG.read_text("utf-8")
    for line in HEADERS.read_text("utf-8").splitlines():
        name, colon, value = line.strip().partition(": ")
        if colon and not line.startswith("#"):
            assert value in ours, f"{name} differs"


def test_nginx_itself_finds_nothing_wrong(tmp_path: Path) -> None:
    program = nginx.find("nginx")
    site = nginx.site_config(CONFIG.read_text("utf-8"), tmp_path, 8080)
    (tmp_path / "site.conf").write_text(site, "utf-8")
    config = tmp_path / "nginx.conf"
    config.write_text(nginx.AROUND.format(folder=tmp_path, user=""), "utf-8")
    command = [program, "-t", "-p", str(tmp_path), "-e", str(tmp_path / "e.log"), "-c", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr
