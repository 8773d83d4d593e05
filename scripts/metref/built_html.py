"""Unsafe HTML in the built pages, judged by lists of what may stand there.

The result is judged and not the source: raw HTML, a list of attributes after a link, an address in
a data file and a title in front matter all end up in the page, each in a way of its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

from metref.allowed_html import (
    ADDRESSES,
    ANYWHERE,
    ATTRIBUTES,
    ELEMENTS,
    PREFIXES,
    REFUSED_PREFIXES,
    VALUES,
)
from metref.web_addresses import addresses_of_set, scheme_of

# What a page says stands in this element of the theme; our template ends it with the page's foot.
ARTICLE = "article.md-content__inner"
FOOT = "footer.page-foot, div.home"
REMOTE = "an address on another host"
DATA_SCRIPTS = ("application/json", "application/ld+json")
LOADING = ("base", "embed", "frame", "iframe", "object", "portal", "template")
# The way to the site's top, in the theme's first script: the only part that differs by page.
TOP = re.compile(r'new URL\("(?P<way>[^"]*)"')


@dataclass(frozen=True)
class Unsafe:
    """Something that may not stand in a page.

    `what` names it to a person. `clues` are what its source may look like, the surest first;
    `near` is what stands on the same line.
    """

    what: str
    clues: tuple[str, ...]
    near: tuple[str, ...] = ()


def unsafe_parts(soup: BeautifulSoup, theme: frozenset[str]) -> Iterator[Unsafe]:
    """Yield what may not stand in a built page.

    Args:
        soup: The whole page.
        theme: What runs or loads on a page that nobody wrote (see `running`): the theme's own.
    """
    articles = soup.select(ARTICLE)
    if len(articles) != 1 or not _is_whole(soup, articles[0]):
        yield Unsafe("a tag that ends the page's text too early", ("</article", "<article", "</"))
    for article in articles:
        for tag in article.find_all(True):
            yield from _unsafe_tag(tag)
        yield from _unsafe_comments(article)
    yield from _running_outside(soup, theme)


def _is_whole(soup: BeautifulSoup, article: Tag) -> bool:
    """Say whether the page's foot is the last thing in the text, and the only foot."""
    children = [child for child in article.children if isinstance(child, Tag)]
    return bool(children) and soup.select(FOOT) == children[-1:]


def _unsafe_tag(tag: Tag) -> Iterator[Unsafe]:
    near = (f"<{tag.name}", *_texts(tag.attrs.values()), tag.get_text(" ", strip=True)[:30])
    if tag.name not in ELEMENTS:
        yield Unsafe(f"the element <{tag.name}>", (f"<{tag.name}",), near)
        return
    for name, value in tag.attrs.items():
        (text,) = _texts([value])
        if not _is_allowed(tag.name, name):
            yield Unsafe(f"the attribute '{name}' of <{tag.name}>", _written(name), near)
        elif what := _wrong_value(tag.name, name, text):
            yield Unsafe(what, (text, *_written(name)), near)


def _written(name: str) -> tuple[str, ...]:
    """Return how an attribute may be written; a name without a value is rare, and often a word."""
    return f"{name}=", f" {name}>", f"{{: {name}"


def _texts(values: Iterable[str | list[str]]) -> list[str]:
    """Return attribute values as texts: a class comes as a list of its names."""
    return [value if isinstance(value, str) else " ".join(value) for value in values]


def _wrong_value(element: str, name: str, value: str) -> str | None:
    if name in VALUES and not re.fullmatch(VALUES[name], value):
        return f"the value '{value[:60]}' of '{name}'"
    for address in _addresses(name, value):
        scheme = scheme_of(address)
        if scheme not in ADDRESSES[name]:
            kind = REMOTE if scheme in ("http", "https") else f"an address of the kind '{scheme}:'"
            return f"{kind} in '{name}' of <{element}>"
    return None


def _is_allowed(element: str, name: str) -> bool:
    if name.startswith(REFUSED_PREFIXES):
        return False
    named = ANYWHERE | ATTRIBUTES.get(element, frozenset())
    return name in named or name.startswith(PREFIXES)


def _addresses(name: str, value: str) -> list[str]:
    """Return the addresses in an attribute: none, one, or those of a set of pictures."""
    if name not in ADDRESSES:
        return []
    return addresses_of_set(value) if name == "srcset" else [value]


def _unsafe_comments(article: Tag) -> Iterator[Unsafe]:
    """Yield comments that a browser may end sooner than we do, and the like."""
    for text in article.find_all(string=True):
        if isinstance(text, PreformattedString) and re.search("[<>]", text):
            yield Unsafe("a comment with < or > in it", (str(text).strip()[:40], "<!", "<?"))


def running(soup: BeautifulSoup) -> Iterator[Unsafe]:
    """Yield what runs, loads or leads away outside of the page's text.

    The theme has such parts, the same on every page. They are told apart from a contributor's by
    the page that nobody wrote: the error page.
    """
    written = {id(tag) for article in soup.select(ARTICLE) for tag in article.find_all(True)}
    top = TOP.search(soup.script.get_text() if soup.script else "")
    for tag in soup.find_all(True):
        if id(tag) not in written:
            yield from _running_tag(tag, top["way"] if top else "")


def _running_tag(tag: Tag, top: str) -> Iterator[Unsafe]:
    near = tuple(_texts(tag.attrs.values()))
    if tag.name in LOADING:
        yield Unsafe(f"the element <{tag.name}>", (f"<{tag.name}",), near)
    if tag.name == "script" and tag.get("type") not in DATA_SCRIPTS:
        script = _script(tag, top)
        yield Unsafe(f"the script '{script}'", (script[:40], "<script"), near)
    for name, value in tag.attrs.items():
        (text,) = _texts([value])
        if _runs(name, text):
            clues = (*_written(name), text)
            yield Unsafe(f"the attribute '{name}' of <{tag.name}>", clues, near)


def _script(tag: Tag, top: str) -> str:
    """Return a script's file from the site's top, or its text without the way there."""
    address = str(tag.get("src", ""))
    file = address.removeprefix(top).lstrip("./") if not scheme_of(address) else address
    return file or TOP.sub("new URL(", tag.get_text())


def _runs(name: str, value: str) -> bool:
    if name.startswith("on") or name in ("style", "formaction", "srcdoc"):
        return True
    if name == "http-equiv":
        return value.lower() == "refresh"
    if name in ("src", "srcset"):
        return any(scheme_of(address) for address in _addresses(name, value))
    return name in ("href", "action") and scheme_of(value) not in ADDRESSES["href"]


def _running_outside(soup: BeautifulSoup, theme: frozenset[str]) -> Iterator[Unsafe]:
    for part in running(soup):
        if part.what not in theme:
            yield Unsafe(f"outside of the page's text {part.what[:80]}", part.clues, part.near)
