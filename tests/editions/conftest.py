"""Real repositories to publish from and to, and small sites that are published as the real one."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from metref.editions.edition import Edition
from metref.editions.publication import Order, Publication, source_of
from metref.editions.published import Published
from metref.editions.repository import Repository
from metref.editions.transaction import Place, carry_out
from metref.editions.tree_model import Change

ADDRESS = "https://site.example/met/"
PLACE = Place()
PUSHED = Place(push=True)
HOME = ("index.html", "pelvis/index.html", "pelvis/upslip/index.html")


def page(title: str, links: str = "") -> bytes:
    """Return a page with what both engines draw on every page."""
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="canonical" href="{ADDRESS}latest/"></head><body>'
        f'<div data-md-component="announce"></div><h1 id="top">{title}</h1>{links}</body></html>'
    ).encode()


def small_site(words: str = "one", pages: tuple[str, ...] = HOME) -> dict[str, bytes]:
    """Return a built site of a few pages."""
    return {
        **{path: page(f"{words} {path}") for path in pages},
        "404.html": page("Not here"),
        "sitemap.xml": f"<urlset>{words}</urlset>".encode(),
        "sitemap.xml.gz": b"zip",
        "assets/site.css": b"p {}",
        "facts.json": words.encode(),
    }


@dataclass
class Builder:
    """Stands for the engine: gives a prepared site, and notes the facts that it was given."""

    site: Mapping[str, bytes]
    given: list[bytes | None] = field(default_factory=list)

    def __call__(self, edition: Edition, facts: bytes | None) -> Mapping[str, bytes]:
        """Return the site."""
        self.given.append(facts)
        return self.site


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder."""
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


def make_remote(folder: Path) -> Path:
    """Make an empty remote."""
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main")
    return folder


def make_clone(remote: Path, folder: Path, *options: str) -> Path:
    """Clone a remote, for somebody who has a name."""
    git(remote.parent, "clone", "--quiet", *options, remote.as_uri(), str(folder))
    return folder


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A person who publishes, whatever the machine's own settings are."""
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\nname = Ed Itor\nemail = ed@site.example\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in [name for name in os.environ if name.startswith(("GIT_AUTHOR", "GIT_COMMITTER"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A remote that holds one commit of a project."""
    bare = make_remote(tmp_path / "remote.git")
    first = make_clone(bare, tmp_path / "first")
    (first / "mkdocs.yml").write_text("site_name: A small one\n", "utf-8")
    git(first, "add", ".")
    git(first, "commit", "--quiet", "--message=Begin")
    git(first, "push", "--quiet", "origin", "HEAD:main")
    return bare


@pytest.fixture
def clone(remote: Path, tmp_path: Path) -> Path:
    """A clone of the remote."""
    return make_clone(remote, tmp_path / "clone")


@pytest.fixture
def repository(clone: Path) -> Repository:
    """The clone, to publish from."""
    return Repository(clone)


def silent(_: str) -> None:
    """Tell nobody."""


def publish(
    repository: Repository,
    name: str,
    site: Mapping[str, bytes] | None = None,
    place: Place = PLACE,
    *,
    replace: bool = False,
) -> Change:
    """Publish a small site as an edition."""
    wanted = Order(name, ADDRESS, replace)
    built = Builder(small_site(name) if site is None else site)
    make = Publication(source_of(repository), wanted, built)
    return carry_out(repository, place, make, silent)


def state(repository: Repository, ref: str = PLACE.ref) -> Published:
    """Return what is published."""
    return Published(repository, repository.tip(ref))


def names(repository: Repository, ref: str = PLACE.ref) -> list[str]:
    """Return the names of the published editions, the newest first."""
    return [each.name for each in state(repository, ref).editions]


def commit_on_branch(repository: Repository, path: str, content: bytes | None) -> None:
    """Change a file of the published branch by hand (None: take it or the folder out)."""
    tree = repository.root.parent / "by-hand"
    git(repository.root, "worktree", "add", "--quiet", str(tree), PLACE.branch)
    if content is None:
        git(tree, "rm", "-r", "--quiet", path)
    else:
        (tree / path).write_bytes(content)
        git(tree, "add", ".")
    git(tree, "commit", "--quiet", "--message=By hand")
    git(repository.root, "worktree", "remove", str(tree))
