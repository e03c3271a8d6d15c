"""The shop of the Online Retail file: its products, its days, and a manager who rings up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from pos_terminal.bootstrap import open_lane
from pos_terminal.checkout import commands as c
from pos_terminal.domain.product import ONE_MILLI, Product
from pos_terminal.store.catalog.writer import CatalogWriter
from tests.bench.lane import MANAGER, PIN, VAT, Counter, set_up, settings_for
from tests.bench.retail_file import SHOP_ZONE, Invoice, Row, articles
from tests.fakes.world import FakeClock, FakeHasher

FLOAT_PENCE = 1_000_000  # some days more goes back than comes in
WHY = "price of the invoice"


@dataclass(slots=True)
class RetailShop:
    """A lane whose clock shows the time of the invoice in hand."""

    counter: Counter
    clock: FakeClock
    invoices: Sequence[Invoice]
    usual: dict[str, Decimal]  # by stock code; open prices are not in it
    customers: dict[str, str] = field(default_factory=dict)
    day: date | None = None
    days: int = 0
    sales: int = 0
    z_pence: int = 0  # of all Z reports so far

    def ring_up(self, invoice: Invoice) -> int:
        """One invoice as a sale, a refund, or a correction of the stock; its total in pence."""
        self._open_day(invoice)
        if not invoice.is_sale:
            for row in invoice.rows:
                reason = row.words or "no reason given"
                self._do(c.AdjustStock(row.code, row.pieces * ONE_MILLI, reason))
            return 0
        if invoice.customer:
            self._greet(invoice.customer)
        for row in invoice.rows:
            if row.pieces < 0:
                self._take_back(row)
            else:
                self._add(row)
        return self._pay()

    def close_day(self) -> None:
        """Count the drawer, take out what is above the float, keep the Z report's sums."""
        report = self.counter.running.queries.x_report().result(60)
        counted = report.expected_minor
        z: dict[str, Any] = self._do(c.CloseShift(counted, min(counted, FLOAT_PENCE)))
        self.z_pence += z["sales_minor"] + z["refunds_minor"]

    def _do(self, command: c.Command) -> Any:
        return self.counter.do(command)

    def _open_day(self, invoice: Invoice) -> None:
        day = invoice.at.astimezone(SHOP_ZONE).date()
        if self.day is not None and day != self.day:
            self.close_day()
        self.clock.passes(seconds=max(0.0, (invoice.at - self.clock.now()).total_seconds()))
        if day != self.day:
            self._do(c.OpenShift(FLOAT_PENCE))
            self.day, self.days = day, self.days + 1

    def _greet(self, customer: str) -> None:
        ref = self.customers.get(customer)
        if ref is None:
            known = c.SaveCustomer(f"Customer {customer}", card=customer, attach=True)
            self.customers[customer] = self._do(known)
        else:
            self._do(c.AttachCustomer(ref))

    def _add(self, row: Row) -> None:
        usual, pieces = self.usual.get(row.code), row.pieces * ONE_MILLI
        in_basket = any(line.sku == row.code for line in self.counter.state.basket.lines)
        if usual == row.price:
            self._do(c.AddProduct(row.code, pieces))
        elif usual is None or in_basket:  # an override would hit the line that is there
            self._do(c.AddProduct(row.code, pieces, price=row.price))
        else:
            self._do(c.AddProduct(row.code, pieces))
            line_no = self.counter.state.last_line_no
            assert line_no is not None
            self._do(c.OverridePrice(line_no, row.price, WHY))

    def _take_back(self, row: Row) -> None:
        back = -row.pieces * ONE_MILLI
        self._do(c.AddReturnNoReceipt(row.code, back, row.price, row.words or "returned"))

    def _pay(self) -> int:
        self._do(c.StartCheckout())
        settled = self.counter.state.settlement
        assert settled is not None
        owed = settled.cash_remaining_minor
        self._do(c.Complete() if settled.complete else c.PayCash(owed))
        last = self.counter.state.last_sale
        assert last is not None
        self.sales += 1
        self._do(c.NextSale())
        return last.total_minor


def stock_shelves(writer: CatalogWriter, invoices: Sequence[Invoice]) -> dict[str, Decimal]:
    """The products of these invoices; the usual price of those that have one."""
    usual = {}
    with writer.editing("bench") as edited:
        for tax in VAT:
            edited.edit.put_tax(tax)
        edited.edit.put_tax_group("standard", "Standard", [tax.code for tax in VAT])
        for article in articles(invoices):
            price = Decimal(0) if article.open_price else article.price
            if not article.open_price:
                usual[article.code] = price
            product = Product(article.code, article.name, price, price_required=article.open_price)
            edited.edit.put_product(product)
    return usual


@contextmanager
def open_retail_shop(folder: Path, invoices: Sequence[Invoice]) -> Iterator[RetailShop]:
    """The shop before its first day; receipts are not printed, Z reports are."""
    clock = FakeClock(invoices[0].at - timedelta(hours=1), SHOP_ZONE.key)
    with open_lane(settings_for(folder), clock=clock, hasher=FakeHasher()) as running:
        counter = Counter(running)
        set_up(counter, "GBP")
        usual = stock_shelves(running.writer, invoices)
        counter.do(c.SignIn(MANAGER, PIN))
        counter.do(c.SetSetting("print_receipts", "false"))
        yield RetailShop(counter, clock, invoices, usual)
