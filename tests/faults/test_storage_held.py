"""F7: somebody else holds the store: a second lane is refused, a lane waits and loses no scan."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import StoreError
from tests.faults.driver import ROOT
from tests.faults.injectors import Holder, until
from tests.lane_fixtures import MILK_CODE, LaneAtWork, lane_on, verified

SHORT_MS = 50  # SQLite's own patience; the lane asks again and again
CODES = (MILK_CODE, "12345670", MILK_CODE)


def impatient(lane: LaneAtWork, patience_s: float) -> None:
    def act(till: object) -> None:
        store = till.store  # type: ignore[attr-defined]
        store.patience_s = patience_s
        store._connection.connection.cursor().execute(f"PRAGMA busy_timeout = {SHORT_MS}")

    lane.running.lane.call(act).result(60)


def test_while_a_stopped_program_holds_the_store_scans_wait_and_the_screen_does_not(
    lane: LaneAtWork,
) -> None:
    impatient(lane, 60)
    with Holder(lane.data_dir / "lane.db") as holder:
        holder.stop()
        began = time.monotonic()
        scans = [lane.running.lane.submit(c.Scan(code)) for code in CODES]
        lane.wait(lambda state: state.notice is not None)
        assert lane.notice == "store.waiting"
        assert not any(scan.done() for scan in scans)
        (hit,) = lane.running.queries.search_products(MILK_CODE).result(60)
        assert hit.sku == "MILK"
        assert lane.running.queries.parked().result(60) == ()  # lane.db itself is read beside it
        assert holder.stopped
        assert time.monotonic() - began < 60
        holder.let_go()
        for scan in scans:
            scan.result(60)
    assert [line.sku for line in lane.state.basket.lines] == ["MILK", "BREAD"]
    assert lane.state.basket.lines[0].qty_milli == 2000
    assert lane.state.notice is None
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(lane.total))
    verified(lane.data_dir)


def test_a_lane_without_patience_would_have_lost_that_scan(lane: LaneAtWork) -> None:
    impatient(lane, 0)
    with Holder(lane.data_dir / "lane.db") as holder:
        holder.stop()
        with pytest.raises(StoreError, match="Another program"):
            lane.do(c.Scan(MILK_CODE))
        assert lane.notice == "store.failed"
    assert not lane.state.basket.lines
    lane.scan(MILK_CODE)
    assert lane.state.phase is Phase.SELLING


SECOND = """
import sys
from pathlib import Path
from pos_terminal.bootstrap import open_till
from pos_terminal.domain.errors import POSError
from tests.lane_fixtures import settings_for
try:
    with open_till(settings_for(Path(sys.argv[1]))):
        print("a second lane")
except POSError as err:
    print(type(err).__name__, err)
"""


@pytest.mark.slow
def test_a_second_lane_is_refused_with_the_first_ones_name_and_harms_nothing(
    lane: LaneAtWork,
) -> None:
    lane.scan(MILK_CODE)
    said = second(lane.data_dir)
    assert said.startswith("LaneBusy")
    assert f"process {os.getpid()}" in said
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(145))
    data_dir = lane.data_dir
    lane.running.lane.stop()
    verified(data_dir)


def second(data_dir: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SECOND, str(data_dir)],
        cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return done.stdout


@pytest.mark.slow
def test_without_the_first_the_second_is_the_lane(shop_dir: Path) -> None:
    assert second(shop_dir) == "a second lane\n"


def test_a_start_waits_for_who_holds_the_store_and_then_sells(shop_dir: Path) -> None:
    started: list[str] = []
    with Holder(shop_dir / "lane.db") as holder:

        def start() -> None:
            with lane_on(shop_dir) as lane:
                lane.sign_in()
                started.append(lane.sell())

        thread = threading.Thread(target=start, name="pos-starting")
        thread.start()
        assert not started
        holder.let_go()
        thread.join(60)
        until(lambda: started, "the lane did not start")
    verified(shop_dir)
