"""The golden shift, as sinks get it: a real lane's journal with every event of the catalogue."""

from __future__ import annotations

import json
from typing import Any

from sync.lane_event import LaneEvent
from tests.contract.golden_shift import FILE


def golden_events() -> list[LaneEvent]:
    """All of it, in order; each is genuine."""
    return [_event(each) for each in json.loads(FILE.read_text("utf-8"))["events"]]


def _event(golden: dict[str, str]) -> LaneEvent:
    fields: dict[str, Any] = json.loads(golden["envelope_canonical"])
    return LaneEvent(**fields, payload=golden["data_canonical"].encode(), hash=golden["hash"])
