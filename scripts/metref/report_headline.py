"""The one sentence that says whether anything clinical changed."""

from metref.project import CONFIG
from metref.tree_changes import TreeChanges

# What a fact's label is called in the sentence; a label that is not here stands for itself.
TOPICS = {
    **dict.fromkeys(("How hard", "Hold", "Rest", "How often"), "doses"),
    **dict.fromkeys(
        (
            *("The clinician moves", "The patient pushes", "Muscles", "Idea", "Side shown"),
            *("Position", "What the model finds", "Why this direction"),
        ),
        "directions and positions",
    ),
    **dict.fromkeys(("Sources", "Support"), "sources"),
    "Do it yourself?": "self-care",
    "Certainty of the evidence": "certainty",
}
CLINICAL_KINDS = frozenset({"Warning", "Precaution", "Motion", "Muscle"})
# Where data stands on which directions, doses and self-care rest.
CLINICAL_DATA = ("docs/safety/", "docs/references/")
# The files whose entries are told one by one.
TOLD_BY_ENTRY = frozenset(
    (
        "docs/references/library.yaml",
        "docs/references/glossary.yaml",
        "docs/references/motions.yaml",
        "docs/references/muscles.yaml",
        "docs/safety/contraindications.yaml",
    )
)


def headline(changes: TreeChanges) -> str:
    """Return one sentence: what is clinical and changed, or what else did, or that nothing did."""
    said = _about_pages(changes)
    if not changes.redrawn:
        return f"{said}."
    drawn = "the theme, settings or code that draw the pages changed: look at the preview."
    return f"{said}, and {drawn}"


def _about_pages(changes: TreeChanges) -> str:
    if topics := clinical_topics(changes):
        return (
            f"Something clinical changed ({', '.join(topics)}): a clinician should look at it "
            "before it is published"
        )
    if texts := [page for page in changes.changed if page.clinical and page.sections]:
        return (
            "No warning, precaution, direction, dose, self-care rule, certainty or source changed, "
            f"but the text of {_count(len(texts), 'clinical page')} did: read it for its sense"
        )
    if _seen(changes):
        return "Nothing clinical changed"
    return "No page changed" if changes.redrawn else "Nothing that a reader sees has changed"


def clinical_topics(changes: TreeChanges) -> list[str]:
    """Return what changed of that on which somebody may act, in the words of the headline."""
    found: dict[str, None] = {}
    for how, pages in (("added", changes.added), ("removed", changes.removed)):
        acted_on = [page for page in pages if page.clinical]
        if acted_on:
            found[f"{_count(len(acted_on), 'page')} {how}"] = None
    for page in changes.changed:
        for what in page.clinical_facts:
            found[TOPICS.get(what, what[:1].lower() + what[1:])] = None
    for entry in changes.entries:
        if entry.kind in CLINICAL_KINDS:
            found[f"shared {entry.kind.lower()}s"] = None
    if any(map(_clinical_data, changes.files)):
        found["other clinical data"] = None
    return list(found)


def _clinical_data(name: str) -> bool:
    data = name.startswith(CLINICAL_DATA) and name.endswith((".yaml", ".yml"))
    return data and name not in TOLD_BY_ENTRY


def _seen(changes: TreeChanges) -> bool:
    """Whether a reader sees a difference; the navigation in the settings is one."""
    pages = (*changes.added, *changes.removed, *changes.changed)
    return any(page.seen for page in pages) or bool(changes.entries) or CONFIG in changes.files


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
