"""Each page has its own address, and the navigation names each page once."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from metref.catalog import Catalog
from metref.checks.addresses import check_nav, check_unique, nav_entries
from tests.builders import make_catalog, make_page, told, write_project

NAV = """\
site_name: A small one
nav:
  - Home: index.md
  - Overview:
      - overview/index.md
      - Deep:
          - Deeper: overview/history.md
extra: {nav: [not-this.md]}
"""


def with_nav(root: Path, nav: str, paths: Iterable[str]) -> Catalog:
    """Return a catalog of pages at these paths, in a project with this configuration."""
    project = write_project(root, {"mkdocs.yml": nav})
    return make_catalog([make_page(path) for path in paths], project=project)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("pelvis.md", "pelvis/index.md"),
        ("pelvis/a.md", "pelvis/A.md"),
        ("a.md", "a/index.md"),
    ],
)
def test_two_files_with_one_address_are_refused(first: str, second: str) -> None:
    found = told(check_unique(make_catalog([make_page(first), make_page(second)])))
    assert len(found) == 1
    assert found[0].startswith(f"docs/{second}:1: duplicate-address: The address /")
    assert f"is that of docs/{first} already" in found[0]


def test_pages_of_one_name_in_two_folders_have_two_addresses() -> None:
    pages = [make_page("pelvis/index.md"), make_page("safety/index.md"), make_page("index.md")]
    assert told(check_unique(make_catalog(pages))) == []


def test_the_navigation_is_read_with_its_lines() -> None:
    assert list(nav_entries(NAV)) == [
        ("index.md", 3),
        ("overview/index.md", 5),
        ("overview/history.md", 7),
    ]


@pytest.mark.parametrize("config", ["", "site_name: A\n", "nav:\n", "- a list\n"])
def test_a_configuration_without_navigation_names_no_page(config: str) -> None:
    assert [path for path, _ in nav_entries(config) if path] == []


def test_a_navigation_of_all_pages_is_left_alone(tmp_path: Path) -> None:
    paths = ["index.md", "overview/index.md", "overview/history.md"]
    assert told(check_nav(with_nav(tmp_path, NAV, paths))) == []


def test_a_page_of_the_navigation_that_is_missing_is_told_at_its_line(tmp_path: Path) -> None:
    found = told(check_nav(with_nav(tmp_path, NAV, ["index.md", "overview/index.md"])))
    assert len(found) == 1
    assert found[0].startswith("mkdocs.yml:7: nav: ")
    assert "docs/overview/history.md" in found[0]


def test_a_page_that_the_navigation_leaves_out_is_told(tmp_path: Path) -> None:
    paths = ["index.md", "overview/index.md", "overview/history.md", "lost.md"]
    found = told(check_nav(with_nav(tmp_path, NAV, paths)))
    assert len(found) == 1
    assert found[0].startswith("docs/lost.md:1: nav: ")
    assert "lost.md" in found[0]


def test_a_page_that_the_navigation_names_twice_is_told_at_the_second(tmp_path: Path) -> None:
    nav = "nav:\n  - index.md\n  - Again: index.md\n"
    found = told(check_nav(with_nav(tmp_path, nav, ["index.md"])))
    assert len(found) == 1
    assert found[0].startswith("mkdocs.yml:3: nav: ")
    assert "twice" in found[0]


def test_the_engines_own_tags_in_the_configuration_are_read(tmp_path: Path) -> None:
    nav = "site_url: !ENV [SITE, 'https://example.org/']\nnav:\n  - index.md\n"
    assert told(check_nav(with_nav(tmp_path, nav, ["index.md"]))) == []


def test_a_broken_configuration_is_told_at_its_line(tmp_path: Path) -> None:
    found = told(check_nav(with_nav(tmp_path, "nav:\n  - [index.md\nsite_name: A\n", [])))
    assert len(found) == 1
    assert found[0].startswith("mkdocs.yml:3: yaml: ")
