"""Each check of the contract bites: a sink with one planted fault fails the check for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from pos_terminal.domain.errors import AuthPaused, Forked, Poison, SinkDown, SinkError
from sync.documents import Document
from sync.sinks.base import Batch, Position
from tests.contract.sinks import test_sinks as checks
from tests.contract.sinks.fake_rig import SECRET, FakeRig, StoreSink
from tests.contract.sinks.rig import Promise, Rig


class LosesTheFirst(StoreSink):
    def deliver(self, batch: Batch) -> None:
        super().deliver(replace(batch, events=batch.events[1:]))


class TurnsRound(StoreSink):
    def deliver(self, batch: Batch) -> None:
        super().deliver(replace(batch, events=batch.events[::-1]))


class Doubles(StoreSink):
    def deliver(self, batch: Batch) -> None:
        self.line.call(writes=True)
        self.store.events.extend(batch.events)
        self.line.answer()


@dataclass
class RemembersInTheProcess(StoreSink):
    """A sink that goes by its own memory, which a new one does not have."""

    sent: set[str] = field(default_factory=set)

    def deliver(self, batch: Batch) -> None:
        self.line.call(writes=True)
        fresh = [event for event in batch.events if event.event_id not in self.sent]
        self.store.events.extend(fresh)
        self.line.answer()
        self.sent |= {event.event_id for event in fresh}


class SaysSoTooEarly(StoreSink):
    """Swallows what the line does: acknowledged, and never arrived."""

    def deliver(self, batch: Batch) -> None:
        try:
            super().deliver(batch)
        except SinkDown:
            return


class StaysBehind(StoreSink):
    def position(self, terminal_id: str) -> Position | None:
        ours = [event for event in self.store.events if event.terminal_id == terminal_id]
        return ours[-2].head if len(ours) > 1 else super().position(terminal_id)


class MixesLanes(StoreSink):
    def position(self, terminal_id: str) -> Position | None:
        return super().position(self.store.events[-1].terminal_id if self.store.events else "T1")


class OneLifeOnly(StoreSink):
    def deliver(self, batch: Batch) -> None:
        known = {event.seq for event in self.store.events}
        rest = tuple(event for event in batch.events if event.seq not in known)
        super().deliver(replace(batch, events=rest))


class TakesForks(StoreSink):
    def deliver(self, batch: Batch) -> None:
        try:
            super().deliver(batch)
        except Forked:
            return


class ForkWins(StoreSink):
    def deliver(self, batch: Batch) -> None:
        try:
            super().deliver(batch)
        except Forked:
            seqs = {event.seq for event in batch.events}
            kept = [event for event in self.store.events if event.seq not in seqs]
            self.store.events[:] = [*kept, *batch.events]
            raise


class LastWriteWins(StoreSink):
    def keep(self, document: Document) -> None:
        self.store.documents[document.kind, document.key] = document


class ForgetsErasure(StoreSink):
    def keep(self, document: Document) -> None:
        held = self.store.documents.get((document.kind, document.key))
        if held is None or document.version.number > held.version.number:
            super().keep(document)
            self.store.documents[document.kind, document.key] = document


class PoisonsAll(StoreSink):
    """The whole batch counts as bad: good events are parked with the bad one."""

    def deliver(self, batch: Batch) -> None:
        super().deliver(batch)
        if batch.events[-1].seq > 100:
            raise Poison("sync.aws.invalid", sink="fake", what="an event", code="")


class TakesAnything(StoreSink):
    def deliver(self, batch: Batch) -> None:
        good = tuple(event for event in batch.events if event.event_type != "NOBODY_TAKES_THIS")
        super().deliver(replace(batch, events=good))


class LetsAnyoneIn(StoreSink):
    def check(self) -> None:
        self.secret = SECRET
        super().check()


class TellsTheSecret(StoreSink):
    def check(self) -> None:
        if self.secret != SECRET:
            raise AuthPaused("sync.aws.expired", sink="fake", what=self.secret)
        super().check()


class NoWords(StoreSink):
    def check(self) -> None:
        try:
            super().check()
        except SinkError as err:
            raise type(err)("sync.nobody_wrote_this", **err.facts) from err


class MakesItAnyway(StoreSink):
    def check(self) -> None:
        self.line.call()


class WritesOnATest(StoreSink):
    def check(self) -> None:
        super().check()
        self.store.events += checks.a_lane(FakeRig(), "T1").events[:1]


class ThinksThatAllIsWell(StoreSink):
    def check(self) -> None:
        """Nobody looked."""


class WrongKind(StoreSink):
    """Throttling is taken for an event that can never succeed."""

    def deliver(self, batch: Batch) -> None:
        try:
            super().deliver(batch)
        except SinkDown as err:
            raise Poison(err.key, **err.facts) from err


@dataclass(frozen=True)
class Broken:
    """The check of a line in the middle, or from the start, with one fault."""

    check: Callable[..., None]
    fault: str

    @property
    def __name__(self) -> str:
        return self.check.__name__

    def __call__(self, rig: Rig) -> None:
        self.check(rig, self.fault)


IN_THE_MIDDLE = checks.test_a_line_that_breaks_in_the_middle_loses_nothing
FROM_THE_START = checks.test_a_line_that_is_broken_from_the_start_is_told
PLANTED: list[tuple[type[StoreSink], Callable[[Rig], None]]] = [
    (LosesTheFirst, checks.test_everything_arrives_in_order_and_once),
    (TurnsRound, checks.test_everything_arrives_in_order_and_once),
    (Doubles, checks.test_the_same_batches_again_change_nothing),
    (RemembersInTheProcess, checks.test_the_same_batches_again_change_nothing),
    (
        RemembersInTheProcess,
        checks.test_an_answer_that_is_lost_after_the_effect_is_sent_again_and_counts_once,
    ),
    (
        StaysBehind,
        checks.test_it_says_which_event_of_a_lane_is_its_last,
    ),
    (
        MixesLanes,
        checks.test_it_says_which_event_of_a_lane_is_its_last,
    ),
    (MixesLanes, checks.test_two_lanes_do_not_disturb_each_other),
    (OneLifeOnly, checks.test_two_lanes_do_not_disturb_each_other),
    (OneLifeOnly, checks.test_a_new_life_after_an_old_backup_stands_beside_the_old_one),
    (SaysSoTooEarly, Broken(IN_THE_MIDDLE, "reset")),
    (SaysSoTooEarly, Broken(IN_THE_MIDDLE, "refused")),
    (SaysSoTooEarly, Broken(IN_THE_MIDDLE, "frozen")),
    (Doubles, Broken(IN_THE_MIDDLE, "slow")),
    (
        ThinksThatAllIsWell,
        Broken(FROM_THE_START, "reset"),
    ),
    (NoWords, Broken(FROM_THE_START, "frozen")),
    (LosesTheFirst, checks.test_a_server_that_starts_again_in_the_middle_has_kept_everything),
    (WrongKind, checks.test_the_service_s_own_errors_are_told_apart_and_lose_nothing),
    (SaysSoTooEarly, checks.test_the_service_s_own_errors_are_told_apart_and_lose_nothing),
    (TakesForks, checks.test_another_history_of_the_same_lane_is_refused_and_the_first_one_stays),
    (ForkWins, checks.test_another_history_of_the_same_lane_is_refused_and_the_first_one_stays),
    (PoisonsAll, checks.test_an_event_that_it_can_never_take_is_told_and_all_others_arrive),
    (TakesAnything, checks.test_an_event_that_it_can_never_take_is_told_and_all_others_arrive),
    (LetsAnyoneIn, checks.test_who_may_not_sign_in_is_told_so_and_no_word_of_the_secret),
    (TellsTheSecret, checks.test_who_may_not_sign_in_is_told_so_and_no_word_of_the_secret),
    (NoWords, checks.test_who_may_not_sign_in_is_told_so_and_no_word_of_the_secret),
    (MakesItAnyway, checks.test_where_nothing_was_made_and_nothing_may_be_it_says_so),
    (WritesOnATest, checks.test_a_test_of_the_connection_writes_nothing),
    (LastWriteWins, checks.test_only_newer_documents_replace_what_is_there),
    (LastWriteWins, checks.test_who_was_erased_stays_erased),
    (ForgetsErasure, checks.test_who_was_erased_stays_erased),
]


@pytest.mark.parametrize(("kind", "check"), PLANTED)
def test_a_planted_fault_is_found(kind: type[StoreSink], check: Callable[[Rig], None]) -> None:
    failures = (AssertionError, pytest.fail.Exception, Poison, Forked)
    with pytest.raises(failures):
        check(FakeRig(kind))


def test_every_check_was_seen_to_fail() -> None:
    everything = {name for name in dir(checks) if name.startswith("test_")}
    seen = {check.__name__ for _, check in PLANTED}
    assert everything <= seen


def test_what_cannot_be_promised_is_skipped_with_its_reason() -> None:
    rig = FakeRig()
    rig.cannot = {Promise.FORK: "it keeps no keys"}
    with pytest.raises(pytest.skip.Exception, match="it keeps no keys"):
        checks.test_another_history_of_the_same_lane_is_refused_and_the_first_one_stays(rig)
