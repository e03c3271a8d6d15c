"""The lane's fixtures for every test of what must survive."""

from tests.lane_fixtures import clock, devices, lane, shop_dir, shop_template

__all__ = ["clock", "devices", "lane", "shop_dir", "shop_template"]
