"""A new page is whole, says what is still to be filled in, and passes once it is."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from metref import build, reading
from metref.checks import check
from metref.checks.sections import FIRST, LAST, TECHNIQUE
from metref.cli import app
from metref.fill_in import MARK
from metref.front_matter_models import MODELS
from metref.keys import keys_of
from metref.page_places import region_of
from metref.page_sections import HOLDS
from metref.project import Project

NEW = {
    "landing": "contribute/tools/index",
    "reference": "references/abbreviations",
    "concept": "overview/a-new-page",
    "safety": "safety/a-new-page",
    "evidence": "evidence/a-new-page",
    "technique": "pelvis/a-new-page",
}

# What a writer fills in, by key. The method is one that the pages hold already, with its source.
VALUES = {
    "title": '"A page that a test has written"',
    "description": '"What this page is for: it shows that a new page passes once it is written."',
    "audience": "both",
    "also_called": "[a page of the tests]",
    "warning": "clinician-only",
    "used_for": '"Used by some clinicians for pain at the back of the pelvis."',
    "precautions": "[pregnancy]",
    "certainty": "very-low",
    "finding": "{part: innominate, motion: anterior-rotation}",
    "id": "supine-hip-flexed",
    "name": '"Lying on the back, knee towards the chest"',
    "side_shown": "right",
    "mechanism": "muscle-force",
    "position": "supine",
    "barrier": "{part: innominate, motions: [posterior-rotation]}",
    "contraction": "{part: hip, motions: [extension], muscles: [gluteus maximus, hamstrings]}",
    "dose": "{effort_percent: [10, 25], hold_seconds: [3, 5], repetitions: [3, 5], "
    "rest_seconds: [2, 3]}",
    "self_care": "never",
    "support": "sourced",
    "sources": "[selkow2009short]",
}
TEXTS = {
    "Doing it yourself": "**Never.** It needs somebody who can feel the movement. Ask a clinician.",
    "Who should not have it": "Talk about [pregnancy](../safety/contraindications.md#pregnancy).",
    "What the evidence shows": "**Certainty: very low.** Nobody has tested it well.",
    "Read next": "- [What MET is](../overview/index.md): where to start.",
}
SENTENCE = "We wrote this to see that it can be done."
KEY_LINE = re.compile(rf"^(?P<start> *(?:- )?(?P<key>\w+): ).*{MARK}")


def new(kind: str, page: str) -> Result:
    """Run `metref new`."""
    return CliRunner().invoke(app, ["new", kind, page])


def add_to_nav(project: Project, told: str) -> None:
    """Do what the command said: put its lines below the line that it named."""
    match = re.search(r"below line (\d+):\n\n((?: +- .*\n)+)", told)
    assert match, told
    lines = project.config.read_text("utf-8").splitlines(keepends=True)
    lines.insert(int(match[1]), match[2])
    project.config.write_text("".join(lines), "utf-8")


def filled(text: str) -> str:
    """Return a skeleton filled in as a writer would."""
    section, lines = "", []
    for line in text.splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ")
        found = KEY_LINE.match(line)
        if found:
            lines.append(f"{found['start']}{VALUES[found['key']]}")
        elif line.startswith("<!--"):
            lines.append(TEXTS.get(section, SENTENCE))
        elif line.startswith("/// method"):
            lines.append(line.replace(MARK, VALUES["id"]))
        elif line.startswith("## "):
            lines.append(line.replace(MARK, "What we did"))
        elif line.startswith("| "):
            head = line.startswith("| Who or what")
            right, left = (
                ("Right side", "Left side") if head else ("the right side", "the left side")
            )
            lines.append(line.replace(MARK, right, 1).replace(MARK, left, 1))
        elif line.startswith("#"):
            lines.append(line)
        else:
            lines.append(re.sub(f"{MARK}.*", SENTENCE, line))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("kind", MODELS)
def test_skeleton_lacks_only_what_is_marked(kind: str, project: Project) -> None:
    told = new(kind, NEW[kind])
    assert told.exit_code == 0, told.output
    add_to_nav(project, told.output)
    file = project.docs / f"{NEW[kind]}.md"
    problems = check(reading.read(project))
    assert {(each.file, each.rule) for each in problems if each.level == "essential"} == {
        (project.name(file), "fill-in")
    }, "\n".join(map(str, problems))
    lines = file.read_text("utf-8").splitlines()
    marked = {
        number
        for number, line in enumerate(lines, start=1)
        if MARK in line and not line.lstrip().startswith("# ")
    }
    assert {each.line for each in problems if each.rule == "fill-in"} == marked


@pytest.mark.parametrize("kind", MODELS)
def test_skeleton_passes_once_it_is_filled_in(kind: str, project: Project) -> None:
    add_to_nav(project, new(kind, NEW[kind]).output)
    file = project.docs / f"{NEW[kind]}.md"
    file.write_text(filled(file.read_text("utf-8")), "utf-8")
    problems = build.blocking(check(reading.read(project)))
    assert [str(each) for each in problems] == []


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.usefixtures("project")
def test_skeleton_has_every_key_in_order(kind: str) -> None:
    assert new(kind, NEW[kind]).exit_code == 0
    text = Path(f"docs/{NEW[kind]}.md").read_text("utf-8")
    front = text.split("---\n")[1]
    keys = [match[1] for match in re.finditer(r"^(\w+):", front, re.MULTILINE)]
    assert keys == [key.name for key in keys_of(MODELS[kind])]


def test_every_key_and_section_says_what_it_holds() -> None:
    assert [key.name for model in MODELS.values() for key in keys_of(model) if not key.holds] == []
    assert HOLDS.keys() == {*TECHNIQUE, *FIRST.values(), *LAST.values()}


@pytest.mark.parametrize("region", ["spine", "hip"])
def test_region_is_that_of_the_folder(region: str, project: Project) -> None:
    page = f"regions/{region}/an-example"
    told = new("technique", page)
    add_to_nav(project, told.output)
    assert f"region: {region}\n" in (project.docs / f"{page}.md").read_text("utf-8")
    problems = build.blocking(check(reading.read(project)))
    assert {each.rule for each in problems} == {"fill-in"}, "\n".join(map(str, problems))


def test_region_of_the_jaw_is_that_of_its_one_page() -> None:
    assert region_of("regions/jaw.md") == "jaw"
    assert region_of("regions/index.md") is None


def folder_in_place_of_page(project: Project) -> None:
    """Put a folder where the page would stand."""
    (project.docs / "overview/taken.md").mkdir()


def folder_leads_out(project: Project) -> None:
    """Put a symbolic link to a folder outside of docs/ where the page's folder would be."""
    outside = project.root / "outside"
    outside.mkdir()
    (project.docs / "overview/away").symlink_to(outside)


def nothing(_: Project) -> None:
    """Leave the project as it is."""


REFUSED: dict[str, tuple[str, str, Callable[[Project], None], str]] = {
    "unknown type": ("recipe", "overview/x", nothing, "no page type 'recipe'. The types: landing"),
    "no type": ("", "overview/x", nothing, "There is no page type ''"),
    "page exists": ("concept", "overview/faq", nothing, "docs/overview/faq.md exists already"),
    "address is taken": (
        "concept",
        "overview/faq/index",
        nothing,
        "docs/overview/faq.md exists already",
    ),
    "address of a folder": (
        "technique",
        "regions/hip/external-rotation/index",
        nothing,
        "external-rotation.md exists already",
    ),
    "a folder has its name": (
        "concept",
        "overview/taken",
        folder_in_place_of_page,
        "docs/overview/taken.md exists already",
    ),
    "outside of docs": ("concept", "/etc/motd", nothing, "'/etc/motd' is not a place in docs/"),
    "a drive": ("concept", "C:\\docs\\x", nothing, "is not a place in docs/"),
    "upwards": ("concept", "../docs/x", nothing, "'../docs/x' is not a place in docs/"),
    "upwards inside": ("concept", "overview/../x", nothing, "is not a place in docs/"),
    "folder that leads out": ("concept", "overview/away/x", folder_leads_out, "leads out of docs/"),
    "upper case": ("concept", "overview/My-page", nothing, "'My-page' cannot be part of an addre"),
    "spaces": ("concept", "overview/my page", nothing, "Use small letters a to z, digits"),
    "dots": ("concept", "overview/my.page", nothing, "'my.page' cannot be part of an address"),
    "nothing": ("", "", nothing, "Name a type and a page: make new TYPE=technique PAGE=pelvis"),
    "double slash": ("concept", "overview//x", nothing, "'' cannot be part of an address"),
    "no region's folder": (
        "technique",
        "overview/x",
        nothing,
        "A technique page stands in one of: pelvis/, regions/hip/",
    ),
    "no region of ours": ("technique", "regions/tail/x", nothing, "'regions/tail/x.md' does not"),
    "wrong folder": ("safety", "pelvis/x", nothing, "A safety page stands in one of: safety/."),
    "landing page of no folder": ("landing", "pelvis/x", nothing, "Name it pelvis/x/index"),
    "not a section": ("landing", "includes/index", nothing, "A landing page stands in one of"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_in_plain_words_and_nothing_is_written(case: str, project: Project) -> None:
    kind, page, prepare, words = REFUSED[case]
    prepare(project)
    before = sorted(project.root.rglob("*"))
    told = new(kind, page)
    assert told.exit_code == 1
    assert words in told.output
    assert "Traceback" not in told.output
    assert sorted(project.root.rglob("*")) == before


def test_nothing_is_left_where_writing_fails(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    before = sorted(project.docs.rglob("*"))
    told = new("concept", "overview/a-new-page")
    assert told.exit_code == 1
    assert "could not be written (No space left on device)" in told.output
    assert sorted(project.docs.rglob("*")) == before


@pytest.mark.usefixtures("project")
def test_page_may_be_named_as_its_file() -> None:
    assert new("concept", "docs/overview/a-new-page.md").exit_code == 0
    assert Path("docs/overview/a-new-page.md").is_file()
