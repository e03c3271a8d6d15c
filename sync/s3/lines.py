"""Events as lines of JSON, with everything that their hashes need: the content of a segment."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

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


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Line)
_FIELDS = Line.__struct_fields__
_DATA = _FIELDS.index("data")
_of_event = attrgetter(*("payload" if name == "data" else name for name in _FIELDS))
_EVENT_FIELDS = LaneEvent.__struct_fields__
_of_line = attrgetter(*("data" if name == "payload" else name for name in _EVENT_FIELDS))
_PAYLOAD = _EVENT_FIELDS.index("payload")


def encode(events: Iterable[LaneEvent]) -> bytes:
    """One line an event; the same events give the same bytes."""
    return _encoder.encode_lines([_line(event) for event in events])


def decode(content: bytes) -> list[LaneEvent]:
    """The events again, not yet verified. Raises msgspec.MsgspecError."""
    return [_event(line) for line in _decoder.decode_lines(content)]


def _line(event: LaneEvent) -> Line:
    values = list(_of_event(event))
    values[_DATA] = msgspec.Raw(values[_DATA])
    return Line(*values)


def _event(line: Line) -> LaneEvent:
    values = list(_of_line(line))
    values[_PAYLOAD] = bytes(values[_PAYLOAD])
    return LaneEvent(*values)
