"""From head office's bytes to what the lane sells by: inbox, appliers, removal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.domain.errors import SinkDown
from sync import applying as applying_module
from sync.applying import Applier
from sync.files import SyncFiles
from sync.hq.signing import SigningKey
from sync.inbox import Inbox
from sync.inbox_marks import SOURCE
from sync.inbox_worker import InboxWorker
from sync.receiving import Message
from sync.store import SyncStore
from tests.fakes.head_office import FakeReceiver, Office, eventually, with_price
from tests.lane_fixtures import MILK_CODE, LaneAtWork, crash_copy, lane_on, verified


@contextmanager
def receiving(
    data_dir: Path, store: SyncStore, office: Office, receiver: FakeReceiver, **own: Any
) -> Iterator[InboxWorker]:
    store_id = own.get("store_id", "STORE001")
    key = office.key.public
    worker = InboxWorker(SyncFiles(data_dir), store_id, key, lambda: receiver, store)
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()


def received(worker: InboxWorker) -> bool:
    """Everything that was sent is in the inbox."""
    return worker.gauge.view.state is SinkState.LIVE


@contextmanager
def applying(lane: LaneAtWork) -> Iterator[Applier]:
    running = lane.running
    applier = Applier(
        running.files.sync_db, running.lane, running.writer, running.plugins.check_settings
    )
    applier.start()
    try:
        yield applier
    finally:
        applier.stop()


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying_module, "LOOK_S", 0.02)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def store(lane: LaneAtWork) -> Iterator[SyncStore]:
    opened = SyncStore(lane.running.files.sync_db)
    yield opened
    opened.close()


FOOTER = "SELECT value FROM settings WHERE key = 'receipt_footer'"


def inbox_rows(store: SyncStore) -> list[tuple[Any, ...]]:
    with store.transaction() as tx:
        found = tx.exec_driver_sql("SELECT kind, key, version FROM inbox ORDER BY position")
        return [tuple(row) for row in found]


def fetch(lane: LaneAtWork, store: SyncStore, office: Office, messages: list[Message]) -> Inbox:
    """Everything into the inbox once."""
    with receiving(lane.data_dir, store, office, FakeReceiver(messages)) as worker:
        eventually(lambda: received(worker))
    return Inbox(store, SOURCE)


def price_of(lane: LaneAtWork, sku: str) -> str:
    found = lane.running.catalogue.product(sku)
    return "" if found is None else str(found.unit_price)


def test_a_publication_is_applied_and_leaves_the_inbox(
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    documents = [*office.shelves(), office.document("product", "TEA"),
                 office.document("employee", "HQ7"),
                 office.document("setting", "receipt_footer"),
                 office.document("snapshot", "snapshot", 5)]  # fmt: skip
    receiver = FakeReceiver(office.messages(*documents))
    with receiving(lane.data_dir, store, office, receiver) as worker, applying(lane) as applier:
        eventually(lambda: price_of(lane, "TEA") == "2.5")
        eventually(lambda: lane.rows(FOOTER) == [("Market",)])
        applier.poke()

        def gone() -> bool:
            worker.poke()
            return not inbox_rows(store)

        eventually(gone)
        eventually(lambda: worker.waiting == 0 and bool(worker.seen_at))
    change = lane.events("CATALOGUE_CHANGED")[-1]
    assert change.data["source"] == "head_office"
    assert change.stamp.employee_id is None
    verified(lane.data_dir)


def test_a_charged_line_keeps_its_price_and_the_next_has_the_new_one(  # C23
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    milk = office.document("product", "MILK", name="Milk 1 l", tax_group="food",
                           codes=[{"code": MILK_CODE, "qty_milli": 1000}])  # fmt: skip
    lane.do(c.Scan(MILK_CODE))
    assert lane.total == 145
    fetch(lane, store, office, office.messages(with_price(milk, "9.99")))
    with applying(lane):
        eventually(lambda: price_of(lane, "MILK") == "9.99")
    assert lane.total == 145
    lane.do(c.Scan(MILK_CODE))
    assert lane.total == 145 + 999
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(145 + 999))
    verified(lane.data_dir)


def test_what_head_office_has_not_signed_is_refused_once_and_the_rest_goes_on(
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    other = Office(SigningKey(bytes([9]) * 32), version=50)
    forged = [other.message(other.document("setting", "name", value="Mine")) for _ in range(3)]
    content = office.message(office.document("setting", "name")).content
    unsigned = Message(content, "", "setting/name")
    genuine = office.message(office.document("setting", "receipt_footer"))
    with receiving(
        lane.data_dir, store, office, FakeReceiver([*forged, unsigned, genuine])
    ) as worker:
        eventually(lambda: received(worker))
        problem = worker.gauge.view.problem
    assert [row[:2] for row in inbox_rows(store)] == [("setting", "receipt_footer")]
    assert problem is not None
    assert problem.key == "sync.inbox.refused"
    assert problem.facts["count"] == 4


def test_a_document_for_another_shop_stays_out(
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    from dataclasses import replace

    mine, theirs = (
        replace(office.document("setting", "name"), store_id=shop)
        for shop in ("STORE001", "STORE002")
    )
    fetch(lane, store, office, office.messages(mine, theirs))
    assert [row[2] for row in inbox_rows(store)] == [f"{mine.version:016d}"]


def test_what_a_snapshot_brought_is_passed_over_and_staff_is_not(
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    with lane.running.writer.editing("a snapshot") as edited:
        run = edited.edit.connection.exec_driver_sql
        run("INSERT INTO about VALUES ('published_floor', '3')")
    fetch(lane, store, office, office.messages(
        office.document("tax", "B", 3),
        office.document("tax", "A", 4),
        office.document("employee", "HQ7", 2),
    ))  # fmt: skip
    assert [row[:2] for row in inbox_rows(store)] == [("tax", "A"), ("employee", "HQ7")]


def test_the_newest_of_a_key_is_enough_in_whatever_order(
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    first, second = office.document("tax", "A"), office.document("tax", "A", rate="0.19")
    fetch(lane, store, office, office.messages(second, first))
    assert inbox_rows(store) == [("tax", "A", f"{second.version:016d}")]


def test_a_kind_of_a_newer_program_waits_in_the_inbox(
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    import json

    whole = json.loads(office.message(office.document("tax", "Z")).content)
    content = json.dumps(whole | {"kind": "voucher"}, sort_keys=True).encode()
    voucher = Message(content, office.key.sign(content).text, "voucher/Z")
    messages = [voucher, *office.messages(office.document("tax", "B"))]
    fetch(lane, store, office, messages)
    with applying(lane) as applier:
        eventually(lambda: applier.vitals()["catalogue"]["applied"] == 1)  # type: ignore[index]
    fetch(lane, store, office, messages)
    assert [row[0] for row in inbox_rows(store)] == ["voucher"]


def test_a_source_that_is_down_is_tried_again_from_where_it_was(
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    receiver = FakeReceiver(
        office.messages(office.document("tax", "A")),
        fails=[SinkDown("sync.unreachable", sink="kafka", reason="refused")],
    )
    with receiving(lane.data_dir, store, office, receiver) as worker:
        eventually(lambda: received(worker))
    assert receiver.opened_at == ["", ""]
    again = FakeReceiver(receiver.messages)
    with receiving(lane.data_dir, store, office, again) as worker:
        eventually(lambda: received(worker))
    assert again.opened_at == ["1"]
    assert len(inbox_rows(store)) == 1


def test_a_lane_that_lost_its_catalogue_gets_everything_again(
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    messages = office.messages(*office.shelves(), office.document("product", "TEA"))
    receiver = FakeReceiver(messages)
    with receiving(lane.data_dir, store, office, receiver) as worker, applying(lane):
        eventually(lambda: price_of(lane, "TEA") == "2.5")

        def gone() -> bool:
            worker.poke()
            return not inbox_rows(store)

        eventually(gone)
    with lane.running.writer.editing("a backup came back") as edited:
        run = edited.edit.connection.exec_driver_sql
        run("DELETE FROM published")
        run("DELETE FROM about WHERE key = 'inbox_position'")
        edited.edit.remove_product("TEA")
    with receiving(lane.data_dir, store, office, receiver), applying(lane):
        eventually(lambda: price_of(lane, "TEA") == "2.5")


def test_a_refused_section_of_the_agents_settings_is_told(
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    fetch(lane, store, office, office.messages(
        office.document("setting", "sync.kafka", value='{"partitions": "many"}'),
        office.document("setting", "sync.sns", value='{"large_void_minor": 700}'),
    ))  # fmt: skip
    with applying(lane) as applier:
        eventually(lambda: bool(applier.vitals()["lane"]["kept"]))  # type: ignore[index]
        eventually(lambda: bool(lane.rows("SELECT 1 FROM settings WHERE key = 'sync.sns'")))
        assert "setting/sync.kafka" in applier.vitals()["lane"]["kept"]  # type: ignore[index]


def test_a_lane_that_is_enrolled_anew_reads_what_it_had_refused(
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    """The office has a new key and published with it before this lane was told of it."""
    fetch(lane, store, office, office.messages(office.document("tax", "A")))
    fresh = Office(SigningKey(bytes(reversed(range(32)))), version=10)
    receiver = FakeReceiver(fresh.messages(fresh.document("tax", "B"), fresh.document("tax", "C")))
    store.write_note("inbox.offset.catalog", "")
    with receiving(lane.data_dir, store, office, receiver) as worker:
        eventually(lambda: received(worker))
    assert [row[1] for row in inbox_rows(store)] == ["A"]
    assert store.note("inbox.refused")
    with receiving(lane.data_dir, store, fresh, receiver) as worker:
        eventually(lambda: received(worker))
    assert [row[1] for row in inbox_rows(store)] == ["A", "B", "C"]
    assert not store.note("inbox.refused"), "what was wrong is settled"


def test_an_older_sync_db_gives_no_place_to_a_new_document_that_was_applied_before(
    lane: LaneAtWork, store: SyncStore, office: Office, tmp_path: Path
) -> None:
    """Many versions of a key came one by one; from the beginning only the newest is there."""
    files = lane.running.files
    receiver = FakeReceiver(office.messages(office.document("tax", "A")))
    fetch_all(lane, store, office, receiver)
    crash_copy(lane.data_dir, tmp_path / "older")
    for _ in range(5):
        receiver.messages += office.messages(office.document("tax", "A"))
        fetch_all(lane, store, office, receiver)
    store.close()
    for file in files.data_dir.glob("sync.db*"):
        file.unlink()
    for file in (tmp_path / "older").glob("sync.db*"):
        shutil.copy(file, files.data_dir / file.name)
    with closing(SyncStore(files.sync_db)) as older:
        receiver.messages = [*receiver.messages[:1], receiver.messages[-1]]  # it was compacted
        receiver.messages += office.messages(office.document("category", "drinks"))
        for _ in range(2):  # the second time it removes what the lane is said to have applied
            fetch(lane, older, office, receiver.messages)
        fetch_all(lane, older, office, receiver)
    assert "drinks" in {category.code for category in lane.running.catalogue.categories()}


def fetch_all(lane: LaneAtWork, store: SyncStore, office: Office, receiver: FakeReceiver) -> None:
    """Everything into the inbox and into the catalogue."""
    with receiving(lane.data_dir, store, office, receiver) as worker, applying(lane):
        eventually(lambda: received(worker))

        def gone() -> bool:
            worker.poke()
            return worker.waiting == 0 and not inbox_rows(store)

        eventually(gone)


def test_a_setting_waits_for_the_customer_to_leave(
    lane: LaneAtWork, store: SyncStore, office: Office
) -> None:
    lane.do(c.AddProduct("MILK"))
    fetch(lane, store, office, office.messages(office.document("setting", "name")))
    with applying(lane) as applier:
        eventually(lambda: bool(applier.vitals()["lane"]["kept"]))  # type: ignore[index]
        lane.do(c.StartCheckout())
        lane.do(c.PayCash(145))
        lane.do(c.NextSale())
        eventually(
            lambda: lane.rows("SELECT value FROM settings WHERE key='name'") == [("Market",)]
        )


def test_a_lane_copied_at_any_moment_comes_to_the_same_end(
    lane: LaneAtWork, store: SyncStore, office: Office, tmp_path: Path
) -> None:
    fetch(lane, store, office, office.messages(
        *office.shelves(), office.document("product", "TEA"), office.document("employee", "HQ7")
    ))  # fmt: skip
    before = lane.crash_copy(tmp_path / "before")
    with applying(lane):
        eventually(lambda: price_of(lane, "TEA") == "2.5")
        eventually(lambda: bool(lane.rows("SELECT 1 FROM employees WHERE employee_id='HQ7'")))
    for copy in (before, lane.crash_copy(tmp_path / "after")):
        with lane_on(copy) as again, applying(again):
            eventually(lambda: price_of(again, "TEA") == "2.5")
            staff = "SELECT name, row_version FROM employees WHERE employee_id='HQ7'"
            eventually(lambda: again.rows(staff) == [("Eve", 1)])  # noqa: B023
