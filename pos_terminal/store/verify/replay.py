"""I5: replays the journal into tables of its own and compares them with lane.db row by row."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from pos_terminal.store.verify.ledger import TABLES, Ledger
from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.replay_rows import (
    audit_row,
    basket_started,
    line_row,
    payment_row,
    sale_row,
    shift_opened,
    tax_row,
)
from pos_terminal.store.verify.watch import Data, Watch

Handler = Callable[[Row, Data], None]
Cells = dict[str, object]


class ReplayWatch(Watch):
    """The verifier's own projector: what never changes is written at once, the rest at the end."""

    name = "I5 tables"
    fine = "Every table that is derived from the journal is what the journal gives."

    def __init__(self, ledger: Ledger) -> None:
        """Start from empty tables."""
        super().__init__()
        self._ledger = ledger
        self._baskets: dict[bytes | None, Cells] = {}  # only what is not yet closed or voided
        self._intents: dict[str, Cells] = {}
        self._shifts: dict[bytes | None, Cells] = {}
        self._series: dict[tuple[str, int, str], int] = {}
        self._perpetual: dict[str, list[int]] = {}
        self._stock: dict[str, int] = {}
        self._copies: dict[str, int] = {}
        self._handlers: dict[str, Handler] = {
            "EPOCH_STARTED": self._epoch_started,
            "STOCK_ADJUSTED": self._stock_adjusted,
            "BASKET_STARTED": self._basket_started,
            "BASKET_PARKED": self._basket_parked,
            "BASKET_RECALLED": self._basket_recalled,
            "BASKET_VOIDED": self._basket_voided,
            "BASKET_HANDED_OVER": self._basket_handed_over,
            "PAYMENT_STARTED": self._payment_started,
            "PAYMENT_PROCESSED": self._payment_ended,
            "PAYMENT_FAILED": self._payment_ended,
            "PAYMENT_REMOVED": self._payment_ended,
            "BASKET_CLOSED": self._basket_closed,
            "RECEIPT_REPRINTED": self._reprinted,
            "SHIFT_OPENED": self._shift_opened,
            "SHIFT_CLOSED": self._shift_closed,
            "CASH_MOVED": self._cash_moved,
        }

    def see(self, row: Row, data: Data) -> None:
        """Replay one event."""
        handler = self._handlers.get(row.event_type)
        if handler is not None:
            handler(row, data)
        noted = audit_row(row, data)
        if noted is not None:
            self._ledger.add("audit", noted)

    def end(self) -> None:
        """Write what could still change, then compare every table."""
        ledger = self._ledger
        for basket in self._baskets.values():
            ledger.add("baskets", basket.values())
        for intent in self._intents.values():
            ledger.add("card_intents", intent.values())
        for shift in self._shifts.values():
            ledger.add("shifts", shift.values())
        ledger.add_all("series", [(*key, last) for key, last in self._series.items()])
        ledger.add_all("perpetual", [(key, *sums) for key, sums in self._perpetual.items()])
        ledger.add_all("stock", self._stock.items())
        ledger.add_all("reprints", [(UUID(k).bytes, n) for k, n in self._copies.items()])
        for table in TABLES:
            difference = ledger.difference(table)
            if difference is not None:
                self.found(*difference)

    def _epoch_started(self, row: Row, data: Data) -> None:
        self._ledger.add("epochs", (row.epoch, row.journal_id, row.seq, data["reason"]))

    def _move_stock(self, sku: str, qty_milli: int) -> None:
        self._stock[sku] = self._stock.get(sku, 0) + qty_milli

    def _stock_adjusted(self, row: Row, data: Data) -> None:
        self._move_stock(data["sku"], data["qty_milli"])

    def _basket_started(self, row: Row, data: Data) -> None:
        self._baskets[row.basket_id] = basket_started(row)

    def _basket_parked(self, row: Row, data: Data) -> None:
        basket = self._baskets[row.basket_id]
        basket |= {"status": "parked", "parked_at": row.occurred_at}
        basket |= {"total_minor": data["total_minor"], "lines_count": data["lines_count"]}

    def _basket_recalled(self, row: Row, data: Data) -> None:
        self._baskets[row.basket_id] |= {"status": "open", "parked_at": None}

    def _basket_voided(self, row: Row, data: Data) -> None:
        self._end_basket(row, "voided", data["total_minor"], data["lines_count"])

    def _basket_handed_over(self, row: Row, data: Data) -> None:
        self._end_basket(row, "handed_over", data["total_minor"], data["lines_count"])

    def _end_basket(self, row: Row, status: str, total_minor: int, lines_count: int) -> None:
        basket = self._baskets.pop(row.basket_id)
        basket |= {"status": status, "total_minor": total_minor, "lines_count": lines_count}
        self._ledger.add("baskets", basket.values())

    def _payment_started(self, row: Row, data: Data) -> None:
        self._intents[data["tender_id"]] = {
            "tender_id": UUID(data["tender_id"]).bytes,
            "basket_id": row.basket_id,
            "amount_minor": data["amount_minor"],
            "status": "started",
            "started_seq": row.seq,
        }

    def _payment_ended(self, row: Row, data: Data) -> None:
        if data["kind"] == "card":  # only a terminal's payments have an intent
            status = row.event_type.removeprefix("PAYMENT_").lower()
            self._intents[data["tender_id"]]["status"] = status

    def _basket_closed(self, row: Row, data: Data) -> None:
        ledger, lines = self._ledger, data["lines"]
        ledger.add("sales", sale_row(row, data))
        ledger.add_all("sale_lines", [line_row(row, line) for line in lines])
        ledger.add_all("sale_taxes", [tax_row(row, *item) for item in enumerate(data["taxes"])])
        ledger.add_all("payments", [payment_row(row, *item) for item in enumerate(data["tenders"])])
        self._series[row.terminal_id, row.epoch, "receipt"] = data["receipt_seq"]
        sums = self._perpetual.setdefault(data["currency"], [0, 0])
        sums[0] += data["total_minor"]
        sums[1] += 1
        for line in lines:
            self._move_stock(line["sku"], -line["qty_milli"])
        self._end_basket(row, "closed", data["total_minor"], len(lines))

    def _reprinted(self, row: Row, data: Data) -> None:
        self._copies[data["sale_id"]] = data["copy_no"]

    def _shift_opened(self, row: Row, data: Data) -> None:
        self._shifts[row.shift_id] = shift_opened(row, data)

    def _shift_closed(self, row: Row, data: Data) -> None:
        shift = self._shifts[row.shift_id]
        shift |= {"closed_seq": row.seq, "closed_at": row.occurred_at}
        shift |= {"closed_by": row.employee_id, "z_no": data["z_no"]}
        shift |= {name: data[name] for name in ("expected_minor", "counted_minor", "left_minor")}
        self._series[row.terminal_id, row.epoch, "z"] = data["z_no"]

    def _cash_moved(self, row: Row, data: Data) -> None:
        amount, reason = data["amount_minor"], data["reason"]
        values = (row.seq, row.shift_id, data["kind"], amount, reason, row.employee_id)
        self._ledger.add("cash_moves", values)
