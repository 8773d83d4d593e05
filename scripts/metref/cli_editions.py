"""The commands on published editions. Each gathers, prints and sets the exit code; nothing else."""

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from metref.project import Project, find_project

if TYPE_CHECKING:
    from metref.editions.transaction import Maker, Place

app = typer.Typer()

SITE_URL, BRANCH, REMOTE = "METREF_SITE_URL", "METREF_BRANCH", "METREF_REMOTE"
ADDRESS = re.compile(r"https?://[^/\s]+/(?:[^\s?#]*/)?")

Push = Annotated[bool, typer.Option("--push", help="Push it, and show it there first.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Do all but the last step.")]


class Kind(StrEnum):
    """The kinds of notice: those of the warnings on a page."""

    EMERGENCY = "emergency"
    STOP = "stop"
    CAUTION = "caution"
    NOTE = "note"


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


def _place(*, push: bool, dry_run: bool) -> "Place":
    from metref.editions.transaction import Place  # noqa: PLC0415

    branch = os.environ.get(BRANCH) or "gh-pages"
    return Place(branch, os.environ.get(REMOTE) or "origin", push, dry_run)


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
            lambda which, facts: build_edition(project.root, source, which, wanted.address, facts),
        )

    _carry_out(_place(push=push, dry_run=dry_run), make)


@app.command("editions")
def editions_command() -> None:
    """List the published editions, the newest first, and the notices that readers see."""
    from metref.editions.notices import notices_of  # noqa: PLC0415
    from metref.editions.published import Published  # noqa: PLC0415
    from metref.editions.repository import Repository  # noqa: PLC0415
    from metref.editions.transaction import tips_of  # noqa: PLC0415

    with _told():
        repository = Repository(find_project().root)
        place = _place(push=False, dry_run=True)
        published = Published(repository, tips_of(repository, place).base)
        for number, each in enumerate(published.editions):
            latest = "  latest" if not number else ""
            gone = f"  withdrawn: {each.withdrawn.reason}" if each.withdrawn else ""
            typer.echo(f"{each.name}  {each.date}  {each.commit[:12]}{latest}{gone}")
        for notice in notices_of(published):
            typer.echo(f"notice {notice.id} ({notice.kind}): {notice.text}")
        if not published.editions:
            typer.echo(f"No edition was published yet on {place.branch}.")


@app.command("rollback")
def rollback_command(
    push: Push = False,
    dry_run: DryRun = False,
) -> None:
    """Go back to the state before the last publication, with a new commit."""
    from metref.editions.rollback import rollback_change  # noqa: PLC0415

    place = _place(push=push, dry_run=dry_run)
    _carry_out(place, lambda _: rollback_change)


@app.command("withdraw")
def withdraw_command(
    edition: Annotated[str, typer.Argument(help="The edition's name, as 2026.11.")],
    reason: Annotated[str, typer.Option(help="Why, in a sentence for readers.")],
    push: Push = False,
    dry_run: DryRun = False,
) -> None:
    """Say on every page of an edition that it was withdrawn, and why."""
    from metref.editions.edition import Withdrawn  # noqa: PLC0415
    from metref.editions.withdrawal import withdrawal_change  # noqa: PLC0415

    if not reason.strip():
        raise typer.BadParameter("Readers must know why: write a sentence.")
    withdrawn = Withdrawn(reason=reason.strip(), date=_today())
    place = _place(push=push, dry_run=dry_run)
    _carry_out(place, lambda _: lambda state: withdrawal_change(state, edition, withdrawn))


@app.command("notice")
def notice_command(
    text: Annotated[str, typer.Argument(help="What readers must know; plain text.")],
    pages: Annotated[list[str] | None, typer.Option(help="pelvis/upslip/; repeat it.")] = None,
    editions: Annotated[list[str] | None, typer.Option(help="2026.11; repeat it.")] = None,
    kind: Annotated[Kind, typer.Option(help="How grave it is.")] = Kind.CAUTION,
    push: Push = False,
    dry_run: DryRun = False,
) -> None:
    """Show a notice on every page of every edition, or on some."""
    from metref.editions.notices import new_notice, notice_change  # noqa: PLC0415

    if not text.strip():
        raise typer.BadParameter("Readers must know what to do: write a sentence.")
    with _told():
        notice = new_notice(text, kind.value, _today(), pages or [], editions or [])
    place = _place(push=push, dry_run=dry_run)
    _carry_out(place, lambda _: lambda state: notice_change(state, notice))


@app.command("lift")
def lift_command(
    identity: Annotated[str, typer.Argument(metavar="ID", help="As `metref editions` lists it.")],
    push: Push = False,
    dry_run: DryRun = False,
) -> None:
    """Take a notice back, by its id."""
    from metref.editions.notices import lift_change  # noqa: PLC0415

    place = _place(push=push, dry_run=dry_run)
    _carry_out(place, lambda _: lambda state: lift_change(state, identity))


@app.command("retain")
def retain_command(
    push: Push = False,
    dry_run: DryRun = False,
) -> None:
    """Take old editions from the web, but the newest of each year and those withdrawn."""
    from metref.editions.retention import retention_change  # noqa: PLC0415

    place = _place(push=push, dry_run=dry_run)
    _carry_out(place, lambda _: retention_change)
