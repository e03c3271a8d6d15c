"""Tampering (F40): the head outside, a cut tail, and what is not covered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.domain.errors import StoreError
from pos_terminal.store.rebuild import rebuild
from pos_terminal.store.verify import verify
from tests.faults.attacks import attack_on, cut, hashed_anew, last
from tests.faults.tampered_day import attacker, edit_head
from tests.lane_fixtures import lane_on
from tests.unit.store.verify.forger import cover, seqs

DOCS = Path(__file__).parents[2] / "docs"


def test_a_tail_cut_and_covered_by_a_new_epoch_is_still_named(victim: Path) -> None:
    attack_on(victim, cut)
    rebuild(victim / "lane.db")
    with lane_on(victim) as lane:
        gone = lane.events("EPOCH_STARTED")[-1]
    report = verify(victim)
    assert report.ok  # a restored backup looks the same: it is said, not held against anybody
    epochs = next(check for check in report.checks if check.name == "I2 epochs")
    assert f"events {gone.seq} to {gone.seq + 2} of epoch 3 are not in this" in epochs.sentence


def test_a_journal_hashed_anew_and_covered_by_a_new_epoch_is_still_named(victim: Path) -> None:
    attack_on(victim, hashed_anew)
    rebuild(victim / "lane.db")
    with lane_on(victim) as lane:
        noted = lane.events("EPOCH_STARTED")[-1].data["previous"]["seq"]
    epochs = next(check for check in verify(victim).checks if check.name == "I2 epochs")
    assert f"event {noted} as it was noted outside is not in this journal" in epochs.sentence


@pytest.mark.parametrize(
    ("change", "record", "word"),
    [
        (lambda head: head.update(seq=head["seq"] + 5), "next", "The tail is missing"),
        (lambda head: head.update(hash="0" * 64), "last", "another hash"),
        (lambda head: head.update(epoch=1), "last", "another hash or journal"),
        (lambda head: head.update(journal_id="x"), "last", "another hash or journal"),
    ],
    ids=["ahead", "hash", "epoch", "journal"],
)
def test_an_edited_head_is_found(
    victim: Path, change: Callable[[dict[str, Any]], object], record: str, word: str
) -> None:
    end = seqs(victim / "lane.db", "CASH_MOVED")[-1]
    end = max(end, *seqs(victim / "lane.db", "EMPLOYEE_LOGIN"))
    edit_head(victim, change)
    (check,) = verify(victim).failed()
    assert (check.name, word in check.sentence) == ("I2 head", True), check
    assert check.first_bad == f"seq {end + (record == 'next')}"


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "no json", '{"journal_id": "x", "epoch": "1", "seq": "2", "hash": null}'],
)
def test_a_head_that_is_no_head_stops_the_start_in_words(victim: Path, text: str) -> None:
    (victim / "head.json").write_text(text, "ascii")
    (check,) = verify(victim).failed()
    assert (check.name, check.first_bad) == ("I2 head", "head.json")
    with pytest.raises(StoreError, match="journal verify"), lane_on(victim):
        pass  # pragma: no cover


def test_without_the_head_outside_a_cut_tail_does_not_show_and_the_verifier_says_so(
    victim: Path,
) -> None:
    attack_on(victim, cut)
    (victim / "head.json").unlink()
    head = next(check for check in verify(victim).checks if check.name == "I2 head")
    assert head.ok
    assert head.sentence == ("There is no head outside to compare with: a cut tail would not show.")


def test_a_tail_younger_than_the_head_outside_is_not_covered_as_the_pages_say(
    victim: Path,
) -> None:
    """What the pages promise no more than: the last second may be cut with its tables' rows."""
    with attacker(victim) as connection:
        end = last(connection)
        connection.execute("DELETE FROM journal WHERE seq = ?", (end,))
        cover(victim / "lane.db", connection)  # the file as it was a moment before
    rebuild(victim / "lane.db")
    assert verify(victim).ok
    for name in ("journal.md", "reliability.md"):
        words = " ".join((DOCS / name).read_text("utf-8").split())
        assert "The last second of a journal can be cut off without a trace" in words
