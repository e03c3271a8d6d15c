"""Postgres beyond the contract: forks told, odd orders, odd letters, documents, twins."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.domain.errors import Forked, Poison, SinkDown
from sync.delivering import deliver
from sync.sinks.base import Batch
from sync.sinks.postgres.sink import PostgresSink
from sync.store import SyncStore
from sync.worker import Worker
from tests.contract.sinks.postgres_rig import QUICK, asked, read_back, settings
from tests.contract.sinks.rig import Kind, a_document
from tests.servers.postgres import PostgresAddress
from tests.sync_journal import Journal, batches, body, some
from tests.waiting import until

pytestmark = pytest.mark.slow

SHIFT = "5b1f3c52-86a1-4a3b-9a57-0d2a2f3b7c01"


@pytest.fixture
def sink(reporting: PostgresAddress) -> Iterator[PostgresSink]:
    opened = PostgresSink(settings(reporting), lambda _: None, QUICK)
    opened.open()
    yield opened
    opened.close()


def send(sink: PostgresSink, journal: Journal, after: int = 0) -> None:
    sink.deliver(Batch(tuple(journal.events[after:])))


def seqs(address: PostgresAddress) -> list[int]:
    return [seq for _, seq, _ in read_back(address, "T1")]


# -- two histories


def test_a_refused_history_is_told_in_its_own_table_and_nothing_else_changes(
    reporting: PostgresAddress, sink: PostgresSink
) -> None:
    journal = Journal("T1", some(30))
    twin = journal.clone()
    journal.append(some(10, after=30))
    twin.append(some(10, after=30))
    send(sink, journal)
    for _ in range(2):
        with pytest.raises(Forked):
            send(sink, twin, after=25)
    first = twin.events[30]
    assert asked(
        reporting,
        "SELECT seq, encode(held_hash, 'hex'), encode(refused_hash, 'hex'),"
        " refused_event_id::text, last_seen_at > first_seen_at FROM forks",
    ) == [(31, journal.events[30].hash, first.hash, first.event_id, True)]
    assert [held for *_, held in read_back(reporting, "T1")] == [e.hash for e in journal.events]


def test_a_chain_that_does_not_go_on_from_what_is_held_is_a_fork(sink: PostgresSink) -> None:
    journal = Journal("T1", some(30))
    twin = journal.clone()
    journal.append(some(5, after=30))
    twin.append(some(9, after=30))
    send(sink, journal)
    with pytest.raises(Forked):  # no key of it is there: only the hash before says so
        send(sink, twin, after=35)


def test_a_basket_that_two_lives_closed_stands_there_twice(
    reporting: PostgresAddress, sink: PostgresSink
) -> None:
    journal = Journal("T1", some(40))
    closed = next(e for e in journal.events if e.event_type == "BASKET_CLOSED")
    restored = journal.set_back(closed.seq - 1, salt="")
    restored.new_life()
    restored.append(some(1, after=closed.seq - 1))  # the cashier found it open, and sold it again
    send(sink, journal)
    send(sink, restored, after=closed.seq - 1)
    same = f"SELECT epoch FROM sales WHERE sale_id = '{closed.basket_id}' ORDER BY epoch"
    assert asked(reporting, same) == [(1,), (2,)]
    whole = "SELECT count(*), count(DISTINCT event_id) FROM sale_lines WHERE sale_id = '{}'"
    lines = len(closed.data["lines"])
    assert asked(reporting, whole.format(closed.basket_id)) == [(2 * lines, 2)]


@pytest.mark.parametrize("sold", [5, 15])
def test_a_copy_that_connects_later_is_noted_where_reports_are_made(
    reporting: PostgresAddress, sink: PostgresSink, tmp_path: Path, sold: int
) -> None:
    journal = Journal("T1", some(30))
    twin = journal.clone()
    journal.append(some(10, after=30))
    twin.append(some(sold, after=30))
    send(sink, journal)
    with closing(SyncStore(tmp_path / "sync.db")) as store:
        worker = Worker(
            "postgres",
            "T1",
            lambda: PostgresSink(settings(reporting), lambda _: None),
            lambda: twin,
            store,
        )
        worker.start()
        until(lambda: worker.gauge.view.state is SinkState.FORKED)
        worker.stop()
    place = 30 + min(sold, 10)
    assert asked(reporting, "SELECT seq, refused_event_id::text FROM forks") == [
        (place, twin.events[place - 1].event_id)
    ]
    assert len(seqs(reporting)) == 40


# -- orders and repetitions


def test_an_event_that_was_parked_comes_later_and_the_position_stays(
    reporting: PostgresAddress, sink: PostgresSink
) -> None:
    events = Journal("T1", some(60)).events
    sold = next(e for e in events if e.event_type == "BASKET_CLOSED")
    sink.deliver(Batch(tuple(e for e in events if e is not sold)))
    found = f"SELECT count(*) FROM sales WHERE seq = {sold.seq}"
    assert asked(reporting, found) == [(0,)]
    for _ in range(2):
        sink.deliver(Batch((sold,)))
    assert sink.position("T1") == events[-1].head
    assert seqs(reporting) == list(range(1, 61))
    assert asked(reporting, found) == [(1,)]


def test_a_shift_is_whole_in_whatever_order_its_events_come(
    reporting: PostgresAddress, sink: PostgresSink
) -> None:
    closing = {"z_no": 7, "currency": "EUR", "float_minor": 10_000, "expected_minor": 12_000}
    closing |= {"counted_minor": 11_990, "difference_minor": -10, "left_minor": 10_000}
    opening = {"currency": "EUR", "float_minor": 10_000, "expected_minor": 10_000}
    opened, closed = Journal(
        "T1",
        [
            body("SHIFT_OPENED", opening, shift_id=SHIFT, employee_id="jane"),
            body("SHIFT_CLOSED", closing, shift_id=SHIFT, employee_id="sue"),
        ],
    ).events
    sink.deliver(Batch((closed,)))
    sink.deliver(Batch((opened,)))
    sink.deliver(Batch((opened, closed)))
    told = asked(
        reporting, "SELECT opened_by, closed_by, opened_seq, closed_seq, counted_minor FROM shifts"
    )
    assert told == [("jane", "sue", 1, 2, 11_990)]
    [(difference,)] = asked(reporting, "SELECT difference FROM cash_differences")
    assert str(difference) == "-0.10"


def test_two_senders_of_one_lane_at_once_double_nothing(
    reporting: PostgresAddress,
) -> None:
    journal = Journal("T1", some(600))
    start = threading.Barrier(3)
    troubles: list[BaseException] = []

    def work(size: int) -> None:
        own = PostgresSink(settings(reporting), lambda _: None)
        try:
            own.open()
            start.wait(30)
            for batch in batches(journal.events, size):
                for _ in range(50):  # a batch that met the other one's comes again
                    try:
                        own.deliver(batch)
                        break
                    except SinkDown:
                        continue
        except BaseException as err:
            troubles.append(err)
        finally:
            own.close()

    workers = [threading.Thread(target=work, args=(size,)) for size in (20, 33, 50)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert troubles == []
    assert seqs(reporting) == list(range(1, 601))
    closed = sum(event.event_type == "BASKET_CLOSED" for event in journal.events)
    assert asked(reporting, "SELECT count(*), count(DISTINCT seq) FROM sales") == [(closed, closed)]


# -- what is in an event


def test_a_nul_and_a_type_that_nobody_knows_are_stored_and_poison_nothing(
    reporting: PostgresAddress, sink: PostgresSink
) -> None:
    journal = Journal("T1", some(40))
    sale = next(e for e in journal.events if e.event_type == "BASKET_CLOSED")
    data = sale.data
    data["lines"][0]["name"] = "a\0b \\u0000"
    journal.append(
        [
            body("BASKET_CLOSED", data, basket_id=SHIFT, employee_id="j\0"),
            body("SOMETHING_NEW", {"deep": [{"er": "\0"}], "much": 2**52}),
            body("ITEM_ADDED", {"line": "of a version that nobody knows"}),
        ]
    )
    assert not list(deliver(sink, Batch(tuple(journal.events))))
    assert len(read_back_rows(reporting)) == 43
    [(name,)] = asked(
        reporting,
        "SELECT l.name FROM sale_lines l JOIN sales s USING (event_id)"
        " WHERE s.seq = 41 AND l.line_no = 1",
    )
    assert name == "a\ufffdb \\u0000"
    [(deep,)] = asked(
        reporting, "SELECT data->'deep'->0->>'er' FROM events WHERE event_type = 'SOMETHING_NEW'"
    )
    assert deep == "\ufffd"


def read_back_rows(address: PostgresAddress) -> list[tuple[Any, ...]]:
    return asked(address, "SELECT payload, data_hash FROM events WHERE sha256(payload) = data_hash")


def test_a_sale_of_an_older_version_is_read(reporting: PostgresAddress, sink: PostgresSink) -> None:
    journal = Journal("T1", some(40))
    data = next(e for e in journal.events if e.event_type == "BASKET_CLOSED").data
    for name in ("exempt_minor", "suggested", "customer_ref"):
        data.pop(name, None)
    for line in data["lines"]:
        for name in ("gtin", "category", "list_price", "serial", "return_of"):
            line.pop(name, None)
    (old,) = journal.append([body("BASKET_CLOSED", data, basket_id=SHIFT)])
    sink.deliver(Batch((old,)))
    assert asked(reporting, "SELECT exempt_minor, total_minor FROM sales") == [
        (0, data["total_minor"])
    ]


def test_a_number_that_no_column_holds_is_parked_and_not_tried_for_ever(
    reporting: PostgresAddress, sink: PostgresSink
) -> None:
    journal = Journal("T1", some(10))
    journal.append([body("SHIFT_OPENED", {"currency": "EUR", "float_minor": 1}, shift_id=None)])
    journal.append(some(10, after=10))
    refused = list(deliver(sink, Batch(tuple(journal.events))))
    assert [each.seq for each in refused] == [11]  # found out by the server: a shift without id
    assert seqs(reporting) == [*range(1, 11), *range(12, 22)]


# -- documents


def test_codes_and_prices_of_a_product_are_those_of_its_newest_version(
    reporting: PostgresAddress, sink: PostgresSink
) -> None:
    old, new = (a_document(Kind.PRODUCT, number, "Milk") for number in (1, 3))
    new.body["codes"] = [{"code": "1", "qty_milli": 1000}, {"code": "2", "qty_milli": 6000}]
    new.body["prices"] = []
    for document in (old, new, old):
        sink.deliver(Batch((), (document,)))
    codes = "SELECT code, qty_milli FROM product_codes ORDER BY code"
    assert asked(reporting, codes) == [("1", 1000), ("2", 6000)]
    assert asked(reporting, "SELECT * FROM product_prices") == []
    gone = a_document(Kind.PRODUCT, 4, "")
    sink.deliver(Batch((), (type(gone)(gone.kind, gone.key, gone.version, {}, deleted=True),)))
    assert asked(reporting, codes) == []
    assert asked(reporting, "SELECT name, deleted FROM products") == [(None, True)]


def test_nothing_of_an_erased_person_is_left(
    reporting: PostgresAddress, sink: PostgresSink
) -> None:
    sink.deliver(Batch((), (a_document(Kind.CUSTOMER, 1, "Jane"),)))
    sink.deliver(Batch((), (a_document(Kind.CUSTOMER, 2, "", erased=True),)))
    [row] = asked(
        reporting,
        "SELECT name, phone, phone_e164, email, card, note, customer_group, consent, merged_into,"
        " changed_at FROM customers",
    )
    assert set(row) == {None}
    assert asked(reporting, "SELECT status, erased FROM customers") == [("erased", True)]


def test_a_batch_with_a_bad_event_leaves_nothing_behind(
    reporting: PostgresAddress, sink: PostgresSink
) -> None:
    journal = Journal("T1", some(30))
    journal.append([body("SHIFT_OPENED", {"currency": "EUR", "float_minor": 1}, shift_id=None)])
    with pytest.raises(Poison):
        sink.deliver(Batch(tuple(journal.events), (a_document(Kind.PRODUCT, 1, "Milk"),)))
    for table in ("events", "sales", "sale_lines", "stock_moves", "lanes", "products"):
        assert asked(reporting, f"SELECT count(*) FROM {table}") == [(0,)]


def test_a_late_sale_goes_to_the_day_and_the_shift_that_it_names(
    reporting: PostgresAddress, sink: PostgresSink
) -> None:
    sold = next(one for one in some(200) if one["event_type"] == "BASKET_CLOSED")
    early = sold | {"shift_id": SHIFT, "business_date": "2026-01-02"}
    closing = {"z_no": 1, "currency": "GBP", "float_minor": 0, "expected_minor": 0}
    closing |= {"counted_minor": 0, "difference_minor": 0, "left_minor": 0}
    late = sold | {"basket_id": SHIFT, "shift_id": SHIFT, "business_date": "2026-01-02"}
    journal = Journal("T1", [early, body("SHIFT_CLOSED", closing, shift_id=SHIFT), late])
    for event in journal.events:  # the last one waited in a queue, the others were read already
        sink.deliver(Batch((event,)))
    assert asked(reporting, "SELECT business_date::text, sales FROM sales_by_day") == [
        ("2026-01-02", 2)
    ]
    assert asked(reporting, "SELECT count(*) FROM sales JOIN shifts USING (shift_id)") == [(2,)]
