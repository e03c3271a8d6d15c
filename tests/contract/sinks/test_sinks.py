"""What every sink keeps, whatever the line and the server do: one list of checks for all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from string import Formatter
from typing import Any

import pytest

from pos_terminal.domain.errors import AuthPaused, Forked, Poison, SinkDown, SinkError
from pos_terminal.ui.sentences import SENTENCES
from sync.delivering import deliver
from sync.documents import Kind
from sync.lane_event import LaneEvent
from sync.sinks.base import Batch, Sink
from tests.contract.sinks.rig import CUSTOMER, Line, Promise, Rig, a_document, all_of, promised
from tests.sync_journal import Journal, batches, some

RIGS = ("fake", "postgres", "kafka", "dynamodb", "s3", "sns", "cloudwatch")
EVENTS = 120
NAMED = (Kind.CUSTOMER, Kind.EMPLOYEE, Kind.PRODUCT)  # kinds that a_document can make
FAULTS: dict[str, Callable[[Line], None]] = {
    "refused": lambda line: line.refuse(),
    "reset": lambda line: line.reset(),
    "frozen": lambda line: line.freeze(),
    "slow": lambda line: line.slow(0.02, 0.02),
}
fault = pytest.mark.parametrize("fault", FAULTS)
every = [pytest.param(name, marks=[pytest.mark.slow] if name != "fake" else []) for name in RIGS]


@pytest.fixture(params=every)
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    with rig_module(request.param).open_rig(request, own=False) as opened:
        yield opened


@pytest.fixture(params=every)
def rig_of_its_own(request: pytest.FixtureRequest) -> Iterator[Rig]:
    """With a server that nobody else uses, where stopping it makes sense."""
    with rig_module(request.param).open_rig(request, own=True) as opened:
        yield opened


# -- what a healthy line brings


def test_everything_arrives_in_order_and_once(rig: Rig) -> None:
    journal = a_lane(rig)
    with at_work(rig) as sink:
        for batch in batches(journal.events, 50):
            sink.deliver(batch)
    assert rig.due(journal.events)
    assert all_of(rig, journal.events)


def test_the_same_batches_again_change_nothing(rig: Rig) -> None:
    journal = a_lane(rig)
    for size in (50, 33, EVENTS):
        with at_work(rig) as sink:
            for batch in batches(journal.events, size):
                sink.deliver(batch)
    assert all_of(rig, journal.events)


def test_it_says_which_event_of_a_lane_is_its_last(rig: Rig) -> None:
    promised(rig, Promise.POSITION)
    journal = a_lane(rig)
    first, *rest = batches(journal.events, 50)
    with at_work(rig) as sink:
        before = sink.position("T1")
        assert before is not None
        assert before.seq == 0
        sink.deliver(first)
        is_at(rig, sink, journal, first.events)
        for batch in rest:
            sink.deliver(batch)
        is_at(rig, sink, journal, journal.events)
    with at_work(rig) as another:
        is_at(rig, another, journal, journal.events)
        unknown = another.position("T2")
        assert unknown is not None
        assert unknown.seq == 0


def test_two_lanes_do_not_disturb_each_other(rig: Rig) -> None:
    lanes = [a_lane(rig, "T1"), a_lane(rig, "T2")]
    with at_work(rig) as sink:
        for pair in zip(*(batches(lane.events, 40) for lane in lanes), strict=True):
            for batch in pair:
                sink.deliver(batch)
        if Promise.POSITION not in rig.cannot:
            for lane in lanes:
                is_at(rig, sink, lane, lane.events)
    assert [all_of(rig, lane.events) for lane in lanes] == [True, True]


def test_a_new_life_after_an_old_backup_stands_beside_the_old_one(rig: Rig) -> None:
    journal = a_lane(rig)
    restored = journal.set_back(EVENTS - 20)
    restored.new_life()
    restored.append(some(EVENTS, after=EVENTS))
    with at_work(rig) as sink:
        sink.deliver(Batch(tuple(journal.events)))
        branch = EVENTS - 20
        sink.deliver(Batch(tuple(restored.events[branch:])))
        if Promise.POSITION not in rig.cannot:
            position = sink.position("T1")
            assert position is not None
            assert position.epoch == 2
    assert all_of(rig, [*journal.events, *restored.events[branch:]])


# -- what a broken line does


def test_an_answer_that_is_lost_after_the_effect_is_sent_again_and_counts_once(rig: Rig) -> None:
    journal = a_lane(rig)
    first, *rest = batches(journal.events, 60)
    with at_work(rig) as sink:
        sink.deliver(first)
        rig.cut_answer(times=1)
        try_all(sink, rest)
    assert rig.line.fired_by["cut_answer"] == 1
    rig.line.pass_on()
    with at_work(rig) as sink:
        for batch in rest:
            sink.deliver(batch)
    assert all_of(rig, journal.events)


@fault
def test_a_line_that_breaks_in_the_middle_loses_nothing(rig: Rig, fault: str) -> None:
    journal = a_lane(rig)
    first, *rest = batches(journal.events, 40)
    sink = rig.sink()
    try:
        sink.open()
        sink.deliver(first)
        FAULTS[fault](rig.line)
        gone_through = in_time(rig, lambda: try_all(sink, rest))
        assert fault == "slow" or not gone_through
    finally:
        sink.close()
    rig.line.pass_on()
    with at_work(rig) as sink:
        for batch in rest:
            sink.deliver(batch)
    assert all_of(rig, journal.events)


@fault
def test_a_line_that_is_broken_from_the_start_is_told(rig: Rig, fault: str) -> None:
    FAULTS[fault](rig.line)
    asks = (rig.sink().open, rig.sink().check)
    with ThreadPoolExecutor(len(asks)) as at_once:  # their time-outs run side by side
        answers = [at_once.submit(in_time, rig, partial(trouble, ask)) for ask in asks]
    for answer in answers:
        told = answer.result()
        if told is None:
            assert fault == "slow"
        else:
            assert isinstance(told, SinkDown)
            is_in_words(told)


def test_a_server_that_starts_again_in_the_middle_has_kept_everything(rig_of_its_own: Rig) -> None:
    rig = rig_of_its_own
    promised(rig, Promise.RESTART)
    journal = a_lane(rig)
    first, *rest = batches(journal.events, 40)
    sink = rig.sink()
    try:
        sink.open()
        sink.deliver(first)
        rig.restart()
        try_all(sink, rest)
    finally:
        sink.close()
    with at_work(rig) as sink:
        for batch in rest:
            sink.deliver(batch)
    assert all_of(rig, journal.events)


def test_the_service_s_own_errors_are_told_apart_and_lose_nothing(rig: Rig) -> None:
    journal = a_lane(rig)
    for error, kind in rig.answers:
        with at_work(rig) as sink:
            rig.answer_with(error, times=1)
            with pytest.raises(SinkError) as told:
                sink.deliver(Batch(tuple(journal.events)))
            assert type(told.value) is kind, error.code
            is_in_words(told.value)
        rig.line.pass_on()
    assert rig.line.fired_by["answer_with"] == len(rig.answers)
    with at_work(rig) as sink:
        sink.deliver(Batch(tuple(journal.events)))
    assert all_of(rig, journal.events)


# -- what is refused


def test_another_history_of_the_same_lane_is_refused_and_the_first_one_stays(rig: Rig) -> None:
    promised(rig, Promise.FORK)
    journal = a_lane(rig)
    twin = journal.clone()
    journal.append(some(EVENTS, after=EVENTS))
    twin.append(some(EVENTS, after=EVENTS))
    with at_work(rig) as sink:
        sink.deliver(Batch(tuple(journal.events)))
        with pytest.raises(Forked) as told:
            sink.deliver(Batch(tuple(twin.events[EVENTS:])))
        is_in_words(told.value)
    with at_work(rig) as sink:
        sink.deliver(Batch(tuple(journal.events[EVENTS:])))
    assert all_of(rig, journal.events)


def test_an_event_that_it_can_never_take_is_told_and_all_others_arrive(rig: Rig) -> None:
    promised(rig, Promise.POISON)
    journal = a_lane(rig)
    (bad,) = journal.append([rig.misfit()])
    journal.append(some(40, after=EVENTS))
    with at_work(rig) as sink:
        refused = [each for batch in batches(journal.events, 70) for each in deliver(sink, batch)]
    assert [each.seq for each in refused] == [bad.seq]
    assert isinstance(refused[0].why, Poison)
    is_in_words(refused[0].why)
    assert all_of(rig, [event for event in journal.events if event is not bad])


def test_who_may_not_sign_in_is_told_so_and_no_word_of_the_secret(rig: Rig) -> None:
    promised(rig, Promise.AUTH)
    for ask in (rig.stranger().open, rig.stranger().check):
        with pytest.raises(AuthPaused) as told:
            ask()
        is_in_words(told.value)
        assert rig.secret not in f"{told.value!r} {told.value} {told.value.__cause__!r}"


def test_where_nothing_was_made_and_nothing_may_be_it_says_so(rig: Rig) -> None:
    promised(rig, Promise.MISSING)
    for ask in (rig.bare().open, rig.bare().check):
        with pytest.raises((SinkDown, AuthPaused)) as told:
            ask()
        is_in_words(told.value)
        assert told.value.key != "sync.unreachable"


def test_a_test_of_the_connection_writes_nothing(rig: Rig) -> None:
    with at_work(rig) as sink:
        sink.check()
        if Promise.POSITION not in rig.cannot:
            position = sink.position("T1")
            assert position is not None
            assert position.seq == 0
    assert rig.held("T1") == []


# -- documents


def test_only_newer_documents_replace_what_is_there(rig: Rig) -> None:
    promised(rig, Promise.NEWEST)
    for kind in named(rig):
        old, new = a_document(kind, 1, "Old"), a_document(kind, 2, "New")
        with at_work(rig) as sink:
            for document in (old, new, old, new):
                sink.deliver(Batch((), (document,)))
            assert rig.shown(kind, new.key) == "New"
            sink.deliver(Batch((), (a_document(kind, 4, "Newest"), a_document(kind, 3, "Newer"))))
        assert rig.shown(kind, new.key) == "Newest"


def test_who_was_erased_stays_erased(rig: Rig) -> None:
    promised(rig, Promise.NEWEST)
    if Kind.CUSTOMER not in rig.sink().carries:
        pytest.skip(f"{rig.name} keeps no people")
    with at_work(rig) as sink:
        sink.deliver(Batch((), (a_document(Kind.CUSTOMER, 5, "Jane"),)))
        assert rig.shown(Kind.CUSTOMER, CUSTOMER) == "Jane"
        # The erasure is older by its number: another lane had not heard of the last change.
        sink.deliver(Batch((), (a_document(Kind.CUSTOMER, 2, "", erased=True),)))
        assert rig.shown(Kind.CUSTOMER, CUSTOMER) == ""
        sink.deliver(Batch((), (a_document(Kind.CUSTOMER, 9, "Jane again"),)))
    assert rig.shown(Kind.CUSTOMER, CUSTOMER) == ""


# -- the words that the checks are made of


def rig_module(name: str) -> Any:
    return import_module(f"tests.contract.sinks.{name}_rig")


class at_work:  # noqa: N801 - reads as a verb
    """An open sink, closed at the end."""

    def __init__(self, rig: Rig) -> None:
        self._sink = rig.sink()

    def __enter__(self) -> Sink:
        try:
            self._sink.open()
        except BaseException:
            self._sink.close()
            raise
        return self._sink

    def __exit__(self, *_: object) -> None:
        self._sink.close()


def a_lane(rig: Rig, terminal_id: str = "T1") -> Journal:
    return Journal(terminal_id, some(EVENTS))


def try_all(sink: Sink, rest: list[Batch]) -> bool:
    """Whether all went through; only SinkDown may keep it."""
    return went_through(lambda: [sink.deliver(batch) for batch in rest])


def trouble(call: Callable[[], object]) -> SinkError | None:
    """What was raised."""
    try:
        call()
    except SinkError as err:
        return err
    return None


def went_through(call: Callable[[], object]) -> bool:
    try:
        call()
    except SinkDown as err:
        is_in_words(err)
        return False
    return True


def in_time(rig: Rig, call: Callable[[], object]) -> object:
    """No measurement: a limit far above the sink's own time-outs, for what would hang for ever."""
    end = time.monotonic() + rig.limit_s
    try:
        return call()
    finally:
        assert time.monotonic() < end, "its own time-outs did not end the call"


def is_at(
    rig: Rig, sink: Sink, journal: Journal, events: list[LaneEvent] | tuple[LaneEvent, ...]
) -> None:
    """The position is that of the last event that the store has whole."""
    due = rig.due(events)
    position = sink.position(journal.terminal_id)
    assert position is not None
    assert (position.journal_id, position.seq, position.hash) == due[-1]


def is_in_words(err: SinkError) -> None:
    """There is a sentence for people, and the facts fill it."""
    sentence = str(SENTENCES.get(err.key, ""))
    assert sentence, f"nobody wrote a sentence for {err.key}"
    blanks = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    assert blanks <= set(err.facts)


def named(rig: Rig) -> list[Kind]:
    return [kind for kind in rig.sink().carries if kind in NAMED]
