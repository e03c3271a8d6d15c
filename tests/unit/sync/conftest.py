"""A lane that sells, and an outbox on its journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.outbox import Outbox
from sync.store import SyncStore
from tests.lane_fixtures import LaneAtWork, clock, devices, lane, shop_dir, shop_template

__all__ = ["clock", "devices", "lane", "shop_dir", "shop_template"]


@pytest.fixture
def open_outbox(lane: LaneAtWork) -> Callable[[], Outbox]:
    files = lane.running.files
    return lambda: Outbox(files.lane_db, files.catalog_db, files.images)


@pytest.fixture
def outbox(open_outbox: Callable[[], Outbox]) -> Iterator[Outbox]:
    opened = open_outbox()
    yield opened
    opened.close()


@pytest.fixture
def sync_store(tmp_path: Path) -> Iterator[SyncStore]:
    store = SyncStore(tmp_path / "sync.db")
    yield store
    store.close()
