"""A lane's store from its events alone: the same journal, the same tables, and a new life."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from pos_terminal.checkout import commands as c
from pos_terminal.domain.errors import StoreError
from pos_terminal.store.tables import DERIVED
from sync.documents import Document, Kind
from sync.lane_event import LaneEvent
from sync.outbox import Outbox
from sync.rebuilding import rebuild_store
from sync.sinks.base import Limits
from tests.lane_fixtures import (
    MANAGER,
    PINS,
    LaneAtWork,
    fill,
    lane_on,
    rows_of,
    verified,
)
from tests.sync_journal import Journal, lane_events, some

PEOPLE = "SELECT name, card, status, consent, row_version FROM customers ORDER BY name, card"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "rebuilt"


def everything(outbox: Outbox) -> tuple[list[LaneEvent], list[Document]]:
    batches = list(outbox.batches(0, Limits(events=10_000), {Kind.CUSTOMER}))
    return (
        [event for batch in batches for event in batch.events],
        [document for batch in batches for document in batch.documents],
    )


def at_work(lane: LaneAtWork) -> None:
    lane.sell("MILK", "BREAD")
    lane.sign_in(MANAGER)
    lane.do(c.SaveCustomer(name="Mia Muster", card="C1", consent=True))
    gone = lane.do(c.SaveCustomer(name="Otto Weg", card="C2"))
    lane.do(c.EraseCustomer(gone, "asked"))
    lane.sell("MILK")


def test_journal_and_tables_are_the_same_again(
    lane: LaneAtWork, outbox: Outbox, target: Path
) -> None:
    at_work(lane)
    events, documents = everything(outbox)
    rebuilt = rebuild_store(events, target, documents)
    assert (rebuilt.head, rebuilt.events) == (events[-1].head, len(events))
    verified(target)
    for table in ("journal", *(table.name for table in DERIVED)):
        query = f"SELECT * FROM {table} ORDER BY 1, 2"
        assert rows_of(target, query) == lane.rows(query), table
    assert rows_of(target, PEOPLE) == lane.rows(PEOPLE)
    assert {name for name, *_ in rows_of(target, PEOPLE)} == {"Mia Muster", ""}


@pytest.mark.slow
def test_a_lane_on_it_begins_a_new_life_and_sells(
    lane: LaneAtWork, outbox: Outbox, target: Path
) -> None:
    at_work(lane)
    events, documents = everything(outbox)
    rebuild_store(events, target, documents)
    with lane_on(target) as again:
        began = again.events("EPOCH_STARTED")[-1]
        assert (began.epoch, began.seq, began.data["reason"]) == (2, len(events) + 1, "restored")
        again.do(
            c.SetUpShop(
                shop_name="Corner shop", manager_name="Ann", manager_username=MANAGER,
                manager_pin=PINS[MANAGER],
            )
        )  # fmt: skip
        fill(again.running.writer)
        again.sign_in(MANAGER)
        if again.state.shift is None:
            again.do(c.OpenShift(0))
        again.sell("MILK")
    verified(target)


@pytest.mark.parametrize("what", ["file", "store", "no folder"])
def test_a_folder_that_holds_something_is_refused_and_left_alone(target: Path, what: str) -> None:
    if what == "no folder":
        target.write_text("mine")
    else:
        target.mkdir()
        (target / ("lane.db" if what == "store" else "notes.txt")).write_text("mine")
    with pytest.raises(StoreError):
        rebuild_store(lane_events("T1", some(3)), target)
    held = [target] if target.is_file() else list(target.iterdir())
    assert [path.read_text() for path in held] == ["mine"]


def spoiled() -> list[tuple[str, list[LaneEvent]]]:
    events = lane_events("T1", some(20))
    twin = Journal("T1", some(10)).clone()
    twin.append(some(20, after=10))
    forged = structs.replace(events[3], payload=b"{}")
    moved = structs.replace(events[3], store_id="S9")
    return [
        ("Events 8 to 9 are missing", events[:7] + events[9:]),
        ("Events 1 to 5 are missing", events[5:]),
        ("Event 5 comes twice", events[:5] + events[4:]),
        ("Event 12 does not follow", events[:11] + twin.events[11:]),
        ("Event 4 was changed", [*events[:3], forged, *events[4:]]),
        ("Event 4 was changed", [*events[:3], moved, *events[4:]]),
        ("Event 4 is of lane T2", events[:3] + lane_events("T2", some(9))[3:]),
        ("There are no events", []),
    ]


@pytest.mark.parametrize(("why", "events"), spoiled())
def test_what_is_not_one_whole_chain_is_refused_with_the_seq_and_leaves_nothing(
    target: Path, why: str, events: list[LaneEvent]
) -> None:
    with pytest.raises(StoreError, match=why):
        rebuild_store(events, target)
    assert list(target.iterdir()) == []


def test_of_a_customer_the_newest_document_counts_and_a_card_has_one_owner(
    lane: LaneAtWork, outbox: Outbox, target: Path
) -> None:
    at_work(lane)
    events, documents = everything(outbox)
    mia = next(document for document in documents if document.body.get("name") == "Mia Muster")
    older = replace(mia, version=replace(mia.version, number=0), body=mia.body | {"name": "Old"})
    other = "ffffffff-7d51-4d0e-9a52-3f1f8f6f2b11"
    twin = replace(mia, key=other, body=mia.body | {"customer_ref": other, "name": "Twin"})
    rebuild_store(events, target, [*documents, older, twin])
    rows = {name: card for name, card, *_ in rows_of(target, PEOPLE)}
    assert rows == {"Mia Muster": "C1", "Twin": "", "": ""}
    verified(target)
