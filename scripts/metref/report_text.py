"""The changes between two trees as Markdown for a comment.

All that comes from a pull request is a stranger's text, and stands here by `shown` only.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from metref.page_changes import Change, PageChange
from metref.page_facts import NAME
from metref.problem import Problem
from metref.report_headline import headline
from metref.tree_changes import EntryChange, TreeChanges
from metref.untrusted import shown

# A forge takes 65,536 characters in a comment, and more is written around this.
LENGTH = 55_000
MOST_ITEMS = 12
MOST_LINES = 60


def markdown(changes: TreeChanges) -> str:
    """Return the report, what is clinical first; what is too long for a comment is left out."""
    kept = [f"### What this change does\n\n**{headline(changes)}**", *_rule_counts(changes)]
    blocks = list(_blocks(changes))
    for number, block in enumerate(blocks):
        if sum(map(len, kept)) + len(block) > LENGTH:
            kept.append(f"The report is too long: its last {len(blocks) - number} parts are cut.")
            break
        kept.append(block)
    return "\n\n".join(kept) + "\n"


def _rule_counts(changes: TreeChanges) -> Iterator[str]:
    blocking = sum(problem.level == "essential" for problem in changes.broken)
    if changes.broken or changes.mended:
        yield (
            f"Rules newly broken: {len(changes.broken)}, of which {blocking} must be mended. "
            f"Rules newly mended: {len(changes.mended)}."
        )


def _blocks(changes: TreeChanges) -> Iterator[str]:
    pages = [
        *(("Removed", page) for page in changes.removed),
        *(("Added", page) for page in changes.added),
        *(("Changed", page) for page in changes.changed),
    ]
    for how, page in sorted(pages, key=lambda each: not each[1].clinical_facts):
        yield _block(f"{how}: {_title(page)}", _page_lines(how, page, changes))
    for kind, entries in groupby(changes.entries, key=lambda each: each.kind):
        yield _block(f"Shared data: {kind.lower()}s", _entry_lines(entries))
    told = {page.file for _, page in pages}
    yield from _optional("Rules, in other files", _rule_lines(changes, lambda f: f not in told))
    others = (f"- {shown(name)}" for name in changes.files if name not in told)
    yield from _optional("Other files that changed", others)


def _block(title: str, lines: Iterable[str]) -> str:
    listed = list(lines)
    if len(listed) > MOST_LINES:
        listed = [*listed[:MOST_LINES], f"- and {len(listed) - MOST_LINES} lines more"]
    return f"#### {title}\n\n" + "\n".join(listed)


def _optional(title: str, lines: Iterable[str]) -> Iterator[str]:
    if listed := list(lines):
        yield _block(title, listed)


def _title(page: PageChange) -> str:
    title = " ".join(page.facts.get(("", "Title"), ()))
    return f"{shown(title)} ({shown(page.file)})" if title else shown(page.file)


def _page_lines(how: str, page: PageChange, changes: TreeChanges) -> Iterator[str]:
    if how == "Removed":
        yield "- The page is gone: its address needs a redirect."
    else:
        yield from _change_lines(page)
    if page.sections:
        yield f"- **Text** changed in: {_listed(page.sections)}"
    yield from _grade_lines(page)
    yield from _rule_lines(changes, lambda file: file == page.file)
    if how == "Changed" and not page.seen:
        yield "- Only its form changed: a reader sees no difference."


def _change_lines(page: PageChange) -> Iterator[str]:
    """Yield the facts that changed, those of a method below its name."""
    for whose, changes in groupby(page.changes, key=lambda each: each.whose):
        indent = "  " if whose else ""
        if whose:
            name = " ".join(page.facts.get((whose, NAME), (whose,)))
            gone = "" if (whose, NAME) in page.facts else " (method taken out)"
            yield f"- Method: {shown(name)}{gone}"
        for change in changes:
            yield f"{indent}- {_change(change)}"


def _change(change: Change) -> str:
    """Return one fact: before and after, or what was added to a list and taken out of it."""
    what = f"**{shown(change.what)}**"
    if max(len(change.before), len(change.after)) <= 1:
        before, after = (shown(" ".join(each)) for each in (change.before, change.after))
        return f"{what}: {before or 'nothing'} → {after or 'nothing'}"
    added = [each for each in change.after if each not in change.before]
    gone = [each for each in change.before if each not in change.after]
    parts = [
        *([f"taken out: {_listed(gone)}"] if gone else []),
        *([f"added: {_listed(added)}"] if added else []),
    ]
    return f"{what}: {'; '.join(parts) or 'in another order'}"


def _listed(items: Iterable[str]) -> str:
    every = list(items)
    more = f" and {len(every) - MOST_ITEMS} more" if len(every) > MOST_ITEMS else ""
    return ", ".join(map(shown, every[:MOST_ITEMS])) + more


def _grade_lines(page: PageChange) -> Iterator[str]:
    before, after = (f"{each:.1f}" if each is not None else "none" for each in page.grades)
    if before != after:
        yield f"- **Reading grade**: {before} → {after}"


def _entry_lines(entries: Iterable[EntryChange]) -> Iterator[str]:
    for entry in entries:
        yield f"- {shown(entry.name)} ({entry.how})"
        if entry.how == "changed":
            for change in entry.changes:
                yield f"  - {_change(change)}"


def _rule_lines(changes: TreeChanges, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Yield the rules broken and mended in the files that are wanted, essential ones first."""
    for how, problems in (("newly broken", changes.broken), ("newly mended", changes.mended)):
        for problem in sorted(problems, key=lambda each: (each.level, each)):
            if wanted(problem.file):
                yield f"- **Rule {how}**: {_problem(problem)}"


def _problem(problem: Problem) -> str:
    place = f"{shown(problem.file)}, line {problem.line}"
    blocks = ", blocks" if problem.level == "essential" else ""
    return f"{shown(problem.rule)} ({place}{blocks}): {shown(problem.message)}"
