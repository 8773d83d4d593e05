"""Text that a stranger wrote, made fit to stand in Markdown of ours: shown, and nothing else."""

import re

LENGTH = 200
# What has a meaning in Markdown or HTML; CommonMark shows each as it is after a backslash.
SIGNS = re.compile(r"[\\`*_{}\[\]()<>#|~&!$]")
# What a forge makes live in running text, whatever stands before it: people, issues, addresses.
LIVE = re.compile(r"@|#(?=\d)|\bGH(?=-\d)|:(?=//)|\bwww(?=\.)|\bmailto(?=:)", re.IGNORECASE)
# Controls, invisible signs, and those that turn the direction of reading.
HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e0fff]+"
)
BREAK = "\u200b"


def shown(text: str, length: int = LENGTH) -> str:
    """Return a text on one line, at most `length` characters of it, that Markdown leaves alone."""
    flat = " ".join(HIDDEN.sub(" ", text).split())
    if len(flat) > length:
        flat = f"{flat[: length - 1].rstrip()}…"
    return SIGNS.sub(r"\\\g<0>", LIVE.sub(rf"\g<0>{BREAK}", flat))
