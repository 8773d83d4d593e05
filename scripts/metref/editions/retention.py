"""Which old editions stay on the web. Nothing goes by itself: an editor says so, each time."""

from collections.abc import Iterable

from metref.editions.edition import LIST, Edition, list_text, newest
from metref.editions.published import Published
from metref.editions.refusal import RefusedError
from metref.editions.tree_model import Change


def kept(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Return the editions that stay: the newest of each year, and those that were withdrawn."""
    listed = tuple(editions)
    years = {each.year for each in listed}
    last = {newest(each for each in listed if each.year == year) for year in years}
    return tuple(each for each in listed if each in last or each.withdrawn)


def retention_change(published: Published) -> Change:
    """Return the change that takes the other editions from the web; history keeps them.

    Raises:
        RefusedError: every edition stays, so there is nothing to do.
    """
    stay = kept(published.editions)
    go = [each.name for each in published.editions if each not in stay]
    if not go:
        raise RefusedError("Every edition is the newest of its year or was withdrawn: all stay.")
    listed = ", ".join(go)
    return Change(
        f"Take {len(go)} old editions from the web\n\n{listed}\n\nMetref-Action: retain {listed}\n",
        {LIST: list_text(stay).encode()},
        deletes=frozenset(go),
        notes=(f"No longer on the web: {listed}. Kept: {', '.join(e.name for e in stay)}.",),
    )
