"""Card payments that no sale has: taken back at the terminal, asked again until it is known (C20).

A person decides "not paid" by the slip, and the terminal may have charged the card all the same.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from hardware.ports import CardOutcome, CardResult
from pos_terminal.checkout import paying
from pos_terminal.checkout.commands import FromDevice
from pos_terminal.checkout.state import PendingCard
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.events import EventType
from pos_terminal.store import operations
from pos_terminal.store.tables import card_intents

OWED = "card_returns"  # control value: tender id → amount


@dataclass(frozen=True, slots=True)
class CardReturned(FromDevice):
    """What the terminal said; None and reached: nothing had moved."""

    tender_id: str
    result: CardResult | None
    reached: bool = True


def owe(till: Till, tx: TillTx, card: PendingCard) -> None:
    """From this commit on whatever that payment moved is taken back."""
    if not till.integrated_cards:
        return  # nobody to ask: the slip that was looked at is all there is
    _write(tx.connection, owed(tx.connection) | {card.tender_id: card.amount_minor})
    tx.wakes.append(lambda: _ask(till, card.tender_id, card.amount_minor))


def came_late(till: Till, tender_id: str) -> None:
    """The terminal approves what the journal calls failed."""
    with till.transaction() as tx:
        query = select(card_intents.c.amount_minor).where(
            card_intents.c.tender_id == tender_id, card_intents.c.status == "failed"
        )
        amount = tx.connection.execute(query).scalar_one_or_none()
        if amount is not None:
            owe(till, tx, PendingCard(tender_id, amount))


def ask_again(till: Till) -> None:
    """Ask for all whose end is not known; the same question moves no money twice."""
    with till.store.transaction() as tx:
        waiting = owed(tx.connection)
    for tender_id, amount_minor in waiting.items():
        _ask(till, tender_id, amount_minor)


def returned(till: Till, command: CardReturned) -> None:
    """The terminal's word: taken back, refused, nothing to take back, or still not known."""
    with till.store.transaction() as tx:
        amount = owed(tx.connection).get(command.tender_id)
    if amount is None:
        return  # said twice
    result = command.result
    unknown = result is not None and result.outcome is CardOutcome.UNKNOWN
    if unknown or not command.reached:
        till.notify("card.return_waits", "warn")
        return
    with till.transaction() as tx:
        left = owed(tx.connection)
        left.pop(command.tender_id, None)
        _write(tx.connection, left)
        if result is not None:
            _record(till, tx, command.tender_id, amount, result)


def _record(till: Till, tx: TillTx, tender_id: str, amount: int, result: CardResult) -> None:
    outcome = "returned" if result.outcome is CardOutcome.APPROVED else "kept"
    shared = paying.tender_data(till, tender_id, "card", amount)
    words = {"reference": result.reference[:40], "reason": result.reason[:120]}
    tx.append(EventType.CARD_RETURNED, shared | words | {"outcome": outcome}, basket_id=None)
    till.notify(f"card.{outcome}", "warn", amount_minor=amount, currency=till.shop.currency)


def _ask(till: Till, tender_id: str, amount_minor: int) -> None:
    till.cards.take_back(tender_id, amount_minor, till.shop.currency)


def owed(connection: Connection) -> dict[str, int]:
    """What is still to be taken back, by tender id."""
    found: dict[str, int] = json.loads(operations.control_value(connection, OWED) or "{}")
    return found


def _write(connection: Connection, waiting: dict[str, int]) -> None:
    operations.set_control(connection, OWED, json.dumps(waiting))
