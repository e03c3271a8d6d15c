"""What the lane needs of the world, as small Protocols with fakes in tests/fakes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from pos_terminal.checkout.commands import SaveProduct
from pos_terminal.checkout.plugin_views import PluginFacts
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import CatalogChange, Product
from pos_terminal.domain.tax import Tax


class Clock(Protocol):
    """Wall time, local offset and a clock that never steps back."""

    def now(self) -> datetime:
        """The time in UTC, aware."""

    def offset_min(self, at: datetime) -> int:
        """The shop's offset from UTC in minutes at that time."""

    def monotonic(self) -> float:
        """Seconds that only grow."""

    def use_zone(self, zone: str) -> None:
        """From now on the shop's IANA zone; empty: the machine's."""


class Catalogue(Protocol):
    """Exact look-ups in the catalogue; point reads, never a scan."""

    def find_exact(self, code: str) -> Product | None:
        """The product of a SKU, GTIN, PLU or pack code."""

    def product(self, sku: str) -> Product | None:
        """The product of a SKU."""

    def version(self) -> int:
        """The catalogue's version."""


class CatalogueEditor(Protocol):
    """Changes the catalogue through its own writer; never inside a commit of lane.db."""

    def save(self, edit: SaveProduct) -> CatalogChange:
        """Create or change one product; CashierError when a field is refused."""

    def open_shop(self, currency: str, tax: Tax | None) -> CatalogChange:
        """What an empty catalogue needs before the first product."""


class PluginDirectory(Protocol):
    """Which plugins there are, as the host has found them."""

    def facts(self, name: str) -> PluginFacts | None:
        """What the lane must know of one; None where there is no such plugin."""


class Drawer(Protocol):
    """Opens the cash drawer without making anybody wait."""

    def kick(self) -> None:
        """Ask for the drawer to open; failures become notices."""


class CardDesk(Protocol):
    """Talks to the payment terminal on its own thread and answers by callback."""

    def authorize(self, key: str, amount_minor: int, currency: str) -> None:
        """Ask for a payment; negative amounts are refunds."""

    def reverse(
        self, key: str, amount_minor: int, currency: str, reference: str, attempt: int = 1
    ) -> None:
        """Give an approved payment of this sale back; each `attempt` is a request of its own."""

    def look_up(self, key: str, *, attempt: int = 0) -> None:
        """Ask what became of a payment (0), or of that attempt to give it back."""

    def take_back(self, key: str, amount_minor: int, currency: str) -> None:
        """Take back whatever `key` moved, for no sale has it; may be asked again."""

    def settle(self, key: str) -> None:
        """End the terminal's day; may be asked again."""


class NoPlugins:
    """A lane without plugins."""

    def facts(self, name: str) -> PluginFacts | None:
        """There are none."""
        return None


# Settings of one section of the sync agent as they are kept; CashierError("sync.section",
# section=…) or ("sync.setting", why=…).
CheckSync = Callable[[str, Mapping[str, Any]], dict[str, Any]]


def no_sync_settings(section: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Of a lane without an agent."""
    raise CashierError("sync.section", section=section)
