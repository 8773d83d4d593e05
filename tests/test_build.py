"""A build stops at every mistake of a writer, and says where it is and how to mend it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from metref.cli import app
from metref.project import Project

PAGE = "docs/pelvis/anterior-innominate-rotation.md"
CONCEPT = "docs/overview/history.md"


def replace(file: str, old: str, new: str) -> Callable[[Project], None]:
    """Return a change of the first `old` of a file into `new`."""

    def change(project: Project) -> None:
        path = project.root / file
        text = path.read_text("utf-8")
        assert old in text, f"{file} has no '{old}'"
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change


def write(file: str, text: str) -> Callable[[Project], None]:
    """Return a change that writes a new file."""

    def change(project: Project) -> None:
        (project.root / file).write_text(text, "utf-8")

    return change


MISTAKES = {
    "unknown key": (
        replace(PAGE, "warning: technique", "warming: technique"),
        rf"{PAGE}:9: front-matter: The key 'warming' is not known\. Did you mean 'warning'\?",
    ),
    "missing key": (
        replace(PAGE, "warning: technique\n", ""),
        rf"{PAGE}:\d+: front-matter: The key 'warning' is missing\. Add it",
    ),
    "wrong type": (
        replace(CONCEPT, "updated: 2026-11-22", "updated: last week"),
        rf"{CONCEPT}:6: front-matter: 'updated': .* It is now: 'last week'\.",
    ),
    "value outside the list": (
        replace(PAGE, "certainty: very-low", "certainty: certain"),
        rf"{PAGE}:\d+: front-matter: 'certainty' is 'certain'\. It must be 'high', ",
    ),
    "unknown page type": (
        replace(CONCEPT, "type: concept", "type: essay"),
        rf"{CONCEPT}:4: front-matter: .*\(type: essay\)\. Set 'type' to one of landing",
    ),
    "broken YAML": (
        replace(CONCEPT, "audience: both", "audience: [both"),
        rf"{CONCEPT}:\d+: yaml: This is not YAML that we can read",
    ),
    "no front matter": (
        write("docs/overview/history.md", "## In short\n\nText.\n"),
        rf"{CONCEPT}:1: front-matter: The page has no front matter\. Start the page with",
    ),
    "unknown citation key": (
        replace(PAGE, "[@jacob1995mobility]", "[@jacob1995mobilty]"),
        rf"{PAGE}:\d+: citation: No source has the key 'jacob1995mobilty'\. "
        r"Did you mean 'jacob1995mobility'\?",
    ),
    "unknown source of a method": (
        replace(PAGE, "sources: [selkow2009short]", "sources: [selkow2008short]"),
        rf"{PAGE}:\d+: citation: No source has the key 'selkow2008short'",
    ),
    "unknown warning": (
        replace(PAGE, "warning: technique", "warning: mild"),
        rf"{PAGE}:9: warning: There is no shared warning 'mild'\. Name one of: clinician-only",
    ),
    "unknown precaution": (
        replace(PAGE, "precautions: [red-flags", "precautions: [blue-flags"),
        rf"{PAGE}:\d+: precaution: There is no precaution 'blue-flags'",
    ),
    "unknown motion": (
        replace(PAGE, "motions: [posterior-rotation]", "motions: [backwards]"),
        rf"{PAGE}:\d+: motion: The part 'innominate' has no motion 'backwards'",
    ),
    "unknown muscle": (
        replace(PAGE, "muscles: [gluteus maximus, hamstrings]", "muscles: [gluteus magnus]"),
        rf"{PAGE}:\d+: muscle: The muscle 'gluteus magnus' is not in the table",
    ),
    "method without its block": (
        replace(PAGE, "/// method | prone-leg-over-edge", "/// note"),
        rf"{PAGE}:\d+: method-block: The method 'prone-leg-over-edge' has no block",
    ),
    "block without its method": (
        replace(PAGE, "/// method | prone-leg-over-edge", "/// method | prone-leg-over"),
        rf"{PAGE}:\d+: method-block: This block is for the method 'prone-leg-over', ",
    ),
    "missing section": (
        replace(PAGE, "## Doing it yourself", "## At home"),
        rf"{PAGE}:\d+: sections: Section 5 of a technique page is 'Doing it yourself', "
        r"not 'At home'\. Write '## Doing it yourself' there",
    ),
    "duplicate address": (
        write("docs/pelvis.md", "---\ntype: landing\n---\n"),
        r"docs/pelvis\.md:1: duplicate-address: The address /pelvis/ is that of docs/pelvis/index",
    ),
    "page of the nav that is missing": (
        replace("mkdocs.yml", "overview/faq.md", "overview/questions.md"),
        r"mkdocs\.yml:\d+: nav: The navigation names docs/overview/questions\.md, and there is no",
    ),
    "page that the nav leaves out": (
        replace("mkdocs.yml", "      - Common questions: overview/faq.md\n", ""),
        r"docs/overview/faq\.md:1: nav: The navigation does not name this page",
    ),
    "dead link": (
        replace(CONCEPT, "(index.md)", "(indx.md)"),
        rf"{CONCEPT}:\d+: link: The link leads to 'indx\.md', and there is no page",
    ),
    "dead anchor": (
        replace(PAGE, "contraindications.md#pregnancy", "contraindications.md#pregnant"),
        rf"{PAGE}:\d+: link: The link leads to '#pregnant', which "
        r"docs/safety/contraindications\.md does not have\. Did you mean #pregnancy\?",
    ),
    "source without its type": (
        replace("docs/references/library.yaml", "  type: rct\n", ""),
        r"docs/references/library\.yaml:\d+: data: The key '0\.type' is missing|"
        r"docs/references/library\.yaml:\d+: data: The key 'type' is missing",
    ),
    "file that is not UTF-8": (
        lambda project: (project.docs / "overview/faq.md").write_bytes(b"\xff\xfe\x00caf\xe9"),
        r"docs/overview/faq\.md:1: unreadable-file: ",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_named_with_its_place_and_its_mend(mistake: str, project: Project) -> None:
    change, expected = MISTAKES[mistake]
    change(project)
    result = CliRunner().invoke(app, ["build"])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert re.search(expected, result.output, re.MULTILINE), result.output
    assert not project.site.exists(), "the engine ran although the sources are wrong"


def test_all_mistakes_are_told_at_once(project: Project) -> None:
    replace(PAGE, "[@jacob1995mobility]", "[@nobody]")(project)
    replace(CONCEPT, "(index.md)", "(indx.md)")(project)
    result = CliRunner().invoke(app, ["check"])
    assert "'nobody'" in result.output
    assert "'indx.md'" in result.output
    assert "to mend in 2 files" in result.output


@pytest.mark.usefixtures("project")
def test_unbroken_project_has_nothing_to_mend() -> None:
    result = CliRunner().invoke(app, ["check"])
    assert result.exit_code == 0, result.output
    assert "nothing to mend" in result.output


def test_dead_link_in_raw_html_fails_the_build_at_its_line(project: Project) -> None:
    replace(CONCEPT, "## In short\n", '## In short\n\n<a href="../nowhere/">gone</a>\n')(project)
    result = CliRunner().invoke(app, ["build"])
    assert result.exit_code == 1
    assert re.search(rf"{CONCEPT}:\d+: built-link: .*'\.\./nowhere/'", result.output)


def test_outside_the_project_the_command_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["check"])
    assert result.exit_code == 1
    assert "No mkdocs.yml" in result.output
