"""What is published: the branch at one commit, with its editions."""

from functools import cached_property

from metref.editions.edition import LIST, NAME, RECORD, Edition, listed_names, order, read_record
from metref.editions.refusal import RefusedError
from metref.editions.repository import Repository
from metref.editions.tree_model import Tree, below, folders


class Published:
    """The published branch at a commit; None: there is no branch yet."""

    def __init__(self, repository: Repository, commit: str | None) -> None:
        self.repository = repository
        self.commit = commit

    @cached_property
    def tree(self) -> Tree:
        """All files."""
        return self.repository.tree(self.commit) if self.commit else {}

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The editions by their own records, the newest first.

        Raises:
            RefusedError: a record is damaged, or the list names an edition that is gone.
        """
        named = [name for name in folders(self.tree) if NAME.fullmatch(name)]
        self._refuse_lost(frozenset(named))
        for name in named:
            if f"{name}/{RECORD}" not in self.tree:
                raise RefusedError(
                    f"The folder {name} on the publishing branch has no {RECORD}: somebody put the "
                    "folder there, or took the record out. Nothing was changed. Find the commit "
                    "with 'git log' on the branch, and revert it."
                )
        texts = self.repository.contents(self.tree[f"{name}/{RECORD}"] for name in named)
        found = [read_record(text.decode(), name) for name, text in zip(named, texts, strict=True)]
        return tuple(sorted(found, key=lambda each: order(each.name), reverse=True))

    @cached_property
    def damage(self) -> str | None:
        """What is wrong with the list of editions, which is then written again; None: nothing."""
        if LIST not in self.tree:
            return "it is missing" if self.tree else None
        try:
            listed_names(self.read(LIST).decode("utf-8", "replace"))
        except ValueError as error:
            return str(error)
        return None

    def _refuse_lost(self, held: frozenset[str]) -> None:
        if self.damage or LIST not in self.tree:
            return
        lost = listed_names(self.read(LIST).decode("utf-8", "replace")) - held
        if lost:
            raise RefusedError(
                f"The list of editions names {', '.join(sorted(lost))}, and the publishing branch "
                "has no such folder: somebody took it out. Nothing was changed. Find the commit "
                "with 'git log' on the branch, and revert it."
            )

    def edition(self, name: str) -> Edition:
        """Return an edition by its name.

        Raises:
            RefusedError: there is none of this name; those that there are.
        """
        for each in self.editions:
            if each.name == name:
                return each
        known = ", ".join(each.name for each in self.editions) or "none yet"
        raise RefusedError(f"There is no edition {name}. Published: {known}.")

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        return self.repository.contents([self.tree[path]])[0]

    def files(self, folder: str) -> dict[str, bytes]:
        """Return the files below a folder with their bytes, by their paths from it."""
        found = below(self.tree, folder)
        return dict(zip(found, self.repository.contents(found.values()), strict=True))
