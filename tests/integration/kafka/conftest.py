"""The run's broker, and a lane that sells."""

from tests.lane_fixtures import clock, devices, lane, shop_dir, shop_template
from tests.servers.fixtures import fresh_name, kafka_server

__all__ = ["clock", "devices", "fresh_name", "kafka_server", "lane", "shop_dir", "shop_template"]
