"""The two lines of a customer display; a tab puts what follows on the right edge."""

from __future__ import annotations

from pos_terminal.checkout.customer_view import CustomerView, Scene
from pos_terminal.receipts.words import Words


def lines_of(view: CustomerView) -> tuple[str, str]:
    """Two lines for a display of any width."""
    # Such displays have no letters of right-to-left scripts: English says more than nothing.
    words = Words(view.language)
    words = Words("en") if words.rtl else words
    if view.scene is Scene.GOODS:
        return _goods(view, words)
    if view.scene is Scene.PAID:
        return _paid(view, words)
    if view.scene in (Scene.PAYING, Scene.CARD):
        left = _left_right(words("To pay"), view.to_pay) if view.to_pay else ""
        return _left_right(words("Total"), view.total), left
    said = {
        Scene.CLOSED: words("This till is closed"),
        Scene.WAIT: words("One moment, please"),
    }
    return view.shop, said.get(view.scene, words("Welcome"))


def _goods(view: CustomerView, words: Words) -> tuple[str, str]:
    if view.last is None:
        return _left_right(words("Total"), view.total), ""
    return view.last.name, _left_right(view.last.detail, view.last.amount)


def _paid(view: CustomerView, words: Words) -> tuple[str, str]:
    first = _left_right(words("Refund") if view.refund else words("Total"), view.total)
    if view.change:
        return first, _left_right(words("Change"), view.change)
    return first, words("Thank you")


def _left_right(left: str, right: str) -> str:
    return f"{left}\t{right}"
