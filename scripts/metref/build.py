"""From sources to a checked site: source checks, engine, checks of the result."""

from pathlib import Path
from subprocess import TimeoutExpired

from metref import reading
from metref.catalog import Catalog
from metref.checks import check
from metref.engines import Engine, run_engine
from metref.problem import Problem
from metref.project import Project
from metref.redirects import write_redirects
from metref.search.files import write_search
from metref.site_data import write_site_data
from metref.theme import write_theme_data


class BuildError(Exception):
    """The site was not built; `problems` says why, or is empty where the engine has said it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def prepare(project: Project) -> Catalog:
    """Read the sources afresh and write what the theme needs; return the catalog."""
    # The formats' libraries take long to import, and a check needs none of them.
    from metref.edition_comparison import write_changes  # noqa: PLC0415
    from metref.exports import write_exports  # noqa: PLC0415

    reading.forget()
    catalog = reading.read(project)
    write_theme_data(catalog, project)
    write_exports(catalog.sources.values(), project.docs)
    write_changes(catalog)
    return catalog


def blocking(problems: list[Problem]) -> list[Problem]:
    """Return the problems that a build may not go on with."""
    return [problem for problem in problems if problem.level == "essential"]


def finish(catalog: Catalog, site: Path) -> None:
    """Add to a built site what no engine makes. MkDocs calls it by a hook, in editions as well."""
    write_redirects(catalog, site)
    write_search(catalog, site)
    write_site_data(catalog, site)


def _run(engine: Engine, project: Project, site: Path) -> None:
    try:
        if run_engine(engine, project, site):
            raise BuildError([])
    except TimeoutExpired as error:
        message = "The engine did not come to an end in time."
        mend = "Take out what you changed last, and put it back piece by piece."
        raise BuildError([Problem("docs", 1, "unreadable-file", message, mend)]) from error


def build(project: Project, site: Path, engine: Engine = Engine.MKDOCS) -> None:
    """Check the sources, build the site into `site`, and check the result.

    Raises:
        BuildError: a check found something that blocks, or the engine failed.
    """
    from metref.built_site import check_site  # noqa: PLC0415  (as above: parsers of HTML)
    from metref.script_policy import NoPlaceError, write_policies  # noqa: PLC0415

    catalog = prepare(project)
    if found := blocking(check(catalog)):
        raise BuildError(found)
    _run(engine, project, site)
    if engine is Engine.ZENSICAL:
        finish(catalog, site)
    if found := blocking(check_site(catalog, site)):
        raise BuildError(found)
    try:
        write_policies(site, engine)
    except NoPlaceError as error:
        message = "The page names its characters nowhere, or after a script."
        mend = "Keep the theme's own head of a page: overrides/ may add to it."
        raise BuildError([Problem(f"site/{error}", 1, "unsafe-html", message, mend)]) from None
