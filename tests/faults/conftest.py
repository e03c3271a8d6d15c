"""The lane's fixtures for every test of what must survive."""

from tests.faults.tampered_day import day, victim
from tests.lane_fixtures import clock, devices, lane, shop_dir, shop_template

__all__ = ["clock", "day", "devices", "lane", "shop_dir", "shop_template", "victim"]
