"""An index as a larger site would have it: the real one over and over, with some new words."""

from typing import Any

from metref.search.postings import postings, read_postings

# Of the words of a copy, so many in a hundred are new: Heaps' law for texts of one subject.
NEW_WORDS = 25


def grown(index: dict[str, Any], pages: int) -> dict[str, Any]:
    """Return an index of `pages` pages that is made of copies of a real one.

    The words of the copies' texts are those of the original, a quarter of them under a new name.
    """
    real = len(index["pages"])
    copies = -(-pages // real)
    rows: dict[str, list[Any]] = {"pages": [], "sections": []}
    holding: dict[str, list[int]] = {}
    words = dict(read_postings(index["words"]))
    for copy in range(copies):
        kept = min(real, pages - copy * real)
        rows["pages"] += [[f"{row[0]}{copy or ''}", *row[1:]] for row in index["pages"][:kept]]
        numbers: dict[int, int] = {}
        for number, row in enumerate(index["sections"]):
            if row[0] < kept:
                numbers[number] = len(rows["sections"])
                rows["sections"].append([row[0] + copy * real, *row[1:]])
        for place, (word, held) in enumerate(words.items()):
            name = f"{word}{copy}" if copy and place % 100 < NEW_WORDS else word
            here = [numbers[number] for number in held if number in numbers]
            if here:
                holding.setdefault(name, []).extend(here)
    return {**index, **rows, "words": postings(holding)}
