"""The agent: workers by the settings, and what people ask of them."""

from __future__ import annotations

import os

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.domain.errors import AuthPaused, CashierError, Poison, SinkDown
from pos_terminal.secret_store import SecretsLocked
from sync.backoff import Backoff
from sync.sinks.base import Limits
from sync.store import SyncStore
from tests.fakes.sync import FakeSink
from tests.lane_fixtures import BY_MANAGER, LaneAtWork
from tests.unit.sync.agents import Outside, agent_on, switch_on
from tests.waiting import until


def last(lane: LaneAtWork) -> int:
    return lane.events()[-1].seq


def test_every_store_that_is_switched_on_gets_the_journal(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres", "s3")
    with agent_on(lane, Outside()) as at_work:
        at_work.reaches("live")
        at_work.reaches("live", "s3")
        assert at_work.seqs() == at_work.seqs("s3") == list(range(1, last(lane) + 1))
        assert not at_work.outside.sinks["kafka"].opened
        assert at_work.view("kafka").state.value == "off"


def test_a_commit_is_seen_without_a_poke(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres")
    with agent_on(lane, Outside()) as at_work:
        at_work.reaches("live")
        lane.sell()
        at_work.reaches("live")
        assert at_work.seqs()[-1] == last(lane)


def test_a_manager_switches_a_store_on_and_off_and_the_others_stay_connected(
    lane: LaneAtWork,
) -> None:
    switch_on(lane, "s3")
    with agent_on(lane, Outside()) as at_work:
        at_work.reaches("live", "s3")
        lane.do(c.ChangeSyncSettings("postgres", {"enabled": True}), BY_MANAGER)
        at_work.reaches("live")
        lane.do(c.ChangeSyncSettings("postgres", {"enabled": False}), BY_MANAGER)
        at_work.reaches("off")
        assert at_work.outside.postgres.closed
        assert at_work.outside.sinks["s3"].opened == 1


def test_a_changed_section_connects_its_store_anew_and_the_file_wins(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres")
    with agent_on(lane, Outside()) as at_work:
        at_work.reaches("live")
        lane.do(c.ChangeSyncSettings("postgres", {"host": "db", "enabled": False}), BY_MANAGER)
        until(lambda: at_work.steward.look() or at_work.outside.postgres.opened == 2)
        at_work.reaches("live")
        assert at_work.agent.configured.settings.postgres.host == "db"
        assert at_work.agent.configured.fixed == {"postgres": ("enabled",)}


def test_a_broken_file_leaves_the_last_good_settings_and_is_told(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres")
    with agent_on(lane, Outside()) as at_work:
        at_work.reaches("live")
        file = lane.data_dir / "sync.toml"
        file.write_text("[postgres]\nenabled = true\npassword = 'x'\n", "utf-8")
        at_work.steward.look()
        problem = at_work.agent.view().problem
        assert problem is not None
        assert (problem.key, problem.facts["setting"]) == ("sync.secret_here", "postgres.password")
        at_work.reaches("live")
        switch_on(lane, "postgres", "s3")
        at_work.reaches("live", "s3")
        assert at_work.agent.view().problem is None


def test_a_slow_store_delays_no_other_and_its_backlog_is_shown(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres", "s3")
    outside = Outside()
    outside.postgres.fails = [AuthPaused("sync.fake")]
    with agent_on(lane, outside) as at_work:
        at_work.reaches("auth")
        at_work.reaches("live", "s3")
        lane.sell()
        at_work.reaches("live", "s3")
        view = at_work.view()
        assert view.waiting == last(lane)
        assert view.oldest_unsent == lane.events()[0].stamp.occurred_at
        assert not at_work.agent.view().online


def test_a_pause_lasts_over_a_restart(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres")
    outside = Outside()
    with agent_on(lane, outside) as at_work:
        at_work.reaches("live")
        at_work.agent.pause("postgres", True)
        at_work.reaches("paused")
    lane.sell()
    with agent_on(lane, outside) as at_work:
        at_work.reaches("paused")
        assert at_work.view().waiting == last(lane) - at_work.seqs()[-1]
        at_work.agent.pause("postgres", False)
        at_work.reaches("live")


def test_a_store_that_was_down_is_tried_at_once_when_somebody_says_so(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres")
    outside = Outside()
    outside.postgres.fails = [AuthPaused("sync.fake")]  # by itself again in a quarter of an hour
    with agent_on(lane, outside) as at_work:
        at_work.reaches("auth")
        at_work.agent.restart("postgres")
        at_work.reaches("live")


def test_the_line_is_back_for_all_when_it_is_back_for_one(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Backoff, "next_s", lambda _: 900.0)  # nobody tries again by itself
    switch_on(lane, "postgres", "s3")
    outside = Outside()
    outside.postgres.fails = [SinkDown("sync.unreachable")]
    outside.sinks["s3"].fails = [SinkDown("sync.unreachable")]
    with agent_on(lane, outside) as at_work:
        at_work.reaches("down")
        at_work.reaches("down", "s3")
        at_work.agent.restart("s3")
        at_work.reaches("live", "s3")
        at_work.reaches("live")


def test_what_is_sent_again_goes_out_although_the_store_says_that_it_has_it(
    lane: LaneAtWork,
) -> None:
    switch_on(lane, "postgres")
    with agent_on(lane, Outside()) as at_work:
        at_work.reaches("live")
        end, before = last(lane), len(at_work.outside.postgres.deliveries)
        assert at_work.agent.resend("postgres", 5) == end - 4
        until(lambda: len(at_work.outside.postgres.deliveries) > before)
        at_work.reaches("live")
        again = [
            event.seq
            for batch in at_work.outside.postgres.deliveries[before:]
            for event in batch.events
        ]
        assert again == list(range(5, end + 1))
        for wrong in (0, end + 1):
            with pytest.raises(CashierError, match=r"sync\.no_event"):
                at_work.agent.resend("postgres", wrong)


@pytest.mark.slow
def test_sending_again_survives_a_lost_line_and_a_restart(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres")
    outside = Outside()
    with agent_on(lane, outside) as at_work:
        at_work.reaches("live")
        at_work.agent.pause("postgres", True)
        at_work.reaches("paused")
        at_work.agent.resend("postgres", 1)
    before = len(outside.postgres.deliveries)
    outside.postgres.fails = [SinkDown("sync.fake")] * 3
    with agent_on(lane, outside) as at_work:
        at_work.agent.pause("postgres", False)
        until(lambda: len(outside.postgres.deliveries) > before)
        at_work.reaches("live")
    assert outside.postgres.deliveries[before].events[0].seq == 1


def test_a_parked_event_is_tried_again_alone_and_then_no_longer_parked(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres")
    outside = Outside()
    outside.postgres.poisonous = {3, 6}
    with agent_on(lane, outside) as at_work:
        at_work.reaches("live")
        assert at_work.view().parked == 2
        outside.postgres.poisonous = {6}
        assert at_work.agent.retry_parked("postgres").result(60) == 1
        assert at_work.agent.store.parked_seqs("postgres") == [6]
        assert at_work.agent.store.parked("postgres")[0].tries == 2
        outside.postgres.poisonous = set()
        assert at_work.agent.retry_parked("postgres", 6).result(60) == 1
        at_work.reaches("live")
        assert at_work.seqs() == list(range(1, last(lane) + 1))
        assert at_work.view().parked == 0


def test_what_nobody_sends_to_is_refused_in_words(lane: LaneAtWork) -> None:
    with agent_on(lane, Outside()) as at_work:
        with pytest.raises(CashierError, match=r"sync\.off"):
            at_work.agent.retry_parked("kafka")
        with pytest.raises(CashierError, match=r"sync\.no_sink"):
            at_work.agent.pause("oracle", True)


def test_a_locked_keyring_pauses_the_store_and_says_so(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres")
    outside = Outside()

    class Locked(dict[str, FakeSink]):
        def __getitem__(self, name: str) -> FakeSink:
            raise SecretsLocked("The keyring is locked.", "Unlock it.")

    outside.sinks = Locked(outside.sinks)
    with agent_on(lane, outside) as at_work:
        at_work.reaches("auth")
        problem = at_work.view().problem
        assert problem is not None
        assert problem.key == "sync.secrets_locked"


def test_the_head_is_kept_and_never_goes_back(lane: LaneAtWork) -> None:
    with agent_on(lane, Outside()) as at_work:
        seen = at_work.agent.store.seen_head()
        assert seen is not None
        assert seen.seq == last(lane)
        lane.sell()
        at_work.steward.look()
        assert at_work.agent.store.seen_head() == at_work.place.outbox().head()


def test_a_lane_that_comes_later_and_one_that_was_replaced_are_found(
    lane: LaneAtWork,
) -> None:
    """An agent of a service may be there before the shop, and stays while a backup is restored."""
    switch_on(lane, "postgres")
    file = lane.data_dir / "lane.db"
    with agent_on(lane, Outside()) as at_work:
        at_work.reaches("live")
        opened = at_work.outside.postgres.opened
        away = file.with_name("away.db")
        for end in ("", "-wal", "-shm"):
            os.link(f"{file}{end}", f"{away}{end}")
            os.unlink(f"{file}{end}")
        at_work.steward.look()
        for end in ("-wal", "-shm", ""):
            os.link(f"{away}{end}", f"{file}{end}")
        (file.parent / "copy.db").write_bytes(file.read_bytes())
        os.replace(file.parent / "copy.db", file)
        at_work.steward.look()
        until(lambda: at_work.outside.postgres.opened > opened)


def test_an_agent_that_hangs_in_a_call_does_not_hold_its_end_up(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres")
    with agent_on(lane, Outside()) as at_work:
        at_work.reaches("live")
        assert at_work.agent.stop(5.0)
        assert at_work.agent.wait_for_change(0, 30.0) == -1


def test_sync_db_read_beside_the_agent_changes_nothing(lane: LaneAtWork) -> None:
    switch_on(lane, "postgres")
    with agent_on(lane, Outside()) as at_work:
        at_work.reaches("live")
        beside = SyncStore(at_work.place.files.sync_db, readonly=True)
        assert beside.cursor("postgres").seq == last(lane)
        with pytest.raises(Exception, match="readonly"):
            beside.pause("postgres", True)
        beside.close()


@pytest.mark.slow
def test_a_store_of_alerts_begins_with_the_last_day(lane: LaneAtWork) -> None:
    """Switched on after a year, it does not send a year of messages to people's phones."""
    lane.sell()
    old = last(lane)
    lane.clock.passes(minutes=60 * 30)
    lane.sell()
    switch_on(lane, "sns", "cloudwatch")
    outside = Outside()
    for name, alerts in (("sns", True), ("cloudwatch", False)):
        outside.sinks[name].knows_position = False
        outside.sinks[name].limits = Limits(events=7, alerts=alerts)
    with agent_on(lane, outside) as at_work:
        at_work.reaches("live", "sns")
        at_work.reaches("live", "cloudwatch")
        assert at_work.seqs("sns") == list(range(old + 1, last(lane) + 1))
        assert at_work.seqs("cloudwatch")[0] == 1
        lane.sell()
        at_work.reaches("live", "sns")
        assert at_work.seqs("sns")[-1] == last(lane)
        at_work.agent.resend("sns", 1)
        until(lambda: at_work.seqs("sns")[0] == 1)


def test_a_store_of_whole_segments_is_not_given_a_single_event(lane: LaneAtWork) -> None:
    switch_on(lane, "s3")
    outside = Outside()
    outside.sinks["s3"].limits = Limits(events=7, segments=True)
    with agent_on(lane, outside) as at_work:
        until(lambda: at_work.view("s3").state.value == "live")
        event = at_work.place.outbox().event(3)
        assert event is not None
        at_work.agent.store.park("s3", event, Poison("sync.fake"), "2026-01-02T03:04:05.000000Z")
        at_work.agent.retry_parked("s3").result(60)
        assert not outside.sinks["s3"].events
