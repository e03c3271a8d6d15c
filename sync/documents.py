"""What travels beside events: people, products, pictures, parked sales, each at its latest version.

The journal holds only that such a row changed. A sink keeps the newest version of a document; an
erased one is never written over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a document describes."""

    CUSTOMER = "customer"
    EMPLOYEE = "employee"
    PRODUCT = "product"
    IMAGE = "image"
    PARKED = "parked"


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Which of two writes counts; compared field by field, in this order."""

    erased: bool  # an erasure wins over whatever was written before or after it
    number: int  # the row's version
    changed_at: str  # UTC, six decimals; empty where the row does not say
    terminal_id: str  # two lanes at the same instant: all stores decide alike

    @property
    def text(self) -> str:
        """A text that compares as the version does."""
        return f"{int(self.erased)}|{self.number:016d}|{self.changed_at}|{self.terminal_id}"


@dataclass(frozen=True, slots=True)
class Document:
    """One row or file; `body` is JSON without secrets, `content` the bytes of a picture."""

    kind: Kind
    key: str  # customer_ref, employee_id, SKU, SHA-256 of the picture, store/basket/seq
    version: Version
    body: dict[str, Any] = field(repr=False)  # empty when erased or deleted
    seq: int = 0  # of the event that announced it; 0: it came by itself
    deleted: bool = False  # a product that is gone; an erased person is `version.erased`
    content: bytes = field(default=b"", repr=False)

    def replaces(self, known: Version | None) -> bool:
        """Whether this is newer than what a store has."""
        return known is None or self.version > known
