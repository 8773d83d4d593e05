"""What may stand in a built page, and what may not, by both engines' markup."""

import pytest
from bs4 import BeautifulSoup

from metref.built_html import running, unsafe_parts

THEME = frozenset(
    {"the script 'assets/javascripts/bundle.1a2b.min.js'", "the script 'f(new URL()'"}
)


def page(text: str, outside: str = "") -> BeautifulSoup:
    """Return a page as the theme draws it around a text."""
    return BeautifulSoup(
        f"""<html><head><script>f(new URL("../..")</script></head><body>{outside}
        <article class="md-content__inner md-typeset">{text}<footer class="page-foot"></footer>
        </article><script src="../../assets/javascripts/bundle.1a2b.min.js"></script></body></html>
        """,
        "lxml",
    )


def unsafe(text: str, outside: str = "") -> list[str]:
    """Return what may not stand in a page with this text."""
    return [part.what for part in unsafe_parts(page(text, outside), THEME)]


FINE = {
    "permalink": '<h2 id="a">A<a class="headerlink" href="#a" title="To this place">#</a></h2>',
    "skip link's place": '<h2 id="a">A</h2><a id="__skip" tabindex="-1"></a>',
    "citation": '<sup><a id="cite-a-1" href="#ref-a" title="A" aria-label="Source 1">1</a></sup>',
    "aligned table": '<table><thead><tr><th style="text-align: right;">a</th></tr></thead><tbody>'
    '<tr><td style="text-align: center;" data-label="a">1</td></tr></tbody></table>',
    "definition list": '<dl class="facts"><div class="fact"><dt>a</dt><dd>b</dd></div></dl>',
    "admonition": '<div class="admonition stop"><p class="admonition-title">Stop</p></div>',
    "folded part": "<details open><summary>More</summary><p>Text</p></details>",
    "section with a label": '<section class="summary-card" aria-label="In a glance"></section>',
    "search box": '<button type="button" class="home__search" data-open-search>Search</button>',
    "icon": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2"/></svg>',
    "own picture": '<img src="../../assets/images/a.svg" srcset="a.png 1x, b.png 2x" alt="A">',
    "figure": '<figure><img src="a.svg" alt="A" width="10"><figcaption>A</figcaption></figure>',
    "outside link": '<a href="https://doi.org/10.1016/S0003-9993(03)00114-1" rel="edit">doi</a>',
    "mail and phone": '<a href="mailto:a@example.org">a</a><a href="tel:112">b</a>',
    "link with a colon in it": '<a href="./a:b">a</a><a href="../a/?t=1:2">b</a>',
    "date": '<time datetime="2026-11-22">22 November 2026</time>',
    "list from three": '<ol start="3"><li value="4">a</li></ol>',
    "figures with < in them": "<p>p &lt; 0.05, and onclick= is a word</p>",
    "plain comment": "<!-- Say which side is meant. -->",
    "code that shows a tag": "<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;</code></pre>",
}


@pytest.mark.parametrize("kind", FINE)
def test_what_we_draw_may_stand_there(kind: str) -> None:
    assert unsafe(FINE[kind]) == []


REFUSED = {
    "script": ("<script>x</script>", "the element <script>"),
    "script in capitals": ("<SCRIPT>x</SCRIPT>", "the element <script>"),
    "frame": ('<iframe src="a"></iframe>', "the element <iframe>"),
    "object": ('<object data="a"></object>', "the element <object>"),
    "embed": ('<embed src="a">', "the element <embed>"),
    "form": ('<form action="a"></form>', "the element <form>"),
    "field": ('<input name="a">', "the element <input>"),
    "styles": ("<style>p{}</style>", "the element <style>"),
    "base": ('<base href="a">', "the element <base>"),
    "meta": ('<meta http-equiv="refresh" content="0">', "the element <meta>"),
    "stylesheet": ('<link rel="stylesheet" href="a">', "the element <link>"),
    "video": ('<video src="a"></video>', "the element <video>"),
    "unknown element": ("<x-a>a</x-a>", "the element <x-a>"),
    "mathematics": ("<math><mi>a</mi></math>", "the element <math>"),
    "moving drawing": ("<svg><set to='a'/></svg>", "the element <set>"),
    "web page in a drawing": ("<svg><foreignobject/></svg>", "the element <foreignobject>"),
    "handler": ('<p onclick="a()">a</p>', "the attribute 'onclick' of <p>"),
    "handler in capitals": ('<p ONCLICK="a()">a</p>', "the attribute 'onclick' of <p>"),
    "handler without quotes": ("<b onfocus=a()>a</b>", "the attribute 'onfocus' of <b>"),
    "handler of a drawing": ("<svg onload='a()'></svg>", "the attribute 'onload' of <svg>"),
    "link in a drawing": (
        "<svg><a xlink:href='javascript:a()'></a></svg>",
        "the attribute 'xlink:href' of <a>",
    ),
    "style": ('<p style="color:red">a</p>', "the attribute 'style' of <p>"),
    "style of a cell": (
        '<table><tr><td style="position:fixed">a</td></tr></table>',
        "the value 'position:fixed' of 'style'",
    ),
    "hidden part": ("<div hidden>a</div>", "the attribute 'hidden' of <div>"),
    "window of its own": ('<a target="_top" href="a">a</a>', "the attribute 'target' of <a>"),
    "the theme's wiring": (
        '<p data-md-component="dialog">a</p>',
        "the attribute 'data-md-component' of <p>",
    ),
    "the theme's settings": ('<p id="__config">{}</p>', "the value '__config' of 'id'"),
    "script as address": (
        '<a href="javascript:a()">a</a>',
        "an address of the kind 'javascript:' in 'href' of <a>",
    ),
    "script as address, in pieces": (
        '<a href=" java&#10;script&#58;a()">a</a>',
        "an address of the kind 'javascript:' in 'href' of <a>",
    ),
    "page as address": (
        '<a href="data:text/html,a">a</a>',
        "an address of the kind 'data:' in 'href' of <a>",
    ),
    "old script as address": (
        '<a href="VBScript:a">a</a>',
        "an address of the kind 'vbscript:' in 'href' of <a>",
    ),
    "remote picture": (
        '<img src="https://a.example/a.png" alt="">',
        "an address on another host in 'src' of <img>",
    ),
    "remote picture without a scheme": (
        '<img src="//a.example/a.png" alt="">',
        "an address on another host in 'src' of <img>",
    ),
    "remote picture with backslashes": (
        r'<img src="\\a.example\a.png" alt="">',
        "an address on another host in 'src' of <img>",
    ),
    "remote picture in a set": (
        '<img srcset="a.png 1x, https://a.example/b.png 2x" alt="">',
        "an address on another host in 'srcset' of <img>",
    ),
    "picture as text": (
        '<img src="data:image/svg+xml,a" alt="">',
        "an address of the kind 'data:' in 'src' of <img>",
    ),
    "conditional comment": ("<!--[if IE]><p>a</p><![endif]-->", "a comment with < or > in it"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_runs_loads_or_hides_is_named(kind: str) -> None:
    text, expected = REFUSED[kind]
    assert expected in unsafe(text)


def test_a_comment_that_browsers_end_sooner_is_no_way_round() -> None:
    """Parsers differ: to some a comment ends at its first >, and the video stands in the page."""
    assert unsafe("<!--><video></video>-->") != []


def test_a_tag_that_ends_the_text_too_early_is_named() -> None:
    found = unsafe("</article><p>Not looked at.</p>")
    assert found == ["a tag that ends the page's text too early"]


def test_a_second_text_is_no_way_round() -> None:
    foot = '<footer class="page-foot"></footer>'
    found = unsafe(f'{foot}</article><script>a()</script><article class="md-content__inner">')
    assert found[0] == "a tag that ends the page's text too early"
    assert "outside of the page's text the script 'a()'" in found


OUTSIDE = {
    "script": ("<script>a()</script>", "the script 'a()'"),
    "script of a file": ('<script src="../../assets/a.js"></script>', "the script 'assets/a.js'"),
    "frame": ('<iframe src="a"></iframe>', "the element <iframe>"),
    "handler": ('<a aria-label="T" onclick="a()">a</a>', "the attribute 'onclick' of <a>"),
    "turned away": (
        '<meta name="description" content="0;url=//a" http-equiv="refresh">',
        "the attribute 'http-equiv' of <meta>",
    ),
    "address": ('<a href="javascript:a()">a</a>', "the attribute 'href' of <a>"),
    "remote picture": ('<img src="https://a.example/a.png">', "the attribute 'src' of <img>"),
}


@pytest.mark.parametrize("kind", OUTSIDE)
def test_what_the_theme_does_not_bring_is_named_outside_of_the_text(kind: str) -> None:
    html, expected = OUTSIDE[kind]
    assert unsafe("<p>a</p>", html) == [f"outside of the page's text {expected}"]


def test_data_may_stand_outside_of_the_text() -> None:
    html = '<script type="application/ld+json">{}</script><link rel="canonical" href="https://a/">'
    assert unsafe("<p>a</p>", html) == []


def test_the_theme_is_known_by_the_error_page_below_any_address() -> None:
    error = BeautifulSoup(
        '<script>f(new URL("/met/")</script><article class="md-content__inner">404</article>'
        '<script src="/met/assets/javascripts/bundle.1a2b.min.js"></script>',
        "lxml",
    )
    assert {part.what for part in running(error)} == THEME
