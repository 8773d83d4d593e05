"""What to look up before each edition: has a cited study been retracted since?

A retraction stands on the record of PubMed, on the page that a DOI leads to, and in the Retraction
Watch data that Crossref publishes. This lists where to look; a person looks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from metref.source import Source

# Kinds that are corrected on their own page and never retracted as a study is.
LEFT_OUT = frozenset({"teaching-page", "professional-body", "registration", "patient-account"})


@dataclass(frozen=True)
class LookUp:
    """A source by its key, and the addresses on which a retraction would stand."""

    key: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.key}: {' '.join(self.places)}"


def places(source: Source) -> Iterator[str]:
    """Yield where a retraction of the source would be seen, or its title to search for."""
    if source.pmid:
        yield f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"
    if source.doi:
        yield f"https://doi.org/{source.doi}"
        yield f"https://api.crossref.org/works/{source.doi}"
    if not source.pmid and not source.doi:
        yield f"search for the title: {source.title}"


def look_ups(sources: Iterable[Source], cited: Iterable[str]) -> list[LookUp]:
    """Return what to look up, by key: every cited study that is not known as retracted."""
    wanted = frozenset(cited)
    return [
        LookUp(source.key, tuple(places(source)))
        for source in sorted(sources, key=lambda each: each.key)
        if source.key in wanted and source.type not in LEFT_OUT and not source.retracted
    ]
