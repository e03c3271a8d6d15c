"""The shop of the lane's tests."""

from __future__ import annotations

from tests.lane_fixtures import shop_dir, shop_template

__all__ = ["shop_dir", "shop_template"]
