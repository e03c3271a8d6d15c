"""Pictures of the customer's screen: ./pos python -m tests.ui.customer_shots DIR."""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path

from PySide6.QtWidgets import QApplication

from pos_terminal.checkout.customer_view import view_for_customer
from pos_terminal.checkout.state import LaneState, LastSale, Phase
from pos_terminal.domain.basket import Basket, Discount, DiscountKind, Line, PricingRules
from pos_terminal.domain.pricing import price
from pos_terminal.domain.tender import Tender, settle
from pos_terminal.ui.app import make_application
from pos_terminal.ui.viewmodels.customer_board import board_of
from pos_terminal.ui.widgets.customer_board import CustomerBoard

SIZES = ((800, 480), (1024, 600), (1920, 1080))
RULES = PricingRules(currency="EUR")
_GOODS = (
    ("Sourdough loaf", "4.20", 1000, "ea", None),
    ("Bananas", "1.99", 846, "kg", None),
    ("Whole milk 1 l", "1.45", 6000, "ea", None),
    ("Mediterranean vegetable antipasti in olive oil", "7.95", 1000, "ea", Decimal("0.2")),
    ("牛乳 1 L", "2.10", 2000, "ea", None),
    ("زيت زيتون", "11.90", 1000, "ea", None),
)


def goods(count: int = len(_GOODS)) -> tuple[Line, ...]:
    """A basket's lines, repeated until there are so many."""
    lines = []
    for number in range(count):
        name, cost, qty, unit, off = _GOODS[number % len(_GOODS)]
        discount = None if off is None else Discount(DiscountKind.PERCENT, off)
        lines.append(
            Line(number + 1, f"S{number}", name, qty, Decimal(cost), unit=unit, discount=discount)
        )
    return tuple(lines)


def state(phase: Phase, lines: tuple[Line, ...] = (), paid: int = 0, **more: object) -> LaneState:
    """A lane in that phase."""
    priced = price(Basket("EUR", lines), RULES)
    tenders = (Tender("T", "cash", paid),) if paid else ()
    last = lines[-1].line_no if lines else None
    found = LaneState(1, phase, "T1", "Corner Shop", RULES, priced, last_line_no=last)
    settled = settle(priced.total_minor, tenders, RULES) if paid else None
    return replace(found, tenders=tenders, settlement=settled, **more)  # type: ignore[arg-type]


SALE = LastSale("S", "1", 2843, 5000, 2157, "sale")
STATES = {
    "goods": state(Phase.SELLING, goods()),
    "many": state(Phase.SELLING, goods(40)),
    "paying": state(Phase.PAYING, goods(), 1000),
    "card": state(Phase.CARD_PENDING, goods(3)),
    "paid": state(Phase.PAID, last_sale=SALE),
    "exact": state(Phase.PAID, last_sale=replace(SALE, change_minor=0)),
    "welcome": state(Phase.SELLING),
    "closed": state(Phase.NO_SHIFT),
}


def board(name: str, size: tuple[int, int], language: str) -> CustomerBoard:
    """The board of one state, shown."""
    made = CustomerBoard()
    made.resize(*size)
    made.show_board(board_of(view_for_customer(replace(STATES[name], language=language))))
    made.show()
    QApplication.processEvents()
    return made


def shoot(folder: Path) -> None:
    """Every state at every size, light and dark, English and Arabic."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme, language in product(("light", "dark"), ("en", "ar", "de")):
        make_application([], theme)
        for name, size in product(STATES, SIZES):
            shown = board(name, size, language)
            shown.grab().save(str(folder / f"{name}-{size[0]}-{theme}-{language}.png"))
            shown.close()


if __name__ == "__main__":
    shoot(Path(sys.argv[1]))
