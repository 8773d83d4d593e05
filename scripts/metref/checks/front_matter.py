"""Front matter beyond its types: the order of keys, dates, titles, region and folder."""

import datetime
from collections.abc import Callable, Iterator

from pydantic import BaseModel

from metref.catalog import Catalog, Page
from metref.front_matter_models import Clinical, Meta, Reviewed
from metref.problem import Problem
from metref.technique import Region
from metref.yaml_lines import Place

# The folder (or page) that each region's techniques stand in, as in the project's design.
PLACES = {
    Region.PELVIS: "pelvis/",
    Region.HIP: "regions/hip/",
    Region.SPINE: "regions/spine/",
    Region.ARM: "regions/arm/",
    Region.LEG: "regions/leg/",
    Region.JAW: "regions/jaw.md",
}


def check_key_order(catalog: Catalog) -> Iterator[Problem]:
    """Refuse keys in another order than that of the models: two pages must read alike."""
    for page in catalog.pages.values():
        for place, model in _mappings(page.meta):
            keys = [str(each[-1]) for each in page.lines if each and each[:-1] == place]
            wanted = [key for key in type(model).model_fields if key in keys]
            if keys != wanted:
                yield _order_problem(page, place, keys, wanted)


def _mappings(meta: Meta | None) -> Iterator[tuple[Place, BaseModel]]:
    """Yield each mapping of the front matter whose keys have an order, with its model."""
    if meta is None:
        return
    yield (), meta
    if isinstance(meta, Clinical):
        yield ("review",), meta.review
    for index, method in enumerate(getattr(meta, "methods", ())):
        yield ("methods", index), method
        yield ("methods", index, "dose"), method.dose


def _order_problem(page: Page, place: Place, keys: list[str], wanted: list[str]) -> Problem:
    key = misplaced(keys, wanted)
    position = wanted.index(key)
    goes = f"to below '{wanted[position - 1]}'" if position else f"to above '{wanted[1]}'"
    message = f"The key '{key}' stands in the wrong place."
    mend = f"Move it {goes}. The order is: {', '.join(wanted)}."
    return Problem(page.file, page.line(*place, key), "key-order", message, mend)


def misplaced(keys: list[str], wanted: list[str]) -> str:
    """Return the one key that has to move, or the first of several that stands too late."""
    for key in keys:
        if [each for each in keys if each != key] == [each for each in wanted if each != key]:
            return key
    return next(right for key, right in zip(keys, wanted, strict=True) if key != right)


def latest_today() -> datetime.date:
    """Return today's date where it is latest on earth: a writer there is not in the future."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=14))).date()


def check_dates(
    catalog: Catalog, today: Callable[[], datetime.date] = latest_today
) -> Iterator[Problem]:
    """Refuse dates in the future, and dates of a review that contradict each other."""
    for page in catalog.pages.values():
        if page.meta:
            yield from _page_dates(page, page.meta, today())


def _page_dates(page: Page, meta: Meta, today: datetime.date) -> Iterator[Problem]:
    def problem(place: Place, message: str, mend: str) -> Problem:
        return Problem(page.file, page.line(*place), "dates", message, mend)

    if meta.updated > today:
        mend = "Write the day on which the text last changed."
        yield problem(("updated",), f"'updated' is {meta.updated}, which is still to come.", mend)
    review = meta.review if isinstance(meta, Clinical) else None
    if not isinstance(review, Reviewed):
        return
    if review.date > today:
        message = f"The review is dated {review.date}, which is still to come."
        yield problem(("review", "date"), message, "Write the day on which the page was reviewed.")
    if review.next_due <= review.date:
        message = f"The next review is due on {review.next_due}, not after that of {review.date}."
        yield problem(("review", "next_due"), message, "Write the day by which it is due again.")
    if meta.updated < review.date:
        message = f"'updated' is {meta.updated}, before the review of {review.date}."
        mend = "Recording a review changes the page: write the day on which that was done."
        yield problem(("updated",), message, mend)


def check_unique_titles(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a title that another page has, as its title or as one of its other names."""
    titles: dict[str, Page] = {}
    names: dict[str, Page] = {}
    for page in catalog.pages.values():
        for name in page.meta.also_called if page.meta else ():
            names.setdefault(_folded(name), page)
    for page in catalog.pages.values():
        if page.meta is None:
            continue
        title = _folded(page.meta.title)
        other = titles.setdefault(title, page)
        if other is not page:
            yield _title_problem(page, f"is the title of {other.file} already")
        named = names.get(title, page)
        if named is not page:
            yield _title_problem(page, f"is another name of {named.file} ('also_called')")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _title_problem(page: Page, taken: str) -> Problem:
    title = page.meta.title if page.meta else ""
    mend = "Give one of the two another name, so that a reader who searches finds the right page."
    message = f"The title '{title}' {taken}."
    return Problem(page.file, page.line("title"), "unique-title", message, mend)


def check_region_folders(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a technique that does not stand in the folder of its region."""
    for page in catalog.pages.values():
        region = page.technique.region if page.technique else None
        if region is None or page.path.startswith(PLACES[region]):
            continue
        right = [each.value for each, place in PLACES.items() if page.path.startswith(place)]
        change = f"Write 'region: {right[0]}', or move" if right else "Move"
        message = f"The region is '{region.value}', and its pages stand in docs/{PLACES[region]}."
        line = page.line("region")
        yield Problem(page.file, line, "region-folder", message, f"{change} the page there.")
