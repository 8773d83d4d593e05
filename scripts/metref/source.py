"""A source: a study, a book, a guideline or a page that the reference cites."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from metref.fields import SourceKey, Strict, Text

Kind = Literal[
    "rct",
    "quasi-experimental",
    "pilot",
    "observational",
    "reliability-study",
    "biomechanics",
    "systematic-review",
    "narrative-review",
    "guideline",
    "textbook",
    "reference-work",
    "teaching-page",
    "professional-body",
    "registration",
    "patient-account",
]
SourceRegion = Literal["general", "pelvis", "hip", "spine", "arm", "leg", "jaw"]
Address = Annotated[str, Field(pattern=r"^https?://[^\s]+$")]


class Source(Strict):
    """One entry of the library. What was not seen in the work itself is named in `not_verified`.

    An author in braces is an organisation, printed as it stands; any other is "Family AB".
    """

    key: SourceKey
    type: Kind
    regions: Annotated[tuple[SourceRegion, ...], Field(min_length=1, strict=False)]
    authors: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    year: int | None = None
    title: Text
    container: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    pages: Text | None = None
    publisher: Text | None = None
    edition: Text | None = None
    isbn: Text | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\S+/\S+$")] | None = None
    pmid: Annotated[str, Field(pattern=r"^\d+$")] | None = None
    pmcid: Annotated[str, Field(pattern=r"^PMC\d+$")] | None = None
    url: Address | None = None
    accessed: Text | None = None
    n: int | None = None
    population: Text | None = None
    intervention: Text | None = None
    comparator: Text | None = None
    finding: Text | None = None
    caveat: Text | None = None
    retracted: Text | None = None
    verified: Literal["full", "partial"]
    not_verified: Annotated[tuple[Text, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _partial_says_what(self) -> "Source":
        if self.verified == "partial" and not self.not_verified:
            raise ValueError(
                "it is verified: partial, so 'not_verified' must name what was not seen"
            )
        return self

    @property
    def address(self) -> str | None:
        """The address of the original: its own, or that of its DOI or its PubMed record."""
        if self.url:
            return self.url
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else None
