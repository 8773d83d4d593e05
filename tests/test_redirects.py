"""An address that was published leads to a page for good, with either engine."""

import posixpath
import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from metref import build, built_site, reading
from metref.addresses import Redirect, addresses_text
from metref.cli import app
from metref.engines import Engine, run_engine
from metref.project import Project
from metref.redirects import redirect_page
from tests.builders import write_project
from tests.conftest import copy_project

REDIRECTS = """\
- from: pelvis/forward-rotation/
  to: pelvis/anterior-innominate-rotation.md
  since: 2026-11-22
- from: pregnant/
  to: safety/contraindications.md#pregnancy
  since: 2026-11-22
- from: old/home/page/
  to: index.md
  since: 2026-11-22
"""
LEADS_TO = {
    "pelvis/forward-rotation/": "pelvis/anterior-innominate-rotation/",
    "pregnant/": "safety/contraindications/#pregnancy",
    "old/home/page/": "",
}


def page_at(old: str, to: str, title: str = "A page") -> BeautifulSoup:
    """Return the page at an old address."""
    redirect = Redirect.model_validate({"from": old, "to": to, "since": date(2026, 11, 22)})
    return BeautifulSoup(redirect_page(redirect, title), "lxml")


def place_of(page: BeautifulSoup) -> str:
    """Return where a page sends its reader at once."""
    refresh = page.select_one('meta[http-equiv="refresh"]')
    assert refresh
    return str(refresh["content"]).removeprefix("0; url=")


def test_the_page_leads_on_with_and_without_waiting() -> None:
    page = page_at("pelvis/old/", "safety/index.md#consent")
    link, canonical = page.select_one("a"), page.select_one("link[rel=canonical]")
    assert place_of(page) == "../../safety/#consent"
    assert link
    assert link["href"] == place_of(page)
    assert canonical
    assert canonical["href"] == "../../safety/"
    assert page.select_one('meta[name="robots"][content="noindex"]')


def test_a_title_is_written_as_text() -> None:
    page = page_at("old/", "index.md", "<b>Hips & 'backs'</b>")
    assert page.select_one("title, a").get_text() == "<b>Hips & 'backs'</b>"  # type: ignore[union-attr]
    assert page.select("b") == []


@pytest.fixture(scope="module", params=list(Engine))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy with redirects, built and checked with either engine."""
    copied = copy_project(tmp_path_factory.mktemp("redirects") / "project")
    copied.redirects.write_text(REDIRECTS, "utf-8")
    build.build(copied, copied.site, request.param)
    return copied


@pytest.mark.parametrize("old", LEADS_TO)
def test_each_old_address_leads_to_its_page(old: str, built: Project) -> None:
    page = BeautifulSoup((built.site / old / "index.html").read_text("utf-8"), "lxml")
    reached = posixpath.normpath(posixpath.join("/", old, place_of(page))).lstrip("/")
    wanted, hash_, anchor = LEADS_TO[old].partition("#")
    assert reached == posixpath.normpath(f"/{wanted}{hash_}{anchor}").lstrip("/")
    assert (built.site / wanted / "index.html").is_file()


def test_old_addresses_are_not_listed_for_search_engines(built: Project) -> None:
    listed = (built.site / "sitemap.xml").read_text("utf-8")
    assert "pelvis/anterior-innominate-rotation/" in listed
    assert not re.search("forward-rotation|pregnant/|old/home", listed)


def test_mkdocs_alone_writes_them_as_for_an_edition(project: Project) -> None:
    project.redirects.write_text(REDIRECTS, "utf-8")
    build.prepare(project)
    assert run_engine(Engine.MKDOCS, project, project.site) == 0
    assert (project.site / "pregnant/index.html").is_file()


@pytest.mark.parametrize("engine", Engine)
def test_they_are_written_once(
    engine: Engine, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs calls the step itself, by a hook; the other engine has no hooks."""
    written: list[Path] = []
    monkeypatch.setattr(build, "run_engine", lambda *_: 0)
    monkeypatch.setattr(built_site, "check_site", lambda *_: [])
    monkeypatch.setattr(build, "finish", lambda _, site: written.append(site))
    build.build(project, project.site, engine)
    assert len(written) == (engine is Engine.ZENSICAL)


def test_a_page_is_never_overwritten(project: Project) -> None:
    text = "- {from: overview/faq/, to: index.md, since: 2026-11-22}\n"
    project.redirects.write_text(text, "utf-8")
    page = project.site / "overview/faq/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("the page", "utf-8")
    build.finish(build.prepare(project), project.site)
    assert page.read_text("utf-8") == "the page"


def test_addresses_are_added_and_never_taken_out() -> None:
    text = addresses_text(["pelvis/old/"], ["", "pelvis/", "a/"])
    assert re.findall("^- (.*)$", text, re.MULTILINE) == ["a/", "pelvis/", "pelvis/old/"]
    assert addresses_text(["a/"], ["a/"]) == addresses_text([], ["a/"])


def test_a_page_that_moves_asks_for_a_redirect(project: Project) -> None:
    (project.docs / "overview/faq.md").rename(project.docs / "overview/questions.md")
    assert CliRunner().invoke(app, ["addresses"]).exit_code == 0
    assert "- overview/faq/\n" in project.addresses.read_text("utf-8")
    assert "- overview/questions/\n" in project.addresses.read_text("utf-8")
    told = CliRunner().invoke(app, ["check"]).output
    assert re.search(r"docs/addresses\.yaml:\d+: vanished-address: .*/overview/faq/", told)
    entry = "- {from: overview/faq/, to: overview/questions.md, since: 2026-11-22}\n"
    project.redirects.write_text(entry, "utf-8")
    told = CliRunner().invoke(app, ["check"]).output
    assert "vanished-address" not in told
    assert " redirect: " not in told


@pytest.mark.parametrize(
    "old", ["/pelvis/old/", "pelvis/old", "../old/", "https://a.example/", "pelvis/old/?a", "", "/"]
)
def test_an_old_address_has_one_form(old: str, tmp_path: Path) -> None:
    text = f"- {{from: '{old}', to: index.md, since: 2026-11-22}}\n"
    (problem,) = reading.read(write_project(tmp_path, {"docs/redirects.yaml": text})).problems
    assert str(problem).startswith("docs/redirects.yaml:1: data: 'from' is ")
