"""What everybody may know of a lane: one frozen snapshot after each command."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pos_terminal.checkout.plugin_views import (
    PluginAsk,
    PluginCard,
    PluginHold,
    PluginSwitch,
    Suggested,
)
from pos_terminal.checkout.tares import Tare
from pos_terminal.domain.basket import Basket, PricedBasket, PricingRules
from pos_terminal.domain.tender import Settlement, Tender


class Phase(StrEnum):
    """What the lane is doing."""

    STARTING = "starting"
    SET_UP = "set_up"  # first start: no shop yet
    RECOVERY = "recovery"  # after a crash: read, decide, go on
    CONFIRM_TIME = "confirm_time"
    SIGNED_OUT = "signed_out"
    LOCKED = "locked"
    NO_SHIFT = "no_shift"
    SELLING = "selling"
    AWAITING_CHECKS = "awaiting_checks"
    PAYING = "paying"
    CARD_PENDING = "card_pending"
    CARD_UNKNOWN = "card_unknown"  # a person decides
    PAID = "paid"
    STOPPED = "stopped"  # the store refused: price checker only


@dataclass(frozen=True, slots=True)
class EmployeeView:
    """Who is at the till."""

    employee_id: str
    name: str
    role: str
    rights: frozenset[str]
    language: str = ""


@dataclass(frozen=True, slots=True)
class ShiftView:
    """The running shift."""

    shift_id: str
    opened_at: datetime
    float_minor: int


@dataclass(frozen=True, slots=True)
class CustomerView:
    """The customer of the basket."""

    customer_ref: str
    name: str
    card: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """Something that must be done before paying."""

    kind: str  # age | …
    limit: int = 0  # age in years
    born_on_or_before: date | None = None
    reason: str = ""
    documents: tuple[str, ...] = ()  # that prove an age; empty: all
    looks_older: int = 0  # years: who looks older than this need show nothing; 0: all must


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the cashier; `serial` grows so that a repeat is seen."""

    key: str
    level: str  # info | success | warn | refuse
    facts: dict[str, object] = field(default_factory=dict)
    serial: int = 0


@dataclass(frozen=True, slots=True)
class LastSale:
    """The sale just closed: shown as "Paid"."""

    sale_id: str
    receipt_no: str
    total_minor: int
    paid_minor: int
    change_minor: int
    kind: str  # sale | refund


@dataclass(frozen=True, slots=True)
class UncertainPrint:
    """A print job of unknown outcome."""

    job_id: str
    title: str  # receipt number or report


@dataclass(frozen=True, slots=True)
class PrintState:
    """The printer and its queue."""

    condition: str = "ready"  # paper_low, or what stops it: see print_desk
    hint: str = ""
    queued: int = 0
    backlog_asks: bool = False  # printer is back: print what waited?
    uncertain: tuple[UncertainPrint, ...] = ()


@dataclass(frozen=True, slots=True)
class PendingCard:
    """A card payment that is being asked for, or whose outcome is unknown."""

    tender_id: str
    amount_minor: int
    reversal: bool = False  # of giving an accepted payment back


@dataclass(frozen=True, slots=True)
class RecoveryReport:
    """What was found at start after a crash."""

    basket_lines: int = 0
    basket_total_minor: int = 0
    last_receipt_no: str = ""  # the last sale that is safely stored
    last_total_minor: int = 0
    cards: tuple[PendingCard, ...] = ()
    prints: tuple[UncertainPrint, ...] = ()
    notes: tuple[str, ...] = ()  # keys of sentences: head.lost, store.restored …


@dataclass(frozen=True, slots=True)
class LaneState:
    """A frozen snapshot of the lane; the screen shows this and nothing else."""

    revision: int
    phase: Phase
    terminal_id: str
    store_name: str
    rules: PricingRules
    priced: PricedBasket
    demo: bool = False
    enrolled: bool = False  # head office says which shop this is
    training: bool = False
    employee: EmployeeView | None = None
    break_since: datetime | None = None  # UTC, while whoever is signed in is on a break
    shift: ShiftView | None = None
    basket_id: str = ""
    last_line_no: int | None = None  # to highlight
    holds: tuple[Hold, ...] = ()
    customer: CustomerView | None = None
    tenders: tuple[Tender, ...] = ()
    settlement: Settlement | None = None
    waiting_for: tuple[str, ...] = ()  # critical plugins that have not answered
    waiting_since: float = 0.0  # monotonic seconds
    wait_limit_ms: int = 0  # after which a manager may go on without them
    plugin_holds: tuple[PluginHold, ...] = ()
    asks: tuple[PluginAsk, ...] = ()
    suggestions: tuple[Suggested, ...] = ()
    cards: tuple[PluginCard, ...] = ()
    plugins: tuple[PluginSwitch, ...] = ()
    pending_card: PendingCard | None = None
    last_sale: LastSale | None = None
    notice: Notice | None = None
    parked_count: int = 0
    can_undo: bool = False
    next_receipt: str = ""
    prints: PrintState = PrintState()
    recovery: RecoveryReport | None = None
    catalogue_version: int = 0
    integrated_cards: bool = True  # False: cards are taken beside the till, by reference
    journal_seq: int = 0  # of the newest event
    idle_lock_min: int = 0  # minutes until the screen locks; 0: never
    tares: tuple[Tare, ...] = ()  # packing that can be taken off a weight
    language: str = "en"  # of the shop; an employee may have another
    time_zone: str = ""  # of the shop, IANA; empty: the machine's

    @property
    def currency(self) -> str:
        """ISO 4217 code of all amounts."""
        return self.rules.currency

    @property
    def basket(self) -> Basket:
        """The unpriced basket."""
        return self.priced.basket
