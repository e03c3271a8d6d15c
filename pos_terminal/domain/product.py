"""What the shop sells: a product as the catalogue knows it, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.money import check_unit_price
from pos_terminal.domain.tax import Tax

MAX_SKU = 64  # characters
MAX_NAME = 255  # characters
MAX_MIN_AGE = 99  # years
UNITS = ("ea", "kg", "l", "m")  # piece, kilogram, litre, metre
FAVOURITES = "favourites"  # the category whose tiles stand first
ONE_MILLI = 1000  # one unit in thousandths


@dataclass(frozen=True, slots=True)
class Pack:
    """A barcode that stands for several units: the crate beside the bottle."""

    code: str
    qty_milli: int  # thousandths of the product's unit


@dataclass(frozen=True, slots=True)
class Product:
    """One article; prices in major units, with the taxes that the shelf price includes or not."""

    sku: str
    name: str
    unit_price: Decimal = Decimal(0)  # major units, at most six places
    taxes: tuple[Tax, ...] = ()
    category: str = ""  # code of the category
    unit: str = "ea"
    tax_group: str = ""  # names `taxes` in the catalogue; empty: the shop's standard
    min_age: int = 0  # years; 0 asks nobody
    gtins: tuple[str, ...] = ()  # normalised: EAN-8, EAN-13, GTIN-14 or the shop's own codes
    packs: tuple[Pack, ...] = ()
    plu: str = ""  # typed for loose goods
    price_required: bool = False  # open department: the cashier types the price
    serial_required: bool = False
    image_sha256: str = ""
    active: bool = True
    version: int = 0  # catalogue version of the last change
    rank: int = 0  # popularity; smaller sells better, 0 is not yet in a catalogue
    found_code: str = ""  # the code that found it, where a code did
    found_qty_milli: int = ONE_MILLI  # what that code stands for: more than one for a pack

    def __post_init__(self) -> None:
        """Refuse nonsense: CashierError("product.sku" | "product.name" | "price.limit" | …)."""
        if not 0 < len(self.sku) <= MAX_SKU:
            raise CashierError("product.sku", sku=self.sku, limit=MAX_SKU)
        if not 0 < len(self.name) <= MAX_NAME:
            raise CashierError("product.name", sku=self.sku, limit=MAX_NAME)
        if self.unit not in UNITS:
            raise CashierError("product.unit", sku=self.sku, unit=self.unit)
        if not 0 <= self.min_age <= MAX_MIN_AGE:
            raise CashierError("product.min_age", sku=self.sku, limit=MAX_MIN_AGE)
        check_unit_price(self.unit_price)
        if self.unit_price < 0:
            raise CashierError("price.limit", limit="0")

    @property
    def weighed(self) -> bool:
        """Whether it is sold by measure and needs a scale or a typed quantity."""
        return self.unit != "ea"


@dataclass(frozen=True, slots=True)
class ProductHit:
    """One line of a search: enough to show a tile or a row and to add it by SKU."""

    sku: str
    name: str
    unit_price: Decimal
    category: str = ""
    unit: str = "ea"
    image_sha256: str = ""
    min_age: int = 0
    price_required: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf of the shop: order and colour of its tiles."""

    code: str
    name: str
    position: int = 0
    colour: str = ""  # "#rrggbb", empty: the theme's choice


@dataclass(frozen=True, slots=True)
class QuickKey:
    """A tile on a category's page; an empty label shows the product's name."""

    page: str  # category code
    position: int
    sku: str
    label: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class QuickTile:
    """A quick key with what its tile shows; keys of products no longer sold have no tile."""

    position: int
    label: str
    colour: str  # "#rrggbb", empty: the category's
    product: ProductHit


@dataclass(frozen=True, slots=True)
class CatalogChange:
    """What a write made of the catalogue: the lane journals it as CATALOGUE_CHANGED."""

    from_version: int
    to_version: int
    count: int  # rows new, changed or gone; 0: nothing happened, both versions are equal
    source_sha256: str
