"""A day's work of a real lane for tests to tamper with, and an attacker who has the file."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.store.backup import backup
from pos_terminal.store.head import Head, read_head
from pos_terminal.store.restoring import restore
from pos_terminal.store.verify import verify
from tests.lane_fixtures import BY_MANAGER, CASHIER, PINS, LaneAtWork, lane_on, verified
from tests.unit.store.verify.forger import without_triggers

PATIENCE_S = 30.0


def work_a_day(data_dir: Path, aside: Path) -> None:
    """Two shifts and two restored backups: three epochs, sales in each."""
    with lane_on(data_dir) as lane:
        lane.sign_in(CASHIER)
        _sell(lane)
        lane.do(c.CloseShift(10_000, 10_000), BY_MANAGER)
        lane.do(c.OpenShift(10_000))
        lane.sell("BREAD")
    for number in (2, 3):
        restore(backup(data_dir, aside / f"{number}.zip", verified).path, data_dir, verified)
        with lane_on(data_dir) as lane:
            if lane.state.recovery is not None:
                lane.do(c.AcceptRecovery())
            lane.do(c.SignIn(CASHIER, PINS[CASHIER]))
            lane.sell("MILK", "BREAD")
            lane.do(c.MoveCash("in", 500, "coins"), BY_MANAGER)
            wait_for_the_head_outside(lane)


def _sell(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("MILK", 2000))
    lane.do(c.AddProduct("BREAD"))
    lane.do(c.OverridePrice(2, Decimal("3.00"), "dented"), BY_MANAGER)
    lane.do(c.VoidLine(1))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(1000))
    lane.do(c.NextSale())
    lane.do(c.AdjustStock("MILK", 24_000, "delivery"), BY_MANAGER)
    lane.do(c.MoveCash("drop", 200, "safe"), BY_MANAGER)


def wait_for_the_head_outside(lane: LaneAtWork) -> Head:
    """The head as the file has it, once it has reached the last event."""
    last = lane.events()[-1]
    deadline = time.monotonic() + PATIENCE_S
    while True:
        head = read_head(lane.data_dir / "head.json")
        if head is not None and head.seq == last.seq:
            return head
        assert time.monotonic() < deadline, head
        time.sleep(0.01)


@contextmanager
def attacker(data_dir: Path) -> Iterator[Any]:
    """A raw connection past the triggers; shows that what it did was done."""
    before = fingerprint(data_dir)
    with without_triggers(data_dir / "lane.db") as connection:
        yield connection
    assert fingerprint(data_dir) != before, "nothing was tampered with"


def fingerprint(data_dir: Path) -> str:
    """All rows that the journal and its tables hold, and the head outside, as one hash."""
    digest = hashlib.sha256()
    head = data_dir / "head.json"
    digest.update(head.read_bytes() if head.exists() else b"none")
    with without_triggers(data_dir / "lane.db") as connection:
        connection.text_factory = bytes
        for table in ("journal", "sales", "cash_moves", "stock"):
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall():
                digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def edit_head(data_dir: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the head outside as somebody with an editor."""
    path = data_dir / "head.json"
    noted = json.loads(path.read_text("ascii"))
    change(noted)
    path.write_text(json.dumps(noted), "ascii")


@pytest.fixture(scope="session")
def day(shop_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory after an honest day."""
    folder = tmp_path_factory.mktemp("day")
    data_dir = Path(shutil.copytree(shop_template, folder / "data"))
    work_a_day(data_dir, folder)
    report = verify(data_dir)
    assert report.ok
    assert "not in this journal" not in str(report.checks)
    return data_dir


@pytest.fixture
def victim(day: Path, tmp_path: Path) -> Path:
    """A copy of it, for one attack."""
    return Path(shutil.copytree(day, tmp_path / "data"))
