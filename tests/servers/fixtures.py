"""Fixtures of the run's servers: each starts when the first test of any worker asks for it.

A conftest imports those that its tests use. They end with the run; tests keep out of each
other's way by `fresh_name` and `fresh_database`, and never stop a server that is shared.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.once import once
from tests.servers.aws import AwsAddress, AwsServer
from tests.servers.dynamodb import DynamoDbServer
from tests.servers.kafka import KafkaAddress, KafkaServer
from tests.servers.postgres import PostgresAddress, PostgresServer
from tests.servers.server import ServerTrouble, new_folder

Address = TypeVar("Address")


@pytest.fixture(scope="session")
def kafka_server(tmp_path_factory: pytest.TempPathFactory) -> KafkaAddress:
    """The run's broker; topics are made by who needs them."""
    settings = {"broker.session.timeout.ms": 9_000}  # nobody kills it: a busy machine may pause it
    return _shared(tmp_path_factory, KafkaServer, KafkaAddress, settings=settings)


@pytest.fixture(scope="session")
def dynamodb_server(tmp_path_factory: pytest.TempPathFactory) -> AwsAddress:
    """The run's DynamoDB."""
    return _shared(tmp_path_factory, DynamoDbServer, AwsAddress)


@pytest.fixture(scope="session")
def aws_server(tmp_path_factory: pytest.TempPathFactory) -> AwsAddress:
    """The run's S3, SNS, SQS and CloudWatch."""
    return _shared(tmp_path_factory, AwsServer, AwsAddress)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> PostgresAddress:
    """The run's Postgres, in its administrator's database."""
    return _shared(tmp_path_factory, PostgresServer, PostgresAddress)


@pytest.fixture
def fresh_name() -> str:
    """A name that no other test has: of a topic, table, bucket or queue."""
    return f"t-{secrets.token_hex(6)}"


@pytest.fixture
def fresh_database(postgres_server: PostgresAddress) -> Iterator[PostgresAddress]:
    """An empty database of the test's own."""
    with postgres_server.database() as database:
        yield database


def this_run() -> int:
    """The process id of the whole test run: pytest's controller, whose children the workers are."""
    return os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()


def _shared(
    factory: pytest.TempPathFactory,
    kind: Callable[..., Any],
    address: type[Address],
    **options: Any,
) -> Address:
    name = kind.__name__

    def start(_: Path) -> Address | ServerTrouble:
        folder = new_folder(name.lower())
        try:
            server = kind(folder, run=this_run(), **options)
            server.start()
        except ServerTrouble as trouble:  # told by every test, tried once
            shutil.rmtree(folder, ignore_errors=True)
            return trouble
        told: Address = server.address
        return told

    made = once(factory, name, start)
    if isinstance(made, ServerTrouble):
        pytest.fail(str(made), pytrace=False)
    assert isinstance(made, address)
    return made
