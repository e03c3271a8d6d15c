"""What a sink's contract test needs of each sink: a real server, a line that breaks, a reader.

A rig is a module `<name>_rig.py` beside this one with `open_rig(request, *, own)`, a context
manager that gives a Rig; it is listed in RIGS of test_sinks.py. What a store cannot promise stands
in the rig's `cannot` with the reason, and the checks say what is left of them then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import Any, Protocol

import pytest

from pos_terminal.domain.errors import SinkError
from sync.documents import Document, Kind, Version
from sync.lane_event import LaneEvent
from sync.sinks.base import Sink
from tests.faultproxy.aws_errors import AwsError

Held = tuple[str, int, str]  # journal_id, seq, hash


class Promise(StrEnum):
    """What a store may be unable to promise, in the words of docs/reliability.md's keys."""

    ORDER = "a reader finds the events of a lane in the lane's order"
    ONCE = "an event that was sent twice is there once"
    POSITION = "it says which event of a lane is its last"
    FORK = "it refuses another event under the same terminal, epoch and seq"
    NEWEST = "an older document never replaces a newer one, and what is erased stays erased"
    POISON = "there are events that it can never take"
    AUTH = "the test's server checks who signs in"
    MISSING = "there is something that must be made before the first event"
    RESTART = "the test's server keeps what it holds when it starts again"


class Line(Protocol):
    """The line between sink and server: a FaultProxy, or the fake's own."""

    @property
    def fired_by(self) -> Counter[str]: ...
    def pass_on(self) -> None: ...
    def refuse(self) -> None: ...
    def slow(self, delay_s: float, jitter_s: float = 0.0) -> None: ...
    def reset(self) -> None: ...
    def freeze(self) -> None: ...


class Rig(Protocol):
    """One sink in front of a server that holds nothing yet."""

    name: str
    cannot: Mapping[Promise, str]  # with the reason
    limit_s: float  # far above what a call may take while the line is broken
    secret: str  # of `stranger()`: no message may say it

    @property
    def line(self) -> Line:
        """What stands between sink and server."""

    @property
    def answers(self) -> Sequence[tuple[AwsError, type[SinkError]]]:
        """Recorded errors of the real service, and what each is to become."""

    def sink(self) -> Sink:
        """A new sink, not open, that may make what is missing and has short time-outs."""

    def bare(self) -> Sink:
        """One that may not, where nothing was made. Only with Promise.MISSING."""

    def stranger(self) -> Sink:
        """One with a secret that the server refuses. Only with Promise.AUTH."""

    def misfit(self) -> Mapping[str, Any]:
        """The body of an event that this store can never take. Only with Promise.POISON."""

    def due(self, events: Sequence[LaneEvent]) -> list[Held]:
        """What a reader is to find once these were delivered; most stores: all of them."""

    def held(self, terminal_id: str) -> list[Held]:
        """What a reader finds, by another way than the sink's own; doubles are told."""

    def shown(self, kind: Kind, key: str) -> str | None:
        """The name in a document; empty: erased or deleted, None: not there."""

    def cut_answer(self, times: int) -> None:
        """Lose so many answers to calls that write, after their effect."""

    def answer_with(self, error: AwsError, times: int) -> None:
        """Let so many calls that write get this error instead of reaching the server."""

    def restart(self) -> None:
        """Stop the server, start it again. Only with Promise.RESTART and a server of its own."""


OpenRig = Callable[..., AbstractContextManager[Rig]]  # (request, *, own: bool)


def promised(rig: Rig, promise: Promise) -> None:
    """Skips a check that has nothing to check here, and says why in the report."""
    if promise in rig.cannot:
        pytest.skip(f"{rig.name} cannot promise that {promise}: {rig.cannot[promise]}")


def all_of(rig: Rig, journal: Sequence[LaneEvent]) -> bool:
    """Whether the store holds exactly these events of the lane, as far as it can promise."""
    due, held = rig.due(journal), rig.held(journal[0].terminal_id)
    if Promise.ONCE in rig.cannot:
        held = list(dict.fromkeys(held))  # as its readers must
    if Promise.ORDER in rig.cannot:
        due, held = sorted(due), sorted(held)
    return held == due


def a_document(
    kind: Kind, number: int, name: str, *, erased: bool = False, key: str = ""
) -> Document:
    """A document in the shape in which the outbox sends it."""
    bodies = {
        Kind.CUSTOMER: _customer,
        Kind.EMPLOYEE: _employee,
        Kind.PRODUCT: _product,
        Kind.PARKED: lambda _key, name: {"name": name},
    }
    key = key or {Kind.CUSTOMER: CUSTOMER}.get(kind, f"{kind}-1")
    changed = "" if kind is Kind.PRODUCT else f"2026-01-02T03:04:{number:02d}.000000Z"
    body = {} if erased else bodies[kind](key, name)
    return Document(kind, key, Version(erased, number, changed, "T1"), body, 1)


CUSTOMER = "6f1c0a9e-7d51-4d0e-9a52-3f1f8f6f2b11"


def _customer(key: str, name: str) -> dict[str, Any]:
    return {
        "customer_ref": key,
        "name": name,
        "phone": "0170 1234567",
        "phone_e164": "+491701234567",
        "email": "jane@example.org",
        "card": "",
        "note": "",
        "customer_group": "staff",
        "consent": 1,
        "status": "active",
        "changed_at": "2026-01-02T03:04:05.000000Z",
        "merged_into": None,
    }


def _employee(key: str, name: str) -> dict[str, Any]:
    return {
        "employee_id": key,
        "name": name,
        "username": name.lower(),
        "role": "cashier",
        "language": "en",
        "active": 1,
        "demo": 0,
    }


def _product(key: str, name: str) -> dict[str, Any]:
    price = {"customer_group": "staff", "starts_on": "2026-01-01", "ends_on": None}
    return {
        "sku": key,
        "name": name,
        "category": "food",
        "unit": "ea",
        "unit_price": "1.15",
        "tax_group": "standard",
        "min_age": 0,
        "plu": "",
        "price_required": False,
        "serial_required": False,
        "image_sha256": "",
        "active": True,
        "codes": [{"code": "4001234567890", "qty_milli": 1000}],
        "prices": [price | {"unit_price": "0.99"}],
    }
