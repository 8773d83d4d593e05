"""The script policy of each page, written into it after the build as a meta element.

It names the digest of each script and style that stands in the page, so that no other one counts,
whatever gets into a page. They differ by page: the theme writes the way to the site's top into one.
The server's headers add only what a meta element cannot say (see docs/contribute/hosting.md).
Source: Content Security Policy Level 3, W3C.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer

from metref.built_html import DATA_SCRIPTS
from metref.engines import Engine

CHARSET = re.compile(rb'<meta charset="?utf-8"?>', re.IGNORECASE)
# What a page loads comes from its own site; icons are data in the styles.
POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'none'; "
    "img-src 'self' data:; manifest-src 'self'; script-src {scripts}; "
    "style-src {styles}; worker-src 'self'"
)


# The search of this engine writes a style into the page while somebody reads; scripts stay strict.
WRITES_STYLES = frozenset({Engine.ZENSICAL})


class NoPlaceError(Exception):
    """A page has no place for its policy."""


def digests(texts: Iterable[str]) -> list[str]:
    """Return the digests of texts, each once, as a policy names them."""
    return [f"'sha256-{_digest(text)}'" for text in dict.fromkeys(texts)]


def _parts(page: str, wanted: SoupStrainer) -> list[Tag]:
    found = BeautifulSoup(page, "lxml", parse_only=wanted).find_all(True)
    return [tag for tag in found if tag.name != "script" or _runs(tag)]


def _runs(script: Tag) -> bool:
    return not script.get("src") and script.get("type") not in DATA_SCRIPTS


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def policy(page: str, engine: Engine = Engine.MKDOCS) -> str:
    """Return the policy of a page that an engine built."""
    # Only what matters is read: whole pages take four times as long.
    scripts = digests(tag.string or "" for tag in _parts(page, SoupStrainer("script")))
    styled = _parts(page, SoupStrainer(attrs={"style": True}))
    styles = digests(str(tag["style"]) for tag in styled)
    # A style on an element counts only where the policy says that digests are meant for these too.
    allowed = ["'self'", *(["'unsafe-hashes'"] if styles else []), *styles]
    if engine in WRITES_STYLES:
        allowed = ["'self'", "'unsafe-inline'"]
    return POLICY.format(scripts=" ".join(["'self'", *scripts]), styles=" ".join(allowed))


def with_policy(content: bytes, engine: Engine = Engine.MKDOCS) -> bytes:
    """Return a page with its policy, right after the line that names its characters.

    Raises:
        NoPlaceError: there is no such line, so a script could stand before the policy.
    """
    found = CHARSET.search(content)
    if not found or b"<script" in content[: found.start()]:
        raise NoPlaceError
    meta = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy(content.decode(), engine)}">'
    )
    return content[: found.end()] + meta.encode() + content[found.end() :]


def write_policies(site: Path, engine: Engine = Engine.MKDOCS) -> None:
    """Write the policy of each page of a built site into it.

    Raises:
        NoPlaceError: a page has no place for it; the page's file is named.
    """
    for file in sorted(site.rglob("*.html")):
        try:
            file.write_bytes(with_policy(file.read_bytes(), engine))
        except NoPlaceError:
            raise NoPlaceError(file.relative_to(site).as_posix()) from None
