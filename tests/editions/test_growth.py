"""The measurement of growth publishes real editions, and says what each one took."""

from pathlib import Path

import pytest

from metref.editions import growth
from tests.conftest import committed
from tests.editions.conftest import small_site


def test_each_edition_and_the_repack_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A small one\n", "utf-8")
    committed(tmp_path)
    monkeypatch.setattr(growth, "build_edition", lambda *_: small_site("2001.01"))
    *published, repacked = growth.growth(tmp_path, 13)
    counts = [each.count for each in published if isinstance(each, growth.Published)]
    assert counts == list(range(1, 14))
    assert str(published[0]).startswith("edition 1: published in ")
    assert str(repacked).startswith("after a full repack: ")


def test_an_edition_differs_by_its_name_and_a_few_pages() -> None:
    site = {f"{name}/index.html": b'2001.01 <footer class="page-foot">' for name in "abcdef"}
    changed = growth.as_edition(site, "2002.02", 14)
    assert all(b"2002.02" in content for content in changed.values())
    assert sum(b"which is new" in content for content in changed.values()) == growth.CHANGED_PAGES
