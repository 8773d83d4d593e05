"""The way in on the forge: forms that people can use, and workflows that nobody can misuse."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from metref.project import Project
from tests.conftest import ROOT

BIN = Path(sys.executable).parent
FORGE = ROOT / ".github"
FORMS = sorted(path for path in (FORGE / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
EMERGENCY = (
    "**This form is no place for an emergency.** If you feel ill, are hurt, or have new numbness, "
    "new weakness or new trouble with bladder or bowel, call your emergency number."
)
PINNED = re.compile(r"uses: (?P<action>[\w-]+/[\w-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
ACTIONS = {
    "actions/checkout",
    "actions/download-artifact",
    "actions/setup-python",
    "actions/upload-artifact",
}
# One command of ours or of the forge, whose words hold nothing that starts another one; its output
# may go into a file.
WORD = r"""(?:'[^']*'|"[^"`(]*"|[^\s'"`;&|<>()]+)"""
COMMAND = re.compile(rf"(?:make|metref|\.venv/bin/metref|gh)(?: {WORD})+(?: >>? {WORD})?")
ROLE = re.compile(r"@OWNER/(?:clinical-editors|maintainers)")


def ids(paths: list[Path]) -> list[str]:
    """Return names for the cases of a test, by file."""
    return [path.name for path in paths]


def read(path: Path) -> Any:
    """Return a YAML file's content; 'on' stays a word."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of the virtual environment in the project's folder."""
    line = [str(BIN / command[0]), *command[1:]]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)


def fields(form: Path) -> dict[str, Any]:
    """Return the fields of a form by their id."""
    return {part["id"]: part for part in read(form)["body"] if "id" in part}


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    """Yield the steps of all jobs of a workflow."""
    for job in read(workflow)["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [FORGE / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.dependabot", [FORGE / "dependabot.yml"]),
    ],
)
def test_files_fit_the_schema_of_the_forge(schema: str, paths: list[Path]) -> None:
    assert paths
    result = run("check-jsonschema", "--no-cache", "--builtin-schema", schema, *map(str, paths))
    assert result.returncode == 0, result.stdout + result.stderr


def test_zizmor_finds_nothing_even_as_a_pedant() -> None:
    result = run("zizmor", "--offline", "--no-config", "--strict-collection", "-p", ".")
    assert result.returncode == 0, result.stdout + result.stderr
    for file in (*WORKFLOWS, FORGE / "dependabot.yml"):
        assert file.name in result.stderr, f"{file.name} was not read"


def test_zizmor_is_told_to_overlook_one_thing_alone() -> None:
    """The trusted half of the comment needs a trigger that is dangerous in other hands."""
    overlooked = [
        (path.name, line.split("#")[0].strip())
        for path in FORGE.rglob("*.yml")
        for line in path.read_text("utf-8").splitlines()
        if "zizmor: ignore" in line
    ]
    assert overlooked == [("comment.yml", "workflow_run:")]


each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=ids(WORKFLOWS))
each_form = pytest.mark.parametrize("path", FORMS, ids=ids(FORMS))


@each_workflow
def test_actions_are_few_and_pinned_with_their_version(path: Path) -> None:
    used = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    for line in used:
        match = PINNED.search(line)
        assert match, line
        assert match["action"] in ACTIONS


@each_workflow
def test_each_run_is_one_command(path: Path) -> None:
    commands = [step["run"] for step in steps(path) if "run" in step]
    assert commands
    assert [command for command in commands if not COMMAND.fullmatch(command)] == []


@pytest.mark.parametrize(
    "logic",
    [
        "make test; make build",
        "make test && make build",
        "make test | tee log",
        "make build\nmake test",
        'gh pr comment "$(cat number)"',
        "gh pr comment `cat number`",
        "python -m metref check",
        "if true",
    ],
)
def test_logic_is_no_single_command(logic: str) -> None:
    assert not COMMAND.fullmatch(logic)


@each_workflow
def test_nothing_is_written_into_a_command(path: Path) -> None:
    """What an event says may hold a command; as a variable of the environment it stays text."""
    assert [step for step in steps(path) if "${{" in step.get("run", "")] == []


@each_workflow
def test_nothing_is_allowed_but_what_a_job_names(path: Path) -> None:
    content = read(path)
    assert content["permissions"] == {}
    assert all("permissions" in job for job in content["jobs"].values())


@each_workflow
def test_no_trigger_or_secret_gives_a_stranger_our_rights(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text


@each_workflow
def test_a_checkout_leaves_no_key_behind(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow by its file's name."""
    content: dict[str, Any] = read(FORGE / "workflows" / f"{name}.yml")
    return content


def may_write(job: dict[str, Any]) -> set[str]:
    """Return what a job may write."""
    return {name for name, right in job["permissions"].items() if right != "read"}


def test_a_strangers_code_runs_where_nothing_can_be_written() -> None:
    check = workflow("check")
    assert list(check["on"]) == ["pull_request"]
    assert not any(may_write(job) for job in check["jobs"].values())


def test_one_job_is_green_only_if_all_are() -> None:
    jobs = workflow("check")["jobs"]
    assert set(jobs["all"]["needs"]) == jobs.keys() - {"all"}
    assert jobs["all"]["if"] == "always()"
    assert jobs["all"]["steps"][-1]["run"] == "make all-green"


@pytest.mark.parametrize(
    ("results", "green"),
    [
        ("success success", True),
        ("success failure", False),
        ("success cancelled", False),
        ("skipped success", False),
        ("", False),
    ],
)
def test_all_green_means_success_of_each(results: str, green: bool) -> None:
    command = ["make", "--silent", "all-green", f"RESULTS={results}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode == 0) is green


def test_the_job_that_comments_neither_checks_out_nor_runs_code() -> None:
    jobs = workflow("comment")["jobs"]
    writers = {name: may_write(job) for name, job in jobs.items() if may_write(job)}
    assert writers == {"write": {"pull-requests"}}
    assert not any("actions/checkout" in step.get("uses", "") for step in jobs["write"]["steps"])
    assert [step["run"].split()[0] for step in jobs["write"]["steps"] if "run" in step] == ["gh"]


def test_the_trusted_half_takes_code_from_the_main_branch_and_text_from_outside_it() -> None:
    job = workflow("comment")["jobs"]["read"]
    for step in job["steps"]:
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"].keys() == {"persist-credentials"}
        if "actions/download-artifact" in step.get("uses", ""):
            assert step["with"]["path"].startswith("${{ runner.temp }}/")


def test_the_job_that_writes_the_issue_runs_no_code_of_ours() -> None:
    jobs = workflow("links")["jobs"]
    writers = {name: may_write(job) for name, job in jobs.items() if may_write(job)}
    assert writers == {"tell": {"issues"}}
    assert all(step["run"].startswith("gh ") for step in jobs["tell"]["steps"] if "run" in step)


def test_every_command_of_a_workflow_exists() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    commands = set(re.findall(r"^\W*(\w+) ", run("metref", "--help").stdout, re.MULTILINE))
    for path in WORKFLOWS:
        for step in steps(path):
            words = step.get("run", "gh").split()
            if words[0] == "make":
                assert words[1] in targets, step["run"]
            elif words[0].endswith("metref"):
                assert words[1] in commands, step["run"]


def test_the_safety_form_is_first() -> None:
    assert FORMS[0].name == "1-safety.yml"
    assert len(FORMS) == 4
    assert read(FORGE / "ISSUE_TEMPLATE" / "config.yml")["blank_issues_enabled"] == "false"


@each_form
def test_a_form_starts_with_the_line_about_emergencies(path: Path) -> None:
    first = read(path)["body"][0]
    assert first["type"] == "markdown"
    assert first["attributes"]["value"].startswith(EMERGENCY)


@each_form
def test_a_form_asks_for_the_page_the_mend_and_how_you_know(path: Path) -> None:
    asked = fields(path)
    assert {"page", "wrong", "suggestion", "how", "source", "private"} <= asked.keys()
    assert asked["how"]["attributes"]["label"].startswith("How do you know")
    assert asked["how"]["validations"]["required"] == "true"


@each_form
def test_a_form_cannot_be_sent_without_the_tick_about_private_things(path: Path) -> None:
    (option,) = fields(path)["private"]["attributes"]["options"]
    assert option["required"] == "true"
    assert option["label"].startswith("Nothing private about my own health")


@pytest.mark.parametrize("page", ["pelvis/pubic-symphysis/", "overview/a-patients-view/"])
def test_the_links_at_the_foot_open_a_form_with_the_page_filled_in(
    built_project: Project, page: str
) -> None:
    soup = BeautifulSoup((built_project.site / page / "index.html").read_text("utf-8"), "lxml")
    links = soup.select(".page-foot a[href*='/issues/new']")
    assert len(links) == 2
    opened = [parse_qs(urlsplit(str(link["href"])).query) for link in links]
    assert [each["template"] for each in opened] == [["2-mistake.yml"], ["1-safety.yml"]]
    heading = soup.select_one("h1")
    assert heading
    for each in opened:
        form = FORGE / "ISSUE_TEMPLATE" / each["template"][0]
        assert each.keys() - {"template", "title"} <= fields(form).keys()
        assert each["page"] == [page]
        assert each["title"] == [read(form)["title"] + heading.get_text(strip=True)]


def test_owners_are_roles_and_no_made_up_people() -> None:
    lines = (FORGE / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules
    for pattern, *owners in rules:
        assert all(ROLE.fullmatch(owner) for owner in owners)
        assert pattern == "*" or (ROOT / pattern.lstrip("/")).exists(), pattern


def test_hooks_before_a_commit_are_the_projects_own_commands() -> None:
    (repository,) = read(ROOT / ".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    for hook in repository["hooks"]:
        assert hook["language"] == "system"
        program = hook["entry"].split()[0]
        assert program.startswith(".venv/bin/")
        assert (BIN / Path(program).name).exists(), program
