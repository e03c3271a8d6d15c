"""A lane that sells, and an outbox on its journal.

`./pos test --quick` leaves each store's own folder to the whole run.
"""

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


HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents and item.path.parent != HERE:
            item.add_marker(pytest.mark.slow)
