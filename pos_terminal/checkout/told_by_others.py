"""What head office and other lanes tell this one: plain values, and where their place is kept.

The sync agent brings them; it needs no till for that, whose import is a third of its start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pos_terminal.store.parked_rows import Elsewhere

# Control rows: how far the lane has applied each part of the inbox.
OFFICE_POSITION, OFFICE_KEPT = "inbox_position", "inbox_kept"
SHARED_POSITION = "shared_position"
PARKED_POSITION = "parked_position"

FIELDS = ("name", "phone", "phone_e164", "email", "card", "note", "customer_group")
LIMITS = {"name": 120, "phone": 40, "email": 120, "card": 40, "note": 400}  # characters
MAX_PARKED_NAME = 40  # characters
EVERYTHING = "*"  # as a key: lanes no longer share, so what others have parked is not ours to take


@dataclass(frozen=True, slots=True)
class SharedCustomer:
    """One person as another lane wrote them, checked; `position` is the place in the inbox."""

    position: int
    customer_ref: str
    number: int  # the row's version
    changed_at: str  # UTC
    terminal_id: str
    erased: bool
    row: Mapping[str, Any] = field(repr=False)  # FIELDS, consent, status, merged_into

    @property
    def order(self) -> tuple[bool, int, str]:
        """Which of two writes counts; as sync.documents.Version, without the lane."""
        return self.erased, self.number, self.changed_at


@dataclass(frozen=True, slots=True)
class ParkedNews:
    """What another lane says of one parking, checked; `position` is the place in the inbox."""

    position: int
    key: str
    terminal_id: str  # who parked it, or who ended it
    at: str  # UTC
    row: Elsewhere | None  # None: it has ended
