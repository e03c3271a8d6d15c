"""Sales a second into DynamoDB, against Amazon's bare client with the same items side by side.

The sink gets a lane's real events in its own batches: it decodes each sale, makes its item, puts
it on a condition, and keeps the lane's position. The floor puts ready-made items, eight at once on
one client, and checks nothing. Both speak to the same DynamoDB Local, in turn, into tables of the
same shape; afterwards both hold the same sales. What is measured is the client's side: the real
service answers in milliseconds and from far away.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import Any

from sync.lane_event import LaneEvent
from sync.settings import S3, Aws, DynamoDB
from sync.sinks.base import Batch
from sync.sinks.dynamodb import items
from sync.sinks.dynamodb.schema import TRANSACTIONS
from sync.sinks.dynamodb.sink import AT_ONCE, TAKEN, DynamoDbSink
from tests.bench.figures import Figure, spread_of
from tests.bench.options import Options
from tests.servers.aws import AwsAddress
from tests.servers.dynamodb import DynamoDbServer
from tests.servers.server import new_folder
from tests.sync_journal import lane_events, some

NAME = "sales into DynamoDB"
DOES = "the DynamoDB sink against bare boto3, 8 calls at once"
GOAL = 0.7
BLOCKS, EVENTS, QUICK = 6, 24_000, 6_000


def measure(options: Options) -> Iterator[Figure]:
    """Blocks in turn, ours first and second alternating."""
    events = lane_events("T1", some(QUICK if options.quick else EVENTS))
    size = len(events) // BLOCKS
    parts = [events[at : at + size] for at in range(0, size * BLOCKS, size)]
    folder = new_folder("bench-dynamodb")
    server = DynamoDbServer(folder, run=os.getpid())
    server.start()
    try:
        ours, floor = _in_turn(server.address, parts)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    sales = sum(len(_sales(part)) for part in parts)
    yield Figure(
        name="sales into DynamoDB",
        unit="sales/s",
        ours=median(ours),
        floor=median(floor),
        floor_is="boto3 put_item of ready items, no condition, as many at once",
        goal=f"≥ {GOAL}×",
        met=median(ours) >= GOAL * median(floor),
        note=f"{sales:,} sales with their lines among {len(events):,} events",
        spread=spread_of([a / b for a, b in zip(ours, floor, strict=True)]),
    )


def _in_turn(
    address: AwsAddress, parts: Sequence[list[LaneEvent]]
) -> tuple[list[float], list[float]]:
    settings = DynamoDB(enabled=True, endpoint=address.endpoint_url)
    key = {"access_key_id": address.access_key, "secret_access_key": address.secret_key}
    sink = DynamoDbSink(settings, Aws(region=address.region), S3(), lambda _: json.dumps(key))
    bare = address.client("dynamodb", retries={"total_max_attempts": 1})
    bare.create_table(**TRANSACTIONS.creation("bare"))
    sink.open()
    try:
        _by_sink(sink, lane_events("T0", some(2_000)))  # both sides warm
        _by_client(bare, lane_events("T0", some(2_000)))
        ours: list[float] = []
        floor: list[float] = []
        for number, part in enumerate(parts):
            turns = [(ours, _by_sink, sink), (floor, _by_client, bare)]
            for rates, act, to in turns[:: -1 if number % 2 else 1]:
                rates.append(len(_sales(part)) / act(to, part))
    finally:
        sink.close()
    if _held(bare, settings.transactions_table) != _held(bare, "bare"):
        raise RuntimeError("both sides were to hold the same sales")
    return ours, floor


def _by_sink(sink: DynamoDbSink, events: list[LaneEvent]) -> float:
    size = sink.limits.events
    batches = [Batch(tuple(events[at : at + size])) for at in range(0, len(events), size)]
    started = time.perf_counter()
    for batch in batches:
        sink.deliver(batch)
    return time.perf_counter() - started


def _by_client(client: Any, events: list[LaneEvent]) -> float:
    ready = [items.transaction(event) for event in _sales(events)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        started = time.perf_counter()
        list(pool.map(lambda item: client.put_item(TableName="bare", Item=item), ready))
        return time.perf_counter() - started


def _sales(events: Sequence[LaneEvent]) -> list[LaneEvent]:
    return [event for event in events if event.event_type == TAKEN]


def _held(client: Any, table: str) -> set[tuple[str, str]]:
    pages = client.get_paginator("scan").paginate(TableName=table)
    found = {(item["sale_id"]["S"], item["hash"]["S"]) for page in pages for item in page["Items"]}
    return {(key, held) for key, held in found if not key.startswith("LANE#")}
