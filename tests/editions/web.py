"""A published branch laid out as a folder, as a host serves it."""

from dataclasses import dataclass
from pathlib import Path

from metref.editions.publication import Order, Publication, Source
from metref.editions.published import Published
from metref.editions.repository import Repository
from metref.editions.transaction import Maker, Place, carry_out
from tests.conftest import ADDRESS
from tests.editions.conftest import git, silent

PAGE = "pelvis/pubic-symphysis/"
NEW_PAGE = "pelvis/pubic-joint-again/"
# The site stands below a folder, as that of a project on GitHub Pages does.
FOLDER = "met"
PLACE = Place()


@dataclass
class Web:
    """A repository with a published branch, and the folder that is served."""

    repository: Repository
    served: Path

    @property
    def site(self) -> Path:
        """The published site."""
        return self.served / FOLDER

    @property
    def published(self) -> Published:
        """What is published."""
        return Published(self.repository, self.repository.tip(PLACE.ref))

    def do(self, make: Maker) -> None:
        """Change what is published, and lay it out."""
        carry_out(self.repository, PLACE, make, silent)
        published = self.published
        contents = self.repository.contents(published.tree.values())
        for old in self.site.rglob("*"):
            if old.is_file():
                old.unlink()
        for path, content in zip(published.tree, contents, strict=True):
            (self.site / path).parent.mkdir(parents=True, exist_ok=True)
            (self.site / path).write_bytes(content)

    def publish(self, name: str, site: dict[str, bytes]) -> None:
        """Publish a site as an edition, and lay it out."""
        source = Source("0" * 40, 1_790_000_000)
        self.do(Publication(source, Order(name, ADDRESS), lambda *_: site))


def make_web(folder: Path, site: dict[str, bytes]) -> Web:
    """Publish two editions: the site of 2026.11, and the same with a page more as 2026.12."""
    git(folder, "init", "--quiet", "repository")
    repository = Repository(folder / "repository")
    git(repository.root, "config", "user.name", "Ed Itor")
    git(repository.root, "config", "user.email", "ed@site.example")
    web = Web(repository, folder / "served")
    web.site.mkdir(parents=True)
    web.publish("2026.11", site)
    web.publish("2026.12", with_new_page(as_edition(site, "2026.12")))
    return web


def as_edition(site: dict[str, bytes], name: str) -> dict[str, bytes]:
    """Return the site of edition 2026.11 as if it had been built under another name."""
    return {
        path: content.replace(b"2026.11", name.encode()) if path.endswith(".html") else content
        for path, content in site.items()
    }


def with_new_page(site: dict[str, bytes]) -> dict[str, bytes]:
    """Return the site with a page more, which the edition before lacks."""
    entry = f'{{"address": "{NEW_PAGE}", "title": "Again"}}, '.encode()
    start = b'"pages": ['
    return site | {
        f"{NEW_PAGE}index.html": site[f"{PAGE}index.html"],
        "pages.json": site["pages.json"].replace(start, start + entry, 1),
    }
