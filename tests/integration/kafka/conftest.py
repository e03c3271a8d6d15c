"""The run's broker, and lines to it."""

from tests.servers.fixtures import fresh_name, kafka_server

__all__ = ["fresh_name", "kafka_server"]
