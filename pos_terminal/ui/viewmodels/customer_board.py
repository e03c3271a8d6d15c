"""What stands on the customer's screen, in the shop's language whoever is signed in."""

from __future__ import annotations

from dataclasses import dataclass

from pos_terminal.checkout.customer_view import CustomerView, Scene
from pos_terminal.receipts.words import Words
from pos_terminal.ui.format import isolate, natural


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line of goods."""

    name: str
    detail: str
    amount: str
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount and what it is."""

    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class BoardShown:
    """The customer's screen: goods and sums, or one sentence."""

    shop: str = ""
    message: str = ""
    rows: tuple[BoardRow, ...] = ()
    sums: tuple[Figure, ...] = ()
    figures: tuple[Figure, ...] = ()  # the total, and what is left or comes back: the last largest
    rtl: bool = False

    @property
    def spoken(self) -> str:
        """The same as one sentence, for a screen reader."""
        said = [self.shop, self.message, *(f"{f.label} {f.amount}" for f in self.figures)]
        return ". ".join(part for part in said if part)


def board_of(view: CustomerView) -> BoardShown:
    """The board of a view."""
    words = Words(view.language)
    shop = natural(view.shop)
    message = {
        Scene.CLOSED: words("This till is closed"),
        Scene.WAIT: words("One moment, please"),
        Scene.WELCOME: words("Welcome"),
        Scene.CARD: words("Please look at the card terminal"),
        Scene.PAID: words("Thank you"),
    }.get(view.scene, "")
    rows = tuple(
        BoardRow(
            natural(line.name),
            _detail(line.detail, line.saved, words),
            isolate(line.amount),
            view.last is line,
        )
        for line in view.lines
    )
    sums = tuple(Figure(natural(label), isolate(amount)) for label, amount in view.sums)
    return BoardShown(shop, message, rows, sums, tuple(_figures(view, words)), words.rtl)


def _detail(detail: str, saved: str, words: Words) -> str:
    parts = [isolate(detail)] if detail else []
    if saved:
        parts.append(words("You save {amount}", amount=isolate(saved)))
    return " · ".join(parts)


def _figures(view: CustomerView, words: Words) -> list[Figure]:
    if not view.total:
        return []
    label = words("Refund") if view.refund and view.scene is Scene.PAID else words("Total")
    figures = [Figure(label, isolate(view.total))]
    if view.to_pay:
        figures.append(Figure(words("To pay"), isolate(view.to_pay)))
    if view.change:
        figures.append(Figure(words("Change"), isolate(view.change)))
    return figures
