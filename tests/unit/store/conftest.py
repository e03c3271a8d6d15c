"""A fresh store, and the shop of the lane's tests."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_terminal.store.engine import open_engine
from pos_terminal.store.ids import uuid7
from pos_terminal.store.journal import Stamp
from pos_terminal.store.migrate import LANE_SCHEMA, migrate
from pos_terminal.store.unit_of_work import LaneStore
from tests.lane_fixtures import clock, devices, lane, shop_dir, shop_template

__all__ = ["clock", "devices", "lane", "lane_file", "shop_dir", "shop_template", "store"]

STAMP = Stamp("S1", "T1", "2026-11-21T11:00:00.000000Z", 60, "2026-11-21")


@pytest.fixture
def lane_file(tmp_path: Path) -> Path:
    """An empty lane.db at the head of its history."""
    path = tmp_path / "lane.db"
    engine = open_engine(path)
    migrate(engine, "lane", LANE_SCHEMA)
    engine.dispose()
    return path


@pytest.fixture
def store(lane_file: Path) -> Iterator[LaneStore]:
    """Its one writer."""
    numbers = itertools.count(1)
    store = LaneStore(lane_file, lambda: uuid7(1_795_000_000_000 + next(numbers)))
    yield store
    store.close()
