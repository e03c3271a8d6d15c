"""docs/kafka.md says which headers there are, and its consumer's check works."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from sync.kafka import topics
from sync.kafka.cloud_events import OPTIONAL, header_of, headers_of
from sync.lane_event import HASHED
from sync.settings import Kafka
from sync.sinks.kafka import tail
from tests.sync_journal import lane_events, some

TEXT = (Path(__file__).parents[4] / "docs" / "kafka.md").read_text("utf-8")
ROW = re.compile(r"^\| `(ce_\w+|content-type)` \| (?:`(\w+)`)? ?\| ?(.*)\|$", re.MULTILINE)
EVENTS = lane_events("T1", some(40))


def test_the_table_has_every_header_with_its_field_and_no_other() -> None:
    rows = {header: field for header, field, _ in ROW.findall(TEXT)}
    full = replace(EVENTS[3], **dict.fromkeys(OPTIONAL, EVENTS[0].event_id))
    assert rows.keys() == headers_of(full).keys()
    fields = {field: header for header, field in rows.items() if field}
    assert fields == {field: header_of(field) for field in (*HASHED, "hash")}
    may_lack = {field for _, field, words in ROW.findall(TEXT) if "or absent" in words}
    assert may_lack == OPTIONAL


def test_the_consumer_s_check_finds_the_genuine_and_the_forged() -> None:
    [code] = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    for event in EVENTS:
        headers = {name: str(value) for name, value in headers_of(event).items()}
        assert names["is_genuine"](headers, event.payload)
        assert not names["is_genuine"](headers, event.payload + b" ")
        assert not names["is_genuine"](headers | {"ce_seq": "999"}, event.payload)


def test_names_and_numbers_of_the_topics_are_the_program_s() -> None:
    kafka = Kafka()
    for name in (
        kafka.events_topic,
        kafka.customers_topic,
        kafka.catalog_topic,
        kafka.parked_topic,
    ):
        assert f"| `{name}` |" in TEXT
    assert f"| {kafka.partitions} partitions (setting `partitions`)" in TEXT
    assert f"kept for {topics.KEPT_DAYS} days" in TEXT
    assert f"{tail.MOST_OFFSETS:,} messages, 48 MB or {tail.MOST_S:.0f} seconds" in TEXT
