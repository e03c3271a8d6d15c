"""Paid is said after the disk has said so; sale, number and print job are one (C2, C3, F4, F5)."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from pos_terminal.checkout import closing
from pos_terminal.checkout import commands as c
from pos_terminal.checkout import lane as lane_module
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import BugError, CashierError, StoreError
from pos_terminal.store import unit_of_work
from pos_terminal.store.unit_of_work import LaneStore
from tests.fakes.disk import fail_next_commit, fill_up, make_room
from tests.lane_fixtures import BY_MANAGER, MILK_CODE, LaneAtWork, verified


def on_store(lane: LaneAtWork, act: Any) -> Any:
    return lane.running.lane.call(lambda till: act(till.store)).result(60)


@pytest.fixture
def paying(lane: LaneAtWork) -> LaneAtWork:
    """A sale of 1.45 in payment."""
    lane.scan(MILK_CODE)
    lane.do(c.StartCheckout())
    return lane


def fails(lane: LaneAtWork, command: c.Command) -> None:
    with pytest.raises(StoreError):
        lane.do(command)


def without_a_second_try(monkeypatch: pytest.MonkeyPatch) -> None:
    """As outside of a payment."""
    monkeypatch.setattr(Till, "make_room", lambda _till: False)


def counts(lane: LaneAtWork) -> list[tuple[Any, ...]]:
    return lane.rows(
        "SELECT (SELECT count(*) FROM sales), (SELECT count(*) FROM series),"
        " (SELECT count(*) FROM print_jobs), (SELECT count(*) FROM payments)"
    )


def test_a_commit_that_did_not_happen_leaves_neither_sale_nor_number_nor_print_job(
    paying: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_a_second_try(monkeypatch)
    on_store(paying, lambda store: fail_next_commit(store, stored=False))
    fails(paying, c.PayCash(200))
    assert (paying.state.phase, paying.notice) == (Phase.PAYING, "store.failed")
    assert (paying.state.last_sale, paying.state.tenders) == (None, ())
    assert counts(paying) == [(0, 0, 0, 0)]
    assert (paying.devices.drawer.kicks, paying.devices.printer.jobs) == (0, [])
    paying.do(c.PayCash(200))
    assert paying.rows("SELECT receipt_no FROM sales") == [("TERM001-1-000001",)]
    verified(paying.data_dir)


def test_a_commit_that_happened_unheard_is_found_and_the_sale_is_paid_once(
    paying: LaneAtWork,
) -> None:
    on_store(paying, lambda store: fail_next_commit(store, stored=True))
    paying.do(c.PayCash(200))
    assert (paying.state.phase, counts(paying)) == (Phase.PAID, [(1, 1, 1, 1)])
    paying.wait(lambda state: not state.prints.queued)
    assert (paying.devices.drawer.kicks, len(paying.devices.printer.jobs)) == (1, 1)
    paying.sell()
    verified(paying.data_dir)


def test_a_payment_whose_commit_fails_once_is_tried_again(paying: LaneAtWork) -> None:
    on_store(paying, lambda store: fail_next_commit(store, stored=False))
    paying.do(c.PayCash(200))
    assert (paying.state.phase, counts(paying)) == (Phase.PAID, [(1, 1, 1, 1)])
    paying.wait(lambda state: not state.prints.queued)
    assert (paying.devices.drawer.kicks, len(paying.devices.printer.jobs)) == (1, 1)
    verified(paying.data_dir)


def test_a_failure_inside_the_sales_commit_takes_all_of_it_back(
    paying: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_facts: object) -> None:
        raise CashierError("disk.full")

    monkeypatch.setattr(closing.printing, "queue", refuse)
    assert paying.refused(c.PayCash(145)) == "disk.full"
    assert counts(paying) == [(0, 0, 0, 0)]
    assert not paying.events("PAYMENT_PROCESSED", "BASKET_CLOSED")
    monkeypatch.undo()
    paying.do(c.PayCash(145))
    assert counts(paying) == [(1, 1, 1, 1)]
    verified(paying.data_dir)


def test_paid_is_published_after_the_sale_is_on_disk(paying: LaneAtWork) -> None:
    seen: list[int] = []

    def look(state: LaneState) -> None:
        if state.phase is Phase.PAID:
            seen.append(counts(paying)[0][0])

    leave = paying.running.lane.subscribe(look)
    paying.do(c.PayCash(145))
    assert seen == [1]
    leave()
    leave()  # harmless
    paying.do(c.NextSale())
    assert seen == [1]


def test_readers_hear_of_events_after_their_commit_and_of_nothing_else(
    paying: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_a_second_try(monkeypatch)
    readers = paying.running.bus.subscribe()
    on_store(paying, lambda store: fail_next_commit(store, stored=False))
    fails(paying, c.PayCash(145))
    assert readers.take(0) == []
    paying.do(c.PayCash(145))
    heard = readers.take(5)
    assert [e.event_type for e in heard] == ["PAYMENT_PROCESSED", "BASKET_CLOSED"]
    assert heard == paying.events()[-2:]


def test_a_full_disk_keeps_what_was_stored_and_takes_the_sale_when_there_is_room(
    paying: LaneAtWork,
) -> None:
    on_store(paying, fill_up)
    submit = paying.running.lane.submit
    cents = [submit(c.PayCash(1, close=False)) for _ in range(100)]  # until no page is left
    errors = [cent.exception(10) for cent in cents]
    assert any(isinstance(error, StoreError) for error in errors)
    assert all(error is None or isinstance(error, StoreError) for error in errors)
    taken = len(paying.state.tenders)
    assert paying.state.phase is Phase.PAYING
    assert len(paying.events("PAYMENT_PROCESSED")) == taken
    on_store(paying, make_room)
    paying.do(c.CancelCheckout())
    paying.do(c.StartCheckout())
    paying.do(c.PayCash(145))
    verified(paying.data_dir)


def test_a_store_that_somebody_else_locks_is_said_and_not_a_bug(
    paying: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pos_terminal.store.engine import open_engine

    on_store(paying, lambda store: _impatient(store))
    engine = open_engine(paying.data_dir / "lane.db")
    with engine.begin():
        fails(paying, c.PayCash(145))
    engine.dispose()
    assert paying.state.phase is Phase.PAYING
    paying.do(c.PayCash(145))


def _impatient(store: LaneStore) -> None:
    store.patience_s = 0
    cursor = store._connection.connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 20")
    cursor.close()


# -- the lane's own thread


def test_a_bug_stops_the_lane_with_its_journal_intact(lane: LaneAtWork) -> None:
    lane.sell()
    with pytest.raises(BugError, match="ZeroDivisionError"):
        lane.running.lane.call(lambda _till: 1 // 0).result(60)
    assert lane.state.phase is Phase.STOPPED
    assert lane.refused(c.Scan(MILK_CODE)) == "store.stopped"
    verified(lane.data_dir)


def test_a_mistake_caught_at_the_journals_door_does_not_stop_the_lane(lane: LaneAtWork) -> None:
    def act(till: Any) -> None:
        till.record(till_event(), {"reason": 1.5})

    with pytest.raises(BugError, match="float"):
        lane.running.lane.call(act).result(60)
    lane.sell()
    verified(lane.data_dir)


def till_event() -> Any:
    from pos_terminal.domain.events import EventType

    return EventType.DRAWER_OPENED


def test_a_listener_that_fails_harms_nobody(lane: LaneAtWork) -> None:
    def broken(_state: LaneState) -> None:
        raise RuntimeError("a screen's mistake")

    lane.running.lane.subscribe(broken)
    lane.sell()
    assert lane.state.phase is Phase.SELLING


def test_a_command_cancelled_before_its_turn_is_not_carried_out(lane: LaneAtWork) -> None:
    gate = threading.Event()
    lane.running.lane.call(lambda _till: gate.wait(60))
    scan = lane.running.lane.submit(c.Scan(MILK_CODE))
    assert scan.cancel()
    gate.set()
    lane.do(c.NextSale())
    assert not lane.state.basket.lines


def test_a_stopped_lane_says_so_and_stopping_twice_is_harmless(lane: LaneAtWork) -> None:
    lane.running.lane.stop()
    lane.running.lane.stop()
    assert lane.refused(c.Scan(MILK_CODE)) == "lane.stopped"


def test_a_snapshot_that_cannot_be_made_stops_the_lane_aloud(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("no such page")

    monkeypatch.setattr(lane_module, "snapshot", broken)
    lane.do(c.Scan(MILK_CODE))
    assert lane.state.phase is Phase.STOPPED
    assert lane.refused(c.Scan(MILK_CODE)) == "store.stopped"


def test_a_refused_act_is_forgotten_by_the_next_that_succeeds(lane: LaneAtWork) -> None:
    lane.refused(c.Scan("4000000000006"))
    first = lane.state.notice
    lane.refused(c.Scan("4000000000006"))
    second = lane.state.notice
    assert first is not None
    assert second is not None
    assert second.serial == first.serial + 1  # a repeat is seen
    lane.scan(MILK_CODE)
    assert lane.state.notice is None


def test_an_idle_lane_folds_its_log_into_the_file(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()
    checkpoint = LaneStore.checkpoint

    def noted(store: LaneStore) -> None:
        checkpoint(store)
        done.set()

    monkeypatch.setattr(lane_module, "IDLE_S", 0.01)
    monkeypatch.setattr(LaneStore, "checkpoint", noted)
    lane.sell("MILK")
    assert done.wait(60)
    lane.scan(MILK_CODE)


def test_a_long_log_is_folded_between_sales_and_not_in_the_midst_of_one(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    folds: list[str] = []
    checkpoint = LaneStore.checkpoint

    def noted(store: LaneStore) -> None:
        folds.append("folded")
        checkpoint(store)

    monkeypatch.setattr(LaneStore, "checkpoint", noted)
    monkeypatch.setattr(unit_of_work, "FOLD_BETWEEN_SALES", 5)
    lane.scan(*[MILK_CODE] * 10)
    assert not folds
    lane.do(c.VoidSale("changed their mind"), BY_MANAGER)
    lane.do(c.NextSale())
    between = len(folds)
    assert between
    monkeypatch.setattr(unit_of_work, "FOLD_AT_LAST", 5)
    lane.scan(*[MILK_CODE] * 10)
    assert len(folds) >= between + 2


def test_sqlite_folds_nothing_by_itself(lane: LaneAtWork) -> None:
    def pages(store: LaneStore) -> object:
        driver = store._connection.connection.driver_connection
        return driver.execute("PRAGMA wal_autocheckpoint").fetchone()[0]  # type: ignore[union-attr]

    assert on_store(lane, pages) == 0


def test_a_lane_that_cannot_start_tells_the_starter_and_whoever_waits() -> None:
    from pos_terminal.checkout.lane import Lane
    from tests.fakes.world import FakeDemoShop

    gate = threading.Event()

    def make_till() -> Any:
        gate.wait(60)
        raise StoreError("no disk")

    lane = Lane(make_till, FakeDemoShop())
    with pytest.raises(BugError):
        _ = lane.state
    started = lane.start(None)
    waiting = lane.submit(c.NextSale())
    gate.set()
    assert isinstance(started.exception(5), StoreError)
    assert isinstance(waiting.exception(5), CashierError)
    assert isinstance(lane.submit(c.NextSale()).exception(5), CashierError)
    lane.stop()


def test_a_lane_that_cannot_note_its_clean_end_is_recovered_next_time(lane: LaneAtWork) -> None:
    on_store(lane, lambda store: fail_next_commit(store, stored=False))
    lane.running.lane.stop()
    assert lane.rows("SELECT value FROM control WHERE key = 'clean_shutdown'") == [("0",)]
