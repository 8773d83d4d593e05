"""What may stand in the text of a built page: elements, attributes and addresses.

Nothing else may, because a page can be changed by anybody. The lists hold what our templates and
extensions draw and what Markdown writes; what runs, loads or covers something is in none of them.
"""

ELEMENTS = frozenset(
    (
        # Text as Markdown writes it, and as a writer may mark it up.
        *("p", "br", "hr", "wbr", "span", "em", "strong", "b", "i", "u", "s", "small", "mark"),
        *("sup", "sub", "del", "ins", "q", "cite", "dfn", "abbr", "time", "blockquote"),
        *("code", "pre", "kbd", "samp", "var"),
        # Headings, lists and tables.
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
        # The parts of a page: head, cards, warnings, admonitions, list of sources, foot.
        *("article", "aside", "details", "div", "footer", "header", "nav", "section", "summary"),
        # Links and our own pictures.
        *("a", "figure", "figcaption", "img"),
        # The search box of the home page: it does nothing without our script.
        "button",
        # Icons and figures drawn in the page: shapes and their names, nothing that moves or loads.
        *("svg", "g", "path", "circle", "ellipse", "line", "polygon", "polyline", "rect"),
        *("text", "tspan", "title", "desc"),
    )
)

# On any element: names, language, what a screen reader says.
ANYWHERE = frozenset(("class", "id", "title", "lang", "dir", "role", "tabindex"))
# The theme's scripts obey the attributes that are refused here; a page has no need of them.
PREFIXES = ("aria-", "data-")
REFUSED_PREFIXES = ("data-md", "data-clipboard")

SHAPE = frozenset(
    (
        *("cx", "cy", "d", "dx", "dy", "fill", "fill-rule", "height", "opacity", "points", "r"),
        *("rx", "ry", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"),
        *("stroke-width", "text-anchor", "transform", "viewbox", "width", "x", "x1", "x2"),
        *("xmlns", "y", "y1", "y2", "font-size", "font-weight", "focusable"),
    )
)
SHAPES = ("svg", "g", "path", "circle", "ellipse", "line", "polygon", "polyline", "rect", "text")

ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset(("href", "name", "rel", "download", "hreflang")),
    "button": frozenset(("type",)),
    "col": frozenset(("span",)),
    "colgroup": frozenset(("span",)),
    "details": frozenset(("open",)),
    "img": frozenset(("src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding")),
    "li": frozenset(("value",)),
    "ol": frozenset(("start", "reversed", "type")),
    "td": frozenset(("align", "colspan", "headers", "rowspan", "style")),
    "th": frozenset(("align", "colspan", "headers", "rowspan", "scope", "style")),
    "time": frozenset(("datetime",)),
    **dict.fromkeys((*SHAPES, "tspan"), SHAPE),
}

# Where a value is not free. Markdown aligns the cells of a table by a style. The theme's scripts
# find their settings by an id that starts with underscores; in a text only the skip link has one.
VALUES = {
    "style": r"text-align: (left|center|right);",
    "id": r"__skip|(?!_).*",
    "name": r"(?!_).*",
    "type": r"button|1|a|A|i|I",
    "xmlns": r"http://www\.w3\.org/2000/svg",
}

# A link may lead anywhere that a reader can judge; what a page shows comes from this site.
LINK_SCHEMES = frozenset(("", "http", "https", "mailto", "tel"))
SHOWN_SCHEMES = frozenset(("",))
ADDRESSES = {"href": LINK_SCHEMES, "src": SHOWN_SCHEMES, "srcset": SHOWN_SCHEMES}
