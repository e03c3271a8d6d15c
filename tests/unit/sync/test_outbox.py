"""The journal as sinks read it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pos_terminal.checkout import commands as c
from pos_terminal.domain.errors import StoreError
from pos_terminal.store.engine import open_engine
from pos_terminal.store.migrate import LANE_SCHEMA
from sync.documents import Kind
from sync.files import SyncFiles
from sync.outbox import Outbox
from sync.sinks.base import NOTHING, Limits
from tests.lane_fixtures import MANAGER, PRODUCTS, LaneAtWork

EVERYTHING = frozenset(Kind)
FEW = Limits(events=3)


def test_batches_are_the_journal_in_order_without_a_gap(lane: LaneAtWork, outbox: Outbox) -> None:
    after, seqs = 0, []
    while batches := list(outbox.batches(after, FEW, ())):
        seqs += [event.seq for batch in batches for event in batch.events]
        after = seqs[-1]
    assert seqs == list(range(1, outbox.head().seq + 1))
    assert len(seqs) > 3


def test_every_event_is_genuine_and_a_changed_byte_is_not(outbox: Outbox) -> None:
    [batch] = outbox.batches(0, Limits(), ())
    assert all(event.genuine for event in batch.events)
    event = batch.events[-1]
    assert not replace(event, payload=event.payload.replace(b'"', b"'", 1)).genuine
    assert not replace(event, business_date="1999-12-31").genuine


def test_a_batch_ends_before_it_has_too_many_bytes(outbox: Outbox) -> None:
    first = next(iter(outbox.batches(0, Limits(payload_bytes=1), ())))
    assert [event.seq for event in first.events] == [1]


def test_a_customer_travels_before_the_event_that_announces_it(
    lane: LaneAtWork, outbox: Outbox
) -> None:
    lane.sign_in(MANAGER)
    before = outbox.head().seq
    ref = lane.do(c.SaveCustomer(name="Mia Muster", phone="+49301234567"))
    [batch] = outbox.batches(before, Limits(), EVERYTHING)
    [document] = batch.documents
    assert (document.kind, document.key, document.body["name"]) == (
        Kind.CUSTOMER,
        ref,
        "Mia Muster",
    )
    assert batch.events[document.seq - before - 1].event_type == "CUSTOMER_CHANGED"


def test_a_journal_that_the_new_program_has_not_brought_up_to_date_yet_is_not_called_damaged(
    lane: LaneAtWork,
) -> None:
    files = SyncFiles(lane.data_dir)
    engine = open_engine(files.lane_db)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {LANE_SCHEMA - 1}")
    engine.dispose()
    with pytest.raises(StoreError, match=r"another version .*Start the till once"):
        Outbox(files.lane_db, files.catalog_db, files.images)


def test_staff_travel_without_their_secrets(lane: LaneAtWork, outbox: Outbox) -> None:
    staff = [
        document
        for batch in outbox.batches(0, Limits(), {Kind.EMPLOYEE})
        for document in batch.documents
    ]
    assert staff
    told = {"employee_id", "name", "role", "username", "language", "active", "demo"}
    assert {frozenset(document.body) for document in staff} == {frozenset(told)}


def test_a_large_change_of_the_catalogue_travels_in_portions_before_its_event(
    outbox: Outbox,
) -> None:
    limits = Limits(events=500, documents=3)
    batches = list(outbox.batches(0, limits, {Kind.PRODUCT}))
    products = [document for batch in batches for document in batch.documents]
    assert {document.key for document in products} >= {product.sku for product in PRODUCTS}
    assert all(len(batch.documents) <= 3 for batch in batches)
    seen = 0
    for batch in batches:  # each product before, or together with, the event that announces it
        assert all(document.seq > seen for document in batch.documents)
        seen = batch.events[-1].seq if batch.events else seen


def test_what_the_journal_says_of_a_seq_is_found(outbox: Outbox) -> None:
    assert outbox.at(0) == NOTHING
    assert outbox.at(outbox.head().seq) == outbox.head()
    assert outbox.at(10**9) is None
    first = outbox.event(1)
    assert first is not None
    assert (first.seq, first.event_type) == (1, "EPOCH_STARTED")
    assert outbox.event(10**9) is None
    assert (outbox.life_after(0), outbox.life_after(1)) == (1, None)
