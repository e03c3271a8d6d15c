"""Threads beside the sinks run when the settings want them, and end with the agent."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from pos_terminal.checkout.taking_over import EVERYTHING
from pos_terminal.secret_store import SecretsLocked
from sync import settings as configured
from sync.beside import Beside
from sync.clocks import Clocks
from sync.files import SyncFiles
from sync.inbox import Inbox
from sync.inbox_marks import PARKED, PARKED_KINDS, PARKED_SOURCE
from sync.inbox_reader import InboxReader
from sync.shared_parked import handed
from sync.store import SyncStore

WANTED = configured.SyncSettings(s3=configured.S3(enabled=True))


def running() -> int:
    return sum(thread.name == "sync-pictures" for thread in threading.enumerate())


@pytest.fixture
def beside(tmp_path: Path, sync_store: SyncStore) -> Beside:
    def locked(_: str) -> str | None:
        raise SecretsLocked("the keyring is locked")

    return Beside(SyncFiles(tmp_path), ("TERM001", "STORE001"), locked, sync_store, Clocks())


def test_pictures_are_looked_for_where_s3_is_switched_on_and_nowhere_else(beside: Beside) -> None:
    beside.configure(configured.SyncSettings())
    assert running() == 0
    beside.configure(WANTED)
    beside.configure(WANTED)
    beside.poke()
    assert running() == 1
    beside.configure(configured.SyncSettings())
    assert running() == 0


def test_another_bucket_is_looked_into_and_everything_ends(beside: Beside) -> None:
    beside.configure(WANTED)
    other = configured.S3(enabled=True, images_bucket="other")
    beside.configure(configured.SyncSettings(s3=other))
    assert running() == 1
    beside.leave()
    assert beside.stop(20.0)
    assert running() == 0


def test_a_lane_that_no_longer_shares_parked_sales_offers_none_and_reads_anew_when_it_does(
    beside: Beside, sync_store: SyncStore, tmp_path: Path
) -> None:
    inbox = Inbox(sync_store, PARKED_SOURCE)
    inbox.take([], "5", "2026-01-01T00:00:00.000000Z")
    beside.configure(configured.SyncSettings())
    beside.configure(configured.SyncSettings())
    assert inbox.offset() == ""
    reader = InboxReader(tmp_path / "sync.db")
    assert reader.open()
    [row] = reader.rows(PARKED_KINDS[PARKED], 0, 10, PARKED_SOURCE)
    reader.close()
    assert handed(row).key == EVERYTHING
