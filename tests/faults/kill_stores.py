"""Kills while stores are made or replaced: a new shop's first start, and a restore."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from pos_terminal.bootstrap import open_lane
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.store.verify import verify
from tests.fakes.world import FakeClock, FakeHasher
from tests.faults.driver import ROOT, Death, DrivenLane, LaneDiedError
from tests.faults.driver_till import killed_shop
from tests.faults.kill_points import Fired, point_name
from tests.faults.kill_story import Story
from tests.faults.lane_process import settings_for
from tests.lane_fixtures import CASHIER, MANAGER, PINS, Devices, LaneAtWork, crash_copy, rows_of

NOBODY = 9  # the discard port: no printer
FIRST_START = (
    *(f"migration.step@{name}" for name in ("catalog", "lane")),
    *(f"commit.{side}@EPOCH_STARTED" for side in ("before", "after")),
    *(f"commit.{side}@EMPLOYEE_CHANGED" for side in ("before", "after")),
)
RESTORE = (
    "restore.noted",
    "restore.set_aside@lane.db",
    "restore.set_aside@catalog.db",
    "restore.placed@lane.db",
    "restore.placed@catalog.db",
)
ALL = (*FIRST_START, *RESTORE)
SET_UP = c.SetUpShop(
    shop_name="New shop",
    manager_name="Ann",
    manager_username=MANAGER,
    manager_pin=PINS[MANAGER],
    manager_password="a long password",
)


def new_shop(folder: Path) -> Iterator[Fired]:
    """An empty directory, its first start killed at each step; in the end it is one whole shop."""
    data_dir = folder / "data"
    data_dir.mkdir(parents=True)
    for point in FIRST_START:
        lane = DrivenLane(data_dir, NOBODY, _nobody, point)
        _set_up(lane)
        yield Fired(point, lane.buried().at_point(point_name(point)), ())
    lane = DrivenLane(data_dir, NOBODY, _nobody)
    alive = _set_up(lane) and lane.stop().code == 0
    found = [check.sentence for check in verify(data_dir).failed()]
    epochs = "SELECT count(*) FROM journal WHERE event_type = 'EPOCH_STARTED'"
    if rows_of(data_dir, epochs) != [(1,)]:
        found.append("a shop that was never in use began more than one epoch")
    yield Fired("none", alive, tuple(found))


def _nobody(_state: LaneState) -> None:
    """A new shop has nothing to remember."""


def _set_up(lane: DrivenLane) -> bool:
    """What a person does first; whether the lane lived through it."""
    try:
        if lane.opened().phase is Phase.SET_UP:
            lane.do(SET_UP)
        lane.do(c.SignIn(MANAGER, PINS[MANAGER]))
    except LaneDiedError:
        return False
    return True


def restored(template: Path, folder: Path) -> Iterator[Fired]:
    """A backup put in place, killed at each step; the next start has one whole store, and no
    receipt number of the days that are gone is used again.
    """
    backup = folder / "backup.zip"
    with killed_shop(template, folder) as shop:
        _command(shop.data_dir, "backup", str(backup))
        lane = shop.begin()
        shop.recovered(lane)
        Story(lane, shop.witness).sells_by_card_and_cash()
        shop.ends_well(lane)
    gone = {sale["receipt_no"] for sale in shop.witness.told.values()}
    for point in RESTORE:
        copy = crash_copy(shop.data_dir, folder / "restored")
        death = _command(copy, "restore", str(backup), "--yes", crash_at=point)
        found = (*shop.findings, *_goes_on(copy, gone))
        shutil.rmtree(copy)
        yield Fired(point, death.at_point(point_name(point)), found)


def _goes_on(data_dir: Path, gone: set[str]) -> Iterator[str]:
    """The first sale after the restart."""
    with open_lane(settings_for(data_dir, NOBODY), hasher=FakeHasher()) as running:
        lane = LaneAtWork(running, FakeClock(), Devices())
        if lane.state.recovery is None:
            yield "a restored lane says nothing"
        lane.do(c.AcceptRecovery())
        lane.sign_in(CASHIER)
        lane.sell("MILK")
    sold = {number for (number,) in rows_of(data_dir, "SELECT receipt_no FROM sales")}
    if not sold or sold & gone or not gone:
        yield f"receipt numbers {sold & gone} were used again; {sold} after {gone}"
    yield from (check.sentence for check in verify(data_dir).failed())


def _command(data_dir: Path, *words: str, crash_at: str = "") -> Death:
    """A pos-terminal command as IT types it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("POS_")}
    env |= {"PYTHONPATH": str(ROOT), "POS_DATA_DIR": str(data_dir)}
    env |= {"POS_CRASH_AT": crash_at} if crash_at else {}
    run = subprocess.run(
        [sys.executable, "-m", "pos_terminal", *words],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return Death(run.returncode, run.stderr)
