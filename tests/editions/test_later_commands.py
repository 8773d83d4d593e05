"""What is done after publication: roll back, withdraw, give notice, and let old editions go."""

import json
from typing import Any

import pytest

from metref.editions.edition import Edition, Withdrawn
from metref.editions.notices import Notice, lift_change, notice_change, notices_of
from metref.editions.read_back import faults
from metref.editions.refusal import RefusedError
from metref.editions.repository import Repository
from metref.editions.retention import kept, retention_change
from metref.editions.rollback import rollback_change
from metref.editions.transaction import Maker, carry_out
from metref.editions.tree_model import below
from metref.editions.withdrawal import withdrawal_change
from tests.editions.conftest import (
    PLACE,
    commit_on_branch,
    git,
    names,
    publish,
    silent,
    small_site,
    state,
)

WITHDRAWN = Withdrawn(reason="A direction was <wrong>.", date="2026-12-02")


def do(repository: Repository, make: Maker) -> None:
    """Carry out a change, and look whether the state after it is whole."""
    carry_out(repository, PLACE, make, silent)
    assert list(faults(state(repository), ())) == []


def withdraw(repository: Repository, name: str) -> None:
    """Withdraw an edition."""
    do(repository, lambda published: withdrawal_change(published, name, WITHDRAWN))


def notice(text: str = "Do not do this.", **changes: Any) -> Notice:
    """Return a notice that is to be given."""
    data = {"id": "new", "kind": "stop", "text": text, "date": "2026-12-03", **changes}
    return Notice.model_validate(data)


def give(repository: Repository, given: Notice) -> None:
    """Give notice."""
    do(repository, lambda published: notice_change(published, given))


def test_rollback_goes_back_with_a_new_commit(repository: Repository) -> None:
    publish(repository, "2026.11")
    before = state(repository).tree
    publish(repository, "2026.12")
    tip = repository.tip(PLACE.ref)
    do(repository, rollback_change)
    assert state(repository).tree == before
    assert git(repository.root, "rev-parse", f"{PLACE.branch}^") == tip


def test_rollback_again_goes_back_one_more(repository: Repository) -> None:
    for name in ("2026.10", "2026.11", "2026.12"):
        publish(repository, name)
    do(repository, rollback_change)
    do(repository, rollback_change)
    assert names(repository) == ["2026.10"]
    publish(repository, "2026.11", small_site("again"))
    do(repository, rollback_change)
    assert names(repository) == ["2026.10"]


def test_rollback_of_a_replacement_brings_the_first_one_back(repository: Repository) -> None:
    publish(repository, "2026.11")
    before = state(repository).tree
    publish(repository, "2026.11", small_site("worse"), replace=True)
    do(repository, rollback_change)
    assert state(repository).tree == before


def test_rollback_keeps_what_was_said_for_safety(repository: Repository) -> None:
    publish(repository, "2026.10")
    publish(repository, "2026.11")
    publish(repository, "2026.12")
    give(repository, notice())
    withdraw(repository, "2026.11")
    do(repository, rollback_change)
    assert names(repository) == ["2026.11", "2026.10"]
    assert len(notices_of(state(repository))) == 1
    assert state(repository).edition("2026.11").withdrawn == WITHDRAWN
    for folder in ("2026.11", "latest"):
        assert b"withdrawn on 2 December 2026" in state(repository).read(f"{folder}/index.html")


def test_rollback_keeps_what_others_put_at_the_top(repository: Repository) -> None:
    publish(repository, "2026.11")
    publish(repository, "2026.12")
    commit_on_branch(repository, "CNAME", b"site.example")
    do(repository, rollback_change)
    assert state(repository).read("CNAME") == b"site.example"


def test_rollback_of_the_only_edition_is_refused(repository: Repository) -> None:
    with pytest.raises(RefusedError, match="Nothing was published yet"):
        do(repository, rollback_change)
    publish(repository, "2026.11")
    with pytest.raises(RefusedError, match=r"Before 2026\.11 nothing .*metref withdraw"):
        do(repository, rollback_change)


def test_every_page_of_a_withdrawn_edition_says_so(repository: Repository) -> None:
    publish(repository, "2026.11")
    publish(repository, "2026.12")
    latest = below(state(repository).tree, "latest")
    withdraw(repository, "2026.11")
    for path, content in state(repository).files("2026.11").items():
        if path.endswith(".html"):
            assert b"This edition was withdrawn on 2 December 2026" in content
            assert b"A direction was &lt;wrong&gt;." in content
    assert below(state(repository).tree, "latest") == latest
    listed = json.loads(state(repository).read("versions.json"))
    assert listed[1]["title"] == "2026.11 (withdrawn)"
    with pytest.raises(RefusedError, match="was withdrawn on 2026-12-02 already"):
        withdraw(repository, "2026.11")


def test_the_latest_copy_of_a_withdrawn_edition_says_so(repository: Repository) -> None:
    publish(repository, "2026.11")
    withdraw(repository, "2026.11")
    assert b"edition was withdrawn" in state(repository).read("latest/pelvis/index.html")
    publish(repository, "2026.12")
    assert b"edition was withdrawn" not in state(repository).read("latest/pelvis/index.html")
    assert state(repository).edition("2026.11").withdrawn == WITHDRAWN


def test_an_edition_that_is_not_there_cannot_be_withdrawn(repository: Repository) -> None:
    publish(repository, "2026.11")
    with pytest.raises(RefusedError, match=r"no edition 2026\.10\. Published: 2026\.11"):
        withdraw(repository, "2026.10")


def test_notices_stand_at_the_top_in_a_form_that_is_for_good(repository: Repository) -> None:
    publish(repository, "2026.11")
    give(repository, notice("First."))
    give(repository, notice("Second.", pages=["pelvis/upslip/"], editions=["2026.11"]))
    assert json.loads(state(repository).read("notices.json")) == {
        "format": 1,
        "notices": [
            {
                "id": "2026-12-03",
                "kind": "stop",
                "text": "First.",
                "date": "2026-12-03",
                "pages": [],
                "editions": [],
            },
            {
                "id": "2026-12-03-2",
                "kind": "stop",
                "text": "Second.",
                "date": "2026-12-03",
                "pages": ["pelvis/upslip/"],
                "editions": ["2026.11"],
            },
        ],
    }


def test_a_notice_outlives_the_next_publication(repository: Repository) -> None:
    publish(repository, "2026.11")
    give(repository, notice())
    publish(repository, "2026.12")
    assert len(notices_of(state(repository))) == 1


def test_a_notice_is_lifted_by_its_id(repository: Repository) -> None:
    publish(repository, "2026.11")
    give(repository, notice())
    with pytest.raises(RefusedError, match=r"no notice 2026\. Published: 2026-12-03"):
        do(repository, lambda published: lift_change(published, "2026"))
    do(repository, lambda published: lift_change(published, "2026-12-03"))
    assert notices_of(state(repository)) == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"pages": ["pelvis/nothing/"]}, "No edition has a page at 'pelvis/nothing/'"),
        ({"pages": ["pelvis/upslip"]}, "with a slash at its end"),
        ({"editions": ["2025.01"]}, r"no edition 2025\.01"),
    ],
)
def test_a_notice_for_nothing_is_refused(
    repository: Repository, given: dict[str, Any], said: str
) -> None:
    publish(repository, "2026.11")
    with pytest.raises(RefusedError, match=said):
        give(repository, notice(**given))


def test_a_damaged_file_of_notices_is_not_written_over(repository: Repository) -> None:
    publish(repository, "2026.11")
    commit_on_branch(repository, "notices.json", b'{"format": 1, "notices": 3}')
    with pytest.raises(RefusedError, match=r"notices\.json on the publishing branch is damaged"):
        give(repository, notice())


def edition(name: str, withdrawn: Withdrawn | None = None) -> Edition:
    """Return an edition."""
    return Edition(name=name, date=f"{name[:4]}-01-01", commit="0", withdrawn=withdrawn)


def test_the_newest_of_each_year_and_the_withdrawn_ones_are_kept() -> None:
    editions = [
        *map(edition, ("2025.01", "2025.11", "2026.01", "2026.02", "2026.02.1")),
        edition("2024.01", WITHDRAWN),
        edition("2024.05"),
    ]
    stay = {each.name for each in kept(editions)}
    assert stay == {"2025.11", "2026.02.1", "2024.01", "2024.05"}


def test_old_editions_leave_the_web_and_stay_in_history(repository: Repository) -> None:
    publish(repository, "2025.01")
    publish(repository, "2025.02")
    with_both = repository.tip(PLACE.ref)
    do(repository, retention_change)
    assert names(repository) == ["2025.02"]
    assert b"2025.01" in state(repository, str(with_both)).read("2025.01/index.html")
    with pytest.raises(RefusedError, match="all stay"):
        do(repository, retention_change)
