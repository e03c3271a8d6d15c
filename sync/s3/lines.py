"""Events as lines of JSON, with everything that their hashes need: the content of a segment."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sync.lane_event import LaneEvent


class Line(msgspec.Struct, frozen=True):
    """One event; fields in the order of their names, `data` the stored canonical bytes."""

    basket_id: str | None
    business_date: str
    caused_by: str | None
    data: msgspec.Raw
    data_hash: str
    employee_id: str | None
    epoch: int
    event_id: str
    event_type: str
    hash: str
    journal_id: str
    occurred_at: str
    prev_hash: str
    seq: int
    shift_id: str | None
    store_id: str
    terminal_id: str
    training: bool
    utc_offset_min: int
    version: int


_ENVELOPE = tuple(name for name in Line.__struct_fields__ if name != "data")
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Line)


def encode(events: Iterable[LaneEvent]) -> bytes:
    """One line an event; the same events give the same bytes."""
    return _encoder.encode_lines([_line(event) for event in events])


def decode(content: bytes) -> list[LaneEvent]:
    """The events again, not yet verified. Raises msgspec.MsgspecError."""
    return [_event(line) for line in _decoder.decode_lines(content)]


def _line(event: LaneEvent) -> Line:
    values = {name: getattr(event, name) for name in _ENVELOPE}
    return Line(data=msgspec.Raw(event.payload), **values)


def _event(line: Line) -> LaneEvent:
    values = {name: getattr(line, name) for name in _ENVELOPE}
    return LaneEvent(payload=bytes(line.data), **values)
