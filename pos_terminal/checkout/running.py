"""The lane's running state, changed by events only: live and after a crash alike."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from pos_terminal.checkout.plugin_views import (
    PluginAsk,
    PluginCard,
    PluginHold,
    PluginSwitch,
    Suggested,
)
from pos_terminal.checkout.state import (
    CustomerView,
    EmployeeView,
    LastSale,
    Notice,
    PendingCard,
    PrintState,
    RecoveryReport,
    ShiftView,
)
from pos_terminal.domain.basket import Basket, Line, PricedBasket
from pos_terminal.domain.tender import Tender


@dataclass
class Sale:
    """The basket in hand and its way through checkout."""

    basket_id: str = ""
    basket: Basket = field(default_factory=lambda: Basket("EUR"))
    priced: PricedBasket = field(default_factory=lambda: PricedBasket(Basket("EUR")))
    next_line_no: int = 1
    last_line_no: int | None = None
    age_checked: int = 0  # years; items up to this limit need no further check
    customer_ref: str = ""
    checkout_seq: int = 0  # of CHECKOUT_STARTED; 0: not paying
    tenders: tuple[Tender, ...] = ()
    card: PendingCard | None = None
    card_unknown: bool = False
    reversing: set[str] = field(default_factory=set)  # tenders that the terminal gives back
    kept: dict[str, int] = field(default_factory=dict)  # how often that failed, by tender
    undo: list[tuple[str, Basket]] = field(default_factory=list)
    holds: dict[tuple[str, str], PluginHold] = field(default_factory=dict)  # by plugin and kind
    asks: dict[tuple[str, str], PluginAsk] = field(default_factory=dict)  # by plugin and ask_id
    unasked: frozenset[str] = frozenset()  # plugins without whose answer this checkout goes on

    @property
    def asked_card(self) -> PendingCard | None:
        """The card payment, or the return of one, whose end is not in the journal."""
        if self.card is not None:
            return self.card
        back = next((t for t in self.tenders if t.tender_id in self.reversing), None)
        return None if back is None else PendingCard(back.tender_id, back.amount_minor, True)

    def attempt(self, tender_id: str) -> int:
        """Which attempt to give the tender back it is that runs, or that would be next."""
        return self.kept.get(tender_id, 0) + 1

    @property
    def card_busy(self) -> bool:
        """Whether the terminal's answer must be awaited."""
        return self.asked_card is not None

    def put(self, line: Line) -> None:
        """Add a line or replace the one of its number."""
        others = self.basket.lines
        if self.basket.line(line.line_no) is None:
            lines = (*others, line)
        else:
            lines = tuple(line if old.line_no == line.line_no else old for old in others)
        self.basket = replace(self.basket, lines=lines)
        self.next_line_no = max(self.next_line_no, line.line_no + 1)
        self.last_line_no = line.line_no

    def drop(self, line_no: int) -> None:
        """Take a line out."""
        lines = tuple(line for line in self.basket.lines if line.line_no != line_no)
        self.basket = replace(self.basket, lines=lines)
        self.last_line_no = lines[-1].line_no if lines else None


@dataclass
class Plugged:
    """What plugins have brought that is not in the journal, and how far each has come."""

    switches: dict[str, PluginSwitch] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)  # seq up to which outcomes are applied
    waiting_since: float = 0.0  # monotonic seconds, of the checkout that waits
    basket_id: str = ""  # whose suggestions and cards these are
    suggested: dict[str, tuple[Suggested, ...]] = field(default_factory=dict)  # by plugin
    cards: dict[tuple[str, str], PluginCard] = field(default_factory=dict)  # by plugin and topic
    shown: dict[tuple[str, str], None] = field(default_factory=dict)  # plugin, SKU: on the screen

    def turn_to(self, basket_id: str) -> None:
        """Forget what belonged to another basket."""
        if basket_id != self.basket_id:
            self.basket_id = basket_id
            self.suggested, self.cards, self.shown = {}, {}, {}


@dataclass
class Running:
    """All that the lane thread remembers between two commands."""

    sale: Sale = field(default_factory=Sale)
    employee: EmployeeView | None = None
    locked: bool = False
    revoked: bool = False  # whoever is signed in was switched off: out at the end of the sale
    break_since: datetime | None = None  # UTC; whoever is signed in is on a break
    shift: ShiftView | None = None
    customer: CustomerView | None = None
    last_sale: LastSale | None = None
    notice: Notice | None = None
    recovery: RecoveryReport | None = None
    parked_count: int = 0
    parked_serials: dict[str, set[str]] = field(default_factory=dict)  # by SKU (C8)
    parked_returns: dict[tuple[str, int], int] = field(default_factory=dict)  # by sale and line
    prints: PrintState = PrintState()
    catalogue_version: int = 0
    receipts: int = 0  # the last receipt number of this epoch
    plugged: Plugged = field(default_factory=Plugged)
    z_waits_since: float | None = None  # monotonic; a Z report's paper waits for the terminal
    traces: bool = False  # of erased customers, which are still to be taken out of the files
    stopped: str = ""  # why the store refuses

    @property
    def between_sales(self) -> bool:
        """Whether no basket is in hand."""
        return not self.sale.basket_id
