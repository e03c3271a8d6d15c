"""The journal: append-only, gapless, chained; and its head outside the database."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from pos_terminal.domain.errors import StoreError
from pos_terminal.store import journal as journal_store
from pos_terminal.store.canonical import canonical, sha256
from pos_terminal.store.engine import check_sqlite, open_engine
from pos_terminal.store.head import GENESIS, Head, read_head, write_head
from pos_terminal.store.ids import uuid7
from pos_terminal.store.unit_of_work import LaneReader, LaneStore
from tests.unit.store.conftest import STAMP


def fill(store: LaneStore, count: int) -> None:
    for number in range(count):
        with store.transaction() as tx:
            tx.append("DRAWER_OPENED", {"reason": f"nr {number} ü"}, STAMP)


def direct(path: Path, statement: str, values: Any = ()) -> None:
    """SQL as somebody with a database tool would type it."""
    engine = open_engine(path)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(statement, values)
    finally:
        engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET data = '{}' WHERE seq = 1",
        "UPDATE journal SET seq = 9 WHERE seq = 2",
        "DELETE FROM journal WHERE seq = 2",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 1",
        "REPLACE INTO journal SELECT * FROM journal WHERE seq = 2",
    ],
)
def test_nothing_in_the_journal_can_be_changed_or_taken_out(
    store: LaneStore, lane_file: Path, statement: str
) -> None:
    fill(store, 2)
    with pytest.raises(IntegrityError):
        direct(lane_file, statement)
    with store.transaction() as tx:
        assert [e.seq for e in journal_store.read_events(tx.connection)] == [1, 2]


@pytest.mark.parametrize("seq", [1, 2, 4, 100])
def test_an_event_out_of_order_is_refused_by_the_database_itself(
    store: LaneStore, lane_file: Path, seq: int
) -> None:
    fill(store, 2)
    copy = ", ".join(
        ["?", "?"] + [c for c in COLUMNS if c not in ("seq", "event_id")]
    )  # all else as in the last event
    names = ", ".join(["seq", "event_id"] + [c for c in COLUMNS if c not in ("seq", "event_id")])
    with pytest.raises(IntegrityError, match="gaps|append-only|UNIQUE"):
        direct(
            lane_file,
            f"INSERT INTO journal ({names}) SELECT {copy} FROM journal WHERE seq = 2",
            (seq, uuid.uuid4().bytes),
        )


COLUMNS = [column.name for column in journal_store.journal.columns]


def test_each_event_carries_the_hash_of_the_one_before(store: LaneStore) -> None:
    fill(store, 3)
    with store.transaction() as tx:
        events = list(journal_store.read_events(tx.connection))
    assert events[0].prev_hash == GENESIS
    for before, event in zip(events, events[1:], strict=False):
        assert event.prev_hash == before.hash
        body = journal_store.envelope(event, sha256(canonical(event.data)).hex())
        assert sha256(canonical(body)).hex() == event.hash
    assert store.head == Head(events[0].journal_id, 1, 3, events[-1].hash)


def test_events_are_read_by_place_by_basket_and_by_id(store: LaneStore) -> None:
    from dataclasses import replace

    basket_id = str(uuid.uuid4())
    fill(store, 2)
    with store.transaction() as tx:
        event = tx.append(
            "BASKET_STARTED", {"currency": "EUR"}, replace(STAMP, basket_id=basket_id)
        )
        connection = tx.connection
        assert journal_store.basket_events(connection, basket_id) == [event]
        assert journal_store.event_at(connection, 3) == event
        assert journal_store.event_at(connection, 4) is None
        assert journal_store.has_event(connection, event.event_id)
        assert not journal_store.has_event(connection, str(uuid.uuid4()))
        after = list(journal_store.read_events(connection, 1, limit=1))
        assert [e.seq for e in after] == [2]
    assert event.data_bytes == b'{"currency":"EUR"}'


def test_a_type_of_a_newer_program_is_stored_with_version_one(store: LaneStore) -> None:
    with store.transaction() as tx:
        event = tx.append("FROM_THE_FUTURE", {"a": 1}, STAMP)
    assert (event.version, event.seq) == (1, 1)


def test_a_new_epoch_has_a_new_journal_id_and_goes_on_with_the_chain(store: LaneStore) -> None:
    fill(store, 1)
    before = store.head
    with store.transaction() as tx:
        tx.start_epoch(above=5)
        event = tx.append("EPOCH_STARTED", epoch_data(), STAMP)
    assert (event.epoch, event.seq, event.prev_hash) == (6, 2, before.hash)
    assert event.journal_id != before.journal_id
    with store.transaction() as tx:
        assert journal_store.read_head_row(tx.connection) == store.head


def epoch_data() -> dict[str, Any]:
    return {"reason": "restored", "previous": None, "app_version": "0"}


def test_an_empty_journal_has_a_head_before_the_first_event(lane_file: Path) -> None:
    reader = LaneReader(lane_file)
    with reader.read() as connection:
        head = journal_store.read_head_row(connection)
    reader.close()
    assert (head.seq, head.epoch, head.hash) == (0, 1, GENESIS)


def test_a_reader_cannot_write_and_sees_one_moment(store: LaneStore, lane_file: Path) -> None:
    fill(store, 1)
    reader = LaneReader(lane_file)
    with reader.read() as connection:
        assert _count(connection) == 1
        fill(store, 1)
        assert _count(connection) == 1
        with pytest.raises(Exception, match="readonly"):
            connection.exec_driver_sql("DELETE FROM settings")
    reader.close()


def _count(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM journal").scalar_one())


# -- the head outside


def test_the_head_outside_is_written_whole_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "head.json"
    assert read_head(path) is None
    for seq in (1, 2):
        head = Head(str(uuid.uuid4()), 1, seq, "a" * 64)
        write_head(path, head)
        assert read_head(path) == head
    assert [file.name for file in tmp_path.iterdir()] == ["head.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"seq": 1}', json.dumps({"x": 1})])
def test_a_damaged_head_is_said_and_not_taken_for_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "head.json").write_text(text)
    with pytest.raises(StoreError, match="damaged"):
        read_head(tmp_path / "head.json")


# -- ids and the library below


def test_ids_sort_by_time_and_are_uuids_of_version_seven() -> None:
    early, late = uuid7(1_000), uuid7(2_000)
    assert early < late
    assert uuid.UUID(early).version == 7
    assert uuid.UUID(early).variant == uuid.RFC_4122
    assert uuid7(1_000) != early
    assert uuid7(1, b"\0" * 10) == "00000000-0001-7000-8000-000000000000"


def test_a_sqlite_with_the_wal_bug_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from pysqlite3 import dbapi2

    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(StoreError, match="SQLite"):
        check_sqlite()


def test_every_commit_of_the_lane_is_synced_to_disk(store: LaneStore) -> None:
    with store.transaction() as tx:
        ask = tx.connection.exec_driver_sql
        assert ask("PRAGMA synchronous").scalar_one() == 2  # FULL
        assert ask("PRAGMA journal_mode").scalar_one() == "wal"
        assert ask("PRAGMA secure_delete").scalar_one() == 1
        assert ask("PRAGMA foreign_keys").scalar_one() == 1


def test_odd_folder_names_are_no_part_of_an_address(tmp_path: Path) -> None:
    folder = tmp_path / "50% off? #1 ü"
    folder.mkdir()
    engine = open_engine(folder / "lane.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    engine.dispose()
    assert (folder / "lane.db").exists()


def test_the_first_event_of_a_day_is_found_also_where_nothing_happened_on_it(
    store: LaneStore, lane_file: Path
) -> None:
    days = ["2026-11-19", "2026-11-19", "2026-11-21", "2026-11-21", "2026-11-24"]
    for day in days:
        with store.transaction() as tx:
            tx.append("DRAWER_OPENED", {"reason": day}, replace(STAMP, business_date=day))
    wanted = {"2026-01-01": 1, "2026-11-19": 1, "2026-11-20": 3, "2026-11-21": 3, "2026-11-22": 5}

    with LaneReader(lane_file).read() as connection:
        found = {day: journal_store.first_since(connection, day) for day in wanted}
        assert found == wanted
        assert journal_store.first_since(connection, "2026-11-25") is None


def test_an_empty_journal_has_no_first_event(store: LaneStore, lane_file: Path) -> None:
    with LaneReader(lane_file).read() as connection:
        assert journal_store.first_since(connection, "2026-11-21") is None
