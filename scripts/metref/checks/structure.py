"""Structure: headings, link texts, tables, pictures, and the names and use of files."""

import itertools
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from metref.catalog import Catalog, Page
from metref.checks.links import inside_links
from metref.checks.sections import headings
from metref.problem import Problem
from metref.project import Project

BOLD = re.compile(r"^(\*\*|__)(?:(?!\1).)+\1$")
UNDERLINED = re.compile(r"^ {0,3}(?:=+|-+)\s*$")

# No text of a link or a picture is longer; without a limit, a page of brackets takes minutes.
LINK = re.compile(
    r"(?<!!)\[(?P<text>[^\]]{0,1000})\](?:\((?P<target>[^)\s]*)[^)]*\)|\[(?P<name>[^\]]+)\])"
)
BARE = re.compile(r"(?<![\"'(=\w/])(?:https?://|www\.)[^\s<>)]+|<(?:https?|mailto):[^>\s]+>")
DEFINITION = re.compile(r"^\s*\[[^\]]+\]:\s")
# Texts that say nothing of where a link leads, to somebody who hears the links alone.
EMPTY_TEXTS = re.compile(
    r"(?:(?:click |see )?here|see|(?:this|the)? ?(?:page|link)|this|(?:read |learn )?more|source"
    r"|website|download|continue)?",
    re.IGNORECASE,
)

DIVIDER = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
CELL_END = re.compile(r"(?<!\\)\|")

PICTURE = re.compile(r"!\[(?P<alt>[^\]]{0,1000})\]\(\s*<?(?P<source>[^)\s>]*)")
PICTURE_TAG = re.compile(r"<img\b[^>]{0,2000}>", re.IGNORECASE)
ATTRIBUTE = re.compile(
    r"(?P<name>alt|src)\s*=\s*(?P<quote>[\"'])(?P<value>.*?)(?P=quote)", re.IGNORECASE
)
REMOTE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
EMPTY_ALTS = frozenset(("", "image", "picture", "photo", "figure", "drawing", "diagram", "img"))

DRAWN_LISTS = re.compile(r"^/// +techniques(?: *\| *(?P<region>\w+))?", re.MULTILINE)
# A licence travels with the files that it is for, and nothing links to it.
LICENCES = frozenset(("OFL.txt",))
READ_BY = (".css", ".html", ".js", ".md", ".svg", ".yml")

FILE_NAME = re.compile(r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$")
TEXTS = {".md", ".yaml", ".css", ".js", ".json", ".txt"}
EXPORTED = {".bib", ".ris"}
PICTURES = {".svg", ".png", ".jpg", ".webp"}
KINDS = frozenset(TEXTS | EXPORTED | PICTURES | {".woff2"})


def _line(page: Page, start: int) -> int:
    return page.body.count("\n", 0, start) + page.body_line


def check_headings(catalog: Catalog) -> Iterator[Problem]:
    """Refuse headings that jump a level, are all bold, end in a full stop or are underlined."""
    for page in catalog.pages.values():
        depth = 1
        for heading in headings(page):
            for message, mend in _heading_faults(heading.text, heading.depth, depth):
                yield Problem(page.file, heading.line, "heading", message, mend)
            depth = heading.depth
        for number in _underlined(page):
            message = "The heading is made by a line below it, and the checks of sections miss it."
            mend = "Write ## before its text, and take the line below out."
            yield Problem(page.file, number, "heading", message, mend)


def _heading_faults(text: str, depth: int, before: int) -> Iterator[tuple[str, str]]:
    if depth > before + 1:
        message = f"The heading '{text}' jumps from level {before} to level {depth}."
        yield message, f"Write {'#' * (before + 1)} before it."
    if BOLD.match(text):
        yield f"The heading '{text}' is bold as well.", "Take the asterisks out."
    if text.rstrip("*_ ").endswith((".", ":", ";", ",")):
        message = f"The heading '{text}' ends with '{text.rstrip('*_ ')[-1]}'."
        yield message, "Take the mark out; a question mark may stay."


def _underlined(page: Page) -> Iterator[int]:
    lines = page.prose.split("\n")
    for index, (line, below) in enumerate(itertools.pairwise(lines)):
        if line.strip() and "|" not in line and UNDERLINED.match(below):
            yield index + page.body_line


def check_link_texts(catalog: Catalog) -> Iterator[Problem]:
    """Refuse links whose text does not say where they lead."""
    for page in catalog.pages.values():
        for match in LINK.finditer(page.prose):
            text = plain_text(page.body[match.start("text") : match.end("text")])
            if EMPTY_TEXTS.fullmatch(text) and not PICTURE.search(match[0]):
                message = f"The link's text is '{text}', which does not say where it leads."
                mend = "Write what the reader finds there, as in '[the warning signs](…)'."
                yield Problem(page.file, _line(page, match.start()), "link-text", message, mend)
        yield from _bare_addresses(page)


def plain_text(text: str) -> str:
    """Return a link's text without its marks, with white space folded."""
    return " ".join(re.sub(r"[*_`.!…]", "", text).split())


def _bare_addresses(page: Page) -> Iterator[Problem]:
    for number, line in enumerate(page.prose.split("\n"), start=page.body_line):
        if DEFINITION.match(line):
            continue
        for match in BARE.finditer(LINK.sub(lambda link: link["text"], line)):
            message = f"The address {match[0].strip('<>')} stands bare in the text."
            mend = "Write '[what is there](the address)', or cite it with [@key]."
            yield Problem(page.file, number, "link-text", message, mend)


def check_same_link_texts(catalog: Catalog) -> Iterator[Problem]:
    """Tell of links of one page that have the same text and lead to different pages."""
    for page in catalog.pages.values():
        seen: dict[str, str] = {}
        for match in LINK.finditer(page.prose):
            text = plain_text(match["text"]).casefold()
            target = (match["target"] or match["name"]).partition("#")[0]
            if seen.setdefault(text, target) != target:
                message = f"Two links read '{match['text']}': one leads to {seen[text]}."
                mend = f"Word this one, to {target}, so that they can be told apart."
                line = _line(page, match.start())
                yield Problem(page.file, line, "same-link-text", message, mend, "good-practice")


def check_tables(catalog: Catalog) -> Iterator[Problem]:
    """Refuse tables with an empty head, or with rows of more or fewer cells than the head."""
    for page in catalog.pages.values():
        for rows in _tables(page):
            yield from _table_problems(page, rows)


def _tables(page: Page) -> Iterator[list[tuple[int, list[str]]]]:
    """Yield each table as its rows, each a line of the file and its cells; the divider is out."""
    prose, body = page.prose.split("\n"), page.body.split("\n")
    for index in range(1, len(prose)):
        if not DIVIDER.match(prose[index]) or "|" not in prose[index] + prose[index - 1]:
            continue
        if "|" not in prose[index - 1]:
            continue
        last = index + 1
        while last < len(prose) and prose[last].strip():
            last += 1
        numbers = [index - 1, *range(index + 1, last)]
        yield [(number + page.body_line, cells(prose[number], body[number])) for number in numbers]


def cells(prose: str, body: str) -> list[str]:
    """Return a row's cells; `prose` is the row with its code blanked, where a bar divides none."""
    bars = [match.start() for match in CELL_END.finditer(prose)]
    edges = [-1, *bars, len(body)]
    found = [body[left + 1 : right].strip() for left, right in itertools.pairwise(edges)]
    start = 1 if prose.lstrip().startswith("|") else 0
    return found[start : -1 if prose.rstrip().endswith("|") else None]


def _table_problems(page: Page, rows: list[tuple[int, list[str]]]) -> Iterator[Problem]:
    line, head = rows[0]
    if not all(head):
        message = f"Column {head.index('') + 1} of the table has no heading."
        mend = "Write what the column holds: a screen reader says it before each cell."
        yield Problem(page.file, line, "table-header", message, mend)
    for number, row in rows[1:]:
        if len(row) != len(head):
            message = f"The row has {len(row)} cells, and the table's head has {len(head)}."
            mend = "Add or join cells; write a bar inside a cell as \\|."
            yield Problem(page.file, number, "table-header", message, mend)


def check_pictures(catalog: Catalog) -> Iterator[Problem]:
    """Refuse pictures from other sites, and pictures without a text that stands for them."""
    for page in catalog.pages.values():
        for start, alt, source in _pictures(page):
            for message, mend in _picture_faults(alt, source):
                yield Problem(page.file, _line(page, start), "picture-text", message, mend)


def _pictures(page: Page) -> Iterator[tuple[int, str, str]]:
    for match in PICTURE.finditer(page.prose):
        yield match.start(), match["alt"], match["source"]
    for match in PICTURE_TAG.finditer(page.prose):
        found = {each["name"].lower(): each["value"] for each in ATTRIBUTE.finditer(match[0])}
        yield match.start(), found.get("alt", ""), found.get("src", "")


def _picture_faults(alt: str, source: str) -> Iterator[tuple[str, str]]:
    file = PurePosixPath(source)
    if REMOTE.match(source):
        message = f"The picture is fetched from another site ({source})."
        yield message, "Draw one for this site, and keep it in docs/assets/images."
    words = " ".join(alt.casefold().split())
    stem = re.sub(r"[-_]", " ", file.stem.casefold())
    if words in EMPTY_ALTS:
        yield "The picture has no text that stands for it.", "Say in the brackets what it shows."
    elif words in (file.name.casefold(), file.stem.casefold(), stem):
        message = f"The picture's text is its file's name, '{alt}'."
        yield message, "Say what it shows, to somebody who cannot see it."


def check_orphans(catalog: Catalog) -> Iterator[Problem]:
    """Tell of pages that no other page links to, and of files that nothing uses."""
    linked = _linked(catalog)
    for path, page in catalog.pages.items():
        if path != "index.md" and path not in linked:
            message = "No page links to this one; it stands in the navigation alone."
            mend = "Link to it from the page of its section, or from a page on the same subject."
            yield Problem(page.file, 1, "orphan", message, mend, "good-practice")
    used = _used_words(catalog.project)
    for file in sorted((catalog.project.docs / "assets").rglob("*")):
        if file.is_file() and file.name not in LICENCES and file.name not in used:
            message = "Nothing uses this file."
            mend = "Use it, or take it out: every file makes the site larger."
            name = catalog.project.name(file)
            yield Problem(name, 1, "orphan", message, mend, "good-practice")


def _linked(catalog: Catalog) -> set[str]:
    """Return the pages that another page links to, in its text or in a list that is drawn."""
    linked: dict[str, set[str]] = defaultdict(set)
    for page in catalog.pages.values():
        for target, _ in inside_links(page):
            path = posixpath.join(posixpath.dirname(page.path), target.partition("#")[0])
            linked[posixpath.normpath(path)].add(page.path)
        for match in DRAWN_LISTS.finditer(page.prose):
            for technique in catalog.techniques(match["region"] or "all"):
                linked[technique.path].add(page.path)
    return {path for path, pages in linked.items() if pages - {path}}


def _used_words(project: Project) -> str:
    """Return the text of everything that can name a file of docs/assets."""
    folders = (project.docs, project.overrides)
    found = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    files = [file for file in found if file.suffix in READ_BY]
    return "\n".join(_text(file) for file in (project.config, *files))


def _text(file: Path) -> str:
    # What cannot be read is told by another rule.
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def check_file_names(catalog: Catalog) -> Iterator[Problem]:
    """Refuse names that addresses cannot carry alike everywhere, and files of a kind unchecked."""
    project = catalog.project
    for file in sorted(project.docs.rglob("*")):
        path = file.relative_to(project.docs)
        if file.is_dir() or file.name in LICENCES or any(p.startswith(".") for p in path.parts):
            continue
        name = project.name(file).removeprefix("docs/")
        for message, mend in _name_faults(name):
            yield Problem(project.name(file), 1, "file-name", message, mend)


def _name_faults(path: str) -> Iterator[tuple[str, str]]:
    wrong = [part for part in path.split("/") if not FILE_NAME.match(part)]
    if wrong:
        message = f"The name '{wrong[0]}' is no plain address."
        yield message, "Use small letters from a to z, figures, and hyphens between words."
    suffix = PurePosixPath(path).suffix
    if not wrong and suffix not in KINDS:
        message = f"A file of the kind '{suffix}' would be published without having been checked."
        yield message, "Write a page as Markdown, in a file whose name ends in .md."
