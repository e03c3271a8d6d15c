"""A damaged sync.db is set aside, and everything goes out all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_terminal.domain.errors import StoreError
from sync.opening import open_store
from sync.store import SyncStore
from tests.lane_fixtures import LaneAtWork
from tests.unit.sync.agents import Outside, agent_on, switch_on


def made(path: Path) -> Path:
    store = SyncStore(path)
    store.pause("kafka", True)
    store.close()
    return path


def test_a_sound_file_is_opened_as_it_is(tmp_path: Path) -> None:
    store = open_store(made(tmp_path / "sync.db"))
    assert store.paused("kafka")
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["sync.db"]


@pytest.mark.parametrize("damage", ["text", "page", "gone beside its log", "table"])
def test_a_damaged_one_is_set_aside_and_made_anew(tmp_path: Path, damage: str) -> None:
    path = made(tmp_path / "sync.db")
    if damage == "text":
        path.write_text("no database\n" * 400, "ascii")
    elif damage == "page":
        content = bytearray(path.read_bytes())
        content[4096:8192] = b"\xff" * 4096
        path.write_bytes(content)
    elif damage == "table":
        store = SyncStore(path)
        with store.transaction() as tx:
            tx.exec_driver_sql("PRAGMA writable_schema=ON")
            tx.exec_driver_sql("UPDATE sqlite_master SET sql = 'nonsense' WHERE name = 'cursors'")
        store.close()
    else:
        path.rename(f"{path}-wal")
    store = open_store(path)
    assert not store.paused("kafka")
    store.move("kafka", store.cursor("kafka"))
    store.close()
    assert list(tmp_path.glob("sync.db.damaged*"))


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = made(tmp_path / "sync.db")
    store = SyncStore(path)
    with store.transaction() as tx:
        tx.exec_driver_sql("PRAGMA user_version = 99")
    store.close()
    with pytest.raises(StoreError):
        open_store(path)
    assert not list(tmp_path.glob("*damaged*"))


def test_without_its_file_an_exact_store_is_asked_and_sent_nothing_twice(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres")
    outside = Outside()
    with agent_on(lane, outside) as at_work:
        at_work.reaches("live")
    for file in lane.data_dir.glob("sync.db*"):
        file.unlink()
    before = len(outside.postgres.deliveries)
    with agent_on(lane, outside) as at_work:
        at_work.reaches("live")
    assert len(outside.postgres.deliveries) == before
