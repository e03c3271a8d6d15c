"""The run's servers, for tests of agent and relays as a whole."""

from tests.servers.fixtures import (
    aws_server,
    dynamodb_server,
    fresh_database,
    fresh_name,
    kafka_server,
    postgres_server,
)

__all__ = [
    "aws_server",
    "dynamodb_server",
    "fresh_database",
    "fresh_name",
    "kafka_server",
    "postgres_server",
]
