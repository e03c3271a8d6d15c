"""The archive as a stranger reads it: boto3, gzip, json and hashlib, nothing of ours.

For the contract of sinks and the chaos run. Every hash is worked out again, and what the manifest
says is held against what lies there.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import Any
from urllib.parse import quote

Held = tuple[str, int, str]  # journal_id, seq, hash


def archived(client: Any, bucket: str, terminal_id: str) -> list[Held]:
    """Every event of a lane in the archive, life by life; AssertionError for what does not fit."""
    found: list[Held] = []
    for entry in manifest(client, bucket, terminal_id):
        lines = gzip.decompress(_get(client, bucket, entry["key"]))
        assert hashlib.sha256(lines).hexdigest() == entry["sha256"], entry["key"]
        events = [json.loads(line) for line in lines.splitlines()]
        _check(entry, events, terminal_id)
        found += [(event["journal_id"], event["seq"], event["hash"]) for event in events]
    return found


def manifest(client: Any, bucket: str, terminal_id: str) -> list[dict[str, Any]]:
    """What the manifest says of a lane, in order of lives and seqs."""
    keys = sorted(_keys(client, bucket, f"manifest/{quote(terminal_id, safe='')}/"))
    return [json.loads(_get(client, bucket, key)) for key in keys]


def strays(client: Any, bucket: str, terminal_id: str) -> list[str]:
    """Segments that the manifest does not name: of a writer who was cut off, or was refused."""
    named = {entry["key"] for entry in manifest(client, bucket, terminal_id)}
    return sorted(set(_keys(client, bucket, f"journal/{quote(terminal_id, safe='')}/")) - named)


def _check(entry: dict[str, Any], events: list[dict[str, Any]], terminal_id: str) -> None:
    previous, seq = entry["first_prev_hash"], entry["first_seq"]
    for event in events:
        assert (event["terminal_id"], event["epoch"]) == (terminal_id, entry["epoch"])
        assert (event["seq"], event["prev_hash"]) == (seq, previous), entry["key"]
        assert _hash(event) == event["hash"], f"{entry['key']}: {seq}"
        previous, seq = event["hash"], seq + 1
    assert (seq - 1, previous) == (entry["last_seq"], entry["last_hash"]), entry["key"]


def _hash(event: dict[str, Any]) -> str:
    """As docs/events.md says it."""
    envelope = {name: value for name, value in event.items() if name not in ("data", "hash")}
    assert hashlib.sha256(_canonical(event["data"])).hexdigest() == event["data_hash"]
    return hashlib.sha256(_canonical(envelope)).hexdigest()


def _canonical(value: Any) -> bytes:
    words = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return words.encode()


def _get(client: Any, bucket: str, key: str) -> bytes:
    content: bytes = client.get_object(Bucket=bucket, Key=key)["Body"].read()
    return content


def _keys(client: Any, bucket: str, prefix: str) -> list[str]:
    try:
        pages = list(client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix))
    except client.exceptions.NoSuchBucket:
        return []
    return [each["Key"] for page in pages for each in page.get("Contents", ())]
