"""What a plugin may ask of the shop: small, read-only, the same in a thread and in a process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """The shop as it is now."""

    name: str = ""
    currency: str = "EUR"  # ISO 4217
    language: str = "en"
    time_zone: str = ""  # IANA; empty: the machine's
    day_ends_at_min: int = 0  # minutes after midnight
    terminal_id: str = ""


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """A product as it is now."""

    sku: str
    name: str
    category: str = ""
    unit: str = "ea"
    unit_price: str = "0"  # decimal, major units, as on the shelf
    min_age: int = 0
    active: bool = True
    stock_milli: int | None = None  # thousandths; below 0 where it was never counted


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A customer or member of staff as they are now: for screens, never for a plugin's tables."""

    ref: str
    name: str
    group: str = ""  # customer group, or the role of staff
    note: str = ""
    consent: bool = False


class Facts(Protocol):
    """Read-only questions; answers are of now, but for `events`, which never change."""

    def shop(self) -> ShopFacts:
        """The shop."""

    def product(self, sku: str) -> ProductFacts | None:
        """One product; None where the catalogue has none."""

    def customer(self, customer_ref: str) -> PersonFacts | None:
        """One active customer."""

    def employee(self, employee_id: str) -> PersonFacts | None:
        """One member of staff."""

    def events(
        self,
        types: Sequence[str],
        *,
        after_seq: int = 0,
        before_seq: int | None = None,
        basket_id: str | None = None,
        newest_first: bool = False,
        limit: int = 1_000,
    ) -> list[dict[str, Any]]:
        """Events of the journal as `handle_event` gets them, 10,000 at most."""
