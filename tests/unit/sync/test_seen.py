"""The agent's file as a witness of the journal's head, at the lane's next start (F11)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pos_terminal.store.head import Head, read_head
from sync.seen import further, seen_head
from sync.store import SyncStore
from tests.lane_fixtures import lane_on


def head(epoch: int, seq: int) -> Head:
    return Head("j", epoch, seq, f"{seq:064x}")


def noted(path: Path, seen: Head) -> Path:
    store = SyncStore(path)
    store.see_head(seen)
    store.close()
    return path


def test_the_further_of_the_two_counts(tmp_path: Path) -> None:
    file = noted(tmp_path / "sync.db", head(1, 50))
    assert further(None, file) == head(1, 50)
    assert further(head(1, 49), file) == head(1, 50)
    assert further(head(1, 50), file) == head(1, 50)
    assert further(head(2, 7), file) == head(2, 7), "a newer life is further"


@pytest.mark.parametrize("damage", ["gone", "empty", "no database", "no table", "no head"])
def test_a_file_that_cannot_be_read_says_nothing(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "sync.db"
    if damage == "empty":
        file.write_bytes(b"")
    elif damage == "no database":
        file.write_bytes(b"\x00" * 8192)
    elif damage == "no table":
        noted(file, head(1, 5))
        store = SyncStore(file)
        with store.transaction() as tx:
            tx.exec_driver_sql("DROP TABLE notes")
        store.close()
    elif damage == "no head":
        store = SyncStore(file)
        store.write_note("head", '{"seq": 1}')
        store.close()
    assert seen_head(file) is None
    assert further(head(1, 3), file) == head(1, 3)


def test_a_lost_tail_that_only_the_agent_has_seen_begins_a_new_life(
    shop_dir: Path, tmp_path: Path
) -> None:
    """lane.db and head.json are set back together, as by a copy of an old disk."""
    older = tmp_path / "older"
    shutil.copytree(shop_dir, older)
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        lane.sell()
        last = lane.events()[-1]
    seen = Head(last.journal_id, last.epoch, last.seq, last.hash)
    noted(older / "sync.db", seen)
    stood = read_head(older / "head.json")
    assert stood is not None
    assert stood.seq < last.seq
    with lane_on(older) as lane:
        (began,) = lane.events("EPOCH_STARTED")[1:]
        assert began.epoch == last.epoch + 1
        assert (began.data["reason"], began.data["previous"]["seq"]) == ("restored", last.seq)
