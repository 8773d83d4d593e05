"""The measures of the search as a table for people."""

from collections.abc import Iterator, Mapping
from typing import Any

from metref.search.judging import Sums

ENGINES = ("ours", "stock")


def table(measured: Mapping[str, Any]) -> str:
    """Return what was measured as lines of text, our engine beside the theme's own."""
    return "\n".join([*_quality(measured), *_speed(measured), *_growth(measured["growth"])])


def _cell(sums: Sums | None) -> str:
    if sums is None:
        return f"{'-':^20}"
    return f"{sums.success_at_1:6.3f} {sums.success_at_3:6.3f} {sums.ndcg:6.3f}"


def _quality(measured: Mapping[str, Any]) -> Iterator[str]:
    for name in ("public", "own"):
        yield f"\nSearch, judged queries ({name}): success@1, success@3, nDCG@10"
        yield f"{'':18} {'n':>4}  {'ours':^20}  {'stock':^20}"
        for kind, sums in measured["ours"][name].items():
            cells = "  ".join(_cell(measured[each][name].get(kind)) for each in ENGINES)
            yield f"{kind:18} {sums.count:4}  {cells}"


def _speed(measured: Mapping[str, Any]) -> Iterator[str]:
    yield "\nSearch, processor slowed 4 times: milliseconds"
    for engine in ENGINES:
        for name in ("key to hits, page slowed", "engine alone, slowed"):
            if name in measured[engine]:
                yield f"{engine}, {name}: {_figures(measured[engine][name])}"
    yield "\nSearch, bytes (gzip)"
    for engine in ENGINES:
        yield f"{engine}: {_figures(measured[engine]['bytes'])}"


def _figures(values: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:,}" for name, value in values.items())


def _growth(rows: list[Mapping[str, float]]) -> Iterator[str]:
    yield "\nSearch, as the site grows: bytes (gzip), milliseconds with the processor slowed"
    for row in rows:
        yield _figures(row)
