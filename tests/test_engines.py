"""The same sources give the same site with both engines."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from metref import build
from metref.engines import Engine
from metref.project import Project
from tests.conftest import copy_project

# What may differ, each with its reason. The comparison below is of pages and article text alone,
# so the engines' own search, navigation, head and scripts are outside of it:
# - search: Zensical keeps its own engine and index (DESIGN.md, Search).
# - assets: each engine ships its own release of the theme's styles and scripts.
# - generator: each names itself in the head of the page.
ACCEPTED: dict[str, str] = {}


@pytest.fixture(scope="module")
def zensical_project(built_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same sources, built with Zensical, all checks included."""
    copied = copy_project(tmp_path_factory.mktemp("zensical") / "project", built_project.root)
    build.build(copied, copied.site, Engine.ZENSICAL)
    return copied


def addresses(site: Path) -> set[str]:
    """Return the built pages, by their files from the site's top."""
    return {file.relative_to(site).as_posix() for file in site.rglob("*.html")}


def article(site: Path, page: str) -> str:
    """Return the text of a page's article with white space folded."""
    soup = BeautifulSoup((site / page).read_text("utf-8"), "lxml")
    found = soup.select_one("article.md-content__inner")
    assert found, f"{page} has no article"
    return re.sub(r"\s+", " ", found.get_text(" ")).strip()


def test_same_addresses(built_project: Project, zensical_project: Project) -> None:
    assert addresses(built_project.site) == addresses(zensical_project.site)
    assert len(addresses(built_project.site)) > 20


def test_same_article_text(built_project: Project, zensical_project: Project) -> None:
    pages = addresses(built_project.site) - ACCEPTED.keys()
    different = [
        page
        for page in sorted(pages)
        if article(built_project.site, page) != article(zensical_project.site, page)
    ]
    assert different == []


def test_zensical_draws_head_and_methods(zensical_project: Project) -> None:
    text = article(zensical_project.site, "pelvis/anterior-innominate-rotation/index.html")
    assert "Do not try this from a page" in text
    assert "This page awaits clinical review." in text
    assert "The clinician moves" in text


def test_zensical_says_so_when_the_sources_are_wrong(project: Project) -> None:
    page = project.docs / "overview/history.md"
    page.write_text(page.read_text("utf-8").replace("warning: ", "warming: "), "utf-8")
    with pytest.raises(build.BuildError) as error:
        build.build(project, project.site, Engine.ZENSICAL)
    assert any("'warming'" in str(problem) for problem in error.value.problems)


def test_no_other_engine_can_slip_in() -> None:
    """A renamed MkDocs in the environment would build in its place without a word."""
    with pytest.raises(ModuleNotFoundError):
        __import__("properdocs")
