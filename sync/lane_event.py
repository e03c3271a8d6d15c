"""One event of some lane's journal, as it travels: envelope, stored bytes, place in the chain."""

from __future__ import annotations

from typing import Any

import msgspec

from pos_terminal.store.canonical import canonical, sha256
from pos_terminal.store.head import Head


class LaneEvent(msgspec.Struct, frozen=True, gc=False):
    """An event; ids are UUID text, hashes lower-case hex, `payload` the stored canonical bytes.

    Fields are those of docs/events.md; `None` is absent. A Struct is made in a third of the time
    of a frozen dataclass, and a backlog is a million of them.
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
    payload: bytes
    data_hash: str
    prev_hash: str
    hash: str

    def __repr__(self) -> str:
        """For logs and tests: which event, and nothing of what is in it."""
        return f"LaneEvent({self.terminal_id} {self.epoch}/{self.seq} {self.event_type})"

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
HASHED = tuple(name for name in LaneEvent.__struct_fields__ if name not in ("payload", "hash"))
