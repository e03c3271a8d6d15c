"""The run's servers, for tests of agent and relays as a whole."""

from collections.abc import Iterator

import pytest

from tests.contract.sinks.postgres_rig import with_tables
from tests.servers.fixtures import (
    aws_server,
    dynamodb_server,
    fresh_database,
    fresh_name,
    kafka_server,
    postgres_server,
)
from tests.servers.postgres import PostgresAddress

__all__ = [
    "aws_server",
    "dynamodb_server",
    "fresh_database",
    "fresh_name",
    "kafka_server",
    "postgres_server",
]


@pytest.fixture
def reporting(request: pytest.FixtureRequest) -> Iterator[PostgresAddress]:
    """A database with the reporting tables."""
    with with_tables(request) as address:
        yield address
