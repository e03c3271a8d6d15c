"""A real lane for the tests beside one."""

from tests.lane_fixtures import shop_dir, shop_template

__all__ = ["shop_dir", "shop_template"]
