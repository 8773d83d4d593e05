"""The only place that knows MkDocs: calls metref around each build of a preview or an edition."""

import logging
from pathlib import Path
from typing import Any

from metref.build import prepare
from metref.checks import check
from metref.project import find_project

log = logging.getLogger("mkdocs.metref")


def on_pre_build(config: Any) -> None:
    """Read the sources afresh, and say what is wrong with them: a strict build then fails."""
    project = find_project(Path(config.config_file_path).parent)
    for problem in check(prepare(project)):
        log.warning("%s", problem)
