"""Head office without a network: an office that signs, a source in memory, a lane that obeys."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

from pos_terminal.domain.errors import CashierError, SinkError
from sync.hq.documents import HqDocument, encode
from sync.hq.signing import SigningKey
from sync.receiving import Message, Received

LIMIT_S = 60.0
AT = "2026-01-01T10:00:00.000000Z"

BODIES: dict[str, dict[str, Any]] = {
    "tax": {
        "name": "VAT 20 %", "kind": "percent", "rate": "0.2", "included": True,
        "affects_next_base": False, "base_affected": True, "rounding": "half_up",
        "exemptible": True,
    },
    "tax_group": {"name": "Standard", "taxes": ["A"]},
    "category": {"name": "Drinks", "position": 1, "colour": ""},
    "quick_key": {"sku": "TEA", "label": "", "colour": ""},
    "product": {
        "sku": "TEA", "name": "Tea", "category": "", "unit": "ea", "unit_price": "2.5",
        "tax_group": "standard", "min_age": 0, "plu": "", "price_required": False,
        "serial_required": False, "image_sha256": "", "active": True, "codes": [], "prices": [],
    },
    "employee": {
        "name": "Eve", "username": "eve", "role": "cashier", "language": "", "active": True,
        "pin_hash": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA", "password_hash": "",
    },
    "setting": {"value": "Market"},
    "plugin_switch": {"on": True, "settings": None},
    "snapshot": {"counts": {}, "currency": "EUR"},
}  # fmt: skip


def body(kind: str, **changes: Any) -> dict[str, Any]:
    """A body that a lane takes."""
    return BODIES[kind] | changes


@dataclass
class Office:
    """Signs documents; each publication has the next version."""

    key: SigningKey = field(default_factory=lambda: SigningKey(bytes(range(32))))
    version: int = 0

    def document(self, kind: str, key: str, version: int = 0, **changes: Any) -> HqDocument:
        """One row, of a new publication unless its version is said."""
        self.version = max(self.version + (not version), version)
        own = body(kind, **changes)
        if kind == "product":
            own["sku"] = key
        return HqDocument(kind, key, version or self.version, AT, own)

    def gone(self, kind: str, key: str, version: int = 0) -> HqDocument:
        """A row that is deleted."""
        self.version = max(self.version + (not version), version)
        return HqDocument(kind, key, version or self.version, AT, {}, deleted=True)

    def message(self, document: HqDocument) -> Message:
        """As it travels."""
        content = encode(document)
        return Message(content, self.key.sign(content).text, document.name)

    def messages(self, *documents: HqDocument) -> list[Message]:
        """Several."""
        return [self.message(document) for document in documents]

    def shelves(self) -> list[HqDocument]:
        """What a product stands on, as one publication."""
        one = self.document("tax", "A")
        more = [("tax_group", "standard"), ("category", "drinks")]
        return [one, *(self.document(kind, key, one.version) for kind, key in more)]


@dataclass
class FakeReceiver:
    """A Receiver on a list; `fails` are raised one a call."""

    messages: list[Message] = field(default_factory=list)
    fails: list[SinkError] = field(default_factory=list)
    opened_at: list[str] = field(default_factory=list)
    closed: int = 0
    _at: int = 0

    def open(self, offset: str) -> None:
        self.opened_at.append(offset)
        self._at = int(offset or 0)

    def receive(self, most: int, wait_s: float, wanted: Callable[[], bool]) -> Received:
        if self.fails:
            raise self.fails.pop(0)
        if self._at >= len(self.messages) and wanted():
            time.sleep(0.005)  # as a source would wait
        some = self.messages[self._at : self._at + most]
        self._at += len(some)
        return Received(some, str(self._at), self._at == len(self.messages))

    def close(self) -> None:
        self.closed += 1


@dataclass
class FakeDestination:
    """A Destination that keeps what it is given; `fails` are raised one a call."""

    sent: list[tuple[HqDocument, Message]] = field(default_factory=list)
    fails: list[SinkError] = field(default_factory=list)

    def publish(self, sent: Sequence[tuple[HqDocument, Message]]) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.sent += sent


@dataclass
class FakeLanePort:
    """A LanePort that does nothing, or refuses."""

    refuses: CashierError | None = None
    calls: int = 0
    rested_s: float = 100.0
    state: Any = field(default_factory=lambda: SimpleNamespace(basket_id=""))

    def call(self, work: Callable[[Any], object], *, aside: bool = False) -> Future[Any]:
        self.calls += 1
        future: Future[Any] = Future()
        if self.refuses:
            future.set_exception(self.refuses)
        else:
            future.set_result(None)
        return future


def with_price(document: HqDocument, unit_price: str) -> HqDocument:
    """The same product at another price."""
    return replace(document, body={**document.body, "unit_price": unit_price})


def eventually(reached: Callable[[], bool]) -> None:
    """Wait for another thread or server, generously."""
    end = time.monotonic() + LIMIT_S
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.01)
