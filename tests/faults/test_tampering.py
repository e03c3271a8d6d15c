"""Tampering (F40): whatever is done to the journal's file is found and named (I2, I3, I5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_terminal.checkout.rounds import Rounds
from pos_terminal.checkout.state import Phase
from pos_terminal.checkout.till import Till
from pos_terminal.cli.entry import run
from pos_terminal.cli.exits import Exit
from pos_terminal.store.verify import verify
from tests.faults.attacks import ATTACKS, EPOCH, SET, Attack, Stops, at, attack_on, name
from tests.faults.tampered_day import attacker
from tests.lane_fixtures import lane_on, rows_of
from tests.unit.store.verify.forger import cover


@pytest.mark.parametrize("attack", ATTACKS, ids=name)
def test_the_verifier_finds_and_names_it(
    victim: Path,
    attack: Attack,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found, _ = attack_on(victim, attack)
    checks = {check.name: check for check in verify(victim).failed()}
    assert found.check in checks, checks
    check = checks[found.check]
    assert check.first_bad.startswith(found.record)
    assert found.word in check.sentence
    monkeypatch.setenv("POS_DATA_DIR", str(victim))
    assert run(["journal", "verify"]) == Exit.REFUSED
    said = capsys.readouterr().out
    assert f"BAD  {check.name}: {check.sentence} [{check.first_bad}]" in said
    assert "The journal is NOT in order" in said


@pytest.mark.parametrize("attack", ATTACKS, ids=name)
def test_the_lanes_own_start_finds_what_is_said_that_it_finds(victim: Path, attack: Attack) -> None:
    _, expected = attack_on(victim, attack)
    with lane_on(victim) as lane:
        state = lane.state
    query = "SELECT count(*) FROM journal WHERE event_type = 'EPOCH_STARTED'"
    ((epochs,),) = rows_of(victim, query)
    if isinstance(expected, Stops):
        assert state.phase is Phase.STOPPED
        assert state.notice is not None
        assert state.notice.key == "journal.damaged"
        assert state.notice.facts == {"seq": expected.seq, "kind": expected.kind}
    elif expected is EPOCH:
        assert state.recovery is not None
        assert state.recovery.notes[0] == "recovery.tail_lost"  # tables may be made anew, too
        assert epochs == 4
    else:
        assert state.phase is not Phase.STOPPED
        assert epochs == 3


def test_what_was_verified_before_is_read_again_while_nobody_sells(victim: Path) -> None:
    with lane_on(victim):
        pass  # a start verifies all that is new, and notes how far it went
    with attacker(victim) as connection:
        seq = at(connection, "SHIFT_OPENED", 0)
        connection.execute(
            f"{SET}occurred_at = '2026-11-21T11:00:00.000001Z' WHERE seq = ?", (seq,)
        )
    with lane_on(victim) as lane:
        assert lane.state.phase is not Phase.STOPPED
        state = lane.wait(lambda state: state.phase is Phase.STOPPED)
        assert state.notice is not None
        assert state.notice.facts == {"seq": seq, "kind": "changed"}


def test_an_honest_journal_is_read_to_its_end_and_selling_goes_on(victim: Path) -> None:
    with lane_on(victim) as lane:
        rounds = Rounds()
        lane.running.lane.call(lambda till: until_done(rounds, till)).result(60)
        assert rounds.done
        assert lane.state.phase is not Phase.STOPPED


def until_done(rounds: Rounds, till: Till) -> None:
    while not rounds.done:
        assert not rounds.look(till)


# -- epochs


def test_two_epochs_in_the_other_order_are_found_though_every_hash_was_made_anew(
    victim: Path,
) -> None:
    with attacker(victim) as connection:
        second, third = (at(connection, "EPOCH_STARTED", number) for number in (1, 2))
        lives = {
            seq: tuple(
                connection.execute(
                    "SELECT epoch, journal_id FROM journal WHERE seq = ?", (seq,)
                ).fetchone()
            )
            for seq in (second, third)
        }
        where = {second: f"seq >= {second} AND seq < {third}", third: f"seq >= {third}"}
        for mine, other in ((second, third), (third, second)):
            connection.execute(f"{SET}epoch = ?, journal_id = ? WHERE {where[mine]}", lives[other])
        cover(victim / "lane.db", connection)
    check = next(check for check in verify(victim).failed() if check.name == "I2 epochs")
    assert check.first_bad == f"seq {second}"
    assert "Epoch 3 does not follow epoch 1" in check.sentence
