"""The lane's fixtures for the tests of the plugins' host."""

from collections.abc import Iterator

import pytest

from tests.lane_fixtures import clock, devices, lane, shop_dir, shop_template
from tests.unit.plugins.host.troupe import Fragile, Guard, Hoarder, Notes

__all__ = ["clock", "devices", "lane", "shop_dir", "shop_template"]


@pytest.fixture(autouse=True)
def troupe_as_it_was() -> Iterator[None]:
    """What a test tells the plugins to do is forgotten."""
    yield
    Guard.breaks, Fragile.broken, Hoarder.full = None, True, False
    Notes.lives.clear()
