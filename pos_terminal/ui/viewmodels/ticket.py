"""The ticket: lines, sums, holds and customer of a lane state as display strings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.state import Hold, LaneState, Phase
from pos_terminal.domain.basket import Discount, DiscountKind, PricedBasket, PricedLine, TaxTotal
from pos_terminal.domain.tax import TaxKind
from pos_terminal.ui import format as form
from pos_terminal.ui.unchanged import alike_from_start
from pos_terminal.ui.viewmodels.amounts import UNIT_WORDS, price_text
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.holds import HoldShown, holds_of

translate = QCoreApplication.translate
_TAX_ROWS = 2  # more taxes than this share one row: the total must not move away


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of the ticket."""

    line_no: int
    name: str
    amount: str
    detail: str
    is_return: bool = False


@dataclass(frozen=True, slots=True)
class TicketShown:
    """All that the left side of the sale shows above its buttons."""

    lines: tuple[LineShown, ...] = ()
    last_no: int | None = None
    sums: tuple[tuple[str, str], ...] = ()
    total: str = ""
    caption: str = ""
    holds: tuple[HoldShown, ...] = ()
    customer: str = ""


class LineCache:
    """The lines as last shown: a scan into 200 lines formats one of them."""

    def __init__(self) -> None:
        """Nothing shown yet."""
        self._priced: tuple[PricedLine, ...] = ()
        self._holds: tuple[Hold, ...] = ()
        self._shown: tuple[LineShown, ...] = ()

    def shown(self, state: LaneState) -> tuple[LineShown, ...]:
        """All lines of a state; those that did not change are taken from before."""
        if state.holds != self._holds:
            self._priced, self._shown, self._holds = (), (), state.holds
        lines = state.priced.lines
        same = alike_from_start(self._priced, lines)
        before = zip(self._priced[same:], self._shown[same:], strict=True)
        known = {priced.line.line_no: (priced, shown) for priced, shown in before}
        rest = (_shown_again(known.get(one.line.line_no), one, state) for one in lines[same:])
        self._shown = (*self._shown[:same], *rest)
        self._priced = lines
        return self._shown


def _shown_again(
    before: tuple[PricedLine, LineShown] | None, priced: PricedLine, state: LaneState
) -> LineShown:
    """What was shown, where a line was priced anew and nothing of it changed."""
    return before[1] if before is not None and before[0] == priced else line_of(priced, state)


def ticket_of(
    state: LaneState, before: TicketShown | None = None, cache: LineCache | None = None
) -> TicketShown:
    """The ticket of a state; after "Paid" the lines that were paid stay (`before`)."""
    if state.phase is Phase.PAID and not state.priced.lines and before is not None:
        return before
    priced = state.priced
    lines = (cache or LineCache()).shown(state)
    return TicketShown(
        lines=lines,
        last_no=state.last_line_no if state.phase is Phase.SELLING else None,
        sums=tuple(_sums(priced, state.currency)) if lines else (),
        total=form.money(priced.total_minor, state.currency),
        caption=_caption(priced),
        holds=holds_of(state),
        customer=state.customer.name if state.customer is not None else "",
    )


def line_of(priced: PricedLine, state: LaneState) -> LineShown:
    """One line: its amount after its own discount, the rest on the second line."""
    line = priced.line
    return LineShown(
        line_no=line.line_no,
        name=line.name,
        amount=form.amount(priced.gross_minor - priced.discount_minor, state.currency),
        detail=" · ".join(_details(priced, state)),
        is_return=line.qty_milli < 0,
    )


def _details(priced: PricedLine, state: LaneState) -> list[str]:
    line = priced.line
    currency = state.currency
    unit = UNIT_WORDS.get(line.unit, line.unit)
    count = f"{form.quantity(line.qty_milli)} {unit}".rstrip()
    parts = [form.isolate(f"{count} × {price_text(line.unit_price, currency)}")]
    if line.return_of is not None:
        parts.append(
            translate("Ticket", "returned from {receipt}").format(
                receipt=form.isolate(line.return_of.receipt_no)
            )
        )
    elif line.qty_milli < 0:
        parts.append(translate("Ticket", "returned"))
    if line.list_price is not None and line.list_price != line.unit_price:
        was = form.isolate(price_text(line.list_price, currency))
        parts.append(translate("Ticket", "instead of {price}").format(price=was))
    if priced.discount_minor:
        parts.append(_saved(line.discount, priced.discount_minor, currency))
    if line.min_age:
        parts.append(_age(line.min_age, state.holds))
    if line.serial:
        parts.append(form.isolate(line.serial))
    if line.note:
        parts.append(form.natural(line.note))
    return parts


def _saved(discount: Discount | None, minor: int, currency: str) -> str:
    amount = form.isolate(form.amount(minor, currency))
    if discount is not None and discount.kind is DiscountKind.PERCENT:
        return translate("Ticket", "{percent} off, saved {amount}").format(
            percent=form.isolate(form.percent(discount.value)), amount=amount
        )
    return translate("Ticket", "saved {amount}").format(amount=amount)


def _age(limit: int, holds: tuple[Hold, ...]) -> str:
    waits = any(hold.kind == "age" and hold.limit >= limit for hold in holds)
    words = (
        translate("Ticket", "age {limit}+") if waits else translate("Ticket", "{limit}+ checked")
    )
    return words.format(limit=limit)


def _sums(priced: PricedBasket, currency: str) -> list[tuple[str, str]]:
    shelf = priced.gross_minor - priced.line_discount_minor
    count = Counts().items(priced.qty_items)
    if priced.line_discount_minor:
        saved = form.isolate(form.amount(priced.line_discount_minor, currency))
        count += " · " + translate("Ticket", "saved {amount}").format(amount=saved)
    rows = [(count, form.amount(shelf, currency))]
    if priced.receipt_discount_minor:
        off = priced.basket.discount
        words = translate("Ticket", "Discount on the receipt")
        if off is not None and off.kind is DiscountKind.PERCENT:
            words += f" {form.isolate(form.percent(off.value))}"
        rows.append((words, form.amount(-priced.receipt_discount_minor, currency)))
    return rows + _taxes(priced, currency)


def _taxes(priced: PricedBasket, currency: str) -> list[tuple[str, str]]:
    if priced.basket.tax_exempt:
        return [(translate("Ticket", "Tax exempt"), form.amount(priced.tax_minor, currency))]
    shown = [total for total in priced.taxes if total.tax_minor or total.tax.rate]
    if len(shown) > _TAX_ROWS:
        return [_all_taxes(shown, currency)]
    return [(_tax_words(each), form.amount(each.tax_minor, currency)) for each in shown]


def _all_taxes(taxes: list[TaxTotal], currency: str) -> tuple[str, str]:
    minor = sum(each.tax_minor for each in taxes)
    if all(each.tax.included for each in taxes):
        return translate("Ticket", "Taxes included"), form.amount(minor, currency)
    return translate("Ticket", "Taxes"), form.amount(minor, currency)


def _tax_words(total: TaxTotal) -> str:
    tax = total.tax
    name = tax.name
    if tax.kind is not TaxKind.FIXED and "%" not in name:
        name = f"{name} {form.isolate(form.percent(tax.rate))}"
    return translate("Ticket", "{tax} included").format(tax=name) if tax.included else name


def _caption(priced: PricedBasket) -> str:
    if priced.total_minor < 0:
        return translate("Ticket", "To give back")
    return translate("Ticket", "Total")
