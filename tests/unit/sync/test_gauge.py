"""What is shown of one sink."""

from __future__ import annotations

from pos_terminal.checkout.sync_views import SinkProblem, SinkState, SinkView, SyncView
from sync.gauge import WINDOW_S, Gauge


def test_the_rate_is_that_of_the_last_minute_and_says_how_long_it_takes() -> None:
    now_s = [1010.0]
    gauge = Gauge("kafka", monotonic=lambda: now_s[0])
    for second in range(11):
        gauge.count(100, 1000.0 + second, "now")
    gauge.stand(1100, 2200, "then")
    view = gauge.view
    assert view.per_second == 110.0  # 1,100 events in ten seconds
    assert view.left_s == 20.0
    now_s[0] = 1011.0 + WINDOW_S
    assert (gauge.view.per_second, gauge.view.left_s) == (0.0, None)  # nothing for a minute
    now_s[0] = 1000.0 + 20 * WINDOW_S
    gauge.count(1, now_s[0], "later")
    assert gauge.view.per_second == 1.0


def test_a_new_state_takes_the_old_problem_away() -> None:
    gauge = Gauge("kafka")
    gauge.become(SinkState.DOWN, SinkProblem("sync.unreachable"))
    assert gauge.view.problem is not None
    gauge.become(SinkState.LIVE)
    assert gauge.view.problem is None


def test_what_waits_for_its_segment_is_not_behind_also_while_nobody_sends() -> None:
    gauge = Gauge("s3")
    gauge.stand(500, 0, "", held=20)
    gauge.see_head(530, "seq {}".format, tail=30)
    assert (gauge.view.waiting, gauge.view.held, gauge.view.oldest_unsent) == (0, 30, "")
    gauge.see_head(1010, "seq {}".format, tail=10)
    assert (gauge.view.waiting, gauge.view.held) == (500, 10)
    assert gauge.view.oldest_unsent == "seq 501"
    gauge.see_head(1010, "seq {}".format, tail=600)  # the store has part of it by another rule
    assert (gauge.view.waiting, gauge.view.held, gauge.view.oldest_unsent) == (0, 510, "")


def test_only_what_changes_counts_as_a_change() -> None:
    gauge = Gauge("kafka")
    gauge.parked(1)
    before = gauge.changes
    gauge.parked(1)
    assert gauge.changes == before


def test_a_till_is_online_when_every_store_that_is_on_is_reached() -> None:
    live, off = SinkView("s3", SinkState.LIVE, waiting=3), SinkView("sns", SinkState.OFF, waiting=9)
    assert SyncView(True, 10, (live, off)).online
    assert SyncView(True, 10, (live, off)).waiting == 3
    for state in (SinkState.DOWN, SinkState.AUTH, SinkState.FORKED, SinkState.BROKEN):
        assert not SyncView(True, 10, (live, SinkView("kafka", state))).online
    assert not SyncView(False, 10, (live,)).online
