"""Epochs and stock."""

from __future__ import annotations

from sqlalchemy import Connection, insert
from sqlalchemy.dialects.sqlite import insert as upsert

from pos_terminal.store.journal import JournalEvent
from pos_terminal.store.prepared import Prepared
from pos_terminal.store.tables import epochs, stock


def epoch_started(connection: Connection, event: JournalEvent) -> None:
    """A new life of the lane."""
    connection.execute(
        insert(epochs),
        {
            "epoch": event.epoch,
            "journal_id": event.journal_id,
            "first_seq": event.seq,
            "reason": event.data["reason"],
        },
    )


_STOCK = upsert(stock)
_MOVE = Prepared(
    _STOCK.on_conflict_do_update(
        index_elements=["sku"],
        set_={"qty_milli": stock.c.qty_milli + _STOCK.excluded.qty_milli},
    )
)


def move_stock(connection: Connection, moves: list[dict[str, object]]) -> None:
    """Add differences {sku, qty_milli} to the stock."""
    _MOVE.run_many(connection, moves)


def stock_adjusted(connection: Connection, event: JournalEvent) -> None:
    """A counted difference."""
    data = event.data
    move_stock(connection, [{"sku": data["sku"], "qty_milli": data["qty_milli"]}])


PROJECTORS = {"EPOCH_STARTED": epoch_started, "STOCK_ADJUSTED": stock_adjusted}
