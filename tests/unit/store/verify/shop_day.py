"""Makes real journals with the program's own store, sale by sale, without a lane."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from pos_terminal.checkout.totals import shift_totals
from pos_terminal.domain.basket import Basket, Line, LineTax, Pinned, PricingRules, ReturnOf
from pos_terminal.domain.codec import line_data, line_from, priced_data
from pos_terminal.domain.pricing import price
from pos_terminal.domain.refund import returned_line
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.domain.tender import Tender, settle
from pos_terminal.store.engine import open_engine
from pos_terminal.store.head import write_head
from pos_terminal.store.ids import uuid7
from pos_terminal.store.journal import JournalEvent, Stamp
from pos_terminal.store.migrate import LANE_SCHEMA, migrate
from pos_terminal.store.unit_of_work import LaneStore, Tx

VAT = Tax("A", "VAT 20 %", TaxKind.PERCENT, Decimal("0.2"))
FOOD = Tax("B", "VAT 10 %", TaxKind.PERCENT, Decimal("0.1"))
LEVY = Tax("D", "Deposit", TaxKind.FIXED, Decimal("0.25"), included=False, exemptible=False)

BEER = Line(1, "BEER", "Bier", 2000, Decimal("1.99"), (VAT, LEVY), gtin="4006381333931")
BREAD = Line(2, "BREAD", "Brot 500 g", 1000, Decimal("3.49"), (FOOD,))
CHEESE = Line(3, "CHEESE", "Käse", 333, Decimal("17.90"), (FOOD,), unit="kg", fixed_qty=True)


def make_store(path: Path, new_id: Any) -> LaneStore:
    """A lane.db at head of its history, opened for writing."""
    engine = open_engine(path)
    migrate(engine, "lane", LANE_SCHEMA)
    engine.dispose()
    return LaneStore(path, new_id)


@dataclass
class ShopDay:
    """A lane written event by event; every id and time follows from the one before."""

    data_dir: Path
    rules: PricingRules = PricingRules("EUR")
    terminal_id: str = "T01"
    ticks: int = 0
    shift_id: str | None = None
    float_minor: int = 0
    receipts: int = 0
    z_no: int = 0
    acknowledged: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the store and begin its first epoch."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self.store = make_store(self.path, self.new_id)
        self.start_epoch("new")

    @property
    def path(self) -> Path:
        """The store's file."""
        return self.data_dir / "lane.db"

    def new_id(self) -> str:
        """The next UUIDv7 of this journal."""
        self.ticks += 1
        noise = hashlib.sha256(self.ticks.to_bytes(8, "big")).digest()[:10]
        return uuid7(1_795_000_000_000 + self.ticks, noise)

    def stamp(self, basket_id: str | None = None) -> Stamp:
        """The context of the next event, one millisecond after the last."""
        self.ticks += 1
        second, fraction = divmod(self.ticks, 1000)
        at = f"2026-11-21T{8 + second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
        return Stamp(
            store_id="S1",
            terminal_id=self.terminal_id,
            occurred_at=f"{at}.{fraction:03d}000Z",
            utc_offset_min=60,
            business_date="2026-11-21",
            shift_id=self.shift_id,
            employee_id="E1",
            basket_id=basket_id,
        )

    @contextmanager
    def commit(self) -> Iterator[Tx]:
        """One transaction, the head noted outside after it."""
        with self.store.transaction() as tx:
            yield tx
        write_head(self.data_dir / "head.json", self.store.head)

    def note(self, event_type: str, data: dict[str, Any], basket_id: str | None = None) -> None:
        """One event in a commit of its own."""
        with self.commit() as tx:
            tx.append(event_type, data, self.stamp(basket_id))

    def start_epoch(self, reason: str) -> None:
        """Begin a life of the lane."""
        head = self.store.head
        previous = None
        if head.seq:
            previous = {"journal_id": head.journal_id, "epoch": head.epoch}
            previous |= {"seq": head.seq, "hash": head.hash}
        with self.commit() as tx:
            tx.start_epoch()
            data = {"reason": reason, "previous": previous, "app_version": "0.1.0"}
            tx.append("EPOCH_STARTED", data, self.stamp())
        self.receipts = self.z_no = 0

    def open_shift(self, float_minor: int = 10_000, expected_minor: int = 0) -> None:
        """Open a shift."""
        self.shift_id, self.float_minor = self.new_id(), float_minor
        difference = float_minor - expected_minor
        data = {"currency": self.rules.currency, "float_minor": float_minor}
        self.note(
            "SHIFT_OPENED",
            data | {"expected_minor": expected_minor, "difference_minor": difference},
        )

    def start_basket(self, tx: Tx, basket: Basket) -> str:
        """A basket with its lines, discount and exemption."""
        basket_id = self.new_id()
        tx.append("BASKET_STARTED", {"currency": basket.currency}, self.stamp(basket_id))
        for line in basket.lines:
            data = {"line": line_data(line), "how": "scan"}
            tx.append("ITEM_ADDED", data, self.stamp(basket_id))
        priced = priced_data(price(basket, self.rules), self.rules)
        if basket.discount:
            discount = {"discount": priced["discount"]}
            tx.append("BASKET_DISCOUNTED", discount, self.stamp(basket_id))
        if basket.tax_exempt:
            exempt = {"exempt": True, "reason": basket.exempt_reason}
            tx.append("TAX_EXEMPTED", exempt, self.stamp(basket_id))
        return basket_id

    def sell(self, basket: Basket, *paid: tuple[str, int]) -> str:
        """A whole sale in one commit; pays exactly in cash unless told otherwise."""
        with self.commit() as tx:
            basket_id = self.start_basket(tx, basket)
            event = self.close(tx, basket_id, basket, paid)
        entry = {"receipt_no": event.data["receipt_no"], "sale_id": basket_id}
        self.acknowledged.append(entry | {"total_minor": event.data["total_minor"]})
        return basket_id

    def close(
        self, tx: Tx, basket_id: str, basket: Basket, paid: Sequence[tuple[str, int]]
    ) -> JournalEvent:
        """Checkout, tenders and BASKET_CLOSED."""
        priced = price(basket, self.rules)
        owed = settle(priced.total_minor, (), self.rules)
        kinds = paid or [("cash", owed.cash_remaining_minor)]
        tenders = [Tender(self.new_id(), kind, amount) for kind, amount in kinds]
        settled = settle(priced.total_minor, tenders, self.rules)
        body = priced_data(priced, self.rules) | {"customer_ref": None}
        tx.append("CHECKOUT_STARTED", body, self.stamp(basket_id))
        told = []
        for tender in tenders:
            data: dict[str, Any] = {"tender_id": tender.tender_id, "kind": tender.kind}
            data |= {"amount_minor": tender.amount_minor}
            if tender.kind == "card":
                intent = data | {"currency": basket.currency}
                tx.append("PAYMENT_STARTED", intent, self.stamp(basket_id))
            told.append(data | {"reference": "", "masked": ""})
            processed = told[-1] | {"currency": basket.currency}
            tx.append("PAYMENT_PROCESSED", processed, self.stamp(basket_id))
        self.receipts += 1
        refund = priced.total_minor < 0 or all(line.qty_milli < 0 for line in basket.lines)
        closed = {
            "receipt_no": f"{self.terminal_id}-{tx.head.epoch}-{self.receipts:06d}",
            "receipt_seq": self.receipts,
            "tenders": told,
            "change_minor": settled.change_minor,
            "rounding_minor": settled.rounding_minor,
            "due_minor": settled.due_minor,
            "kind": "refund" if refund else "sale",
        }
        return tx.append("BASKET_CLOSED", body | closed, self.stamp(basket_id))

    def take_back(self, sale_id: str, line: dict[str, Any], before: int, milli: int) -> Line:
        """A returned line of a sold one, at what was paid."""
        fields = ("gross_minor", "discount_minor", "receipt_discount_minor", "net_minor")
        sold = Pinned(
            **{name: line[name] for name in (*fields, "total_minor", "exempt_minor")},
            taxes=tuple(
                LineTax(tax["code"], tax["base_minor"], tax["tax_minor"]) for tax in line["taxes"]
            ),
        )
        return replace(
            line_from(line | {"pinned": None}),
            qty_milli=-milli,
            discount=None,
            min_age=0,
            fixed_qty=True,
            pinned=returned_line(sold, line["qty_milli"], before, milli),
            return_of=ReturnOf(sale_id, "T01-1-000001", line["line_no"]),
        )

    def close_shift(self, difference_minor: int = 0, left_minor: int = 0) -> None:
        """Close the shift with a count."""
        assert self.shift_id is not None
        with self.commit() as tx:
            currency = self.rules.currency
            totals = shift_totals(tx.connection, self.shift_id, self.float_minor, currency)
            self.z_no += 1
            data = totals | {
                "z_no": self.z_no,
                "counted_minor": totals["expected_minor"] + difference_minor,
                "difference_minor": difference_minor,
                "left_minor": left_minor,
                "counts": {},
                "journal_seq": tx.head.seq,
                "journal_hash": tx.head.hash,
            }
            tx.append("SHIFT_CLOSED", data, self.stamp())
        self.shift_id = None

    def close_store(self) -> None:
        """Let go of the file."""
        self.store.close()
