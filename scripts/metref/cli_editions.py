"""The commands on published editions. Each gathers, prints and sets the exit code; nothing else."""

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from metref.project import Project, find_project

if TYPE_CHECKING:
    from metref.editions.transaction import Maker, Place

app = typer.Typer()

SITE_URL = "METREF_SITE_URL"
ADDRESS = re.compile(r"https?://[^/\s]+/(?:[^\s?#]*/)?")

Push = Annotated[bool, typer.Option("--push", help="Push it, and show it there first.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Do all but the last step.")]
Remote = Annotated[str, typer.Option(help="The remote to push to.")]
Branch = Annotated[str, typer.Option(help="The branch that is published.")]


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Tell why a command was not carried out, instead of a traceback."""
    from metref.editions.refusal import RefusedError  # noqa: PLC0415
    from metref.editions.repository import GitError  # noqa: PLC0415

    try:
        yield
    except (RefusedError, FileNotFoundError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    except GitError as error:
        typer.echo(f"Git failed, and nothing was changed: {error}", err=True)
        raise typer.Exit(1) from None


def _today() -> str:
    return datetime.now(tz=UTC).date().isoformat()


def _place(branch: str, remote: str, *, push: bool, dry_run: bool) -> "Place":
    from metref.editions.transaction import Place  # noqa: PLC0415

    return Place(branch, remote, push, dry_run)


def _carry_out(place: "Place", make: Callable[[Project], "Maker"]) -> None:
    """Make a change and publish it, telling each step and what came of it."""
    # mike and the parsers take long to import, and no other command needs them.
    from metref.editions.repository import Repository  # noqa: PLC0415
    from metref.editions.transaction import carry_out  # noqa: PLC0415

    with _told():
        project = find_project()
        repository = Repository(project.root)
        change = carry_out(
            repository, place, make(project), lambda step: typer.echo(f"{step} ...", err=True)
        )
        for note in change.notes:
            typer.echo(note)
        typer.echo(_outcome(place))


def _outcome(place: "Place") -> str:
    if place.dry_run:
        return f"This was a dry run: {place.branch} is as it was."
    if place.push:
        return f"Published: {place.branch} at {place.remote}, and here."
    return f"Done on {place.branch} here. Show it: git push {place.remote} {place.branch}"


def _address() -> str:
    from metref.editions.refusal import RefusedError  # noqa: PLC0415

    address = os.environ.get(SITE_URL, "")
    if not ADDRESS.fullmatch(address):
        given = f"it is '{address}'" if address else "it is not set"
        raise RefusedError(
            f"The pages print the address where they stand, and {given}. Set it, with a slash at "
            f"its end: {SITE_URL}=https://owner.example/met-reference/"
        )
    return address


@app.command("publish")
def publish_command(
    edition: Annotated[str, typer.Argument(help="The edition's name, as 2026.11.")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace one of this name.")] = False,
    push: Push = False,
    dry_run: DryRun = False,
    remote: Remote = "origin",
    branch: Branch = "gh-pages",
) -> None:
    """Build the commit that is checked out, and publish it as an edition."""
    from metref.editions.building import build_edition  # noqa: PLC0415
    from metref.editions.publication import Order, Publication, source_of  # noqa: PLC0415
    from metref.editions.repository import Repository  # noqa: PLC0415

    def make(project: Project) -> "Maker":
        wanted = Order(edition, _address(), replace)
        source = source_of(Repository(project.root))
        return Publication(
            source,
            wanted,
            lambda which, facts: build_edition(
                project.root, source, which, wanted.address, facts
            ),
        )

    _carry_out(_place(branch, remote, push=push, dry_run=dry_run), make)


@app.command("editions")
def editions_command(branch: Branch = "gh-pages", remote: Remote = "origin") -> None:
    """List the published editions, the newest first, and the notices that readers see."""
    from metref.editions.notices import notices_of  # noqa: PLC0415
    from metref.editions.published import Published  # noqa: PLC0415
    from metref.editions.repository import Repository  # noqa: PLC0415
    from metref.editions.transaction import tips_of  # noqa: PLC0415

    with _told():
        repository = Repository(find_project().root)
        place = _place(branch, remote, push=False, dry_run=True)
        published = Published(repository, tips_of(repository, place).base)
        for number, each in enumerate(published.editions):
            latest = "  latest" if not number else ""
            gone = f"  withdrawn: {each.withdrawn.reason}" if each.withdrawn else ""
            typer.echo(f"{each.name}  {each.date}  {each.commit[:12]}{latest}{gone}")
        for notice in notices_of(published):
            typer.echo(f"notice {notice.id} ({notice.kind}): {notice.text}")
        if not published.editions:
            typer.echo(f"No edition was published yet on {branch}.")


@app.command("rollback")
def rollback_command(
    push: Push = False,
    dry_run: DryRun = False,
    remote: Remote = "origin",
    branch: Branch = "gh-pages",
) -> None:
    """Go back to the state before the last publication, with a new commit."""
    from metref.editions.rollback import rollback_change  # noqa: PLC0415

    place = _place(branch, remote, push=push, dry_run=dry_run)
    _carry_out(place, lambda _: rollback_change)


@app.command("withdraw")
def withdraw_command(
    edition: Annotated[str, typer.Argument(help="The edition's name, as 2026.11.")],
    reason: Annotated[str, typer.Option(help="Why, in a sentence for readers.")],
    push: Push = False,
    dry_run: DryRun = False,
    remote: Remote = "origin",
    branch: Branch = "gh-pages",
) -> None:
    """Say on every page of an edition that it was withdrawn, and why."""
    from metref.editions.edition import Withdrawn  # noqa: PLC0415
    from metref.editions.withdrawal import withdrawal_change  # noqa: PLC0415

    if not reason.strip():
        raise typer.BadParameter("Readers must know why: write a sentence.")
    withdrawn = Withdrawn(reason=reason.strip(), date=_today())
    place = _place(branch, remote, push=push, dry_run=dry_run)
    _carry_out(place, lambda _: lambda state: withdrawal_change(state, edition, withdrawn))


@app.command("notice")
def notice_command(
    text: Annotated[str, typer.Argument(help="What readers must know; plain text.")] = "",
    pages: Annotated[list[str] | None, typer.Option(help="pelvis/upslip/; repeat it.")] = None,
    editions: Annotated[list[str] | None, typer.Option(help="2026.11; repeat it.")] = None,
    kind: Annotated[str, typer.Option(help="emergency, stop, caution or note.")] = "caution",
    lift: Annotated[str, typer.Option(help="Take back the notice of this id.")] = "",
    push: Push = False,
    dry_run: DryRun = False,
    remote: Remote = "origin",
    branch: Branch = "gh-pages",
) -> None:
    """Show a notice on every page of every edition, or on some; or take one back."""
    from metref.editions.notices import Kind, lift_change, new_notice, notice_change  # noqa: PLC0415

    if kind not in get_args(Kind):
        raise typer.BadParameter(f"The kind is one of: {', '.join(get_args(Kind))}.")
    if bool(text.strip()) == bool(lift):
        raise typer.BadParameter("Write a text, or name with --lift the notice to take back.")
    place = _place(branch, remote, push=push, dry_run=dry_run)
    if lift:
        _carry_out(place, lambda _: lambda state: lift_change(state, lift))
        return
    with _told():
        notice = new_notice(text, kind, _today(), pages or [], editions or [])
    _carry_out(place, lambda _: lambda state: notice_change(state, notice))


@app.command("retain")
def retain_command(
    push: Push = False,
    dry_run: DryRun = False,
    remote: Remote = "origin",
    branch: Branch = "gh-pages",
) -> None:
    """Take old editions from the web, but the newest of each year and those withdrawn."""
    from metref.editions.retention import retention_change  # noqa: PLC0415

    place = _place(branch, remote, push=push, dry_run=dry_run)
    _carry_out(place, lambda _: retention_change)
