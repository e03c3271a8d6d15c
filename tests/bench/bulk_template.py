"""The second shift of a journal as a template: its events and derived rows, ready to be copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, CursorResult

from pos_terminal.store.canonical import canonical
from pos_terminal.store.journal import JournalEvent, envelope, event_at, read_events
from tests.bench.bulk_columns import Columns
from tests.bench.bulk_holes import Pool, Text, in_data, in_envelope

SERIES = ("seq", "receipt_seq", "z", "perpetual", "print")
CHAINED = ("data", "data_hash", "prev_hash", "hash")  # the journal's last columns
_OF_SALES = "sale_id IN (SELECT sale_id FROM sales WHERE seq BETWEEN :first AND :last)"
# table → which of its rows came with the events :first to :last of :day
OF_DAY = {
    "baskets": "started_seq BETWEEN :first AND :last",
    "sales": "seq BETWEEN :first AND :last",
    "sale_lines": _OF_SALES,
    "sale_taxes": _OF_SALES,
    "payments": _OF_SALES,
    "card_intents": "started_seq BETWEEN :first AND :last",
    "shifts": "opened_seq BETWEEN :first AND :last",
    "cash_moves": "seq BETWEEN :first AND :last",
    "reprints": _OF_SALES,
    "audit": "seq BETWEEN :first AND :last",
    "print_jobs": "number < 10000 AND created_at LIKE :day || '%'",
    "journal": "seq BETWEEN :first AND :last",
}

Rows = dict[str, Iterable[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Ends:
    """How far a journal and its series have come."""

    day: date  # of the last event
    hash: bytes  # of the last event, 64 hex digits
    series: Mapping[str, int]  # by the words of SERIES


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events whose data is known without the chain: the next event carries a head."""

    first: int  # which event of the day, from 0
    data: Text
    envelopes: Text  # two lines an event: before and behind the hash of the event before


class Template:
    """A played day, cut open; `copy` gives the rows of the same day lived once more, later."""

    def __init__(self, connection: Connection) -> None:
        """Read the second shift; ValueError when there is none."""
        self._connection = connection  # for as long as this runs
        self._events = _second_day(connection)
        first = self._events[0]
        self.epoch = first.epoch
        self._day = date.fromisoformat(first.stamp.business_date)
        self._bounds = {"first": first.seq, "last": self._events[-1].seq, "day": str(self._day)}
        midnight = datetime(self._day.year, self._day.month, self._day.day, tzinfo=UTC)
        self.pool = Pool(int(midnight.timestamp() * 1000))
        prefix = f"{first.stamp.terminal_id}-{first.epoch}-"
        self._in_data = in_data(str(self._day), prefix)
        self._tables = {name: self._table(name) for name in OF_DAY}
        self._stretches = list(self._cut())
        closed = [event.data for event in self._events if event.event_type == "BASKET_CLOSED"]
        self.sales = len(closed)
        self.total_minor = sum(data["total_minor"] for data in closed)
        self.stock = _stock_moves(self._events)
        prints = len(list(self._rows("print_jobs")))
        self.length = dict(zip(SERIES, (len(self._events), self.sales, 1, self.total_minor, prints),
                               strict=True))  # fmt: skip
        self._start = self._ends_before(closed[0]["receipt_seq"])
        self._check()

    def _rows(self, table: str) -> CursorResult[Any]:
        query = f"SELECT * FROM {table} WHERE {OF_DAY[table]} ORDER BY 1, 2"
        return self._connection.exec_driver_sql(query, self._bounds)

    def _table(self, table: str) -> Columns:
        found = self._rows(table)
        names = [name for name in found.keys() if table != "journal" or name not in CHAINED]
        return Columns(names, [tuple(row) for row in found], self._in_data, self.pool)

    def _cut(self) -> Iterator[Stretch]:
        in_day = in_envelope(str(self._day))
        heads = [no for no, event in enumerate(self._events) if "journal_hash" in event.data]
        for first, end in pairwise((0, *heads, len(self._events))):
            events = self._events[first:end]
            data = Text([event.data_bytes for event in events], self._in_data, self.pool)
            envelopes = [_open_envelope(event) for event in events]
            yield Stretch(first, data, Text(envelopes, in_day, self.pool, first))

    def _ends_before(self, first_receipt: int) -> Ends:
        z = next(event.data for event in self._events if event.event_type == "SHIFT_CLOSED")
        before = event_at(self._connection, self._events[0].seq - 1)
        assert before is not None
        series = {
            "seq": before.seq,
            "receipt_seq": first_receipt - 1,
            "z": z["z_no"] - 1,
            "perpetual": z["perpetual_minor"] - self.total_minor,
            # the jobs of a month ago may be forgotten; then copies have none
            "print": min((row.number for row in self._rows("print_jobs")), default=1) - 1,
        }
        return Ends(self._day - timedelta(days=1), before.hash.encode(), series)

    def _check(self) -> None:
        """The day written on itself must be the day itself, byte by byte."""
        again = self._written(self._day, list(self.pool.ids), self._start)[0]
        for table, rows in again.items():
            if {*map(repr, rows)} != {repr(tuple(row)) for row in self._rows(table)}:
                raise ValueError(f"the template does not give back its own {table}")

    def copy(self, ends: Ends, noise: bytes) -> tuple[Rows, Ends]:
        """The rows of the day after `ends` by table, and how far the journal then is.

        `noise` are `pool.noise_size` random bytes. Stock, series and totals are the caller's.
        """
        day = ends.day + timedelta(days=1)
        return self._written(day, self.pool.copied_ids((day - self._day).days, noise), ends)

    def _written(self, day: date, ids: list[bytes], before: Ends) -> tuple[Rows, Ends]:
        shifts = {name: before.series[name] - self._start.series[name] for name in SERIES}
        self.pool.fill(str(day), ids, shifts)
        chained, last = self._chain(before.hash)
        rows: Rows = {
            table: columns.rows(self.pool, shifts)
            for table, columns in self._tables.items()
            if table != "journal"
        }
        plain = self._tables["journal"].columns(self.pool, shifts)
        rows["journal"] = zip(*plain, *chained, strict=True)
        series = {name: before.series[name] + self.length[name] for name in SERIES}
        return rows, Ends(day, last, series)

    def _chain(self, last: bytes) -> tuple[list[list[bytes]], bytes]:
        """The chained columns of the journal, and the last hash in hex."""
        pool, data_hash = self.pool, self.pool.place
        datas: list[bytes] = []
        hashes: list[bytes] = []
        before: list[bytes] = []
        for stretch in self._stretches:
            pool.values[pool.place("journal_hash", 0)] = last
            data = stretch.data.render()
            for number, bytes_ in enumerate(data, stretch.first):
                pool.values[data_hash("data_hash", number)] = sha256(bytes_).hexdigest().encode()
            datas += data
            pieces = iter(stretch.envelopes.render())
            for head, tail in zip(pieces, pieces, strict=True):
                before.append(bytes.fromhex(last.decode()))
                digest = sha256(head + last + tail)
                hashes.append(digest.digest())
                last = digest.hexdigest().encode()
        return [datas, [sha256(data).digest() for data in datas], before, hashes], last


def _second_day(connection: Connection) -> list[JournalEvent]:
    query = "SELECT closed_seq FROM shifts WHERE z_no = 1"
    closed = connection.exec_driver_sql(query).scalar_one_or_none()
    first_close = None if closed is None else event_at(connection, closed)
    found: list[JournalEvent] = []
    if first_close is not None:
        for event in read_events(connection, first_close.seq):
            if found and event.stamp.business_date != found[0].stamp.business_date:
                break
            if event.stamp.business_date != first_close.stamp.business_date:
                found.append(event)
    if not any(event.event_type == "SHIFT_CLOSED" for event in found):
        raise ValueError("this journal has no second shift to copy")
    return found


def _open_envelope(event: JournalEvent) -> bytes:
    data_hash = sha256(event.data_bytes).hexdigest()
    return canonical(envelope(event, data_hash)).replace(event.prev_hash.encode(), b"\n")


def _stock_moves(events: Iterable[JournalEvent]) -> dict[str, int]:
    """How far the day moves the stock, thousandths by SKU."""
    moves: Counter[str] = Counter()
    for event in events:
        if event.event_type == "BASKET_CLOSED":
            for line in event.data["lines"]:
                moves[line["sku"]] -= line["qty_milli"]
        elif event.event_type == "STOCK_ADJUSTED":
            moves[event.data["sku"]] += event.data["qty_milli"]
    return dict(moves)
