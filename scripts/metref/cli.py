"""The command line. Each command gathers, prints and sets the exit code; nothing else."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from metref import bench, cli_editions, engines, reading
from metref.addresses import addresses_text
from metref.build import BuildError, blocking, build, prepare
from metref.checks import check
from metref.comment import BYTES, comment
from metref.engines import Engine
from metref.fingerprint import fingerprint
from metref.link_pacing import Clock, Manners, ask_all
from metref.links_ignored import read_ignored, reason_to_ignore
from metref.new_page import new_page, next_steps
from metref.output import Format, formatted
from metref.page_places import RefusedError
from metref.problem import Problem
from metref.project import Project, find_project
from metref.report import report
from metref.retractions import look_ups
from metref.revision import RevisionError

app = typer.Typer(
    help="Checks, builds and previews the MET Reference.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_editions.app)


def _project() -> Project:
    try:
        return find_project()
    except FileNotFoundError as error:
        _fail(str(error))


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)


def _report(problems: list[Problem], form: Format = Format.PEOPLE) -> None:
    if problems or form is Format.JSON:
        typer.echo(formatted(problems, form))


def _pages_of(paths: list[Path], project: Project) -> frozenset[str] | None:
    """Return the named pages by their paths from docs/, or None where more than pages is named."""
    named = [Path(os.path.realpath(path)) for path in paths]
    pages = [path for path in named if path.suffix == ".md" and path.is_relative_to(project.docs)]
    if not named or pages != named:
        return None
    return frozenset(path.relative_to(project.docs).as_posix() for path in pages)


def _within(problems: list[Problem], paths: list[Path], project: Project) -> list[Problem]:
    """Return the problems in the files or below the folders that were named, or all."""
    # A link that leads to itself cannot be resolved, and is told of where it lies.
    named = [Path(os.path.realpath(path)) for path in paths]
    for path in named:
        if not path.exists():
            _fail(f"There is no {path}. Name a file or a folder of the project.")
    files = {problem: project.root / problem.file for problem in problems}
    return [p for p in problems if not named or any(files[p].is_relative_to(n) for n in named)]


@app.command("new")
def new_command(
    kind: Annotated[str, typer.Argument(metavar="TYPE", help="The type, such as technique.")],
    name: Annotated[str, typer.Argument(metavar="PAGE", help="Its place: pelvis/some-name.")],
) -> None:
    """Write a new page with its whole skeleton, and say what to do next."""
    project = _project()
    try:
        file = new_page(project, kind, name, datetime.now(tz=UTC).date())
    except RefusedError as error:
        _fail(str(error))
    typer.echo(next_steps(project, file))


@app.command("check")
def check_command(
    paths: Annotated[list[Path] | None, typer.Argument(help="Only these files or folders.")] = None,
    form: Annotated[Format, typer.Option("--format", help="For whom.")] = Format.PEOPLE,
) -> None:
    """Check the pages' source and say what is wrong, all of it at once."""
    project = _project()
    catalog = reading.read(project)
    named = paths or []
    problems = _within(check(catalog, _pages_of(named, project)), named, project)
    _report(problems, form)
    if found := blocking(problems):
        files = len({problem.file for problem in found})
        _fail(f"{len(found)} to mend in {files} file{'s' if files > 1 else ''}.")
    if form is Format.PEOPLE:
        typer.echo(f"{len(catalog.pages)} pages, nothing to mend.")


@app.command("fingerprint")
def fingerprint_command(
    page: Annotated[Path, typer.Argument(help="The page's file, such as docs/pelvis/upslip.md.")],
) -> None:
    """Print the fingerprint of a page as it stands, for 'content' under 'review'."""
    project = _project()
    catalog = prepare(project)
    found = next(
        (p for p in catalog.pages.values() if project.root / p.file == page.resolve()), None
    )
    if found is None:
        _fail(f"There is no page {page}. Name a page's file, as in docs/safety/index.md.")
    if found.meta is None:
        _fail(f"The front matter of {page} cannot be read. Run 'metref check {page}' first.")
    typer.echo(fingerprint(found, catalog))


def _build(project: Project, target: Path, engine: Engine = Engine.MKDOCS) -> None:
    try:
        build(project, target, engine)
    except BuildError as error:
        _report(error.problems)
        _fail(f"Not built: {len(error.problems) or 'the engine found something'} to mend.")


@app.command("build")
def build_command(
    site: Annotated[Path | None, typer.Option(help="Where the site goes; default: site/.")] = None,
    engine: Annotated[Engine, typer.Option(help="Which engine builds it.")] = Engine.MKDOCS,
) -> None:
    """Check the sources, build the site and check the result."""
    project = _project()
    target = site or project.site
    _build(project, target, engine)
    typer.echo(f"Built and checked: {target}")


@app.command("report")
def report_command(
    base: Annotated[str, typer.Argument(help="A branch, tag or commit of git: origin/main.")],
) -> None:
    """Tell what the work tree changes, as Markdown for the comment of a pull request."""
    try:
        typer.echo(report(_project(), base), nl=False)
    except RevisionError as error:
        _fail(f"No report: {error}")


@app.command("comment")
def comment_command(
    report: Annotated[Path, typer.Argument(help="The file that `metref report` wrote.")],
) -> None:
    """Print the report of a pull request as a comment that is safe to post."""
    if report.is_symlink() or not report.is_file():
        _fail(f"There is no report {report}. `metref report BASE` writes one.")
    with report.open("rb") as file:
        typer.echo(comment(file.read(BYTES)), nl=False)


@app.command("retractions")
def retractions_command() -> None:
    """List the cited studies to look up for retractions before an edition, and where."""
    catalog = prepare(_project())
    for each in look_ups(catalog.sources.values(), catalog.citing_pages):
        typer.echo(str(each))


@app.command("bench")
def bench_command() -> None:
    """Measure commands, pages, the search, what a host holds, and how publishing grows."""
    # Drives a browser and a server, which no other command needs.
    from metref.editions.growth import growth  # noqa: PLC0415
    from metref.host_load import loads  # noqa: PLC0415
    from metref.search import bench as search_bench  # noqa: PLC0415
    from metref.search.bench_table import table  # noqa: PLC0415

    project = _project()
    for timing in bench.timings(project):
        typer.echo(str(timing))
    for name, size in bench.weights(project.site):
        typer.echo(f"{name}: {size / 1000:.1f} kB gzip")
    measured = search_bench.measure(project)
    search_bench.save(measured, project)
    typer.echo(table(measured))
    for load in loads(project):
        typer.echo(str(load))
    for published in growth(project.root):
        typer.echo(str(published))


@app.command("links")
def links_command(
    form: Annotated[Format, typer.Option("--format", help="For whom.")] = Format.PEOPLE,
) -> None:
    """Ask politely for each outside link of the site, and tell which are dead or have moved."""
    # What asks the web takes as long to import as a whole check does to run.
    from metref import outside_links  # noqa: PLC0415
    from metref.link_asking import ask  # noqa: PLC0415

    project = _project()
    ignored, problems = read_ignored(project)
    if problems:
        _report(list(problems))
        _fail("Not asked: mend the list of ignored links first.")
    if not project.site.is_dir():
        _build(project, project.site)
    found = outside_links.gather(project.site)
    asked = [each for each in found if not reason_to_ignore(each.address, ignored)]
    typer.echo(f"{len(asked)} addresses, one at a time: this takes some minutes.", err=True)
    answers = dict(ask_all([each.address for each in asked], ask, Manners(), Clock()))
    told = outside_links.findings(answers, asked, reading.read(project))
    if told or form is Format.JSON:
        typer.echo(outside_links.formatted(told, form))
    bad = len({finding.address for finding in told})
    count = f"{bad} to look at, {len(found) - len(asked)} left out by the list."
    typer.echo(count, err=form is not Format.PEOPLE)


@app.command("addresses")
def addresses_command() -> None:
    """Add today's addresses to the list of those that were ever published."""
    project = _project()
    catalog = reading.read(project)
    today = {page.address for page in catalog.pages.values()}
    project.addresses.write_text(addresses_text(catalog.addresses, today), "utf-8")
    typer.echo(f"{project.name(project.addresses)}: {len(today - set(catalog.addresses))} added.")


@app.command("serve")
def serve_command(
    address: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1:8000",
) -> None:
    """Preview the site; an edited page shows in the open browser."""
    project = _project()
    _report(check(prepare(project)))
    raise typer.Exit(engines.serve(project, address))
