"""What each store holds against the lane's journal, read by plain clients and no code of ours (I6).

A finding is a sentence; none means that the store holds exactly the projection of the journal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, TopicPartition
from pysqlite3 import dbapi2

from tests import s3_reader
from tests.faults.sync_world import ARCHIVE, TRANSACTIONS, World

LIMIT_S = 60.0
SEGMENT = 500
SALES = "SELECT sale_id, total_minor, tax_minor, receipt_no FROM {} ORDER BY receipt_no"


@dataclass(frozen=True, slots=True)
class Fact:
    """An event of the journal, as far as a judge looks at it."""

    event_id: str
    journal_id: str
    epoch: int
    seq: int
    hash: str
    event_type: str


def journal(data_dir: Path) -> list[Fact]:
    """The journal, straight from the file."""
    connection = dbapi2.connect(f"file:{data_dir / 'lane.db'}?mode=ro", uri=True)
    try:
        rows = connection.execute(
            "SELECT hex(event_id), hex(journal_id), epoch, seq, hex(hash), event_type"
            " FROM journal ORDER BY seq"
        ).fetchall()
    finally:
        connection.close()
    return [Fact(_uuid(a), _uuid(b), c, d, e.lower(), f) for a, b, c, d, e, f in rows]


def judge(world: World, data_dir: Path, terminal_id: str) -> list[str]:
    """Everything that any store has too much, too little, twice, changed or out of order."""
    facts = journal(data_dir)
    return [
        *_kafka(world, facts, terminal_id),
        *_postgres(world, facts, data_dir),
        *_dynamodb(world, facts),
        *_s3(world, facts, terminal_id),
    ]


def compare(store: str, due: Sequence[Any], held: Sequence[Any]) -> list[str]:
    """Exactly these, in this order."""
    if list(due) == list(held):
        return []
    missing = [each for each in due if each not in set(held)]
    extra = [each for each in held if each not in set(due)]
    if missing or extra:
        return [f"{store}: {len(missing)} missing {missing[:2]}, {len(extra)} extra {extra[:2]}"]
    return [f"{store}: {len(held)} where {len(due)} are due, or another order"]


def _kafka(world: World, facts: list[Fact], terminal_id: str) -> list[str]:
    """After de-duplication by id, which every consumer does: the journal in its order."""
    held: dict[str, tuple[str, int, str]] = {}
    for key, said in _messages(world.kafka.address.bootstrap, "pos-events"):
        if key == terminal_id:
            held.setdefault(said["ce_id"], (said["ce_id"], int(said["ce_seq"]), said["ce_hash"]))
    due = [(fact.event_id, fact.seq, fact.hash) for fact in facts]
    return compare("Kafka", due, list(held.values()))


def _messages(bootstrap: str, topic: str) -> Iterator[tuple[str, dict[str, str]]]:
    consumer = Consumer(
        {"bootstrap.servers": bootstrap, "group.id": "judge", "enable.partition.eof": True}
    )
    try:
        partitions = consumer.list_topics(topic, timeout=LIMIT_S).topics[topic].partitions
        consumer.assign([TopicPartition(topic, each, OFFSET_BEGINNING) for each in partitions])
        ends = set(partitions)
        while ends:
            message = consumer.poll(LIMIT_S)
            assert message is not None, "the broker says nothing"
            error = message.error()
            if error is None:
                headers = {name: value.decode() for name, value in message.headers() or []}
                yield message.key().decode(), headers
            else:
                assert error.code() == KafkaError._PARTITION_EOF, error
                ends.discard(message.partition())
    finally:
        consumer.close()


def _postgres(world: World, facts: list[Fact], data_dir: Path) -> list[str]:
    """Events by id and hash, and each sale as the lane's own table has it."""
    with world.postgres.address.connect() as connection:
        held = connection.execute(
            "SELECT event_id::text, seq, encode(hash, 'hex') FROM pos.events ORDER BY seq"
        ).fetchall()
        sold = [
            (str(sale), int(total), int(tax), receipt)
            for sale, total, tax, receipt in connection.execute(SALES.format("pos.sales"))
        ]
    due = [(fact.event_id, fact.seq, fact.hash) for fact in facts]
    lane = dbapi2.connect(f"file:{data_dir / 'lane.db'}?mode=ro", uri=True)
    try:
        sales = [(_uuid(row[0].hex()), *row[1:]) for row in lane.execute(SALES.format("sales"))]
    finally:
        lane.close()
    return [*compare("Postgres", due, held), *compare("sales in Postgres", sales, sold)]


def _dynamodb(world: World, facts: list[Fact]) -> list[str]:
    """One item a sale or refund, and the lane's position at its last event."""
    client = world.dynamodb.address.client("dynamodb")
    items = [
        item
        for page in client.get_paginator("scan").paginate(TableName=TRANSACTIONS)
        for item in page["Items"]
    ]
    lanes = [item for item in items if item["sale_id"]["S"].startswith("LANE#")]
    held = sorted(
        (int(item["seq"]["N"]), item["event_id"]["S"], item["hash"]["S"])
        for item in items
        if item not in lanes
    )
    due = [(f.seq, f.event_id, f.hash) for f in facts if f.event_type == "BASKET_CLOSED"]
    stands = [(int(item["seq"]["N"]), item["hash"]["S"]) for item in lanes]
    last = [(facts[-1].seq, facts[-1].hash)]
    return [*compare("DynamoDB", due, held), *compare("DynamoDB's position", last, stands)]


def _s3(world: World, facts: list[Fact], terminal_id: str) -> list[str]:
    """Whole segments: up to the last closed shift or 500th event."""
    client = world.aws.address.client("s3", s3={"addressing_style": "path"})
    held = s3_reader.archived(client, ARCHIVE, terminal_id)
    ends = [f.seq for f in facts if f.seq % SEGMENT == 0 or f.event_type == "SHIFT_CLOSED"]
    upto = max(ends, default=0)
    due = [(f.journal_id, f.seq, f.hash) for f in facts if f.seq <= upto]
    return compare("S3", due, held)


def notified(world: World, queue_url: str) -> set[str]:
    """Ids of what SNS told, read from a queue: doubles fall away, as for every reader."""
    client = world.aws.address.client("sqs")
    found: set[str] = set()
    while True:
        some = client.receive_message(QueueUrl=queue_url, MaxNumberOfMessages=10)
        messages = some.get("Messages", [])
        if not messages:
            return found
        for message in messages:
            found.add(json.loads(message["Body"])["event_id"])
            client.delete_message(QueueUrl=queue_url, ReceiptHandle=message["ReceiptHandle"])


def _uuid(raw: str) -> str:
    low = raw.lower()
    return f"{low[:8]}-{low[8:12]}-{low[12:16]}-{low[16:20]}-{low[20:]}"
