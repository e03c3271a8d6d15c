"""What use cases need of the world, by hand: a clock to turn, secrets without cost, desks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from pos_terminal.checkout.commands import SaveCustomer, SaveEmployee, SaveProduct
from pos_terminal.checkout.plugin_views import PluginFacts
from pos_terminal.domain.product import CatalogChange, Product
from pos_terminal.domain.tax import Tax

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


class FakeClock:
    """Stands still until a test turns it; knows a zone, and a monotonic time of its own."""

    def __init__(self, at: datetime = NOON, zone: str | tzinfo = "Europe/Vienna") -> None:
        self._at = at
        self._zone = ZoneInfo(zone) if isinstance(zone, str) else zone
        self._seconds = 1_000.0

    def now(self) -> datetime:
        return self._at

    def offset_min(self, at: datetime) -> int:
        offset = at.astimezone(self._zone).utcoffset() or timedelta()
        return int(offset.total_seconds() // 60)

    def monotonic(self) -> float:
        return self._seconds

    def use_zone(self, zone: str) -> None:
        """The fake keeps the zone that the test gave it."""

    def passes(self, **time: float) -> None:
        """Time goes by for both clocks."""
        step = timedelta(**time)
        self._at += step
        self._seconds += step.total_seconds()

    def is_set_to(self, at: datetime) -> None:
        """Somebody sets the wall clock; no time goes by."""
        self._at = at


class FakeHasher:
    """Reversible and free; nothing but tests may use it."""

    def hash(self, secret: str) -> str:
        return f"fake:{secret[::-1]}"

    def matches(self, stored: str, secret: str) -> bool:
        return bool(stored) and stored == self.hash(secret)

    def digest(self, code: str) -> str:
        return hashlib.sha256(code.encode()).hexdigest()


@dataclass
class FakePluginDirectory:
    """Knows the plugins that the test names."""

    known: dict[str, PluginFacts] = field(default_factory=dict)

    def facts(self, name: str) -> PluginFacts | None:
        return self.known.get(name)


@dataclass
class FakeDrawerDesk:
    """A `Drawer` that counts."""

    kicks: int = 0

    def kick(self) -> None:
        self.kicks += 1


@dataclass
class FakeCardDesk:
    """Keeps what it was asked; a test answers for it."""

    asked: list[tuple[str, str, int]] = field(default_factory=list)

    def authorize(self, key: str, amount_minor: int, currency: str) -> None:
        self.asked.append(("authorize", key, amount_minor))

    def reverse(
        self, key: str, amount_minor: int, currency: str, reference: str, attempt: int = 1
    ) -> None:
        self.asked.append(("reverse", key, amount_minor))

    def look_up(self, key: str, *, attempt: int = 0) -> None:
        self.asked.append(("look_up_reversal" if attempt else "look_up", key, 0))

    def take_back(self, key: str, amount_minor: int, currency: str) -> None:
        self.asked.append(("take_back", key, amount_minor))

    def settle(self, key: str) -> None:
        self.asked.append(("settle", key, 0))


@dataclass
class FakePrinting:
    """Counts pokes and releases."""

    pokes: int = 0
    releases: int = 0

    def poke(self) -> None:
        self.pokes += 1

    def release(self) -> None:
        self.releases += 1


class FakeCatalogue:
    """Products in a dictionary."""

    def __init__(self, *products: Product) -> None:
        self.products = {product.sku: product for product in products}
        self.changes = 0

    def find_exact(self, code: str) -> Product | None:
        hits = (p for p in self.products.values() if code in (p.sku, p.plu, *p.gtins))
        return next(hits, None)

    def product(self, sku: str) -> Product | None:
        return self.products.get(sku)

    def version(self) -> int:
        return self.changes


class FakeCatalogueEditor:
    """Writes names and prices into a FakeCatalogue."""

    def __init__(self, catalogue: FakeCatalogue) -> None:
        self.catalogue = catalogue
        self.saved: list[SaveProduct] = []

    def save(self, edit: SaveProduct) -> CatalogChange:
        self.saved.append(edit)
        self.catalogue.products[edit.sku] = Product(edit.sku, edit.name or edit.sku)
        self.catalogue.changes += 1
        return CatalogChange(self.catalogue.changes - 1, self.catalogue.changes, 1, "0" * 64)

    def open_shop(self, currency: str, tax: Tax | None) -> CatalogChange:
        self.catalogue.changes += 1
        return CatalogChange(self.catalogue.changes - 1, self.catalogue.changes, 1, "0" * 64)


class FakeDemoShop:
    """One product's worth of demo."""

    def load_catalogue(self) -> CatalogChange:
        return CatalogChange(0, 1, 1, "0" * 64)

    def settings(self) -> dict[str, str]:
        return {"name": "Demo shop", "currency": "EUR", "receipt_footer": "Only a demo"}

    def staff(self) -> list[SaveEmployee]:
        return [
            SaveEmployee("John", "cashier", "john", "1111", "password123", "DEMO1"),
            SaveEmployee("Admin", "manager", "admin", "9999", "admin123", "DEMO2"),
        ]

    def customers(self) -> list[SaveCustomer]:
        return [SaveCustomer("Ada Example", card="CUST001")]

    def switch_on_plugins(self) -> None:
        """There are none."""
