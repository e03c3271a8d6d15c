"""The run's servers, for the rigs: a rig asks for its own with request.getfixturevalue."""

from collections.abc import Iterator

import pytest

from tests.aws_calls import LANE, SETUP, allowed, recorded, statements
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


@pytest.fixture(autouse=True)
def every_call_to_amazon_is_allowed(request: pytest.FixtureRequest) -> Iterator[None]:
    """By one of the two policies of docs/; that no right is too many, test_iam_policy.py says."""
    if request.node.get_closest_marker("slow") is None:  # the fake calls nobody
        yield
        return
    with recorded() as calls:
        yield
    said = statements(LANE, SETUP)
    assert [call for call in sorted(calls) if not allowed(call, said)] == []
