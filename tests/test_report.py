"""The report of a pull request tells what changes for readers, and shows no stranger's markup."""

import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from typer.testing import CliRunner, Result

from metref.cli import app
from metref.comment import comment
from metref.page_changes import PageChange
from metref.project import Project
from metref.report_text import LENGTH, markdown
from metref.tree_changes import TreeChanges
from metref.untrusted import shown
from tests.conftest import ROOT

PAGE = "docs/pelvis/anterior-innominate-rotation.md"
CONCEPT = "docs/overview/history.md"
FAQ = "docs/overview/faq.md"


def git(root: Path, *arguments: str) -> str:
    """Run git in a folder with a name of its own, and return what it says."""
    named = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    command = ["git", *named, *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, check=True, text=True).stdout


@pytest.fixture
def repository(project: Project) -> Project:
    """A copy of the project in a repository of its own, all of it committed."""
    shutil.copy(ROOT / ".gitignore", project.root)
    git(project.root, "init", "--quiet", "--initial-branch=main")
    git(project.root, "add", "--all")
    git(project.root, "commit", "--quiet", "--message=All")
    return project


def change(project: Project, file: str, old: str, new: str) -> None:
    """Change the first `old` of a file into `new`."""
    path = project.root / file
    text = path.read_text("utf-8")
    assert old in text, f"{file} has no '{old}'"
    path.write_text(text.replace(old, new, 1), "utf-8")


def told(base: str = "main") -> str:
    """Return the report of the current folder."""
    result: Result = CliRunner().invoke(app, ["report", base])
    assert result.exit_code == 0, result.output
    return result.output


def html(text: str) -> BeautifulSoup:
    """Return a report as a forge shows it, before it makes names and addresses live."""
    return BeautifulSoup(MarkdownIt("commonmark").render(text), "lxml")


@pytest.mark.usefixtures("repository")
def test_nothing_changed() -> None:
    assert told() == "### What this change does\n\n**Nothing that a reader sees has changed.**\n"


def test_what_no_reader_sees(repository: Project) -> None:
    (repository.root / "NOTES.md").write_text("Notes.", "utf-8")
    change(repository, CONCEPT, "audience: both", 'audience: "both"')
    change(repository, "docs/references/library.yaml", "- key:", "# A note\n- key:")
    text = told()
    assert "**Nothing that a reader sees has changed.**" in text
    assert "Only its form changed: a reader sees no difference." in text
    assert "NOTES.md" not in text


def test_clinical_facts_before_and_after(repository: Project) -> None:
    change(repository, PAGE, "precautions: [red-flags, fracture,", "precautions: [red-flags,")
    change(repository, PAGE, "certainty: very-low", "certainty: moderate")
    change(repository, PAGE, "hold_seconds: [3, 3]", "hold_seconds: [3, 10]")
    change(repository, PAGE, "self_care: never", "self_care: taught-only")
    change(repository, PAGE, "motions: [posterior-rotation]", "motions: [anterior-rotation]")
    change(repository, PAGE, "motions: [extension]", "motions: [flexion]")
    change(repository, PAGE, "sources: [selkow2009short]", "sources: [franke2015muscle]")
    text = told()
    head, _, rest = text.partition("\n\n#### ")
    assert "Something clinical changed" in head
    for topic in ("precautions", "certainty", "doses", "self-care", "directions", "sources"):
        assert topic in head
    assert "**Precautions**: taken out: A broken bone" in rest
    assert "**Certainty of the evidence**: Very low → Moderate" in rest
    assert "- Method: Lying on the back, knee towards the chest\n" in rest
    assert "  - **Hold**: 3 seconds → 3 to 10 seconds" in rest
    assert "**Do it yourself?**: No, never alone → Only after a clinician has taught you" in rest
    assert "innominate posterior rotation\\) → " in rest
    assert "**The patient pushes**: " in rest
    assert "**Sources**: Selkow 2009: " in rest
    assert "→ Franke 2015: " in rest


def test_method_added_and_taken_out(repository: Project) -> None:
    change(repository, PAGE, "  - id: prone-leg-over-edge", "  - id: prone-new-way")
    text = told()
    assert "- Method: Face down, leg over the edge of the table\n  - **Name**: nothing → " in text
    assert "- Method: prone-leg-over-edge (method taken out)" in text
    assert "**Rule newly broken**: method-block" in text


def test_text_and_grade_of_a_clinical_page(repository: Project) -> None:
    hard = (
        "Notwithstanding considerable methodological heterogeneity, interdisciplinary practitioners"
        " habitually characterise osteopathic interventions as physiologically transformative.\n\n"
    )
    change(repository, PAGE, "## In plain words\n\n", f"## In plain words\n\n{hard * 5}")
    text = told()
    assert "but the text of 1 clinical page did: read it for its sense." in text
    assert "- **Text** changed in: In plain words\n" in text
    assert "- **Reading grade**: " in text
    assert "**Rule newly broken**: reading-grade" in text


def test_text_outside_clinical_pages(repository: Project) -> None:
    change(repository, "docs/contribute/index.md", "You need no", "Nobody needs any")
    text = told()
    assert "**Nothing clinical changed.**" in text
    assert "- **Text** changed in: the start of the page" in text


def test_rules_newly_broken_and_mended(repository: Project) -> None:
    change(repository, CONCEPT, "(index.md)", "(indx.md)")
    git(repository.root, "commit", "--all", "--quiet", "--message=Broken")
    change(repository, CONCEPT, "(indx.md)", "(index.md)")
    change(repository, PAGE, "[@jacob1995mobility]", "[@nobody]")
    text = told()
    assert "Rules newly broken: 1, of which 1 must be mended. Rules newly mended: 1." in text
    assert f"**Rule newly broken**: citation ({PAGE}, line " in text.replace("\\", "")
    assert f"**Rule newly mended**: link ({CONCEPT}, line " in text.replace("\\", "")


def test_a_problem_that_moved_to_another_line_is_not_new(repository: Project) -> None:
    change(repository, CONCEPT, "(index.md)", "(indx.md)")
    git(repository.root, "commit", "--all", "--quiet", "--message=Broken")
    change(repository, CONCEPT, "## In short\n\n", "## In short\n\nOne line more.\n\n")
    assert "Rule newly" not in told()


def test_pages_added_and_removed(repository: Project) -> None:
    text = (repository.root / PAGE).read_text("utf-8")
    new = repository.docs / "pelvis/new-page.md"
    new.write_text(text.replace("Anterior innominate rotation: hip", "New page: hip"), "utf-8")
    (repository.root / FAQ).unlink()
    report = told()
    assert "Something clinical changed (1 page added, 1 page removed)" in report
    assert "#### Added: New page: hip bone turned forward (docs/pelvis/new-page.md)" in (
        report.replace("\\", "")
    )
    assert "  - **Hold**: nothing → 3 seconds" in report
    assert "The page is gone: its address needs a redirect." in report


def test_shared_data(repository: Project) -> None:
    precautions = "docs/safety/contraindications.yaml"
    change(repository, precautions, "\n  level: stop", "\n  level: caution")
    change(repository, "docs/includes/warnings/technique.md", "kind: stop", "kind: note")
    change(repository, "docs/references/library.yaml", "  year: 2009", "  year: 2008")
    text = told()
    assert "(shared warnings, shared precautions)" in text
    assert "  - **Level**: stop → caution" in text
    assert "  - **Kind**: stop → note" in text
    assert "  - **Year**: 2009 → 2008" in text


def test_a_page_that_can_no_longer_be_read(repository: Project) -> None:
    (repository.root / PAGE).write_bytes(b"\xff\xfe\x00")
    change(repository, CONCEPT, "type: concept", "type: essay")
    text = told()
    assert "Something clinical changed" in text
    assert "Removed" not in text
    assert text.count("**Facts of the page**: nothing → cannot be read") == 2


def test_theme_settings_and_code(repository: Project) -> None:
    (repository.overrides / "main.html").write_text("", "utf-8")
    text = told()
    assert "**No page changed, and the theme, settings or code that draw the pages changed" in text
    assert "- overrides/main.html" in text


def test_navigation_draws_no_page(repository: Project) -> None:
    change(repository, "mkdocs.yml", "Common questions:", "Questions:")
    assert "**Nothing clinical changed.**" in told()
    change(repository, "mkdocs.yml", "  - metref.extensions.citations\n", "")
    assert "settings or code that draw the pages changed" in told()


@pytest.mark.parametrize("base", ["nowhere", "--output=file", "", "main:docs", "main..main", "a b"])
@pytest.mark.usefixtures("repository")
def test_bad_base_gives_a_plain_message(base: str) -> None:
    result = CliRunner().invoke(app, ["report", "--", base])
    assert result.exit_code == 1
    assert result.output.startswith("No report: git knows no revision ")
    assert "Traceback" not in result.output


def test_base_without_pages(repository: Project) -> None:
    git(repository.root, "checkout", "--quiet", "--orphan", "empty")
    git(repository.root, "rm", "--quiet", "-r", "--cached", ".")
    git(repository.root, "commit", "--quiet", "--allow-empty", "--message=Empty")
    result = CliRunner().invoke(app, ["report", "empty"])
    assert result.exit_code == 1
    assert "holds no mkdocs.yml with docs/ beside it" in result.output


@pytest.mark.usefixtures("project")
def test_outside_a_repository() -> None:
    result = CliRunner().invoke(app, ["report", "main"])
    assert result.exit_code == 1
    assert "not a git repository" in result.output


def test_the_work_tree_and_the_index_stay_as_they_are(repository: Project) -> None:
    change(repository, CONCEPT, "audience: both", "audience: clinicians")
    git(repository.root, "add", "--all")
    change(repository, FAQ, "\nupdated: ", "\nupdated:  ")
    before = git(repository.root, "status", "--porcelain")
    told()
    assert git(repository.root, "status", "--porcelain") == before


def test_links_in_the_base_are_not_followed(repository: Project) -> None:
    (repository.docs / "outside").symlink_to(repository.root.parent)
    git(repository.root, "add", "--all")
    git(repository.root, "commit", "--quiet", "--message=Link")
    (repository.docs / "outside").unlink()
    assert "**Nothing" in told()


HOSTILE = [
    "@everyone look",
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<img src=x onerror=alert(1)>",
    "<https://evil.example>",
    "https://evil.example/ and www.evil.example",
    "`code` | cell | **bold** _em_ ~~del~~",
    "&lt;b&gt; &#64;everyone",
    "closes #1, GH-1",
    "\\[a](b) \\<b>",
    "# heading",
    "line\n\n# another",
    "a\u202eb\u200bc\x1b[31md",
    "[x]: https://evil.example",
    "</h4><script>alert(1)</script>",
    "<!-- hidden",
]


DRAWN = {"html", "body", "ul", "li", "strong", "p"}


@pytest.mark.parametrize("text", HOSTILE)
def test_strangers_text_is_shown_and_nothing_else(text: str) -> None:
    line = f"- **Title**: {shown(text)}\n"
    for rendered in (line, comment(line.encode())):
        soup = html(rendered)
        assert {tag.name for tag in soup.find_all(True)} <= DRAWN
    words = soup.get_text().replace("\u200b", "")
    for word in ("everyone", "evil.example", "onerror", "&#64;", "closes #1", "script"):
        assert (word in words) == (word in text)
    assert "\n" not in shown(text)


@pytest.mark.parametrize(
    ("text", "dead"),
    [("@everyone", "@e"), ("fixes #12", "#1"), ("https://a.b", "://"), ("GH-7", "GH-")],
)
def test_what_a_forge_would_make_live_is_broken_up(text: str, dead: str) -> None:
    assert dead not in shown(text)


def test_long_text_is_cut() -> None:
    assert len(shown("word " * 1000)) <= 200
    assert shown("word " * 1000).endswith("…")


def test_hostile_page_in_a_real_report(repository: Project) -> None:
    title = "title: '<img src=x> @everyone [a](https://evil.example) `x`'"
    change(repository, CONCEPT, "\ntitle: ", f"\n{title} #")
    change(repository, CONCEPT, "## In short\n", "## In short <b>@everyone</b>\n")
    (repository.docs / "overview/a @everyone `b` <i>.md").write_text("x", "utf-8")
    text = told()
    assert "@e" not in text
    soup = html(text)
    assert {"img", "a", "code", "i", "b"}.isdisjoint(tag.name for tag in soup.find_all(True))


def test_a_report_has_a_limit() -> None:
    facts = {("", "Title"): ("word " * 40,)}
    pages = tuple(
        PageChange(f"docs/{number}.md", facts, False, (), ("a" * 190,) * 12, (None, None))
        for number in range(200)
    )
    text = markdown(TreeChanges(changed=pages))
    assert len(text) < LENGTH + 1000
    assert "The report is too long: its last " in text
