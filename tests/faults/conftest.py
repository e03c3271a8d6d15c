"""The lane's fixtures for every test of what must survive, and what of them a quick run has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.tampered_day import day, victim
from tests.lane_fixtures import clock, devices, lane, shop_dir, shop_template

__all__ = ["clock", "day", "devices", "lane", "shop_dir", "shop_template", "victim"]

QUICK = frozenset({"test_kills.py", "test_storage_torn_log.py", "test_storage_held.py"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A quick run has no minute for drills: a handful of files stands for all."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and item.path.name not in QUICK:
            item.add_marker(pytest.mark.slow)
