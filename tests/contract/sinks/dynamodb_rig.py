"""The rig of DynamoDB: Amazon's DynamoDB Local behind a fault proxy, tables of the test's own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from msgspec.structs import replace

from pos_terminal.domain.errors import AuthPaused, Poison, SinkDown, SinkError
from sync import aws
from sync.documents import Kind
from sync.lane_event import LaneEvent
from sync.settings import S3, Aws, DynamoDB
from sync.sinks.dynamodb.sink import DynamoDbSink
from tests.aws_calls import plays
from tests.contract.sinks.rig import Held, Promise
from tests.faultproxy import FaultProxy
from tests.faultproxy.aws_errors import DYNAMODB, AwsError
from tests.servers.aws import AwsAddress
from tests.sync_journal import some

READ_S = 2.0  # of a frozen line; a healthy answer takes milliseconds
ANSWERS: tuple[tuple[AwsError, type[SinkError]], ...] = (
    (DYNAMODB.over_capacity, SinkDown),
    (DYNAMODB.throttled, SinkDown),
    (DYNAMODB.too_many_requests, SinkDown),
    (DYNAMODB.broken, SinkDown),
    (DYNAMODB.expired, AuthPaused),
    (DYNAMODB.unknown_key, AuthPaused),
    (DYNAMODB.skewed_clock, AuthPaused),
    (DYNAMODB.denied, AuthPaused),
    (DYNAMODB.invalid, Poison),
)


class DynamoDbRig:
    """Two tables that nobody else has, and a reader past the line."""

    name = "dynamodb"
    limit_s = 60.0
    secret = ""
    answers: Sequence[tuple[AwsError, type[SinkError]]] = ANSWERS
    cannot: Mapping[Promise, str] = {
        Promise.AUTH: "DynamoDB Local takes any key; its refusals are among the recorded answers",
        Promise.RESTART: "DynamoDB Local holds its tables in memory here",
    }

    def __init__(self, address: AwsAddress, line: FaultProxy, name: str) -> None:
        self.line = line
        self.address = address
        self.reader = address.client("dynamodb")
        self.settings = DynamoDB(
            enabled=True,
            endpoint=line.url,
            customers_table=f"{name}-customers",
            transactions_table=f"{name}-transactions",
        )
        self.aws = Aws(region=address.region)
        plays(self.settings.customers_table, DynamoDB().customers_table)
        plays(self.settings.transactions_table, DynamoDB().transactions_table)

    def kept(self, _name: str) -> str:
        """The secret store."""
        key = {"access_key_id": self.address.access_key}
        return json.dumps(key | {"secret_access_key": self.address.secret_key})

    def sink(self) -> DynamoDbSink:
        return DynamoDbSink(self.settings, self.aws, S3(), self.kept)

    def bare(self) -> DynamoDbSink:
        return DynamoDbSink(self.settings, replace(self.aws, create=False), S3(), self.kept)

    def stranger(self) -> DynamoDbSink:
        raise NotImplementedError(self.cannot[Promise.AUTH])

    def misfit(self) -> Mapping[str, Any]:
        """A key of an index may be 2,048 bytes."""
        sale = next(body for body in some(200) if body["event_type"] == "BASKET_CLOSED")
        return sale | {"customer_ref": "c" * 3_000, "basket_id": "a misfit"}

    def due(self, events: Sequence[LaneEvent]) -> list[Held]:
        """Sales, and the lane's position, whatever kind of event that is."""
        last = events[-1:]
        taken = [e for e in events if e.event_type == "BASKET_CLOSED"]
        return [(e.journal_id, e.seq, e.hash) for e in (*taken, *last)]

    def held(self, terminal_id: str) -> list[Held]:
        """By a plain scan of the whole table, in the order of the journal."""
        found = []
        for item in scan(self.reader, self.settings.transactions_table):
            if item["terminal_id"]["S"] == terminal_id:
                of_lane = item["sale_id"]["S"].startswith("LANE#")
                life = (int(item["epoch"]["N"]), int(item["seq"]["N"]))
                held = (item["journal_id"]["S"], life[1], item["hash"]["S"])
                found.append(((of_lane, *life), held))
        return [held for _, held in sorted(found)]

    def shown(self, kind: Kind, key: str) -> str | None:
        assert kind is Kind.CUSTOMER
        found = self.reader.get_item(
            TableName=self.settings.customers_table, Key={"customer_ref": {"S": key}}
        ).get("Item")
        return None if found is None else str(found.get("name", {"S": ""})["S"])

    def cut_answer(self, times: int) -> None:
        self.line.cut_answer(times, only="PutItem")

    def answer_with(self, error: AwsError, times: int) -> None:
        self.line.answer_with(error, times, only="PutItem")

    def restart(self) -> None:
        raise NotImplementedError(self.cannot[Promise.RESTART])


def scan(reader: Any, table: str) -> Iterator[dict[str, Any]]:
    """Every item, by DynamoDB's own paging; nothing where the table is not there."""
    try:
        for page in reader.get_paginator("scan").paginate(TableName=table, ConsistentRead=True):
            yield from page["Items"]
    except reader.exceptions.ResourceNotFoundException:
        return


@contextmanager
def open_rig(request: pytest.FixtureRequest, *, own: bool) -> Iterator[DynamoDbRig]:
    """Fresh tables on the run's DynamoDB Local; nobody stops it, `own` changes nothing."""
    address: AwsAddress = request.getfixturevalue("dynamodb_server")
    name: str = request.getfixturevalue("fresh_name")
    request.getfixturevalue("monkeypatch").setattr(aws, "READ_S", READ_S)
    with FaultProxy.to(address.endpoint_url, speaks="http") as line:
        yield DynamoDbRig(address, line, name)
