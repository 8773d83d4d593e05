"""What a page states, as facts in plain words that can be set beside those of another edition."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from metref.bibliography import person_of
from metref.catalog import CITATION, Catalog, Page, cited_keys
from metref.facts import method_facts, movement
from metref.front_matter_models import Awaiting, Clinical, Meta, Reviewed, Technique
from metref.technique import Finding, Method
from metref.words import CERTAINTIES, REGIONS

# A fact is named by the method that it belongs to ("" for the page) and by what it is about.
Key = tuple[str, str]
Facts = Mapping[Key, tuple[str, ...]]

NAME = "Name"
# A change in one of these alone changes nothing that is done to a body.
EDITORIAL = frozenset({"Title", "Description", "Audience", "Also called", "Updated", NAME})
# The keys of the front matter whose facts are worded below. Any other is told as it is written, so
# that a key which a model gains later is not passed over.
WORDED = frozenset(
    (
        *("title", "description", "type", "audience", "updated", "review", "also_called"),
        *("warning", "region", "used_for", "precautions", "certainty", "finding", "methods"),
    )
)
WORDED_OF_METHOD = frozenset(
    (
        *("id", "name", "side_shown", "mechanism", "position", "finding", "barrier"),
        *("barrier_note", "contraction", "dose", "self_care", "support", "sources"),
    )
)


def page_facts(page: Page, catalog: Catalog) -> dict[Key, tuple[str, ...]]:
    """Return the facts of a page that a reader sees; one that cannot be read has only that."""
    if page.meta is None:
        return {("", "Facts of the page"): ("cannot be read",)}
    facts = {("", what): items for what, items in _meta_facts(page.meta, catalog)}
    facts["", "Sources"] = tuple(_sources(cited_keys(page, catalog), catalog))
    for method in page.technique.methods if page.technique else ():
        facts |= {(method.id, what): items for what, items in _method_facts(method, catalog)}
    return {key: items for key, items in facts.items() if items}


def entry_facts(entry: BaseModel) -> dict[Key, tuple[str, ...]]:
    """Return the facts of an entry of shared data, each by the name of its key."""
    return {("", what): items for what, items in _others(entry, frozenset())}


def _meta_facts(meta: Meta, catalog: Catalog) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "Title", (meta.title,)
    yield "Description", (meta.description,)
    yield "Type", (meta.type,)
    yield "Audience", (meta.audience,)
    yield "Also called", meta.also_called
    yield "Updated", (meta.updated.isoformat(),)
    if isinstance(meta, Clinical):
        warning = catalog.warnings.get(meta.warning)
        yield "Warning", (warning.title if warning else meta.warning,)
        yield "Review", (_review(meta.review),)
    if isinstance(meta, Technique):
        yield from _technique_facts(meta, catalog)
    yield from _others(meta, WORDED)


def _technique_facts(meta: Technique, catalog: Catalog) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = catalog.precautions
    yield "Region", (REGIONS[meta.region],)
    yield "Used for", (meta.used_for,)
    named = (known[each].name if each in known else each for each in meta.precautions)
    yield "Precautions", tuple(named)
    yield "Certainty of the evidence", (CERTAINTIES[meta.certainty],)
    yield "What the model finds", (_finding(meta.finding, catalog),)


def _review(review: Awaiting | Reviewed) -> str:
    if isinstance(review, Awaiting):
        return "awaits clinical review"
    return f"reviewed by {review.by} ({review.role}) on {review.date}, next due {review.next_due}"


def _finding(finding: Finding, catalog: Catalog) -> str:
    return movement(finding.part, [finding.motion], catalog)


def _method_facts(method: Method, catalog: Catalog) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield NAME, (method.name,)
    if method.finding:
        yield "What the model finds", (_finding(method.finding, catalog),)
    for fact in method_facts(method, catalog):
        if fact.label != "Source":
            yield fact.label, (CITATION.sub("", fact.text).strip(),)
    yield "Support", (method.support.value,)
    yield "Sources", tuple(_sources(method.sources, catalog))
    yield from _others(method, WORDED_OF_METHOD)


def _sources(keys: Iterable[str], catalog: Catalog) -> Iterator[str]:
    """Yield the sources in short: who, when, what; a key that the library lacks as it is."""
    for key in dict.fromkeys(keys):
        source = catalog.sources.get(key)
        if source is None:
            yield f"{key} (not in the library)"
            continue
        first = source.authors[0] if source.authors else ""
        person = person_of(first)
        who = person[0] if person else first.strip("{}")
        yield f"{' '.join(filter(None, (who, str(source.year or ''))))}: {source.title}"


def _others(model: BaseModel, worded: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, value in model.model_dump(mode="json", exclude_defaults=True).items():
        if name not in worded and value is not None:
            listed = value if isinstance(value, list) else [value]
            what = name.replace("_", " ").capitalize()
            yield what, tuple(_written(item) for item in listed)


def _written(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_written(item)}" for name, item in value.items())
    return str(value)
