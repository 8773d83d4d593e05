"""Builds the site of an edition from its commit alone, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin

from pydantic import ValidationError

from metref.edition_facts import FACTS, EditionFacts
from metref.editions.edition import LATEST, Edition
from metref.editions.publication import Source
from metref.editions.refusal import RefusedError
from metref.revision import RevisionError, extract
from metref.this_edition import ThisEdition


def build_edition(
    root: Path, source: Source, edition: Edition, address: str, facts: bytes | None
) -> dict[str, bytes]:
    """Return the site of an edition, by its files.

    The work tree is not looked at: pages, theme and code are those of the commit. Nothing depends
    on the folder or on the clock, so the same commit gives the same bytes.

    Args:
        root: The project's top folder.
        source: The commit.
        edition: What is to be published.
        address: Where the published site stands, with a slash at its end.
        facts: What the edition before states, or None where there is none.

    Raises:
        RefusedError: the commit cannot be read, a check found something, or the engine failed.
    """
    with TemporaryDirectory(prefix="metref-edition-") as folder:
        here = Path(folder).resolve()
        try:
            project = extract(root, source.commit, here / "project")
        except RevisionError as error:
            raise RefusedError(f"The commit cannot be built: {error}") from None
        if facts is not None:
            _refuse_damaged(facts)
            project.previous.parent.mkdir(parents=True, exist_ok=True)
            project.previous.write_bytes(facts)
        _run(project.root, here / "site", environment(project.root, source, edition, address))
        return read_site(here / "site")


def environment(root: Path, source: Source, edition: Edition, address: str) -> dict[str, str]:
    """Return the environment of a build, in which it finds all that is not in the commit."""
    this = ThisEdition(edition.name, edition.date, urljoin(address, f"{edition.name}/"))
    return {
        **os.environ,
        **this.settings(),
        "METREF_SITE_URL": urljoin(address, f"{LATEST}/"),
        "METREF_VERSION_PROVIDER": "mike",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(root / "scripts"),
        "SOURCE_DATE_EPOCH": str(source.seconds),
    }


def _refuse_damaged(facts: bytes) -> None:
    try:
        EditionFacts.model_validate_json(facts)
    except ValidationError as error:
        raise RefusedError(
            f"The file {FACTS} of the edition before is damaged on the publishing branch: "
            f"{error.errors()[0]['msg']}. Find the commit that damaged it, and revert it."
        ) from None


def _run(root: Path, site: Path, env: dict[str, str]) -> None:
    command = [sys.executable, "-m", "metref", "build", "--site", str(site)]
    if subprocess.run(command, cwd=root, env=env, check=False).returncode:
        raise RefusedError(
            "The edition was not built: mend what is said above. Nothing was changed."
        )


def read_site(site: Path) -> dict[str, bytes]:
    """Return the files of a built site with their bytes."""
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}
