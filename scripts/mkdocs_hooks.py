"""The only place that knows MkDocs: calls metref around each build of a preview or an edition."""

import logging
from pathlib import Path
from typing import Any

from metref import reading
from metref.build import finish, prepare
from metref.checks import check
from metref.project import find_project

log = logging.getLogger("mkdocs.metref")


def on_pre_build(config: Any) -> None:
    """Read the sources afresh, and say what is wrong; what is essential fails a strict build."""
    project = find_project(Path(config.config_file_path).parent)
    for problem in check(prepare(project)):
        level = logging.WARNING if problem.level == "essential" else logging.INFO
        log.log(level, "%s", problem)


def on_post_build(config: Any) -> None:
    """Add to the built site what no engine makes."""
    finish(reading.current(), Path(config.site_dir))
