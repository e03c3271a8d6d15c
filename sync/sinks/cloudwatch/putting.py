"""Puts data in as few calls as CloudWatch allows. botocore compresses what is above 10 kB."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sync.sinks.aws_errors import told

SINK = "cloudwatch"
AT_ONCE = 1000  # data of one call
MAX_BYTES = 900_000  # of one call: 1 MB before compression, with room for names and quotes


def put(client: Any, namespace: str, data: Iterable[dict[str, Any]]) -> None:
    """Return when CloudWatch has all of it. Raises SinkDown, AuthPaused, Poison."""
    for portion in portions(data):
        with told(SINK, namespace):
            client.put_metric_data(Namespace=namespace, MetricData=portion)


def portions(data: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Data in portions of one call."""
    portion: list[dict[str, Any]] = []
    size = 0
    for each in data:
        bytes_ = len(json.dumps(each, default=str))
        if portion and (len(portion) == AT_ONCE or size + bytes_ > MAX_BYTES):
            yield portion
            portion, size = [], 0
        portion.append(each)
        size += bytes_
    if portion:
        yield portion
