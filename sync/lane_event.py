"""One event of some lane's journal, as it travels: envelope, stored bytes, place in the chain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from pos_terminal.store.canonical import canonical, sha256
from pos_terminal.store.head import Head


@dataclass(frozen=True, slots=True)
class LaneEvent:
    """An event; ids are UUID text, hashes lower-case hex, `payload` the stored canonical bytes.

    Fields are those of docs/events.md; `None` is absent.
    """

    terminal_id: str
    store_id: str
    journal_id: str
    epoch: int
    seq: int
    event_id: str
    event_type: str
    version: int
    shift_id: str | None
    employee_id: str | None
    basket_id: str | None
    caused_by: str | None
    training: bool
    occurred_at: str
    utc_offset_min: int
    business_date: str
    payload: bytes = field(repr=False)
    data_hash: str
    prev_hash: str
    hash: str

    @property
    def data(self) -> dict[str, Any]:
        """The event's own data, decoded anew at each call."""
        decoded: dict[str, Any] = msgspec.json.decode(self.payload)
        return decoded

    @property
    def head(self) -> Head:
        """The journal's head once this event is its last."""
        return Head(self.journal_id, self.epoch, self.seq, self.hash)

    @property
    def genuine(self) -> bool:
        """Whether payload and envelope give the hashes that it carries."""
        if sha256(self.payload).hex() != self.data_hash:
            return False
        hashed = {name: getattr(self, name) for name in HASHED}
        return sha256(canonical(hashed)).hex() == self.hash


# The hashed envelope: what pos_terminal.store.journal.envelope makes of the lane's own events.
HASHED = tuple(name for name in LaneEvent.__slots__ if name not in ("payload", "hash"))
