"""A picture is a file of shapes: what runs in it or is fetched by it is found, with its line."""

import pytest

from metref.svg_files import unsafe_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"\n'


def found(inside: str, attributes: str = "") -> list[tuple[str, int]]:
    """Return what is unsafe in a picture; what is inside starts on line 3."""
    return list(unsafe_svg(f"{HEAD}viewBox='0 0 9 9' {attributes}>\n{inside}\n</svg>".encode()))


@pytest.mark.parametrize(
    "inside",
    [
        "<title>A hip</title><desc>From the side</desc>",
        "<g fill='none' stroke='#fff'><path d='M1 2h3'/></g>",
        "<defs><linearGradient id='a'><stop offset='0'/></linearGradient></defs>"
        "<rect fill='url(#a)' width='9' height='9'/>",
        "<defs><path id='b' d='M1 2'/></defs><use href='#b'/><use xlink:href='#b'/>",
        "<style>path { stroke: currentColor; fill: url( '#a' ) }</style>",
        "<text x='1' y='2'>on the <tspan>left</tspan> &amp; right</text>",
        "<!-- drawn for this site -->",
    ],
)
def test_shapes_are_fine(inside: str) -> None:
    assert found(inside) == []


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>a()</script>", "the element <script>"),
        ("<foreignObject/>", "the element <foreignObject>"),
        ("<image href='#a'/>", "the element <image>"),
        ("<animate attributeName='href' to='a'/>", "the element <animate>"),
        ("<p xmlns='http://www.w3.org/1999/xhtml'>a</p>", "the element <p>"),
        ("<x:script xmlns:x='http://www.w3.org/2000/svg'/>", "the element <script>"),
        ("<path onclick='a()'/>", "the attribute 'onclick'"),
        ("<use href='https://a.example/a.svg#a'/>", "a reference to something else in 'href'"),
        ("<use xlink:href='other.svg#a'/>", "a reference to something else in 'href'"),
        (
            "<rect fill='url(https://a.example/a.svg#a)'/>",
            "a reference to something else in 'fill'",
        ),
        ("<style>@import 'https://a.example/a.css'</style>", "a style that fetches something"),
        ("<style>p { fill: url(//a.example/a) }</style>", "a style that fetches something"),
        (r"<style>p { fill: \75rl(//a.example/a) }</style>", "a style that fetches something"),
        ("<style>p { fill: u<!-- -->rl(//a.example/a) }</style>", "a style that fetches something"),
        ("<?xml-stylesheet href='https://a.example/a.css'?>", "the instruction <?xml-stylesheet>"),
    ],
)
def test_what_runs_or_is_fetched_is_found_at_its_line(inside: str, what: str) -> None:
    assert (what, 3) in found(inside)


def test_the_outermost_element_is_looked_at() -> None:
    assert found("<path/>", "onload='a()'") == [("the attribute 'onload'", 1)]


def test_text_that_grows_is_refused_before_it_grows() -> None:
    doctype = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    (problem,) = unsafe_svg(f"{doctype}\n{HEAD}>&b;</svg>".encode())
    assert problem == ("a DOCTYPE, which can hold text that grows when it is read", 1)


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"<svg", b"\x1f\x8b\x08gzip"])
def test_what_is_no_xml_is_told(data: bytes) -> None:
    (problem,) = unsafe_svg(data)
    assert problem[0].startswith("broken XML (")
