"""A customer's way from one lane to another: out by the journal, in by the inbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.sync_views import SinkState
from sync import applying
from sync.applying import Applier
from sync.documents import Document, Kind, Version
from sync.files import SyncFiles
from sync.inbox import Entry, Inbox
from sync.inbox_marks import SHARED, SHARED_SOURCE, SOURCE
from sync.kafka.documents import key_of, value_of
from sync.outbox import Outbox
from sync.receiving import Message
from sync.shared_people import SharedPeople
from sync.sinks.base import Limits
from sync.store import SyncStore
from tests.fakes.head_office import FakeReceiver
from tests.lane_fixtures import BY_MANAGER, LaneAtWork
from tests.waiting import until

REF = "6f1c0a9e-7d51-4d0e-9a52-3f1f8f6f2b11"


def person(name: str = "Mia Muster", number: int = 1, terminal: str = "TERM002") -> Document:
    texts = ("name", "phone", "phone_e164", "email", "card", "note", "customer_group")
    body = dict.fromkeys(texts, "") | {"name": name, "consent": 1, "status": "active"}
    version = Version(False, number, "2026-01-01T00:00:00.000000Z", terminal)
    return Document(Kind.CUSTOMER, REF, version, body | {"merged_into": None})


def message(document: Document) -> Message:
    return Message(value_of(document), "", key_of(document.kind, document.key).decode())


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "LOOK_S", 0.05)


@pytest.fixture
def store(lane: LaneAtWork) -> Iterator[SyncStore]:
    opened = SyncStore(lane.data_dir / "sync.db")
    yield opened
    opened.close()


@contextmanager
def shared(lane: LaneAtWork, store: SyncStore, receiver: FakeReceiver) -> Iterator[SharedPeople]:
    worker = SharedPeople(SyncFiles(lane.data_dir), "TERM001", lambda: receiver, store)
    running = lane.running
    applier = Applier(
        lane.data_dir / "sync.db", running.lane, running.writer, running.plugins.check_settings
    )
    worker.start()
    applier.start()
    try:
        yield worker
    finally:
        applier.stop()
        worker.stop()


def names(lane: LaneAtWork) -> list[str]:
    return [name for (name,) in lane.rows("SELECT name FROM customers ORDER BY name")]


def test_what_another_lane_wrote_is_here_and_leaves_the_inbox(
    lane: LaneAtWork, store: SyncStore
) -> None:
    receiver = FakeReceiver()
    receiver.messages += [message(person())]
    with shared(lane, store, receiver) as worker:
        until(lambda: names(lane) == ["Mia Muster"])
        receiver.messages += [message(person("Mia Muster-Mann", 2))]
        worker.poke()
        until(lambda: names(lane) == ["Mia Muster-Mann"])
        until(lambda: (worker.poke(), worker.waiting)[1] == 0)
        until(lambda: Inbox(store, SHARED_SOURCE).removed(SHARED) > 0)


def test_nothing_of_a_person_stays_in_sync_db_once_it_is_applied(
    lane: LaneAtWork, store: SyncStore
) -> None:
    """An erasure must find no name in what was deleted, nor in SQLite's log."""
    receiver = FakeReceiver()
    receiver.messages += [message(person())]

    def told(worker: SharedPeople) -> bool:
        worker.poke()
        files = lane.data_dir.glob("sync.db*")
        return any(b"Mia Muster" in file.read_bytes() for file in files)

    with shared(lane, store, receiver) as worker:
        until(lambda: names(lane) == ["Mia Muster"])
        until(lambda: not told(worker))


def test_a_catalogue_that_takes_nothing_does_not_hold_an_erasure_up(
    lane: LaneAtWork, store: SyncStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("no room"))

    monkeypatch.setattr(applying, "apply_published", fails)
    Inbox(store, SOURCE).take([Entry("tax", "A", "1", b"{}")], "", "2026-01-01")
    receiver = FakeReceiver()
    receiver.messages += [message(person())]
    with shared(lane, store, receiver):
        until(lambda: names(lane) == ["Mia Muster"])


def test_what_this_lane_wrote_itself_and_other_kinds_are_passed_over(
    lane: LaneAtWork, store: SyncStore
) -> None:
    receiver = FakeReceiver()
    employee = replace(person(), kind=Kind.EMPLOYEE)
    receiver.messages += [message(person(terminal="TERM001")), message(employee)]
    with shared(lane, store, receiver) as worker:
        until(lambda: worker.gauge.view.state is SinkState.LIVE)
        assert worker.waiting == 0
    assert names(lane) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "bad",
    [
        Message(b"{", "", f"customer/{REF}"),
        Message(b"[]", "", f"customer/{REF}"),
        message(replace(person(), key="not a reference")),
        message(replace(person(), body={"name": "x"})),
        message(person("x" * 5_000)),
        message(replace(person(), body=person().body | {"phone_e164": "+1'; DROP TABLE"})),
        message(replace(person(), body=person().body | {"consent": 1e300})),
        message(replace(person(), body=person().body | {"status": "manager"})),
    ],
)
def test_what_is_no_customer_is_refused_and_the_next_one_comes(
    lane: LaneAtWork, store: SyncStore, bad: Message, caplog: pytest.LogCaptureFixture
) -> None:
    receiver = FakeReceiver()
    receiver.messages += [
        bad,
        message(replace(person(), key="7f1c0a9e-7d51-4d0e-9a52-3f1f8f6f2b11")),
    ]
    with shared(lane, store, receiver):
        until(lambda: names(lane) == ["Mia Muster"])
    told = [record for record in caplog.records if "refused" in record.getMessage()]
    assert len(told) == 1
    assert "Muster" not in str(told[0].__dict__)


def test_a_lane_that_hears_of_a_customer_does_not_tell_it_on(
    lane: LaneAtWork, store: SyncStore
) -> None:
    """A thousand lanes would each tell the other thousand."""
    receiver = FakeReceiver()
    receiver.messages += [message(person())]
    before = lane.events()[-1].seq
    with shared(lane, store, receiver):
        until(lambda: names(lane) == ["Mia Muster"])
    assert _announced(lane, before) == []
    lane.do(c.SaveCustomer("Mia Mann", customer_ref=REF), BY_MANAGER)
    [told] = _announced(lane, before)
    assert (told.key, told.version.number, told.body["name"]) == (REF, 2, "Mia Mann")


def _announced(lane: LaneAtWork, after: int) -> list[Document]:
    data_dir: Path = lane.data_dir
    outbox = Outbox(data_dir / "lane.db", data_dir / "catalog.db", data_dir / "images")
    try:
        batches = list(outbox.batches(after, Limits(), {Kind.CUSTOMER}))
        return [document for batch in batches for document in batch.documents]
    finally:
        outbox.close()
