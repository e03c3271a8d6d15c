"""Journals in memory for tests of sync: genuine chains from event bodies, lives, clones, set-backs.

A body is an event's envelope and data in one mapping, as tests/retail_days.py makes them. Two lanes
may be made from the same bodies: ids of events, baskets and tenders, and receipt numbers are the
lane's own; customers are shared.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from pos_terminal.store.canonical import sha256
from pos_terminal.store.head import GENESIS, Head
from pos_terminal.store.journal import JournalEvent, Stamp, seal
from sync.documents import Document
from sync.lane_event import LaneEvent
from sync.sinks.base import Batch
from tests.fakes.sync import FakeSource
from tests.retail_days import bodies as retail_bodies

TERMINAL = "T1"
ENVELOPE = frozenset(Stamp.__slots__) | {"seq", "event_id", "hash", "event_type", "version"}
WHOLE = "data"  # of a body whose data has a field that is called like one of the envelope
AT = "2026-01-02T03:04:05.000000Z"


def some(count: int, *, after: int = 0) -> list[dict[str, Any]]:
    """Bodies of real sales: `count` of them after the first `after`; there are 24,659."""
    return list(islice(retail_bodies(), after, after + count))


def body(event_type: str, data: Mapping[str, Any], **context: Any) -> dict[str, Any]:
    """One body with little context: nobody signed in, no shift, no basket."""
    return {
        "event_type": event_type,
        "shift_id": None,
        "employee_id": None,
        "basket_id": None,
        "caused_by": None,
        "training": False,
        "occurred_at": AT,
        "utc_offset_min": 60,
        "business_date": "2026-01-02",
        **context,
        WHOLE: dict(data),
    }


def lane_events(
    terminal_id: str, bodies: Iterable[Mapping[str, Any]], *, epoch: int = 1, store_id: str = "S1"
) -> list[LaneEvent]:
    """A lane's journal from its first event, with a genuine chain."""
    return Journal(terminal_id, bodies, epoch=epoch, store_id=store_id).events


class Journal(FakeSource):
    """A lane's journal in memory: a Source of sync.outbox, to which a test appends."""

    def __init__(
        self,
        terminal_id: str = TERMINAL,
        bodies: Iterable[Mapping[str, Any]] = (),
        *,
        epoch: int = 1,
        store_id: str = "S1",
    ) -> None:
        """The same arguments make the same journal, byte for byte."""
        self.terminal_id = terminal_id
        self.store_id = store_id
        super().__init__()
        self._salt = ""  # of a copy: what it adds is its own
        self._receipts = 0
        self._end = Head(self._id(f"journal {epoch}"), epoch, 0, GENESIS)
        self.append(bodies)

    # -- what a test does

    def append(self, bodies: Iterable[Mapping[str, Any]]) -> list[LaneEvent]:
        """More happens; the new events."""
        return [self._append(each) for each in bodies]

    def announce(self, seq: int, *documents: Document) -> None:
        """Documents that travel with the event of that seq."""
        self.documents.setdefault(seq, []).extend(documents)

    def new_life(self, reason: str = "restored", seen: Head | None = None) -> LaneEvent:
        """The next epoch with another journal id, as after a restore or on another machine.

        `seen`: the newest head that was known outside, as head.json or a store told it.
        """
        last = self._end
        known = seen or last
        epoch = known.epoch + 1
        self._end = Head(self._id(f"journal {epoch} after {last.hash}"), epoch, last.seq, last.hash)
        self._receipts = 0
        previous = {
            "journal_id": known.journal_id,
            "epoch": known.epoch,
            "seq": known.seq,
            "hash": known.hash,
        }
        data = {"reason": reason, "previous": previous, "app_version": "0.1.0"}
        return self._append(body("EPOCH_STARTED", data))

    def clone(self, salt: str = "clone") -> Journal:
        """A copied disk: the same past, and a future of its own in the same life."""
        twin = Journal(self.terminal_id, epoch=self._end.epoch, store_id=self.store_id)
        twin.events = list(self.events)
        twin.documents = {seq: list(some) for seq, some in self.documents.items()}
        twin._end, twin._receipts, twin._salt = self._end, self._receipts, self._salt + salt
        return twin

    def set_back(self, seq: int, salt: str = "restored") -> Journal:
        """An old backup of this journal, put back: it ends with `seq`."""
        old = self.clone(salt)
        old.events = [event for event in old.events if event.seq <= seq]
        old._end = old.events[-1].head if old.events else replace(old._end, seq=0, hash=GENESIS)
        return old

    def event(self, seq: int) -> LaneEvent | None:
        """The event of that seq, at once: seqs have no gaps and begin with 1."""
        return self.events[seq - 1] if 0 < seq <= len(self.events) else None

    # -- sealing

    def _append(self, given: Mapping[str, Any]) -> LaneEvent:
        data = self._own(given)
        stamp = Stamp(
            store_id=self.store_id,
            terminal_id=self.terminal_id,
            occurred_at=given["occurred_at"],
            utc_offset_min=given["utc_offset_min"],
            business_date=given["business_date"],
            shift_id=given["shift_id"],
            employee_id=given["employee_id"],
            basket_id=self._basket(given["basket_id"]),
            caused_by=given["caused_by"],
            training=given["training"],
        )
        event_id = self._id(f"event {self._end.epoch} {self._end.seq + 1}")
        sealed, self._end = seal(self._end, event_id, given["event_type"], stamp, data)
        event = travelling(sealed)
        self.events.append(event)
        return event

    def _own(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The data, with what must be unique in the company made this lane's."""
        data = dict(given[WHOLE]) if WHOLE in given else _without_envelope(given)
        if "receipt_no" in data and given["event_type"] == "BASKET_CLOSED":
            self._receipts += 1
            number = f"{self.terminal_id}-{self._end.epoch}-{self._receipts:06d}"
            data |= {"receipt_no": number, "receipt_seq": self._receipts}
        if "tender_id" in data:
            data["tender_id"] = self._id(data["tender_id"])
        if "tenders" in data and given["event_type"] == "BASKET_CLOSED":
            data["tenders"] = [
                tender | {"tender_id": self._id(tender["tender_id"])} for tender in data["tenders"]
            ]
        return data

    def _basket(self, given: str | None) -> str | None:
        return None if given is None else self._id(given)

    def _id(self, of: str) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.terminal_id} {self._salt} {of}"))


def _without_envelope(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name not in ENVELOPE}


def travelling(sealed: JournalEvent) -> LaneEvent:
    """A sealed event as sinks get it."""
    stamp = sealed.stamp
    return LaneEvent(
        terminal_id=stamp.terminal_id,
        store_id=stamp.store_id,
        journal_id=sealed.journal_id,
        epoch=sealed.epoch,
        seq=sealed.seq,
        event_id=sealed.event_id,
        event_type=sealed.event_type,
        version=sealed.version,
        shift_id=stamp.shift_id,
        employee_id=stamp.employee_id,
        basket_id=stamp.basket_id,
        caused_by=stamp.caused_by,
        training=stamp.training,
        occurred_at=stamp.occurred_at,
        utc_offset_min=stamp.utc_offset_min,
        business_date=stamp.business_date,
        payload=sealed.data_bytes,
        data_hash=sha256(sealed.data_bytes).hex(),
        prev_hash=sealed.prev_hash,
        hash=sealed.hash,
    )


def batches(events: Iterable[LaneEvent], size: int = 100) -> list[Batch]:
    """Events in batches of at most `size`."""
    rest = iter(events)
    return [Batch(tuple(part)) for part in iter(lambda: list(islice(rest, size)), [])]
