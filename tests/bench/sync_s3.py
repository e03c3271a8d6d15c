"""A backlog of 100,000 events into the archive, against Amazon's bare client with the same bytes.

Ours reads the lane's journal, cuts it into segments, packs each, and puts it and its entry on the
condition that nobody has. The floor has every object ready in memory, as it lies in our bucket,
and puts one after the other without a condition. Both speak to the same moto server, in turn;
afterwards both buckets hold the same. What is measured is the client's side: the real service
answers from far away.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from sync import settings as configured
from sync.outbox import Outbox
from sync.sinks.s3 import S3Sink
from tests import s3_reader
from tests.bench.bulk import make_journal
from tests.bench.figures import Figure, spread_of
from tests.bench.options import Options
from tests.lane_fixtures import rows_of
from tests.servers.aws import AwsAddress, AwsServer
from tests.servers.server import new_folder

NAME = "backlog to S3"
DOES = "100,000 events into the journal's archive"
GOAL = 0.5
SALES, QUICK, ROUNDS = 15_200, 1_500, 3
Objects = dict[str, bytes]


def measure(options: Options) -> Iterator[Figure]:
    """Each round archives the whole journal into a bucket of its own."""
    lane = options.work / "sync_s3"
    make_journal(lane, QUICK if options.quick else SALES)
    events = int(rows_of(lane, "SELECT max(seq) FROM journal")[0][0])
    folder = new_folder("bench-s3")
    server = AwsServer(folder, run=os.getpid())
    server.start()
    try:
        ours, floor, objects = _in_turn(lane, server.address)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    size = sum(map(len, objects.values()))
    yield Figure(
        name=NAME,
        unit="events/s",
        ours=median(events / took for took in ours),
        floor=median(events / took for took in floor),
        floor_is="boto3 put_object of the same objects, ready in memory",
        goal=f"≥ {GOAL}×",
        met=median(floor) >= GOAL * median(ours),  # seconds
        note=f"{events:,} events, {len(objects):,} objects, {size / events:.0f} bytes an event",
        spread=spread_of([b / a for a, b in zip(ours, floor, strict=True)]),
    )


def _in_turn(lane: Path, server: AwsAddress) -> tuple[list[float], list[float], Objects]:
    client = server.client("s3", retries={"total_max_attempts": 1})
    ours: list[float] = []
    floor: list[float] = []
    objects: Objects = {}
    _archived(lane, server, "warm")
    for number in range(ROUNDS):
        ours.append(_archived(lane, server, f"ours-{number}"))
        objects = objects or _held(client, f"ours-{number}")
        floor.append(_put(client, f"floor-{number}", objects))
        if not objects.items() == _held(client, f"ours-{number}").items():
            raise RuntimeError("every round was to make the same objects")
    if _held(client, "floor-0") != objects:
        raise RuntimeError("both sides were to hold the same")
    last = rows_of(lane, "SELECT max(seq) FROM journal")[0][0]
    if not last - 500 < s3_reader.archived(client, "ours-0", "TERM001")[-1][1] <= last:
        raise RuntimeError("the archive was to end with the journal's last whole segment")
    return ours, floor, objects


def _archived(lane: Path, server: AwsAddress, bucket: str) -> float:
    """Seconds of the sink for the whole journal."""
    key = json.dumps({"access_key_id": server.access_key, "secret_access_key": server.secret_key})
    section = configured.S3(archive_bucket=bucket, images_bucket=f"{bucket}-images")
    cloud = configured.Aws(region=server.region, endpoint=server.endpoint_url)
    sink = S3Sink(section, cloud, lambda _: key)
    outbox = Outbox(lane / "lane.db", lane / "catalog.db", lane / "images")
    try:
        sink.open()
        began = time.perf_counter()
        after, goes_on = sink.position("TERM001").seq, True
        while goes_on:
            goes_on = False
            for batch in outbox.batches(after, sink.limits, sink.carries):
                sink.deliver(batch)
                if batch.events:
                    after, goes_on = batch.events[-1].seq, True
        return time.perf_counter() - began
    finally:
        sink.close()
        outbox.close()


def _put(client: Any, bucket: str, objects: Objects) -> float:
    place = {"LocationConstraint": client.meta.region_name}
    client.create_bucket(Bucket=bucket, CreateBucketConfiguration=place)
    began = time.perf_counter()
    for key, content in objects.items():
        client.put_object(Bucket=bucket, Key=key, Body=content)
    return time.perf_counter() - began


def _held(client: Any, bucket: str) -> Objects:
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    keys = [each["Key"] for page in pages for each in page.get("Contents", ())]
    return {key: client.get_object(Bucket=bucket, Key=key)["Body"].read() for key in keys}
