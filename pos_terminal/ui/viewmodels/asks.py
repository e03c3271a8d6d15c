"""What the sale may want to ask: one small value a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pos_terminal.domain.product import ProductHit
from pos_terminal.ui.viewmodels.entry import Item


@dataclass(frozen=True, slots=True)
class Ask:
    """Base of all questions."""


@dataclass(frozen=True, slots=True)
class AskAge(Ask):
    """Is the customer old enough?"""


@dataclass(frozen=True, slots=True)
class AskFirst(Ask):
    """What plugins hold or ask before the sale may be paid."""


@dataclass(frozen=True, slots=True)
class AskOwnReport(Ask):
    """What a plugin knows about whoever is signed in."""

    plugin: str
    report: str


@dataclass(frozen=True, slots=True)
class AskPrice(Ask):
    """Another price for a line, with a reason."""

    line_no: int
    typed: str = ""


@dataclass(frozen=True, slots=True)
class AskDiscount(Ask):
    """A discount for a line or the receipt."""

    line_no: int | None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class AskWeight(Ask):
    """How much of it: for an item to add, or for a line."""

    name: str
    unit: str
    item: Item | None = None
    line_no: int | None = None
    price: Decimal | None = None  # of one unit, where it is known


@dataclass(frozen=True, slots=True)
class AskItemPrice(Ask):
    """The price of an item that has none of its own."""

    name: str
    item: Item
    sku: str


@dataclass(frozen=True, slots=True)
class AskSerial(Ask):
    """The serial number of an item."""

    name: str
    item: Item
    sku: str


@dataclass(frozen=True, slots=True)
class AskOpenItem(Ask):
    """An item that is not in the catalogue."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class AskNote(Ask):
    """Words on a line."""

    line_no: int


@dataclass(frozen=True, slots=True)
class AskCustomer(Ask):
    """Who is buying?"""


@dataclass(frozen=True, slots=True)
class AskParkName(Ask):
    """Under which name to set the sale aside."""


@dataclass(frozen=True, slots=True)
class AskParked(Ask):
    """Which parked sale comes back."""


@dataclass(frozen=True, slots=True)
class AskVoid(Ask):
    """The last item or the whole sale, with a reason."""


@dataclass(frozen=True, slots=True)
class AskSale(Ask):
    """Find a sale; with an id, that one."""

    sale_id: str = ""


@dataclass(frozen=True, slots=True)
class AskReceipt(Ask):
    """The receipt as a picture."""

    sale_id: str


@dataclass(frozen=True, slots=True)
class AskCardReference(Ask):
    """What the slip of a stand-alone terminal says, for an amount or to decide a payment."""

    amount_minor: int | None = None
    tender_id: str = ""


@dataclass(frozen=True, slots=True)
class AskMore(Ask):
    """Everything that is needed once a day."""


@dataclass(frozen=True, slots=True)
class AskReturnItem(Ask):
    """Take an item back without a receipt."""

    hit: ProductHit | None = None


@dataclass(frozen=True, slots=True)
class AskLeft(Ask):
    """How much of the counted cash stays in the drawer; then the shift closes."""

    counted_minor: int
    counts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class AskCash(Ask):
    """Cash in, out or dropped: amount and reason."""

    kind: str


@dataclass(frozen=True, slots=True)
class AskDrawer(Ask):
    """Why the drawer opens without a sale."""


@dataclass(frozen=True, slots=True)
class AskExempt(Ask):
    """Why this sale is without tax."""
