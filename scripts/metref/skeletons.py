"""The whole skeleton of a new page, drawn from the models, so that it cannot lag behind them."""

import datetime
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from metref.fill_in import MARK, guidance
from metref.front_matter_models import MODELS
from metref.keys import Key, keys_of
from metref.page_sections import holds, sections_of

Known = Mapping[str, str]
METHODS_SECTION = "How a clinician does it"

STEPS = f"""\
/// method | {MARK}

1. **Lie.** {MARK}: where the patient lies, and on what
2. **Hands.** {MARK}: where each hand of the clinician is, and what it does
3. **Find the barrier.** {MARK}: how the clinician finds where the stiffness starts
4. **Push.** {MARK}: what the patient pushes against; the time and the strength are drawn above
5. **Let go.** {MARK}: how the patient relaxes, and how the clinician takes up the slack
6. **Test again.** {MARK}: which test is done again

**Common errors.** {MARK}: what goes wrong most often

///

<!-- {MARK}: a word on the table; take both out where the two sides are treated alike -->

| Who or what | {MARK} (shown) | {MARK} |
|---|---|---|
| Clinician stands at | {MARK} | {MARK} |
"""


def skeleton(kind: str, known: Known, today: datetime.date) -> str:
    """Return a new page of a type: every key in order, every section, with guidance as comments.

    `known` holds the values that are known already, by key.
    """
    values = {"type": kind, "updated": today.isoformat(), **known}
    front = "\n".join(line for key in keys_of(MODELS[kind]) for line in _key(key, values))
    body = "\n".join(_section(section) for section in sections_of(kind))
    return f"---\n{front}\n---\n\n{body}"


def _key(key: Key, values: Known) -> Iterator[str]:
    """Yield a key's guidance as comments, and its line; with nothing where it may be absent."""
    yield from (f"# {line}" for line in _comments(key))
    if key.listed and key.parts:
        yield f"{key.name}:"
        yield from _list_item(key.parts[0])
    else:
        off = "# " if key.absent else ""
        yield f"{off}{key.name}: {values.get(key.name) or _value(key)}"


def _comments(key: Key) -> Iterator[str]:
    optional = "" if key.required else "May be left out."
    yield f"{guidance(key.holds, key.form, key.allowed)} {optional}".rstrip()
    if not key.listed and len(key.parts) == 1:
        for part in keys_of(key.parts[0]):
            yield f"  {part.name}: {guidance(part.holds, part.form, part.allowed)}"


def _list_item(model: type[BaseModel]) -> Iterator[str]:
    hyphen = False
    for line in (line for key in keys_of(model) for line in _key(key, {})):
        if hyphen or line.startswith("#"):
            yield f"{'    ' if hyphen else '  '}{line}"
        else:
            yield f"  - {line}"
            hyphen = True


def _value(key: Key) -> str:
    """Return the mark, in the shape of the key's value; or the value, where there is but one."""
    if key.parts:
        return _nested(key.parts[0])
    if key.listed:
        return f"[{MARK}]"
    if key.sentence:
        return f'"{MARK}"'
    return key.allowed[0] if len(key.allowed) == 1 else MARK


def _nested(model: type[BaseModel]) -> str:
    pairs = ", ".join(f"{key.name}: {_value(key)}" for key in keys_of(model))
    return f"{{{pairs}}}"


def _section(section: str | None) -> str:
    heading = f"## {section or MARK}\n\n<!-- {MARK}: {holds(section)} -->\n"
    return f"{heading}\n{STEPS}" if section == METHODS_SECTION else heading
