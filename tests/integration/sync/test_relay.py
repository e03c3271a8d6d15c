"""Three lanes, three relays, one killed every few seconds: stores hold exactly the journals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sync.settings import Kafka
from tests.integration.sync.relay_drill import LIMIT_S, pause, relays, send
from tests.servers.aws import AwsAddress
from tests.servers.kafka import KafkaAddress
from tests.servers.postgres import PostgresAddress
from tests.sync_journal import Journal, some
from tests.waiting import until

LANES = ("TERM001", "TERM002", "TERM003")
EVENTS = 250  # of each lane


@pytest.mark.slow
def test_relays_that_are_killed_double_nothing_lose_nothing_and_keep_each_lanes_order(
    kafka_server: KafkaAddress,
    dynamodb_server: AwsAddress,
    fresh_database: PostgresAddress,
    fresh_name: str,
    tmp_path: Path,
) -> None:
    journals = [Journal(lane, some(EVENTS, after=700 * at)) for at, lane in enumerate(LANES)]
    kafka = Kafka(
        servers=kafka_server.bootstrap,
        security="plaintext",
        events_topic=f"{fresh_name}-events",
        customers_topic=f"{fresh_name}-customers",
        share_parked=False,
    )
    config = tmp_path / "sync.toml"
    config.write_text(_config(kafka, dynamodb_server, fresh_database, fresh_name))
    sales = {
        sale.event_id: sale.hash
        for journal in journals
        for sale in journal.events
        if sale.event_type == "BASKET_CLOSED"
    }
    assert len(sales) > 30
    with relays(config, tmp_path, fresh_name) as working:
        for _ in send(kafka, journals, 50):
            pause(1.0)
            working.kill_one()
        _until_all(lambda: _events(fresh_database), journals)
        until(lambda: _transactions(dynamodb_server, fresh_name) == sales, LIMIT_S, every_s=0.2)
    assert working.killed == 5
    assert _events(fresh_database) == _due(journals)


def _config(kafka: Kafka, dynamodb: AwsAddress, postgres: PostgresAddress, name: str) -> str:
    return f"""
[kafka]
servers = "{kafka.servers}"
security = "plaintext"
events_topic = "{kafka.events_topic}"
customers_topic = "{kafka.customers_topic}"

[dynamodb]
enabled = true
endpoint = "{dynamodb.endpoint_url}"
customers_table = "{name}-customers"
transactions_table = "{name}-transactions"

[postgres]
enabled = true
host = "{postgres.host}"
port = {postgres.port}
database = "{postgres.dbname}"
username = "{postgres.user}"
tls = "disable"
"""


def _due(journals: list[Journal]) -> dict[str, list[tuple[int, str]]]:
    return {
        journal.terminal_id: [(event.seq, event.hash) for event in journal.events]
        for journal in journals
    }


def _events(database: PostgresAddress) -> dict[str, list[tuple[int, str]]]:
    """Every event as a plain reader of the tables finds it, by lane and seq."""
    found: dict[str, list[tuple[int, str]]] = {}
    with database.connect() as connection:
        there = connection.execute("SELECT to_regclass('pos.events')").fetchone()
        if there is None or there[0] is None:
            return {}
        rows = connection.execute(
            "SELECT terminal_id, seq, encode(hash, 'hex') FROM pos.events ORDER BY terminal_id, seq"
        )
        for lane, seq, digest in rows:
            found.setdefault(lane, []).append((seq, digest))
    return found


def _transactions(server: AwsAddress, name: str) -> dict[str, str]:
    """Every sale by its event's id; one that is there twice fails."""
    client = server.client("dynamodb")
    found: dict[str, str] = {}
    pages = client.get_paginator("scan").paginate(TableName=f"{name}-transactions")
    for page in pages:
        for item in page["Items"]:
            if item["sale_id"]["S"].startswith("LANE#"):
                continue
            event_id = item["event_id"]["S"]
            assert event_id not in found, "a sale is there twice"
            found[event_id] = item["hash"]["S"]
    return found


def _until_all(read: Any, journals: list[Journal]) -> None:
    due = sum(len(each.events) for each in journals)
    until(lambda: sum(map(len, read().values())) >= due, LIMIT_S, every_s=0.2)
