"""The measurements measure real runs, and fail where a command does."""

import subprocess

import pytest

from metref import bench
from metref.project import Project


def test_a_command_takes_time(built_project: Project) -> None:
    assert bench.seconds(("check",), built_project.root) > 0


def test_a_command_that_fails_has_no_time(project: Project) -> None:
    (project.docs / "index.md").write_text("no front matter", "utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        bench.seconds(("check",), project.root)


def test_a_timing_tells_least_median_and_most() -> None:
    assert str(bench.Timing("build", (3.0, 1.0, 2.0))) == (
        "build: 1.00 / 2.00 / 3.00 s (least, median, most)"
    )


def test_weights_are_those_of_the_built_site(built_project: Project) -> None:
    sizes = dict(bench.weights(built_project.site))
    assert sizes["heaviest page"] >= sizes["median page"] > 0
    assert sizes["fonts"] <= 18_000
