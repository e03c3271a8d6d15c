"""A backlog of 100,000 events to Kafka, against a raw librdkafka producer of the same messages.

Ours reads the lane's journal and returns when every message is acknowledged. The raw producer has
the same settings and every key, value and header ready in memory; a second floor is a script that,
as we must, reads the rows and makes the headers first. All run in turn against one broker, each
into a topic of its own; every delivery report is counted.
"""

from __future__ import annotations

import gc
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from pysqlite3 import dbapi2

from sync.ahead import ReadAhead
from sync.kafka.client import Clients
from sync.kafka.cloud_events import Headers, headers_of, key_of
from sync.outbox import Outbox
from sync.settings import Kafka
from sync.sinks.base import NOTHING, Limits
from sync.sinks.kafka import KafkaSink
from tests.bench.bulk import make_journal
from tests.bench.children.kafka_memory import peaks
from tests.bench.figures import Figure, spread_of
from tests.bench.options import Options
from tests.servers.kafka import KafkaServer
from tests.servers.server import ServerTrouble, new_folder

NAME = "backlog to Kafka"
DOES = "100,000 events to a broker and acknowledged, and what memory a backlog takes"
GOAL, GROWTH = 0.7, 1.1
SALES, QUICK, ROUNDS = 15_200, 1_500, 5
FEW, MANY_SALES = 1_500, 152_000  # a tenth; ten times as many with --scale
CONNECTED_S = 0.7  # a producer asks for its identity meanwhile
Message = tuple[bytes, bytes, Headers]
_COLUMNS = (
    "terminal_id, store_id, journal_id, epoch, seq, event_id, event_type, version, shift_id,"
    " employee_id, basket_id, caused_by, training, occurred_at, utc_offset_min, business_date,"
    " data, data_hash, prev_hash, hash"
)


class NotAll(Exception):
    """Some were not acknowledged: nothing was measured."""


@dataclass(slots=True)
class Acknowledged:
    """Counts delivery reports."""

    count: int = 0

    def __call__(self, err: Any, _message: Any) -> None:
        if err is not None:
            raise NotAll(err.str())
        self.count += 1


def settings(bootstrap: str) -> Kafka:
    """Topics of a run's own."""
    name = f"b-{secrets.token_hex(4)}"
    return Kafka(
        servers=bootstrap, security="plaintext", events_topic=name, customers_topic=f"{name}-people"
    )


def outbox_of(folder: Path) -> Outbox:
    return Outbox(folder / "lane.db", folder / "catalog.db", folder / "images")


def sent(folder: Path, bootstrap: str) -> float:
    """Seconds of the sink for the whole journal."""
    outbox = ReadAhead(lambda: outbox_of(folder))  # as the agent does
    sink = KafkaSink(settings(bootstrap), lambda _: None)
    sink.open()
    time.sleep(CONNECTED_S)
    began = time.perf_counter()
    after, goes_on = NOTHING.seq, True
    while goes_on:
        goes_on = False
        for batch in outbox.batches(after, sink.limits, ()):
            sink.deliver(batch)
            after, goes_on = batch.events[-1].seq, True
    took = time.perf_counter() - began
    sink.close()
    outbox.close()
    return took


def produced(messages: Iterable[Message], events: int, bootstrap: str) -> float:
    """Seconds of a bare producer with our settings."""
    chosen = settings(bootstrap)
    sink = KafkaSink(chosen, lambda _: None)
    sink.open()  # makes the topic
    sink.close()
    clients = Clients(chosen, lambda _: None)
    producer, reports = clients.producer(delivery_report_only_error=False), Acknowledged()
    producer.list_topics(chosen.events_topic, timeout=10)
    time.sleep(CONNECTED_S)
    began = time.perf_counter()
    for number, (key, value, headers) in enumerate(messages):
        while True:
            try:
                producer.produce(
                    chosen.events_topic, value, key, headers=headers, on_delivery=reports
                )
                break
            except BufferError:
                producer.poll(0.1)
        if not number & 255:
            producer.poll(0)
    producer.flush(60)
    took = time.perf_counter() - began
    if reports.count != events:
        raise NotAll(f"{reports.count} of {events}")
    return took


def ready(folder: Path) -> list[Message]:
    """Every message of the journal."""
    outbox = outbox_of(folder)
    messages: list[Message] = []
    after = 0
    while batches := list(outbox.batches(after, Limits(events=5_000, payload_bytes=1 << 30), ())):
        for event in batches[-1].events:
            messages.append((key_of(event), event.payload, headers_of(event)))
        after = batches[-1].events[-1].seq
    outbox.close()
    return messages


def scripted(folder: Path) -> Iterator[Message]:
    """The same messages, made from rows by a script that knows nothing of sinks and cursors."""
    connection = dbapi2.connect(str(folder / "lane.db"))
    for row in connection.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY seq"):
        yield row[0].encode(), row[16], _headers(row)
    connection.close()


def _headers(row: Any) -> Headers:
    headers: Headers = {
        "ce_specversion": "1.0",
        "ce_source": f"/stores/{row[1]}/terminals/{row[0]}",
        "content-type": "application/json",
        "ce_id": _uuid(row[5]),
        "ce_type": row[6],
        "ce_time": row[13],
        "ce_journalid": _uuid(row[2]),
        "ce_epoch": str(row[3]),
        "ce_seq": str(row[4]),
        "ce_version": str(row[7]),
        "ce_storeid": row[1],
        "ce_terminalid": row[0],
        "ce_training": "true" if row[12] else "false",
        "ce_utcoffsetmin": str(row[14]),
        "ce_businessdate": row[15],
        "ce_datahash": row[17].hex(),
        "ce_prevhash": row[18].hex(),
        "ce_hash": row[19].hex(),
    }
    about = f"terminal/{row[0]}"
    if row[8] is not None:
        headers["ce_shiftid"] = _uuid(row[8])
        about = f"shift/{headers['ce_shiftid']}"
    if row[9] is not None:
        headers["ce_employeeid"] = row[9]
    if row[10] is not None:
        headers["ce_basketid"] = _uuid(row[10])
        about = f"basket/{headers['ce_basketid']}"
    if row[11] is not None:
        headers["ce_causedby"] = _uuid(row[11])
    headers["ce_subject"] = about
    return headers


def _uuid(raw: bytes) -> str:
    digits = raw.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def measure(options: Options) -> Iterator[Figure]:
    """Throughput, then memory."""
    folder = options.work / "lane"
    make_journal(folder, QUICK if options.quick else SALES)
    home = new_folder("bench-kafka")
    try:
        with KafkaServer(home, heap="512m") as server:
            yield from _throughput(folder, server.address.bootstrap, options)
            yield from _memory(folder, server.address.bootstrap, options)
    except ServerTrouble as err:
        print(f"{NAME}: not measured, {err}")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _throughput(folder: Path, bootstrap: str, options: Options) -> Iterator[Figure]:
    messages = ready(folder)
    assert list(scripted(folder)) == messages
    events = len(messages)
    gc.collect()
    gc.freeze()  # or garbage is looked for among the messages of the floor
    runs: dict[str, Callable[[], float]] = {
        "ours": lambda: sent(folder, bootstrap),
        "raw": lambda: produced(messages, events, bootstrap),
        "script": lambda: produced(scripted(folder), events, bootstrap),
    }
    rates: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(1 + (2 if options.quick else ROUNDS)):
        for name, run in runs.items():
            rate = events / run()
            if number:  # the first round warms the broker up
                rates[name].append(rate)
    gc.unfreeze()
    size = sum(len(value) for _, value, _ in messages) / events
    floors = {
        "raw": "raw producer: same settings, keys, values and headers, ready in memory",
        "script": "raw script: reads the same rows, makes the same headers, same settings",
    }
    for floor, words in floors.items():
        ratios = [one / other for one, other in zip(rates["ours"], rates[floor], strict=True)]
        goal = GOAL if floor == "raw" else 0.0
        yield Figure(
            name="events to Kafka" if floor == "raw" else "events to Kafka, reading included",
            unit="events/s",
            ours=median(rates["ours"]),
            floor=median(rates[floor]),
            floor_is=words,
            goal=f"≥ {goal}×" if goal else "",
            met=median(ratios) >= goal if goal and not options.quick else None,
            note=f"{events:,} events of {size:,.0f} B",
            spread=spread_of(ratios),
        )


def _memory(folder: Path, bootstrap: str, options: Options) -> Iterator[Figure]:
    """Peak memory of a process that drains a backlog, against one with a tenth of it."""
    small = options.work / "small"
    make_journal(small, FEW // 10 if options.quick else FEW)
    large = folder
    if options.scale:
        large = options.work / "large"
        make_journal(large, MANY_SALES)
    few, less = peaks(small, settings(bootstrap))
    many, more = peaks(large, settings(bootstrap))
    yield Figure(
        name="memory while a backlog goes to Kafka",
        unit="MB",
        ours=more,
        floor=less,
        floor_is=f"the same with {few:,} events",
        goal=f"≤ {GROWTH}×",
        met=None if options.quick else more <= GROWTH * less,
        note=f"peak of a process that drains {many:,} events by a worker",
    )
