"""The words that readers type: which word of ours they stand for, and which carry no subject.

Knowledge of the subject is content, so it stands in docs/references/search-words.yaml,
search-fillers.yaml and docs/safety/emergency-words.yaml, where contributors can read and mend it.
"""

from typing import Annotated, Literal

from pydantic import Field

from metref.fields import Slug, Strict, Text
from metref.project import Project
from metref.reading import Reader

Words = Annotated[tuple[Text, ...], Field(min_length=1, strict=False)]


class SearchWord(Strict):
    """Words that people type for a name of ours (a title, another name, or a glossary term).

    `first`: the type of page, or the one page (its path from docs/), that then comes first.
    """

    means: Text
    typed: Words
    first: Text | None = None


class Fillers(Strict):
    """Words that carry no subject, so that a page need not hold them; `id` says of what kind.

    `kept`: the contrary, words that change what is asked for, and are never left out.
    """

    id: Slug
    words: Words
    kept: bool = False


class EmergencyWords(Strict):
    """Signs of an emergency: a query that holds a word of each group sounds like one."""

    id: Slug
    all: Annotated[tuple[Words, ...], Field(min_length=1, strict=False)]


class OtherSubjects(Strict):
    """Words of subjects that are not ours and look like our words; `id` says of which.

    `kept`: no page of ours is an answer where one of them is asked for.
    """

    id: Slug
    words: Words
    kept: bool = False


class SearchData(Strict):
    """What the three files hold, by the identity of each entry."""

    words: dict[str, SearchWord]
    fillers: dict[str, Fillers]
    others: dict[str, OtherSubjects]
    emergencies: dict[str, EmergencyWords]


FileName = Literal["words", "fillers", "others", "emergencies"]
FILES: dict[FileName, str] = {
    "words": "references/search-words.yaml",
    "fillers": "references/search-fillers.yaml",
    "others": "references/search-other-subjects.yaml",
    "emergencies": "safety/emergency-words.yaml",
}


def read_search_data(project: Project) -> tuple[SearchData, Reader]:
    """Return what the files hold, and the reader with what is wrong and where entries stand."""
    reader = Reader(project)
    at = {name: project.docs / path for name, path in FILES.items()}
    data = SearchData(
        words=reader.entries_of(at["words"], SearchWord, lambda each: each.means),
        fillers=reader.entries_of(at["fillers"], Fillers, lambda each: each.id),
        others=reader.entries_of(at["others"], OtherSubjects, lambda each: each.id),
        emergencies=reader.entries_of(at["emergencies"], EmergencyWords, lambda each: each.id),
    )
    return data, reader
