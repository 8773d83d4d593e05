"""Pictures in SVG: a file of shapes, without anything that runs or is fetched from elsewhere.

Whoever opens such a file in the browser runs what is in it, on our address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

SPACE = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    (
        # Shapes, texts and how they are grouped.
        *("svg", "g", "path", "circle", "ellipse", "line", "polygon", "polyline", "rect"),
        *("text", "tspan", "title", "desc", "defs", "symbol", "use", "style"),
        # How shapes are painted.
        *("clipPath", "linearGradient", "marker", "mask", "pattern", "radialGradient", "stop"),
    )
)
# A part of the same file is the only thing that may be referred to.
# A backslash could hide the word from us, not from a browser.
FETCHED = re.compile(r"@import|url\(\s*+['\"]?+\s*+(?!#)|javascript:|\\", re.IGNORECASE)


class _StopError(Exception):
    """The rest of the file is not worth reading."""


@dataclass
class _Reader:
    """Gathers what is unsafe, with its line, while the parser goes through the file."""

    found: list[tuple[str, int]] = field(default_factory=list)
    # The line of the element that was met last: a text is told when it is whole, lines later.
    line: int = 0

    def read(self, data: bytes) -> None:
        """Go through the whole file.

        Raises:
            expat.ExpatError: the file is not XML.
            _StopError: it has a DOCTYPE.
        """
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._element
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.Parse(data, True)

    def _add(self, what: str) -> None:
        self.found.append((what, self.line or 1))

    def _doctype(self, *_: object) -> None:
        self._add("a DOCTYPE, which can hold text that grows when it is read")
        raise _StopError

    def _instruction(self, target: str, _: str) -> None:
        self.found.append((f"the instruction <?{target}>", self.parser.CurrentLineNumber))

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self.line = self.parser.CurrentLineNumber
        space, _, local = name.rpartition(" ")
        if space != SPACE or local not in ELEMENTS:
            self._add(f"the element <{local}>")
        for attribute, value in attributes.items():
            self._attribute(attribute.rpartition(" ")[2], value)

    def _attribute(self, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            self._add(f"the attribute '{name}'")
        elif (name == "href" and not value.startswith("#")) or FETCHED.search(value):
            self._add(f"a reference to something else in '{name}'")

    def _text(self, text: str) -> None:
        if FETCHED.search(text):
            self._add("a style that fetches something")


def unsafe_svg(data: bytes) -> Iterator[tuple[str, int]]:
    """Yield what may not stand in a picture, each with its line (from 1); broken XML as well."""
    reader = _Reader()
    try:
        reader.read(data)
    except _StopError:
        pass
    except expat.ExpatError as error:
        reader.found.append((f"broken XML ({expat.errors.messages[error.code]})", error.lineno))
    yield from reader.found
