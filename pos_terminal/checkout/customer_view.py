"""What the customer may see of a lane, in the shop's language: never cost, notes or people.

Everything that stands before the customer - a display of two lines, a second screen - is made from
this, so nothing else of a LaneState can get there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.domain.basket import PricedBasket, PricedLine
from pos_terminal.receipts.amounts import Format
from pos_terminal.receipts.text import clean
from pos_terminal.receipts.words import Words

THANKS_S = 20.0  # after a sale; then nothing of the customer stands there any more
_UNITS = {"ea": ""}


class Scene(StrEnum):
    """What is going on, as the customer sees it."""

    CLOSED = "closed"
    WELCOME = "welcome"
    WAIT = "wait"  # the till is locked
    GOODS = "goods"
    PAYING = "paying"
    CARD = "card"  # the customer has to look at the card terminal
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """One line as the customer reads it."""

    line_no: int
    name: str
    detail: str  # "0.846 kg × 1.99", empty for one piece
    amount: str  # after its own discount
    saved: str = ""


@dataclass(frozen=True, slots=True)
class CustomerView:
    """All that a customer sees; texts are ready, without a layout."""

    scene: Scene
    shop: str = ""
    lines: tuple[CustomerLine, ...] = ()
    last: CustomerLine | None = None  # what was scanned or changed last
    sums: tuple[tuple[str, str], ...] = ()  # discounts, tax, rounding, tenders: label, amount
    total: str = ""
    to_pay: str = ""  # what is left, once something was paid
    change: str = ""
    refund: bool = False  # the money goes to the customer
    sale_id: str = ""  # of the sale that was just paid
    language: str = "en"


_CLOSED = frozenset(
    {Phase.STARTING, Phase.SET_UP, Phase.RECOVERY, Phase.CONFIRM_TIME, Phase.SIGNED_OUT}
    | {Phase.NO_SHIFT, Phase.STOPPED}
)


class CustomerEye:
    """Looks at one state after the other; a line that did not change is not written anew."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self._known: dict[int, tuple[PricedLine, CustomerLine]] = {}
        self._form = Format("en", "EUR")

    def lines(self, state: LaneState) -> tuple[CustomerLine, ...]:
        """All lines of the basket."""
        known, self._known = self._known, {}
        form = self._form
        if (str(form.locale), form.currency) != (state.language, state.currency):
            self._form, known = Format(state.language, state.currency), {}
        for priced in state.priced.lines:
            number = priced.line.line_no
            before = known.get(number)
            if before is None or before[0] is not priced:
                before = (priced, _line(priced, self._form))
            self._known[number] = before
        return tuple(line for _, line in self._known.values())


def view_for_customer(state: LaneState, eye: CustomerEye | None = None) -> CustomerView:
    """The customer's view of a state; a state without a customer shows nothing of the last one."""
    scene = _scene(state)
    shop = clean(state.store_name)
    if scene in (Scene.CLOSED, Scene.WELCOME, Scene.WAIT):
        return CustomerView(scene, shop, language=state.language)
    form, words = Format(state.language, state.currency), Words(state.language)
    if scene is Scene.PAID:
        return _paid(state, shop, form)
    lines = (eye or CustomerEye()).lines(state)
    last = next((line for line in lines if line.line_no == state.last_line_no), None)
    settled = state.settlement
    left = form.money(settled.remaining_minor) if settled is not None and state.tenders else ""
    return CustomerView(
        scene,
        shop,
        lines,
        last,
        (*_sums(state.priced, form, words), *_tenders(state, form, words)),
        form.money(state.priced.total_minor),
        left,
        refund=state.priced.total_minor < 0,
        language=state.language,
    )


def forget(view: CustomerView) -> CustomerView:
    """The same shop, ready for whoever comes next."""
    return CustomerView(Scene.WELCOME, view.shop, language=view.language)


def _scene(state: LaneState) -> Scene:
    phase = state.phase
    if phase in _CLOSED:
        return Scene.CLOSED
    if phase is Phase.LOCKED:
        return Scene.WAIT
    if phase is Phase.PAID and state.last_sale is not None:
        return Scene.PAID
    if not state.priced.lines:
        return Scene.WELCOME
    if phase in (Phase.CARD_PENDING, Phase.CARD_UNKNOWN):
        return Scene.CARD
    return Scene.GOODS if phase is Phase.SELLING else Scene.PAYING


def _paid(state: LaneState, shop: str, form: Format) -> CustomerView:
    last = state.last_sale
    assert last is not None  # noqa: S101 - the scene says so
    return CustomerView(
        Scene.PAID,
        shop,
        total=form.money(abs(last.total_minor)),
        change=form.money(last.change_minor) if last.change_minor > 0 else "",
        refund=last.kind == "refund",
        sale_id=last.sale_id,
        language=state.language,
    )


def _line(priced: PricedLine, form: Format) -> CustomerLine:
    line = priced.line
    amount = priced.gross_minor - priced.discount_minor
    unit = _UNITS.get(line.unit, line.unit)
    one = line.qty_milli == 1000 and not unit
    count = f"{form.quantity(line.qty_milli)} {clean(unit)}".rstrip()
    detail = "" if one else f"{count} × {form.price(str(line.unit_price))}"
    saved = form.amount(priced.discount_minor) if priced.discount_minor else ""
    return CustomerLine(line.line_no, clean(line.name), detail, form.amount(amount), saved)


def _sums(priced: PricedBasket, form: Format, words: Words) -> list[tuple[str, str]]:
    """What stands between the lines and the total."""
    rows = []
    if priced.receipt_discount_minor:
        rows.append((words("Discount"), form.amount(-priced.receipt_discount_minor)))
    goods = priced.gross_minor - priced.line_discount_minor - priced.receipt_discount_minor
    if rest := priced.total_minor - goods:
        rows.append((words("Tax"), form.amount(rest)))
    return rows


def _tenders(state: LaneState, form: Format, words: Words) -> list[tuple[str, str]]:
    names = {"cash": words("Cash"), "card": words("Card"), "card_manual": words("Card")}
    return [
        (names.get(tender.kind, words("Paid")), form.amount(tender.amount_minor))
        for tender in state.tenders
    ]
