"""PIN guessing (F39): nothing that can be done at a till, or to it, makes room for more guesses."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import cycle
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout import guessing, staff
from pos_terminal.checkout.secrets import FREE_TRIES, LANE_FREE_TRIES
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import CashierError
from pos_terminal.store.backup import backup
from pos_terminal.store.restoring import restore
from tests.fakes.world import NOON, FakeClock, FakeHasher
from tests.lane_fixtures import (
    CASHIER,
    MANAGER,
    MILK_CODE,
    PINS,
    SUPERVISOR,
    TECHNICIAN,
    LaneAtWork,
    crash_copy,
    lane_on,
    verified,
)

WRONG = "0000"
HEARD, WAIT = "signin.wrong", "signin.wait"
YEARS = timedelta(days=3 * 365)
Guesses = Iterator[tuple[c.Command, c.Approval | None]]
Dodge = Callable[[LaneAtWork], Guesses]


class CountingHasher(FakeHasher):
    """Counts the guesses that were compared with each stored secret."""

    def __init__(self) -> None:
        self.guesses: Counter[str] = Counter()

    def matches(self, stored: str, secret: str) -> bool:
        self.guesses[stored] += secret not in PINS.values()  # one's own PIN is no guess
        return super().matches(stored, secret)

    def at(self, who: str) -> int:
        """Guesses at that person's PIN."""
        return self.guesses[self.hash(PINS[who])]


@pytest.fixture
def hasher(lane: LaneAtWork) -> CountingHasher:
    """The lane's, from now on."""
    counting = CountingHasher()
    lane.running.lane.call(lambda till: setattr(till, "hasher", counting)).result(60)
    return counting


def lock_out(lane: LaneAtWork, who: str = MANAGER) -> int:
    """Guess until a wait begins; how many guesses that took."""
    guesses = 0
    while lane.refused(c.SignIn(who, WRONG)) == HEARD:
        guesses += 1
    assert lane.refused(c.SignIn(who, PINS[who])) == WAIT  # even the right one
    return guesses + 1


def test_a_person_is_locked_out_after_the_free_tries(lane: LaneAtWork) -> None:
    assert lock_out(lane) == FREE_TRIES + 1


# -- what the attacker does to the lane


def restarted(lane: LaneAtWork, tmp_path: Path) -> Path:
    return crash_copy(lane.data_dir, tmp_path / "killed")  # as a kill -9 leaves it


@pytest.mark.parametrize("shift", [timedelta(0), YEARS, -YEARS], ids=["none", "ahead", "back"])
def test_a_lock_out_survives_a_kill_and_any_clock_and_ends_in_time(
    lane: LaneAtWork, tmp_path: Path, shift: timedelta
) -> None:
    lock_out(lane)
    with lane_on(restarted(lane, tmp_path), FakeClock(NOON + shift)) as again:
        assert again.refused(c.SignIn(MANAGER, PINS[MANAGER])) == WAIT
        again.clock.is_set_to(NOON + 2 * shift)
        assert again.refused(c.SignIn(MANAGER, PINS[MANAGER])) == WAIT
        again.clock.passes(seconds=31)  # the wall clock may say what it likes
        again.sign_in(MANAGER)
        lock_out(again, CASHIER)
        again.clock.is_set_to(NOON - YEARS)
        again.clock.passes(seconds=31)
        again.sign_in(CASHIER)  # and back does not lock for ever


def test_a_wait_of_the_run_before_runs_from_the_start_whoever_asks_when(
    lane: LaneAtWork, tmp_path: Path
) -> None:
    lock_out(lane)
    with lane_on(restarted(lane, tmp_path)) as again:
        again.clock.passes(minutes=5)  # the first to try today comes late
        again.sign_in(MANAGER)


def test_a_lock_out_survives_the_restore_of_an_older_backup(shop_dir: Path, tmp_path: Path) -> None:
    older = backup(shop_dir, tmp_path / "older.zip", verified).path
    with lane_on(shop_dir) as lane:
        lock_out(lane)
    restore(older, shop_dir, verified)
    with lane_on(shop_dir) as lane:
        assert lane.refused(c.SignIn(MANAGER, PINS[MANAGER])) == WAIT


def test_an_older_copy_of_the_file_gives_nobody_free_tries(shop_dir: Path, tmp_path: Path) -> None:
    older = Path(shutil.copy(shop_dir / "lane.db", tmp_path / "older.db"))
    with lane_on(shop_dir) as lane:
        lock_out(lane)
    for side in ("-wal", "-shm"):
        (shop_dir / f"lane.db{side}").unlink(missing_ok=True)
    shutil.copy(older, shop_dir / "lane.db")
    with lane_on(shop_dir) as lane:
        assert lane.state.recovery is not None
        assert lane.state.recovery.notes == ("recovery.tail_lost",)
        assert lane.refused(c.SignIn(MANAGER, WRONG)) == WAIT  # heard once, then the wait
        assert lane.refused(c.SignIn(MANAGER, PINS[MANAGER])) == WAIT


# -- what the attacker does at the till: each guesses at the manager's PIN in another way


def by_turns(_lane: LaneAtWork) -> Guesses:
    """Somebody else's name in between."""
    for who in cycle([MANAGER, SUPERVISOR, TECHNICIAN]):
        yield c.SignIn(who, WRONG), None


def by_id_and_name(_lane: LaneAtWork) -> Guesses:
    for login in cycle(["E001", MANAGER, MANAGER.upper(), f" {MANAGER}"]):
        for method in ("pin", "password"):
            yield c.SignIn(login, WRONG, method), None


def with_ones_own_pin_between(lane: LaneAtWork) -> Guesses:
    while True:
        lane.do(c.SignIn(CASHIER, PINS[CASHIER]))
        yield c.SignIn(MANAGER, WRONG), None


def by_asking_for_approvals(lane: LaneAtWork) -> Guesses:
    lane.do(c.Scan(MILK_CODE))
    for login in cycle(["", MANAGER]):
        yield c.VoidSale("x"), c.Approval(login, WRONG)


def with_a_supervisor_between(lane: LaneAtWork) -> Guesses:
    """A supervisor approves something small after each guess at the one with more rights."""
    lane.do(c.Scan(MILK_CODE))
    while True:
        with suppress(CashierError):
            lane.do(c.OpenDrawer("change"), c.Approval("", PINS[SUPERVISOR]))
        yield c.SetSetting("address", "1 Road"), c.Approval("", WRONG)
        yield c.OpenDrawer("change"), c.Approval("", WRONG)


def by_the_lock_screen(lane: LaneAtWork) -> Guesses:
    lane.do(c.LockScreen())
    while True:
        yield c.Unlock(WRONG, login=MANAGER), None
        yield c.SignIn(MANAGER, WRONG), None


DODGES = [
    *(by_turns, by_id_and_name, with_ones_own_pin_between, by_asking_for_approvals),
    *(with_a_supervisor_between, by_the_lock_screen),
]
TRIES = 60


def guess(lane: LaneAtWork, dodge: Dodge) -> None:
    """Many guesses while no time goes by."""
    for (command, approval), _ in zip(dodge(lane), range(TRIES), strict=False):
        with suppress(CashierError):
            lane.do(command, approval)


@pytest.mark.parametrize("dodge", DODGES, ids=lambda dodge: dodge.__name__.replace("_", " "))
def test_no_way_to_guess_has_more_free_tries_than_another(
    lane: LaneAtWork, hasher: CountingHasher, dodge: Dodge
) -> None:
    guess(lane, dodge)
    assert 1 <= hasher.at(MANAGER) <= FREE_TRIES + 1
    verified(lane.data_dir)


@pytest.mark.parametrize("dodge", DODGES, ids=lambda dodge: dodge.__name__.replace("_", " "))
def test_the_same_guesses_are_all_heard_where_the_guard_is_off(
    lane: LaneAtWork, hasher: CountingHasher, dodge: Dodge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The measure can fail: without the waits every one of these attacks goes on."""
    monkeypatch.setattr(guessing, "wait_s", lambda _till, _subject: 0)
    guess(lane, dodge)
    assert hasher.at(MANAGER) > FREE_TRIES + 1


def test_going_from_name_to_name_locks_the_lane(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    names = [f"p{number}" for number in range(12)]
    for name in names:
        lane.do(c.SaveEmployee(name, "cashier", name, "8642"))
    lane.sign_in(CASHIER)
    for name in names * FREE_TRIES:
        lane.refused(c.SignIn(name, WRONG))
    assert len(lane.events("LOGIN_REFUSED")) == LANE_FREE_TRIES + 1
    assert lane.refused(c.SignIn(SUPERVISOR, PINS[SUPERVISOR])) == WAIT
    lane.scan(MILK_CODE)  # whoever is signed in goes on selling
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(145))
    lane.clock.passes(seconds=31)
    lane.sign_in(MANAGER)  # she could give new PINs out: nothing to gain, the lane is free
    assert lane.rows("SELECT failures FROM login_guard WHERE subject = 'lane'") == [(0,)]
    verified(lane.data_dir)


def test_a_lane_that_is_locked_stays_so_after_a_kill(lane: LaneAtWork, tmp_path: Path) -> None:
    for _ in range(LANE_FREE_TRIES + 1):
        lane.running.lane.call(lambda till: guessing.wrong(till, ["E004"], "E004", "pin")).result(
            60
        )
    with lane_on(restarted(lane, tmp_path), FakeClock(NOON + YEARS)) as again:
        assert again.refused(c.SignIn(CASHIER, PINS[CASHIER])) == WAIT
        again.clock.passes(seconds=31)
        again.do(c.ConfirmTime())
        again.sign_in(CASHIER)


def test_guesses_queued_all_at_once_are_heard_one_by_one(lane: LaneAtWork) -> None:
    futures = [lane.running.lane.submit(c.SignIn(MANAGER, f"{n:04d}")) for n in range(200)]
    keys = [future.exception(30) for future in futures]
    refused = [err.key for err in keys if isinstance(err, CashierError)]
    assert len(refused) == 200
    assert refused.count(HEARD) == FREE_TRIES
    assert len(lane.events("LOGIN_REFUSED")) == FREE_TRIES + 1


def test_fumbling_costs_the_others_nothing_for_long(lane: LaneAtWork) -> None:
    """A cashier who types five wrong approvals does not shut the managers out for the day."""
    lane.scan(MILK_CODE)
    for _ in range(FREE_TRIES + 1):
        lane.refused(c.VoidSale("x"), c.Approval("", WRONG))
    assert lane.refused(c.SignIn(MANAGER, PINS[MANAGER])) == WAIT
    lane.clock.passes(seconds=31)
    lane.do(c.VoidSale("x"), c.Approval("", PINS[MANAGER]))
    assert lane.state.phase is Phase.SELLING


def test_a_fresh_pin_from_the_machine_frees_a_locked_lane(lane: LaneAtWork) -> None:
    for _ in range(LANE_FREE_TRIES + 1):
        lane.running.lane.call(lambda till: guessing.wrong(till, ["E004"], "E004", "pin")).result(
            60
        )
    assert lane.refused(c.SignIn(MANAGER, PINS[MANAGER])) == WAIT
    fresh = c.SaveEmployee("Ann", "manager", MANAGER, "8888", employee_id="E001")
    lane.running.lane.call(lambda till: staff.write(till, fresh)).result(60)  # `pos-terminal staff`
    lane.do(c.SignIn(MANAGER, "8888"))


def test_each_failed_guess_of_a_long_night_is_noted_and_takes_a_quarter_of_an_hour(
    lane: LaneAtWork, hasher: CountingHasher
) -> None:
    """The figure of docs/reliability.md: 10,000 PINs take 104 days; here its first hundred."""
    waits = []
    for number in range(100):
        lane.refused(c.SignIn(MANAGER, f"{number:04d}"))
        (row,) = lane.rows("SELECT data FROM journal ORDER BY seq DESC LIMIT 1")
        waits.append(json.loads(row[0])["locked_s"])
        lane.clock.passes(seconds=waits[-1])
    assert hasher.at(MANAGER) == len(lane.events("LOGIN_REFUSED")) == 100
    ramp = [0] * FREE_TRIES + [30, 60, 120, 240, 480]
    assert waits == ramp + [900] * (100 - len(ramp))
    assert (sum(ramp) + (10_000 - len(ramp)) * 900) // 86_400 == 104
