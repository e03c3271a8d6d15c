"""Park and recall: a basket set aside survives everything."""

from __future__ import annotations

from sqlalchemy import select

from pos_terminal.checkout import customers, in_hand, lookups, plugin_switches, rights
from pos_terminal.checkout.commands import Park, Recall
from pos_terminal.checkout.customers import view_of
from pos_terminal.checkout.fold import fold
from pos_terminal.checkout.running import Sale
from pos_terminal.checkout.till import Till
from pos_terminal.checkout.told_by_others import MAX_PARKED_NAME
from pos_terminal.domain.basket import Basket
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right
from pos_terminal.store import operations, parked_rows, people
from pos_terminal.store.journal import JournalEvent, basket_events
from pos_terminal.store.tables import LIVE_BASKETS, baskets


def park(till: Till, command: Park) -> None:
    """Set the basket aside under a name."""
    in_hand.ensure_selling(till)
    sale = till.running.sale
    if not sale.basket.lines:
        raise CashierError("basket.empty")
    rights.require(till, Right.PARK)
    data = {
        "total_minor": sale.priced.total_minor,
        "currency": till.shop.currency,
        "lines_count": len(sale.basket.lines),
    }
    with till.transaction() as tx:
        operations.name_parked(
            tx.connection, sale.basket_id, command.name.strip()[:MAX_PARKED_NAME]
        )
        tx.append(EventType.BASKET_PARKED, data)
    till.running.customer = None
    refresh(till)


def recall(till: Till, command: Recall) -> None:
    """Bring a parked basket back; the one in hand must be empty."""
    ready_for_another(till)
    with till.store.transaction() as tx:
        query = select(baskets).where(
            baskets.c.basket_id == command.basket_id, baskets.c.status == "parked"
        )
        row = tx.connection.execute(query).one_or_none()
    if row is None:
        raise CashierError("recall.gone")
    drop_empty(till)
    with till.transaction() as tx:
        operations.forget_parked_name(tx.connection, command.basket_id)
        seq = parked_rows.last_parking(tx.connection, command.basket_id)
        ended = parked_rows.key_of(till.store_id, command.basket_id, seq)
        parked_rows.end(tx.connection, ended, till.terminal_id, tx.moment.text, command.basket_id)
        tx.append(EventType.BASKET_RECALLED, {}, basket_id=command.basket_id)
    load(till, command.basket_id)
    customers.follow(till)
    plugin_switches.let_orphans_go(till)
    refresh(till)


def ready_for_another(till: Till) -> None:
    """Be where a basket can be brought in: nothing in hand, the right to do it, a sure time."""
    in_hand.ensure_selling(till)
    if till.running.sale.basket.lines:
        raise CashierError("recall.busy")
    rights.require(till, Right.PARK)
    till.time.need_sure()


def drop_empty(till: Till) -> None:
    """A customer alone is in hand: give that empty basket up."""
    if not till.running.sale.basket_id:
        return
    data = {"reason": "empty", "total_minor": 0, "currency": till.shop.currency, "lines_count": 0}
    till.record(EventType.BASKET_VOIDED, data)


def load(till: Till, basket_id: str) -> None:
    """Replay a basket's events into the running state: recall and recovery alike."""
    with till.store.transaction() as tx:
        till.running.sale = replayed(basket_events(tx.connection, basket_id))
        ref = till.running.sale.customer_ref
        named = people.customer(tx.connection, ref) if ref else None
        row = people.who_counts(tx.connection, named)
    till.running.customer = None if row is None else view_of(row)
    till.reprice()


def replayed(events: list[JournalEvent]) -> Sale:
    """A basket from its events; being parked in between is only a pause."""
    sale = Sale(basket=Basket("EUR"))
    for event in events:
        if event.event_type != "BASKET_PARKED":
            fold(sale, event)
    return sale


def refresh(till: Till) -> None:
    """Count what is parked, and which serial numbers and returns lie there (C8, C16)."""
    till.running.parked_count = lookups.parked_count(till)
    serials: dict[str, set[str]] = {}
    returns: dict[tuple[str, int], int] = {}
    with till.store.transaction() as tx:
        query = select(baskets.c.basket_id).where(LIVE_BASKETS, baskets.c.status == "parked")
        for basket_id in tx.connection.execute(query).scalars().all():
            for line in replayed(basket_events(tx.connection, basket_id)).basket.lines:
                if line.serial:
                    serials.setdefault(line.sku, set()).add(line.serial)
                if line.return_of is not None:
                    key = (line.return_of.sale_id, line.return_of.line_no)
                    returns[key] = returns.get(key, 0) - line.qty_milli
    till.running.parked_serials, till.running.parked_returns = serials, returns
