"""I2: every way to change, drop, reorder or cut the journal is found and named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from pos_terminal.store.verify import Check, verify
from tests.unit.store.verify.forger import cover, forge, rehash, run, seqs, without_triggers
from tests.unit.store.verify.shop_day import ShopDay


def failed(lane: Path, name: str) -> Check:
    """The check of that name, which must have failed."""
    check = next(check for check in verify(lane).checks if check.name == name)
    assert not check.ok, f"{name} holds"
    return check


SET = "UPDATE journal SET "
ENVELOPE = {
    "event_id": "X'0192f0c17a3b7cc398c4dc0c0c073900'",
    "journal_id": "X'00000000000040008000000000000001'",
    "epoch": "2",
    "event_type": "'ITEM_CHANGED'",
    "version": "2",
    "store_id": "'S2'",
    "terminal_id": "'T02'",
    "shift_id": "NULL",
    "employee_id": "'E2'",
    "basket_id": "X'00000000000070008000000000000001'",
    "caused_by": "X'00000000000070008000000000000001'",
    "training": "1",
    "occurred_at": "'2026-11-21T08:00:00.999999Z'",
    "utc_offset_min": "0",
    "business_date": "'2026-11-20'",
    "prev_hash": "zeroblob(32)",
    "hash": "zeroblob(32)",
    "data_hash": "zeroblob(32)",
    "data": "CAST(replace(CAST(data AS TEXT), 'BEER', 'BEES') AS BLOB)",
}


@pytest.mark.slow
@pytest.mark.parametrize("column", sorted(ENVELOPE))
def test_a_changed_column_is_found(lane_dir: Path, column: str) -> None:
    seq = seqs(lane_dir / "lane.db", "ITEM_ADDED")[0]
    run(lane_dir / "lane.db", f"{SET}{column} = {ENVELOPE[column]} WHERE seq = {seq}")
    check = failed(lane_dir, "I2 chain")
    assert check.first_bad == f"seq {seq}"


@pytest.mark.parametrize("column", sorted(ENVELOPE))
def test_a_column_of_another_type_is_named_and_stops_nothing(lane_dir: Path, column: str) -> None:
    run(lane_dir / "lane.db", f"{SET}{column} = X'01' WHERE seq = 7")
    check = failed(lane_dir, "I2 chain")
    assert check.first_bad == "seq 7"
    assert column in check.sentence


def test_a_deleted_event_is_found(lane_dir: Path) -> None:
    run(lane_dir / "lane.db", "DELETE FROM journal WHERE seq = 9")
    check = failed(lane_dir, "I2 chain")
    assert check.first_bad == "seq 10"
    assert "Event 9 is missing" in check.sentence


def test_the_first_event_deleted_is_found(lane_dir: Path) -> None:
    run(lane_dir / "lane.db", "DELETE FROM journal WHERE seq = 1")
    assert failed(lane_dir, "I2 chain").first_bad == "seq 2"
    assert failed(lane_dir, "I2 epochs").first_bad == "seq 2"


def test_two_events_in_the_other_order_are_found(lane_dir: Path) -> None:
    run(
        lane_dir / "lane.db",
        f"{SET}seq = -1 WHERE seq = 8",
        f"{SET}seq = 8 WHERE seq = 9",
        f"{SET}seq = 9 WHERE seq = -1",
    )
    assert failed(lane_dir, "I2 chain").first_bad == "seq 8"


def test_an_event_hashed_anew_breaks_the_chain_behind_it(lane_dir: Path) -> None:
    with without_triggers(lane_dir / "lane.db") as connection:
        rows = connection.execute("SELECT seq, prev_hash, hash FROM journal").fetchall()
        connection.execute(f"{SET}employee_id = 'E9' WHERE seq = 12")
        rehash(connection)
        for row in rows[12:]:  # the forger stopped after one
            connection.execute(
                f"{SET}prev_hash = ?, hash = ? WHERE seq = ?",
                (row["prev_hash"], row["hash"], row["seq"]),
            )
    assert failed(lane_dir, "I2 chain").first_bad == "seq 13"


def test_a_journal_hashed_anew_from_one_event_on_differs_from_the_head_outside(
    lane_dir: Path,
) -> None:
    with without_triggers(lane_dir / "lane.db") as connection:
        connection.execute(f"{SET}employee_id = 'E9' WHERE seq = 12")
        rehash(connection)
    report = verify(lane_dir)
    assert {check.name for check in report.failed()} >= {"I2 head", "I2 heads on Z reports"}
    assert failed(lane_dir, "I2 head").first_bad == "seq 52"


def test_a_cut_tail_is_found_by_the_head_outside(lane_dir: Path) -> None:
    run(lane_dir / "lane.db", "DELETE FROM journal WHERE seq > 50")
    check = failed(lane_dir, "I2 head")
    assert check.first_bad == "seq 51"
    assert "ends at 50, the head outside says 52" in check.sentence


def test_an_emptied_journal_is_found_by_the_head_outside(lane_dir: Path) -> None:
    run(lane_dir / "lane.db", "DELETE FROM journal")
    assert failed(lane_dir, "I2 head").first_bad == "seq 1"


def test_a_head_outside_that_lags_behind_is_normal(lane_dir: Path) -> None:
    with without_triggers(lane_dir / "lane.db") as connection:
        row = connection.execute("SELECT * FROM journal WHERE seq = 30").fetchone()
        noted = json.loads((lane_dir / "head.json").read_text())
        noted |= {"seq": 30, "hash": row["hash"].hex()}
    (lane_dir / "head.json").write_text(json.dumps(noted))
    assert verify(lane_dir).ok


@pytest.mark.parametrize("name", ["hash", "journal_id", "epoch"])
def test_a_head_outside_of_another_journal_is_found(lane_dir: Path, name: str) -> None:
    noted = json.loads((lane_dir / "head.json").read_text())
    noted[name] = 9 if name == "epoch" else "f" * 64
    (lane_dir / "head.json").write_text(json.dumps(noted))
    assert failed(lane_dir, "I2 head").first_bad == "seq 52"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"seq": "1"}', "ä"])
def test_a_damaged_head_outside_is_named(lane_dir: Path, text: str) -> None:
    (lane_dir / "head.json").write_text(text, "utf-8")
    assert failed(lane_dir, "I2 head").first_bad == "head.json"


FORGED = {
    "epoch without its event": (f"{SET}epoch = 2 WHERE seq >= 20", "I2 epochs", "seq 20"),
    "journal id without its event": (
        f"{SET}journal_id = X'00000000000040008000000000000001' WHERE seq = 20",
        "I2 epochs",
        "seq 20",
    ),
    "another first event": (
        f"{SET}event_type = 'SCREEN_LOCKED' WHERE seq = 1",
        "I2 epochs",
        "seq 1",
    ),
    "a second start of the same epoch": (
        f"{SET}event_type = 'EPOCH_STARTED', "
        """data = '{"app_version":"1","previous":null,"reason":"new"}' WHERE seq = 20""",
        "I2 epochs",
        "seq 20",
    ),
    "time that steps back": (
        f"{SET}occurred_at = '2026-11-21T07:59:59.000000Z' WHERE seq = 20",
        "I2 times",
        "seq 20",
    ),
    "time in another form": (
        f"{SET}occurred_at = '2026-11-21 08:00:00' WHERE seq = 20",
        "I2 times",
        "seq 20",
    ),
    "an impossible date": (
        f"{SET}occurred_at = '2026-13-21T08:00:00.000000Z' WHERE seq >= 20",
        "I2 times",
        "seq 20",
    ),
    "a business date of tomorrow": (
        f"{SET}business_date = '2026-11-22' WHERE seq = 20",
        "I2 times",
        "seq 20",
    ),
    "an offset from nowhere": (f"{SET}utc_offset_min = 6000 WHERE seq = 20", "I2 times", "seq 20"),
    "data out of canonical form": (
        f"{SET}data = CAST(replace(CAST(data AS TEXT), ':', ': ') AS BLOB) WHERE seq = 20",
        "I2 chain",
        "seq 20",
    ),
    "data that is not JSON": (f"{SET}data = X'FF' WHERE seq = 20", "I2 chain", "seq 20"),
    "an id that is no UUIDv7": (
        f"{SET}event_id = X'00000000000040008000000000000001' WHERE seq = 20",
        "I2 chain",
        "seq 20",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("forged", sorted(FORGED))
def test_a_forged_envelope_is_found_though_every_hash_was_made_anew(
    lane_dir: Path, forged: str
) -> None:
    statement, name, record = FORGED[forged]
    with without_triggers(lane_dir / "lane.db") as connection:
        connection.execute(statement)
        connection.execute(f"{SET}data = CAST(data AS BLOB) WHERE typeof(data) = 'text'")
        cover(lane_dir / "lane.db", connection)
    assert failed(lane_dir, name).first_bad == record


EPOCHS: dict[str, dict[str, object]] = {
    "nothing before it": {"previous": None},
    "a new shop in the middle": {"reason": "new"},
    "an epoch left out": {"previous": {"epoch": 5, "hash": "", "journal_id": "", "seq": 9}},
}


@pytest.mark.parametrize("forged", sorted(EPOCHS))
def test_a_forged_start_of_an_epoch_is_found(tmp_path: Path, forged: str) -> None:
    day = ShopDay(tmp_path)
    day.open_shift(0)
    day.start_epoch("restored")
    day.close_store()
    forge(tmp_path / "lane.db", 3, lambda data: data.update(EPOCHS[forged]))
    assert failed(tmp_path, "I2 epochs").first_bad == "seq 3"


def test_an_epoch_may_begin_after_a_head_that_was_lost(tmp_path: Path) -> None:
    day = ShopDay(tmp_path)
    lost = {"journal_id": day.store.head.journal_id, "epoch": 4, "seq": 99, "hash": "0" * 64}
    with day.commit() as tx:
        tx.start_epoch(above=4)
        data = {"reason": "restored", "previous": lost, "app_version": "0.1.0"}
        tx.append("EPOCH_STARTED", data, day.stamp())
    day.close_store()
    report = verify(tmp_path)
    assert report.ok
    assert report.head["epoch"] == 5


@pytest.mark.parametrize(
    ("epoch", "journal"), [(1, b"\1" * 16), (3, b"\1" * 16), (2, None)], ids=["old", "gap", "id"]
)
def test_an_epoch_with_a_wrong_number_or_id_is_found(
    tmp_path: Path, epoch: int, journal: bytes | None
) -> None:
    day = ShopDay(tmp_path)
    day.start_epoch("restored")
    day.close_store()
    with without_triggers(tmp_path / "lane.db") as connection:
        old = connection.execute("SELECT journal_id FROM journal WHERE seq = 1").fetchone()[0]
        values = (epoch, journal or old)
        connection.execute("UPDATE journal SET epoch = ?, journal_id = ? WHERE seq = 2", values)
        cover(tmp_path / "lane.db", connection)
    assert failed(tmp_path, "I2 epochs").first_bad == "seq 2"


def test_time_may_step_back_where_a_person_confirmed_it(lane_dir: Path) -> None:
    lane_db = lane_dir / "lane.db"
    with without_triggers(lane_db) as connection:
        connection.execute(
            f"{SET}event_type = 'TIME_CONFIRMED', occurred_at = '2026-11-21T06:00:00.000000Z', "
            """data = CAST('{"clock_is":"a","clock_was":"b"}' AS BLOB) WHERE seq = 52"""
        )
        cover(lane_db, connection)
    times = next(check for check in verify(lane_dir).checks if check.name == "I2 times")
    assert times.ok


@pytest.mark.parametrize("law", ["journal_no_update", "journal_no_delete", "journal_in_order"])
def test_a_dropped_trigger_is_found(lane_dir: Path, law: str) -> None:
    run_raw(lane_dir / "lane.db", f"DROP TRIGGER {law}")
    check = failed(lane_dir, "I2 triggers")
    assert check.first_bad == "journal"
    assert "lets somebody" in check.sentence


@pytest.mark.parametrize(
    ("law", "act"),
    [
        ("BEFORE UPDATE OF data ON journal BEGIN SELECT RAISE(ABORT, 'no'); END", "change"),
        ("BEFORE UPDATE ON journal WHEN 0 BEGIN SELECT RAISE(ABORT, 'no'); END", "change"),
        ("BEFORE UPDATE ON journal BEGIN SELECT 1; END", "change"),
    ],
)
def test_a_weakened_trigger_is_found(lane_dir: Path, law: str, act: str) -> None:
    run_raw(
        lane_dir / "lane.db",
        "DROP TRIGGER journal_no_update",
        f"CREATE TRIGGER journal_no_update {law}",
    )
    assert act in failed(lane_dir, "I2 triggers").sentence


def run_raw(path: Path, *statements: str) -> None:
    """Run SQL on the store."""
    connection = dbapi2.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_doubled_event_id_is_found_where_the_index_is_gone(lane_dir: Path) -> None:
    lane_db = lane_dir / "lane.db"
    with without_triggers(lane_db) as connection:
        connection.execute("ALTER TABLE journal RENAME TO old")
        connection.execute("CREATE TABLE journal AS SELECT * FROM old")
        connection.execute(
            "UPDATE journal SET event_id = (SELECT event_id FROM old WHERE seq = 3) WHERE seq = 9"
        )
        connection.execute("DROP TABLE old")
        cover(lane_db, connection)
    check = failed(lane_dir, "I2 chain")
    assert check.first_bad == "seq 9"


Breaker = Callable[[Path], object]


@pytest.mark.parametrize(
    "breaker",
    [
        lambda db: db.unlink(),
        lambda db: db.write_bytes(b"not a database, though long enough to have a header " * 40),
        lambda db: run_raw(db, "DROP TABLE journal"),
        lambda db: run_raw(db, "DROP TABLE sales"),
    ],
    ids=["gone", "not a database", "no journal", "no sales"],
)
def test_a_store_that_cannot_be_read_is_said_to_be_so(lane_dir: Path, breaker: Breaker) -> None:
    for side in ("lane.db-wal", "lane.db-shm"):
        (lane_dir / side).unlink(missing_ok=True)
    breaker(lane_dir / "lane.db")
    check = failed(lane_dir, "file")
    assert check.first_bad == "lane.db"
    assert "cannot be read" in check.sentence


def test_a_torn_page_is_found(lane_dir: Path) -> None:
    lane_db = lane_dir / "lane.db"
    run_raw(lane_db, "PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(lane_db.read_bytes())
    size = int.from_bytes(raw[16:18], "big")
    for page in range(2, len(raw) // size):
        raw[page * size : page * size + 8] = b"\xff" * 8
    lane_db.write_bytes(raw)
    assert failed(lane_dir, "file").first_bad == "lane.db"
