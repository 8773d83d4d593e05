"""The command line. Each command gathers, prints and sets the exit code; nothing else."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from metref import bench, engines
from metref.build import BuildError, blocking, build, prepare
from metref.checks import check
from metref.engines import Engine
from metref.output import Format, formatted
from metref.problem import Problem
from metref.project import Project, find_project

app = typer.Typer(
    help="Checks, builds and previews the MET Reference.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


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


def _within(problems: list[Problem], paths: list[Path], project: Project) -> list[Problem]:
    """Return the problems in the files or below the folders that were named, or all."""
    named = [path.resolve() for path in paths]
    for path in named:
        if not path.exists():
            _fail(f"There is no {path}. Name a file or a folder of the project.")
    files = {problem: (project.root / problem.file).resolve() for problem in problems}
    return [p for p in problems if not named or any(files[p].is_relative_to(n) for n in named)]


@app.command("check")
def check_command(
    paths: Annotated[list[Path] | None, typer.Argument(help="Only these files or folders.")] = None,
    form: Annotated[Format, typer.Option("--format", help="For whom.")] = Format.PEOPLE,
) -> None:
    """Check the pages' source and say what is wrong, all of it at once."""
    project = _project()
    catalog = prepare(project)
    problems = _within(check(catalog), paths or [], project)
    _report(problems, form)
    if found := blocking(problems):
        _fail(f"{len(found)} to mend in {len({problem.file for problem in found})} files.")
    if form is Format.PEOPLE:
        typer.echo(f"{len(catalog.pages)} pages, nothing to mend.")


@app.command("build")
def build_command(
    site: Annotated[Path | None, typer.Option(help="Where the site goes; default: site/.")] = None,
    engine: Annotated[Engine, typer.Option(help="Which engine builds it.")] = Engine.MKDOCS,
) -> None:
    """Check the sources, build the site and check the result."""
    project = _project()
    target = site or project.site
    try:
        build(project, target, engine)
    except BuildError as error:
        _report(error.problems)
        _fail(f"Not built: {len(error.problems) or 'the engine found something'} to mend.")
    typer.echo(f"Built and checked: {target}")


@app.command("bench")
def bench_command() -> None:
    """Measure how long the commands take and how heavy the pages are."""
    project = _project()
    for timing in bench.timings(project):
        typer.echo(str(timing))
    for name, size in bench.weights(project.site):
        typer.echo(f"{name}: {size / 1000:.1f} kB gzip")


@app.command("serve")
def serve_command(
    address: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1:8000",
) -> None:
    """Preview the site; an edited page shows in the open browser."""
    project = _project()
    _report(check(prepare(project)))
    raise typer.Exit(engines.serve(project, address))
