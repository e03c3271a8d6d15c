"""Going on with a sale that another lane of the shop has parked; and hearing that one did so.

Lanes that are offline may both go on with one parked sale. Neither sale is lost for it: when the
lanes hear of each other, both tell their people (C28).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from pos_terminal.checkout import parking, untold
from pos_terminal.checkout.commands import TakeOver
from pos_terminal.checkout.customers import view_of
from pos_terminal.checkout.head_office import CHUNK_S, Chunk
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.checkout.told_by_others import EVERYTHING, PARKED_POSITION, ParkedNews
from pos_terminal.domain.basket import Basket
from pos_terminal.domain.codec import basket_from
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.store import operations, parked_rows, people
from pos_terminal.store.catalog.published import Mark
from pos_terminal.store.parked_rows import Elsewhere
from pos_terminal.store.tables import baskets

ENDS_KEPT = timedelta(days=400)  # longer than any lane is away
_NOBODY: dict[str, Any] = {"employee_id": None, "basket_id": None}


def take_over(till: Till, command: TakeOver) -> None:
    """Bring another lane's parked sale here, in a basket of our own; prices stay as they were."""
    parking.ready_for_another(till)
    with till.store.transaction() as tx:
        found = parked_rows.find(tx.connection, command.key)
        known = people.customer(tx.connection, found.customer_ref) if found else None
        customer = people.who_counts(tx.connection, known)
    if found is None:
        raise CashierError("recall.gone")
    basket = basket_from(found.basket)
    if basket.currency != till.shop.currency:
        raise CashierError("recall.currency", currency=basket.currency)
    till.price_ahead(basket)
    parking.drop_empty(till)
    till.price_ahead(basket)  # dropping has used it up
    basket_id = till.new_id()
    with till.transaction() as tx:
        _begin(tx, basket, found, basket_id)
        if customer is not None:
            data = {"customer_ref": customer.customer_ref, "how": "recall"}
            tx.append(EventType.CUSTOMER_IDENTIFIED, data, basket_id=basket_id)
        at = tx.moment.text
        parked_rows.end(tx.connection, found.key, till.terminal_id, at, basket_id)
    till.running.customer = None if customer is None else view_of(customer)


def _begin(tx: TillTx, basket: Basket, found: Elsewhere, basket_id: str) -> None:
    tx.append(EventType.BASKET_STARTED, {"currency": basket.currency}, basket_id=basket_id)
    data = {"basket": found.basket, "key": found.key, "from_terminal": found.terminal_id}
    tx.append(EventType.BASKET_TAKEN_OVER, data, basket_id=basket_id)


def apply(till: Till, news: Sequence[ParkedNews], inbox_id: str) -> Chunk:
    """Take what other lanes say in the order of the inbox, in one commit, for a chunk's time."""
    clock = till.time.clock
    ends = clock.monotonic() + CHUNK_S
    done = applied = 0
    with till.transaction() as tx:
        for each in news:
            applied += _take(till, tx, each)
            done += 1
            if clock.monotonic() >= ends:
                break
        if done:
            position = Mark(inbox_id, news[done - 1].position).text
            operations.set_control(tx.connection, PARKED_POSITION, position)
        if applied:
            kept_from = datetime.fromisoformat(tx.moment.text) - ENDS_KEPT
            parked_rows.forget_ends(tx.connection, kept_from.isoformat())
    if applied:
        parking.refresh(till)
        untold.tell(till)
    return Chunk(done, applied, ())


def _take(till: Till, tx: TillTx, news: ParkedNews) -> bool:
    """Keep or end one; whether that was news here."""
    if news.key == EVERYTHING:
        parked_rows.clear(tx.connection)
        return True
    if news.row is not None:
        return parked_rows.put(tx.connection, news.row)
    before = parked_rows.ends_of(tx.connection, news.key)
    if news.terminal_id in before:
        return False
    parked_rows.end(tx.connection, news.key, news.terminal_id, news.at)
    if news.terminal_id == till.terminal_id:
        return True  # said by an earlier life of this lane, or told on
    if till.terminal_id in before:
        _clash(tx, news, before[till.terminal_id])
    else:
        _hand_over(till, tx, news)
    return True


def _clash(tx: TillTx, news: ParkedNews, basket_id: str | None) -> None:
    """Both lanes have it, and both sales stay."""
    data = {"key": news.key, "other_terminal": news.terminal_id}
    tx.append(EventType.PARKED_CLASH, data, **_NOBODY | {"basket_id": basket_id})
    untold.remember_clash(tx, news.terminal_id)


def _hand_over(till: Till, tx: TillTx, news: ParkedNews) -> None:
    """One of ours that is still parked has ended here."""
    _, basket_id, seq = parked_rows.parts_of(news.key)
    if not parked_rows.is_parked(tx.connection, basket_id, seq):
        return
    row = tx.connection.execute(baskets.select().where(baskets.c.basket_id == basket_id)).one()
    data = {
        "key": news.key,
        "to_terminal": news.terminal_id,
        "total_minor": row.total_minor,
        "currency": till.shop.currency,
        "lines_count": row.lines_count,
    }
    operations.forget_parked_name(tx.connection, basket_id)
    tx.append(EventType.BASKET_HANDED_OVER, data, **_NOBODY | {"basket_id": basket_id})
