"""The run's servers, for the rigs: a rig asks for its own with request.getfixturevalue."""

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
