"""Minutes and totals: what is put, what is put again, what is too old."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.domain.errors import Poison, SinkDown
from pos_terminal.store.head import Head
from sync.building import make_sink
from sync.clocks import Clocks
from sync.delivering import deliver
from sync.lane_event import LaneEvent
from sync.settings import Aws, CloudWatch, SyncSettings
from sync.sinks.base import NOTHING, Batch
from sync.sinks.cloudwatch import totals
from sync.sinks.cloudwatch.putting import AT_ONCE, portions
from sync.sinks.cloudwatch.sink import CloudWatchSink
from sync.store import SyncStore
from tests.fakes.sync import FakeNotes
from tests.golden_events import golden_events
from tests.sync_journal import Journal, batches, body, some

NOW = "2011-10-30T12:00:00.000000Z"  # the real sales begin on 19 October 2011
Point = tuple[str, tuple[str, ...], datetime]


@dataclass
class Service:
    """CloudWatch, as far as we see it: keeps the data; `lost` answers are lost after the effect."""

    data: list[dict[str, Any]] = field(default_factory=list)
    lost: int = 0
    puts: int = 0
    refuses: str = ""  # a currency

    def put_metric_data(self, Namespace: str, MetricData: list[dict[str, Any]]) -> None:  # noqa: N803
        self.puts += 1
        if self.refuses and self.refuses in str(MetricData):
            raise Poison("sync.aws.invalid", sink="cloudwatch", what="", code="")
        self.data += MetricData
        if self.lost:
            self.lost -= 1
            raise SinkDown("sync.unreachable", sink="cloudwatch", reason="lost")

    def close(self) -> None:
        """Nothing is open."""

    def read(self, metric: str, statistic: str) -> dict[tuple[str, ...], float]:
        """What a reader sees over all time, by dimensions."""
        found: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for each in self.data:
            if each["MetricName"] == metric:
                found[tuple(d["Value"] for d in each["Dimensions"])].append(each)
        pick = {"Sum": sum, "Maximum": max}[statistic]
        return {
            where: pick(_value(each, statistic) for each in some) for where, some in found.items()
        }


def _value(each: dict[str, Any], statistic: str) -> float:
    return float(each["StatisticValues"][statistic] if "StatisticValues" in each else each["Value"])


class Till:
    """A sink on a service and notes, as it is made anew for each session."""

    def __init__(self, now: str = NOW, notes: FakeNotes | None = None) -> None:
        self.service = Service()
        self.notes = notes or FakeNotes()
        self.now = now

    def noted(self) -> Head:
        """The place of which the totals are."""
        return totals.read(self.notes, "T1").head

    def sink(self, *, remembers: bool = True) -> CloudWatchSink:
        clocks = Clocks(now=lambda: self.now)
        sink = CloudWatchSink(CloudWatch(), Aws(), lambda name: None, clocks)
        sink._made = self.service
        if remembers:
            sink.remember_in(self.notes)
        return sink


@pytest.fixture(scope="module")
def journal() -> Journal:
    return Journal("T1", some(3_000))


@pytest.fixture
def till() -> Iterator[Till]:
    return Till()


WHERE = ("T1", "S1", "GBP")


def truth(events: list[LaneEvent]) -> dict[str, float]:
    """The same figures by another road: straight from the journal."""
    closed = [event.data for event in events if event.event_type == "BASKET_CLOSED"]
    sales = [data["total_minor"] for data in closed if data["kind"] == "sale"]
    refunds = [data["total_minor"] for data in closed if data["kind"] == "refund"]
    return {
        "TransactionCount": len(closed),
        "TransactionAmount": (sum(sales) + sum(refunds)) / 100,
        "RefundCount": len(refunds),
        "TransactionCountTotal": len(closed),
        "SalesAmountTotal": sum(sales) / 100,
        "RefundAmountTotal": -sum(refunds) / 100,
    }


def seen(service: Service) -> dict[str, float]:
    sums = {
        name: service.read(name, "Sum")[WHERE]
        for name in ("TransactionCount", "TransactionAmount", "RefundCount")
    }
    greatest = {
        name: service.read(name, "Maximum")[WHERE]
        for name in ("TransactionCountTotal", "SalesAmountTotal", "RefundAmountTotal")
    }
    return {name: round(value, 2) for name, value in (sums | greatest).items()}


def test_minutes_add_up_to_the_journal_and_totals_are_it(till: Till, journal: Journal) -> None:
    for batch in batches(journal.events, 500):
        till.sink().deliver(batch)
    assert seen(till.service) == truth(journal.events)
    assert truth(journal.events)["RefundCount"] > 0


def test_the_same_again_puts_nothing(till: Till, journal: Journal) -> None:
    for batch in batches(journal.events, 700):
        till.sink().deliver(batch)
    assert till.noted() == journal.head()
    before = len(till.service.data)
    for batch in batches(journal.events, 333):
        till.sink().deliver(batch)
    assert len(till.service.data) == before


def test_a_lost_answer_doubles_a_sum_and_no_total(till: Till, journal: Journal) -> None:
    first, *rest = batches(journal.events, 500)
    till.service.lost = 1
    with pytest.raises(SinkDown):
        till.sink().deliver(first)
    assert till.noted() == NOTHING
    for batch in (first, *rest):
        till.sink().deliver(batch)
    true, told = truth(journal.events), seen(till.service)
    assert told["TransactionCount"] > true["TransactionCount"]
    assert {name: told[name] for name in true if name.endswith("Total")} == {
        name: true[name] for name in true if name.endswith("Total")
    }


def test_a_refund_is_negative_and_the_least_and_greatest_of_a_minute_are_kept(till: Till) -> None:
    def sale(minor: int, second: int) -> dict[str, Any]:
        kind = "refund" if minor < 0 else "sale"
        data = {"kind": kind, "total_minor": minor, "currency": "JPY"}
        return body("BASKET_CLOSED", data, occurred_at=f"2011-10-30T11:59:{second:02d}.500000Z")

    events = Journal("T1", [sale(500, 1), sale(-200, 2), sale(1200, 59)]).events
    till.sink().deliver(Batch(tuple(events)))
    (amount,) = [each for each in till.service.data if each["MetricName"] == "TransactionAmount"]
    assert amount["StatisticValues"] == {
        "SampleCount": 3.0,
        "Sum": 1500.0,
        "Minimum": -200.0,
        "Maximum": 1200.0,
    }
    assert amount["Timestamp"] == datetime.fromisoformat("2011-10-30T11:59:00+00:00")
    assert till.service.read("RefundCount", "Sum") == {("T1", "S1", "JPY"): 1}
    assert till.service.read("RefundAmountTotal", "Maximum") == {("T1", "S1", "JPY"): 200}


def test_training_is_not_counted(till: Till) -> None:
    data = {"kind": "sale", "total_minor": 100, "currency": "EUR"}
    till.sink().deliver(
        Batch(tuple(Journal("T1", [body("BASKET_CLOSED", data, training=True)]).events))
    )
    assert till.service.data == []
    assert till.noted() != NOTHING


@pytest.mark.parametrize(
    ("age", "taken"),
    [
        (timedelta(days=13, hours=23), True),
        (timedelta(days=14, minutes=1), False),
        (timedelta(hours=-1), True),
        (timedelta(hours=-2, minutes=-1), False),
    ],
)
def test_what_cloudwatch_does_not_take_is_counted_dropped_and_still_in_the_totals(
    till: Till, age: timedelta, taken: bool
) -> None:
    at = datetime.fromisoformat(NOW) - age
    data = {"kind": "sale", "total_minor": 1999, "currency": "EUR"}
    old = body("BASKET_CLOSED", data, occurred_at=at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
    till.sink().deliver(Batch(tuple(Journal("T1", [old]).events)))
    service = till.service
    assert bool(service.read("TransactionAmount", "Sum")) is taken
    assert service.read("DroppedPoints", "Sum") == ({} if taken else {("T1", "S1"): 1})
    assert service.read("SalesAmountTotal", "Maximum") == {("T1", "S1", "EUR"): 19.99}
    now = datetime.fromisoformat(NOW)
    assert all(abs(now - each["Timestamp"]) < timedelta(days=14) for each in service.data)


def test_who_has_not_seen_the_beginning_puts_no_totals_rather_than_wrong_ones(
    till: Till, journal: Journal
) -> None:
    till.sink().deliver(Batch(tuple(journal.events[1_000:2_000])))
    assert till.service.read("TransactionCount", "Sum")
    assert till.service.read("TransactionCountTotal", "Maximum") == {}


@pytest.mark.parametrize("torn", ["{", "[]", '{"head": 1}'])
def test_a_torn_note_is_no_total_and_no_end(torn: str, journal: Journal) -> None:
    till = Till(notes=FakeNotes({"cloudwatch.totals.T1": torn}))
    till.sink().deliver(Batch(tuple(journal.events[:500])))
    assert till.service.read("TransactionCount", "Sum")
    assert till.service.read("TransactionCountTotal", "Maximum") == {}


def test_a_new_life_goes_on_counting(till: Till, journal: Journal) -> None:
    restored = journal.set_back(2_000)
    restored.new_life()
    new = restored.append(some(500, after=3_000))
    till.sink().deliver(Batch(tuple(journal.events)))
    till.sink().deliver(Batch(tuple(restored.events[2_000:])))
    true = truth([*journal.events, *new])
    assert seen(till.service)["TransactionCountTotal"] == true["TransactionCountTotal"]


def test_an_event_that_cannot_be_read_is_parked_and_the_totals_go_past_it(till: Till) -> None:
    broken = body("BASKET_CLOSED", {"kind": "sale"}, occurred_at=NOW)
    good = {"kind": "sale", "total_minor": 5, "currency": "EUR"}
    sale = body("BASKET_CLOSED", good, occurred_at=NOW)
    lane = Journal("T1", [sale, broken, sale, sale])
    refused = list(deliver(till.sink(), Batch(tuple(lane.events))))
    assert [each.seq for each in refused] == [2]
    assert isinstance(refused[0].why, Poison)
    assert till.noted() == lane.head()
    assert till.service.read("TransactionCountTotal", "Maximum") == {("T1", "S1", "EUR"): 3}


def test_a_sale_whose_minute_is_refused_is_parked_and_still_in_the_totals(till: Till) -> None:
    def sale(currency: str) -> dict[str, Any]:
        data = {"kind": "sale", "total_minor": 5, "currency": currency}
        return body("BASKET_CLOSED", data, occurred_at=NOW)

    lane = Journal("T1", [sale("EUR"), sale("GBP"), sale("EUR")])
    till.service.refuses = "GBP"
    refused = list(deliver(till.sink(), Batch(tuple(lane.events))))
    assert [each.seq for each in refused] == [2]
    till.service.refuses = ""
    till.sink().deliver(Batch(tuple(lane.append([sale("GBP")]))))
    counts = till.service.read("TransactionCountTotal", "Maximum")
    assert counts == {("T1", "S1", "EUR"): 2, ("T1", "S1", "GBP"): 2}


def test_a_relay_that_takes_a_lane_over_counts_on_and_puts_no_totals(
    till: Till, journal: Journal
) -> None:
    other = Till()
    till.sink().deliver(Batch(tuple(journal.events[:1_000])))
    other.sink().deliver(Batch(tuple(journal.events[1_000:2_000])))
    till.service.data.clear()
    till.sink().deliver(Batch(tuple(journal.events[2_000:])))  # and back again
    for relay in (other, till):
        assert relay.sink().position("T1") is None
        assert relay.service.read("TransactionCount", "Sum")
        assert relay.service.read("TransactionCountTotal", "Maximum") == {}


def test_without_notes_nothing_is_noted(till: Till, journal: Journal) -> None:
    till.sink(remembers=False).deliver(Batch(tuple(journal.events[:500])))
    assert till.notes.kept == {}


def test_the_note_of_sync_db_survives_the_process(
    sync_store: SyncStore, tmp_path: Path, till: Till, journal: Journal
) -> None:
    def told_by(store: SyncStore) -> CloudWatchSink:
        sink = till.sink(remembers=False)
        sink.remember_in(store)
        return sink

    first, second, *_ = batches(journal.events, 1_000)
    told_by(sync_store).deliver(first)
    again = SyncStore(tmp_path / "sync.db")
    try:
        assert totals.read(again, "T1").head == first.events[-1].head
        told_by(again).deliver(second)
    finally:
        again.close()
    true = truth(journal.events[:2_000])
    assert seen(till.service)["SalesAmountTotal"] == true["SalesAmountTotal"]


def test_a_sink_that_is_made_with_notes_remembers_in_them(journal: Journal) -> None:
    notes = FakeNotes()
    made = make_sink("cloudwatch", SyncSettings(), lambda name: None, notes)
    assert isinstance(made, CloudWatchSink)
    made._made = Service()
    made.deliver(Batch(tuple(journal.events[:100])))
    assert totals.read(notes, "T1").head == journal.events[99].head


def test_the_golden_shift_is_counted_to_the_cent(till: Till) -> None:
    events = golden_events()
    closed = [e for e in events if e.event_type == "BASKET_CLOSED" and not e.training]
    due = sum(abs(e.data["total_minor"]) for e in closed)
    assert closed
    till.now = closed[-1].occurred_at
    till.sink().deliver(Batch(tuple(events)))
    told = [till.service.read(f"{kind}AmountTotal", "Maximum") for kind in ("Sales", "Refund")]
    assert round(sum(value for each in told for value in each.values()) * 100) == due


def test_a_call_is_never_larger_than_cloudwatch_takes() -> None:
    data = [{"MetricName": "x", "Dimensions": [], "Value": 1.0, "at": NOW}] * 2_500
    parts = list(portions(data))
    assert [len(part) for part in parts] == [AT_ONCE, AT_ONCE, 500]
    wide = [{"MetricName": "x" * 3_000}] * 1_000
    assert all(len(str(part)) < 1_000_000 for part in portions(wide))
    assert sum(len(part) for part in portions(wide)) == 1_000
