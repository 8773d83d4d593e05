"""Each page says which scripts may run in it: its own, by their digests, and no other."""

import base64
import hashlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from metref.engines import Engine
from metref.project import Project
from metref.script_policy import NoPlaceError, policy, with_policy, write_policies

START = '<!doctype html><html><head><meta charset="utf-8">'


def digest(text: str) -> str:
    """Return a text's digest as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_a_script_in_the_page_is_named_by_its_digest() -> None:
    found = policy(f"{START}<script>go()</script><script>go()</script></head></html>")
    assert f"script-src 'self' {digest('go()')};" in found


def test_data_and_files_need_no_digest() -> None:
    page = f'{START}<script type="application/json">{{}}</script><script src="a.js"></script>'
    assert "script-src 'self';" in policy(page)


def test_a_style_on_an_element_is_named_by_its_digest() -> None:
    style = "text-align: left;"
    page = f'{START}</head><body><p style="{style}">x</p></body></html>'
    assert f"style-src 'self' 'unsafe-hashes' {digest(style)};" in policy(page)
    assert "style-src 'self';" in policy(START)


def test_the_other_engine_writes_styles_and_no_scripts() -> None:
    found = policy(f"{START}<script>go()</script>", Engine.ZENSICAL)
    assert "style-src 'self' 'unsafe-inline';" in found
    assert f"script-src 'self' {digest('go()')};" in found


def test_nothing_comes_from_elsewhere() -> None:
    found = policy(START)
    assert found.startswith("default-src 'none'; base-uri 'none';")
    assert "http" not in found
    assert "unsafe-inline" not in found
    assert "unsafe-eval" not in found


def test_the_policy_stands_before_the_first_script() -> None:
    page = with_policy(f"{START}<script>go()</script></head></html>".encode()).decode()
    assert page.index("Content-Security-Policy") < page.index("<script")


@pytest.mark.parametrize(
    "page", [b"<html></html>", b'<html><script>a</script><meta charset="utf-8"></html>']
)
def test_a_page_without_a_place_is_named(tmp_path: Path, page: bytes) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_bytes(page)
    with pytest.raises(NoPlaceError, match=r"a/index\.html"):
        write_policies(tmp_path)


def test_every_built_page_has_its_own(built_project: Project) -> None:
    pages = sorted(built_project.site.rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        text = page.read_text("utf-8")
        (meta,) = BeautifulSoup(text, "lxml").select("meta[http-equiv=Content-Security-Policy]")
        assert meta["content"] == policy(text)
