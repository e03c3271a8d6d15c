"""One commit or none; and a COMMIT of unknown outcome is looked up (F4, F5)."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from pos_terminal.domain.errors import StoreError
from pos_terminal.store import operations
from pos_terminal.store.engine import open_engine
from pos_terminal.store.journal import read_events
from pos_terminal.store.trouble import StoreDamaged
from pos_terminal.store.unit_of_work import LaneStore
from tests.fakes.disk import fail_next_commit, fill_up, make_room
from tests.unit.store.conftest import STAMP


def note(store: LaneStore, reason: str = "x") -> None:
    with store.transaction() as tx:
        tx.append("DRAWER_OPENED", {"reason": reason}, STAMP)
        operations.set_control(tx.connection, "last", reason)


def give_up(store: LaneStore) -> None:
    with store.transaction() as tx:
        tx.append("DRAWER_OPENED", {"reason": "second"}, STAMP)
        raise KeyError


def fill_the_pages(store: LaneStore) -> None:
    for number in range(500):
        note(store, f"{number:05d}" * 200)


def overflow(store: LaneStore) -> None:
    with store.transaction() as tx:
        tx.append("DRAWER_OPENED", {"reason": "x"}, STAMP)
        tx.connection.exec_driver_sql(
            "INSERT INTO audit VALUES (9, 'X', NULL, NULL, '', '', '', '', 1000000000000000)"
        )


def reasons(store: LaneStore) -> list[str]:
    with store.transaction() as tx:
        return [event.data["reason"] for event in read_events(tx.connection)]


def test_what_is_raised_inside_takes_everything_back(store: LaneStore) -> None:
    note(store, "first")
    head = store.head
    with pytest.raises(KeyError):
        give_up(store)
    assert (store.head, reasons(store)) == (head, ["first"])
    note(store, "third")
    assert reasons(store) == ["first", "third"]


@pytest.mark.parametrize("stored", [False, True])
def test_a_commit_of_unknown_outcome_is_decided_by_looking(store: LaneStore, stored: bool) -> None:
    note(store, "first")
    head = store.head
    fail_next_commit(store, stored=stored)
    if stored:
        note(store, "second")
        assert store.head.seq == 2
    else:
        with pytest.raises(StoreError):
            note(store, "second")
        assert store.head == head
    note(store, "third")
    assert reasons(store) == ["first", *(["second"] if stored else []), "third"]
    with store.transaction() as tx:
        assert operations.control_value(tx.connection, "last") == "third"


def test_a_commit_without_events_counts_as_lost_when_it_fails(store: LaneStore) -> None:
    fail_next_commit(store, stored=False)
    with pytest.raises(StoreError), store.transaction() as tx:
        operations.set_control(tx.connection, "a", "1")
    with store.transaction() as tx:
        assert operations.control_value(tx.connection, "a") == ""


def test_a_full_disk_is_the_disks_word_and_no_bug(store: LaneStore) -> None:
    note(store, "first")
    fill_up(store)
    with pytest.raises(StoreError, match="free space"):
        fill_the_pages(store)
    stored = reasons(store)
    make_room(store)
    note(store, "after")
    assert reasons(store) == [*stored, "after"]


def test_a_lock_that_somebody_else_holds_is_no_bug_either(
    store: LaneStore, lane_file: Path
) -> None:
    with store.transaction() as tx:
        tx.connection.exec_driver_sql("PRAGMA busy_timeout = 20")
    waits: list[int] = []
    store.on_wait = lambda: waits.append(1)
    store.patience_s = 0.1
    engine = open_engine(lane_file)
    with engine.begin(), pytest.raises(StoreError, match="Another program"):
        note(store)
    engine.dispose()
    assert waits
    note(store)


def test_a_broken_rule_of_the_tables_is_a_bug_and_rolled_back(store: LaneStore) -> None:
    with pytest.raises(IntegrityError):
        overflow(store)
    assert reasons(store) == []


def test_a_rollback_that_fails_reopens_the_file(store: LaneStore) -> None:
    from pysqlite3 import dbapi2

    note(store, "first")
    dialect = store._engine.dialect

    def broken(_connection: object) -> None:
        del dialect.do_rollback  # type: ignore[method-assign]
        raise dbapi2.OperationalError("disk I/O error")

    dialect.do_rollback = broken  # type: ignore[method-assign, assignment]
    with pytest.raises(KeyError):
        give_up(store)
    note(store, "third")
    assert reasons(store) == ["first", "third"]


def test_a_checkpoint_that_fails_harms_nobody(store: LaneStore) -> None:
    note(store)
    store.checkpoint()
    store._connection.connection.dbapi_connection.close()  # type: ignore[union-attr]
    store.checkpoint()
    store.reopen()
    note(store)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lane.db"
    path.write_bytes(b"not a database, certainly not" * 100)
    with pytest.raises(StoreDamaged):
        LaneStore(path, lambda: "")
