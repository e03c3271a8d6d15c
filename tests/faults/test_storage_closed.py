"""F6: a store that may not be written, or is not ours: the till shows prices and says why."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from hardware.ports import ScanData
from pos_terminal.bootstrap import PriceBoard, RunningLane, open_till
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import CashierError, StoreError
from pos_terminal.ui.look import Look
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.window import MainWindow
from tests.faults.driver import ROOT
from tests.faults.injectors import SmallDisk, small_disk
from tests.lane_fixtures import MILK_CODE, lane_on, settings_for, verified
from tests.ui.till import NOW, QuietSounds, wait_until


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """64 MiB of its own."""
    with small_disk(tmp_path / "disk", 64) as disk:
        yield disk


@pytest.fixture
def shop(disk: SmallDisk, shop_template: Path) -> Path:
    """The shop on that disk, a sale in it, shut down."""
    folder = Path(shutil.copytree(shop_template, disk.where / "data"))
    with lane_on(folder) as lane:
        lane.sign_in()
        lane.sell()
        lane.wait(lambda state: not state.prints.queued)
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file, byte for byte."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def shows_prices_only(opened: RunningLane | PriceBoard) -> str:
    """Nothing can be sold, every price is there; what people are told."""
    assert isinstance(opened, PriceBoard)
    state = opened.lane.state
    assert state.phase is Phase.STOPPED
    for command in (c.SignIn("jane", "2222"), c.Scan(MILK_CODE), c.StartCheckout()):
        refused = opened.lane.submit(command).exception(5)
        assert isinstance(refused, CashierError)
        assert refused.key == "store.stopped"
    (hit,) = opened.queries.search_products(MILK_CODE).result(60)
    assert (hit.sku, str(hit.unit_price)) == ("MILK", "1.45")
    assert state.notice is not None
    return f"{state.notice.facts['what']} {state.notice.facts['hint']}"


def test_a_read_only_disk_makes_a_price_checker_and_is_not_touched(
    disk: SmallDisk, shop: Path
) -> None:
    before = files_in(shop)
    disk.read_only()
    with pytest.raises(OSError, match="Read-only"):
        (shop / "planted").touch()
    with pytest.raises(StoreError), lane_on(shop):
        pass  # pragma: no cover
    with open_till(settings_for(shop)) as opened:
        words = shows_prices_only(opened)
    assert "cannot be written" in words
    assert "Check the rights" in words
    assert files_in(shop) == before
    disk.writable()
    with open_till(settings_for(shop)) as opened:
        assert isinstance(opened, RunningLane), "with the right to write it sells again"
    verified(shop)


def test_a_lane_that_was_killed_shows_prices_on_a_read_only_disk_too(
    disk: SmallDisk, shop: Path
) -> None:
    with lane_on(shop) as lane:
        lane.sign_in()
        lane.scan(MILK_CODE)
        for name in ("lane.db", "catalog.db"):
            for end in ("-wal", "-shm"):
                shutil.copy(shop / f"{name}{end}", disk.where / f"{name}{end}")
    for left in disk.where.glob("*.db-*"):  # as a kill leaves them
        shutil.move(left, shop / left.name)
    assert (shop / "lane.db-wal").stat().st_size > 0
    disk.read_only()
    with open_till(settings_for(shop)) as opened:
        shows_prices_only(opened)


def test_the_window_of_a_price_checker_says_why_and_shows_what_is_scanned(
    disk: SmallDisk, shop: Path, qapp: object
) -> None:
    disk.read_only()
    with open_till(settings_for(shop)) as opened:
        stage = Stage(opened.lane, opened.queries, QuietSounds(), lambda: NOW)
        window = MainWindow(stage, Look())
        window.start()
        window.show()
        wait_until(lambda: window.pages.name == "stopped")
        shown = " ".join(label.text() for label in window.pages.front().findChildren(QLabel))
        assert "cannot be written" in shown
        window.on_scan(ScanData(MILK_CODE.encode()))
        wait_until(lambda: "1.45" in window.pages.front().price_shown())
        window.close()


OTHER_USER = """
import json, os, sys
from pathlib import Path
from pos_terminal.bootstrap import PriceBoard, open_till
from pos_terminal.domain.errors import StoreError
from tests.lane_fixtures import settings_for
warm, shop = Path(sys.argv[1]), Path(sys.argv[2])
with open_till(settings_for(warm)) as opened:  # imports all that this user may not read later
    opened.queries.search_products("MILK").result(60)
os.setresuid(65534, 65534, 65534)
try:
    with open_till(settings_for(shop)) as opened:
        notice = opened.lane.state.notice
        hits = opened.queries.search_products("MILK").result(60)
        print(json.dumps([type(opened).__name__, notice.facts["what"], [h.name for h in hits]]))
except StoreError as err:
    print(json.dumps(["StoreError", err.what, []]))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rights", "expected"),
    [(0o755, ["PriceBoard", "lane.lock cannot be written", ["Milk 1 l"]]),
     (0o700, ["StoreError", "lane.lock cannot be written", []])],
)  # fmt: skip
def test_a_store_of_somebody_else_is_read_where_that_is_allowed_and_never_written(
    shop_dir: Path, rights: int, expected: list[object]
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can be another user for a moment")
    with tempfile.TemporaryDirectory(prefix="pos-owner-") as folder:  # pytest's own are 0700
        Path(folder).chmod(0o755)
        shop = Path(shutil.copytree(shop_dir, Path(folder) / "data"))
        shop.chmod(rights)
        done = subprocess.run(
            [sys.executable, "-c", OTHER_USER, str(shop_dir), str(shop)],
            cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        kind, what, names = json.loads(done.stdout.splitlines()[-1])
    assert kind == expected[0]
    assert str(expected[1]).split()[0] in what
    assert "cannot be written" in what
    assert names == expected[2]
