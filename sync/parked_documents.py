"""What the journal says of parked sales, as documents for the shop's other lanes.

A sale is told with all that another lane needs to go on with it, for as long as it is parked, and
that it has ended by whoever went on with it. What only its own lane can vouch for stays there:
serial numbers (C8), returned goods (C16), a sale that a plugin holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from pos_terminal.domain.codec import basket_data
from pos_terminal.store import parked_rows, people
from pos_terminal.store.journal import basket_events
from pos_terminal.store.tables import LIVE_BASKETS, baskets, parked_names
from sync.documents import Document, Kind, Version
from sync.lane_event import LaneEvent
from sync.parked_model import MOST_LINES

if TYPE_CHECKING:
    from pos_terminal.checkout.running import Sale

Documents = Iterator[list[Document]]


class ParkedDocuments:
    """Reads them; shares the outbox's connection and its thread."""

    def __init__(self, connection: Connection) -> None:
        """Nothing is read yet."""
        self._connection = connection

    def parked(self, event: LaneEvent, _portion: int) -> Documents:
        """A sale was set aside: nothing where that is over by now, its end says so itself."""
        if event.basket_id and not event.training:
            with self._connection.begin():
                made = self._document(event, event.basket_id, event.seq)
            if made is not None:
                yield [made]

    def recalled(self, event: LaneEvent, _portion: int) -> Documents:
        """It is in hand again."""
        if not event.basket_id or event.training:
            return
        with self._connection.begin():
            seq = parked_rows.last_parking(self._connection, event.basket_id, event.seq)
        key = parked_rows.key_of(event.store_id, event.basket_id, seq)
        yield [_ended(event, key, event.terminal_id)]

    def taken_over(self, event: LaneEvent, _portion: int) -> Documents:
        """Another lane's sale went on here."""
        yield [_ended(event, event.data["key"], event.terminal_id)]

    def handed_over(self, event: LaneEvent, _portion: int) -> Documents:
        """Told on in the other lane's name: it is the last word behind our own."""
        yield [_ended(event, event.data["key"], event.data["to_terminal"])]

    def unnamed(self, event: LaneEvent, portion: int) -> Documents:
        """Somebody was erased: what is parked goes out once more, without their name."""
        if event.data["change"] != "erased":
            return
        query = select(baskets.c.basket_id).where(LIVE_BASKETS, baskets.c.status == "parked")
        with self._connection.begin():
            parked = self._connection.execute(query).scalars().all()
        for basket_id in parked:
            with self._connection.begin():
                seq = parked_rows.last_parking(self._connection, basket_id)
                made = self._document(event, basket_id, seq)
            if made is not None:
                yield [made]

    def _document(self, event: LaneEvent, basket_id: str, seq: int) -> Document | None:
        """The parking that began at `seq`, as `event` announces it."""
        connection = self._connection
        if not parked_rows.is_parked(connection, basket_id, seq):
            return None
        sale = _as_parked(connection, basket_id)
        if not _goes_elsewhere(sale):
            return None
        row = connection.execute(select(baskets).where(baskets.c.basket_id == basket_id)).one()
        named = select(parked_names.c.name).where(parked_names.c.basket_id == basket_id)
        body = {
            "parked_at": row.parked_at,
            "name": connection.execute(named).scalar_one_or_none() or "",
            "customer_ref": _customer(connection, sale),
            "total_minor": row.total_minor,
            "basket": basket_data(sale.basket),
        }
        key = parked_rows.key_of(event.store_id, basket_id, seq)
        version = Version(False, event.seq, event.occurred_at, event.terminal_id)
        return Document(Kind.PARKED, key, version, body, event.seq)


def _ended(event: LaneEvent, key: str, terminal_id: str) -> Document:
    version = Version(True, event.seq, event.occurred_at, terminal_id)
    return Document(Kind.PARKED, key, version, {}, event.seq)


def _as_parked(connection: Connection, basket_id: str) -> Sale:
    from pos_terminal.checkout.parking import replayed  # late: it brings the whole till

    return replayed(basket_events(connection, basket_id))


def _customer(connection: Connection, sale: Sale) -> str:
    """Whoever is erased is nobody's customer any more."""
    known = people.customer(connection, sale.customer_ref) if sale.customer_ref else None
    counts: Any = people.who_counts(connection, known)
    return "" if counts is None else str(counts.customer_ref)


def _goes_elsewhere(sale: Sale) -> bool:
    lines = sale.basket.lines
    if sale.holds or len(lines) > MOST_LINES:
        return False
    return not any(line.serial or line.return_of or line.qty_milli < 0 for line in lines)
