"""How well a list of hits answers a judged query: success@k, nDCG, and rightly nothing."""

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import yaml

from metref.catalog import address_of

FOLDER = "metref.search"
BEST = 3
GOOD = 2
FIRST_HITS = 10


@dataclass(frozen=True)
class Query:
    """What is typed, of what kind it is, and how well each page (by slug) answers it: 1 to 3."""

    text: str
    kind: str
    grades: Mapping[str, int]
    half: str = ""


@dataclass(frozen=True)
class Score:
    """How well hits answer a query, each from 0 to 1."""

    success_at_1: float
    success_at_3: float
    ndcg: float


@dataclass(frozen=True)
class PageMap:
    """The pages by slug (their addresses), and which slugs' grades count for each."""

    addresses: Mapping[str, str]
    counting: Mapping[str, tuple[str, ...]]

    def grade(self, query: Query, address: str) -> int:
        """Return how well the page at an address answers a query, 0 where it does not."""
        slugs = (slug for slug, at in self.addresses.items() if at == address)
        slug = next(slugs, "")
        return max(
            (query.grades.get(each, 0) for each in self.counting.get(slug, (slug,))), default=0
        )


def _lines(name: str) -> list[str]:
    file = resources.files(FOLDER) / "judged" / name
    return file.read_text("utf-8").splitlines()


def read_queries(name: str) -> list[Query]:
    """Return the judged queries of a set: "public" or "own"."""
    rows = [json.loads(line) for line in _lines(f"{name}.jsonl") if line.strip()]
    return [Query(row["q"], row["kind"], row["grade"], row.get("half", "")) for row in rows]


def read_page_map() -> PageMap:
    """Return the map of pages that the queries are judged by."""
    data = yaml.safe_load("\n".join(_lines("pages.yaml")))
    addresses = {page["slug"]: address_of(page["path"]) for page in data["pages"]}
    counting = {slug: (slug, *data["equivalents"].get(slug, ())) for slug in addresses}
    for anchor, holder in data["anchors"].items():
        counting[holder] = (*counting[holder], anchor)
    return PageMap(addresses, counting)


def gain(grades: Iterable[int]) -> float:
    """Return the discounted gain of hits by their grades, in their order."""
    return math.fsum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def judge(query: Query, hits: Sequence[str], pages: PageMap, existing: set[str]) -> Score | None:
    """Return how well hits (addresses, best first) answer a query.

    None where no page exists that answers it best: then nothing can be said.
    """
    if query.kind == "absent":
        right = float(not hits)
        return Score(right, right, right)
    possible = sorted((pages.grade(query, address) for address in existing), reverse=True)
    if not possible or possible[0] < BEST:
        return None
    grades = [pages.grade(query, address) for address in hits[:FIRST_HITS]]
    named = [grade for slug, grade in query.grades.items() if _exists(slug, pages, existing)]
    ideal = gain(sorted(named, reverse=True)[:FIRST_HITS])
    return Score(
        float(any(grade >= GOOD for grade in grades[:1])),
        float(any(grade >= GOOD for grade in grades[:3])),
        min(1.0, gain(grades) / ideal) if ideal else 1.0,
    )


def _exists(slug: str, pages: PageMap, existing: set[str]) -> bool:
    counted = (each for each, slugs in pages.counting.items() if slug in slugs)
    return any(pages.addresses[each] in existing for each in counted)


@dataclass(frozen=True)
class Sums:
    """The means over the queries of a kind, and how many they are."""

    count: int
    success_at_1: float
    success_at_3: float
    ndcg: float


def means(scores: Sequence[Score]) -> Sums:
    """Return the means of some scores; there must be one."""
    count = len(scores)

    def mean(of: Callable[[Score], float]) -> float:
        return round(sum(of(score) for score in scores) / count, 4)

    return Sums(
        count,
        mean(lambda score: score.success_at_1),
        mean(lambda score: score.success_at_3),
        mean(lambda score: score.ndcg),
    )
