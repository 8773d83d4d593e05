"""Where the files of the project are."""

from dataclasses import dataclass
from pathlib import Path

CONFIG = "mkdocs.yml"


@dataclass(frozen=True)
class Project:
    """A checkout of the reference, by its top folder."""

    root: Path

    @property
    def config(self) -> Path:
        """The engine's configuration."""
        return self.root / CONFIG

    @property
    def docs(self) -> Path:
        """The pages."""
        return self.root / "docs"

    @property
    def sources(self) -> Path:
        """Every source, once."""
        return self.docs / "references" / "library.yaml"

    @property
    def glossary(self) -> Path:
        """The terms that the glossary explains."""
        return self.docs / "references" / "glossary.yaml"

    @property
    def motions(self) -> Path:
        """The motions of each part of the body, with their opposites."""
        return self.docs / "references" / "motions.yaml"

    @property
    def muscles(self) -> Path:
        """The muscles, their actions and the sources of these."""
        return self.docs / "references" / "muscles.yaml"

    @property
    def precautions(self) -> Path:
        """Who should not have MET, and whose plan changes."""
        return self.docs / "safety" / "contraindications.yaml"

    @property
    def never_alone(self) -> Path:
        """What nobody may do alone."""
        return self.docs / "safety" / "never-alone.yaml"

    @property
    def warnings(self) -> Path:
        """The shared warnings, each worded once."""
        return self.docs / "includes" / "warnings"

    @property
    def redirects(self) -> Path:
        """Where a page is now that stood at another address."""
        return self.docs / "redirects.yaml"

    @property
    def addresses(self) -> Path:
        """Every address at which a page was ever published."""
        return self.docs / "addresses.yaml"

    @property
    def previous(self) -> Path:
        """What the edition before states, where this one is built to be published."""
        return self.root / ".edition" / "previous.json"

    @property
    def overrides(self) -> Path:
        """The theme's templates of our own."""
        return self.root / "overrides"

    @property
    def nginx_config(self) -> Path:
        """How nginx serves the published site."""
        return self.root / "hosting" / "nginx.conf"

    @property
    def site(self) -> Path:
        """The built site."""
        return self.root / "site"

    def name(self, file: Path) -> str:
        """Return the file's path from the top folder, with forward slashes, for messages."""
        name = file.relative_to(self.root).as_posix()
        return name.encode("utf-8", "backslashreplace").decode("utf-8")


def find_project(start: Path | None = None) -> Project:
    """Return the project that `start` (default: the current folder) lies in.

    Raises:
        FileNotFoundError: no folder from `start` upwards holds a mkdocs.yml.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return Project(folder)
    raise FileNotFoundError(
        f"No {CONFIG} in {here} or above it. Call this in the project's folder."
    )
