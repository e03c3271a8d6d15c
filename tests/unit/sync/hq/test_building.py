"""The inbox's worker exists where a lane has a head office and a way to it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from pos_terminal.domain.errors import StoreError
from sync.beside import Beside
from sync.clocks import Clocks
from sync.files import SyncFiles
from sync.hq.pinned import NAME, Pinned, pin, read_pinned
from sync.inbox import SEEN
from sync.inbox_building import inbox_needs
from sync.settings import Kafka, Postgres, SyncSettings
from sync.store import SyncStore
from tests.fakes.head_office import Office, eventually

PINNED = Pinned(Office().key.public.text, "TERM001", "STORE001", "an enrolment", "today")
LANE = ("TERM001", "STORE001")
KAFKA, POSTGRES = Kafka(enabled=True, servers="127.0.0.1:1"), Postgres(enabled=True)


def test_a_lane_without_a_head_office_or_a_way_to_it_has_none(tmp_path: Path) -> None:
    assert inbox_needs(tmp_path, SyncSettings(kafka=KAFKA)) is None
    pin(tmp_path, PINNED)
    assert inbox_needs(tmp_path, SyncSettings()) is None
    assert inbox_needs(tmp_path, SyncSettings(postgres=POSTGRES)) == (PINNED, POSTGRES)
    assert inbox_needs(tmp_path, SyncSettings(kafka=KAFKA, postgres=POSTGRES)) == (PINNED, KAFKA)


def test_what_is_pinned_is_read_back_and_kept_from_others(tmp_path: Path) -> None:
    pin(tmp_path, PINNED)
    assert read_pinned(tmp_path) == PINNED
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0
    (tmp_path / NAME).write_text("{}")
    with pytest.raises(StoreError, match="damaged"):
        read_pinned(tmp_path)


def test_the_agent_runs_it_beside_its_sinks_and_shows_how_old_the_catalogue_is(
    tmp_path: Path, sync_store: SyncStore
) -> None:
    sync_store.write_note(SEEN, "2026-01-01T10:00:00.000000Z")
    beside = Beside(SyncFiles(tmp_path), LANE, lambda _: None, sync_store, Clocks())
    settings = SyncSettings(postgres=POSTGRES)  # of no server: it is tried again and again
    beside.configure(settings)
    assert "inbox" not in beside._running
    pin(tmp_path, PINNED)
    beside.configure(settings)
    try:
        worker = beside._running["inbox"]
        eventually(lambda: worker.gauge.view.problem is not None)
        assert beside.inbox() == (0, "2026-01-01T10:00:00.000000Z", None)
    finally:
        assert beside.stop(20)


@pytest.mark.parametrize("damage", ["nonsense", json.dumps(asdict(PINNED) | {"public_key": "?"})])
def test_a_damaged_enrolment_stops_no_sale_from_going_out(
    tmp_path: Path, sync_store: SyncStore, damage: str
) -> None:
    (tmp_path / NAME).write_text(damage)
    beside = Beside(SyncFiles(tmp_path), LANE, lambda _: None, sync_store, Clocks())
    beside.configure(SyncSettings(postgres=POSTGRES))
    assert beside._running == {}
