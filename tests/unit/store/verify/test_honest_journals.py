"""An honest journal passes every check, wherever and however it is read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from pos_terminal.domain.basket import PricingRules
from pos_terminal.domain.tax import TaxRounding
from pos_terminal.store.verify import reading, verify
from tests.unit.store.verify.conftest import a_days_work
from tests.unit.store.verify.shop_day import ShopDay, make_store

NAMES = (
    *("file", "I2 triggers", "I2 chain", "I2 head", "I2 epochs", "I2 times"),
    *("I2 heads on Z reports", "I3 receipts", "I4 baskets", "I4 sales", "I4 returns"),
    *("I5 tables", "I7 cash", "I8 card numbers"),
)


def test_an_honest_day_passes_every_check(lane_dir: Path) -> None:
    report = verify(lane_dir)
    assert report.failed() == ()
    assert tuple(check.name for check in report.checks) == NAMES
    assert report.sales == 6
    assert report.head["seq"] == report.events == 52


def test_every_check_says_in_one_sentence_what_holds(lane_dir: Path) -> None:
    for check in verify(lane_dir).checks:
        assert check.sentence.endswith(".")
        assert not check.first_bad


def test_the_report_goes_into_json_as_it_is(lane_dir: Path) -> None:
    data = verify(lane_dir).as_data()
    assert json.loads(json.dumps(data)) == data
    assert data["ok"] is True
    assert data["checks"][0]["name"] == "file"


def test_a_lane_that_is_writing_is_read_as_one_snapshot(tmp_path: Path) -> None:
    day = ShopDay(tmp_path / "live")
    a_days_work(day)
    with day.store.transaction() as tx:
        tx.append("DRAWER_OPENED", {"reason": "change"}, day.stamp())
        before = verify(day.data_dir)  # while the writer holds its lock
    assert before.ok
    after = verify(day.data_dir)
    assert after.ok
    assert after.events == before.events + 1
    day.close_store()


def test_a_copied_file_is_verified_without_its_directory(lane_db: Path, tmp_path: Path) -> None:
    source = dbapi2.connect(lane_db)
    copy = tmp_path / "backup.db"
    target = dbapi2.connect(copy)
    source.backup(target)
    target.close()
    source.close()
    report = verify(copy)
    assert report.ok
    assert report.events == 52
    head = next(check for check in report.checks if check.name == "I2 head")
    assert "a cut tail would not show" in head.sentence


def test_nothing_is_written_beside_the_store(lane_dir: Path) -> None:
    before = {file.name: file.stat().st_size for file in lane_dir.iterdir()}
    verify(lane_dir)
    lane = lane_dir / "lane.db"
    assert lane.stat().st_size == before["lane.db"]
    left = {file.name for file in lane_dir.iterdir()} - before.keys()
    assert left <= {"lane.db-shm", "lane.db-wal"}  # SQLite's own, empty


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="file modes work otherwise on Windows")
def test_a_copy_on_a_read_only_medium_is_read(lane_dir: Path) -> None:
    for name in ("lane.db-shm", "lane.db-wal"):
        (lane_dir / name).unlink(missing_ok=True)
    (lane_dir / "lane.db").chmod(0o444)
    lane_dir.chmod(0o555)
    try:
        assert verify(lane_dir).ok
    finally:
        lane_dir.chmod(0o755)


@pytest.fixture
def read_only_medium(monkeypatch: pytest.MonkeyPatch) -> None:
    """What SQLite says of a folder without room for its side files; root may write anywhere."""
    attach = reading._attach

    def refuse(connection: object, uri: str) -> None:
        if "immutable" not in uri:
            raise dbapi2.OperationalError("attempt to write a readonly database")
        attach(connection, uri)

    monkeypatch.setattr(reading, "_attach", refuse)


@pytest.mark.usefixtures("read_only_medium")
def test_a_copy_without_a_log_is_read_as_it_lies(lane_dir: Path) -> None:
    (lane_dir / "lane.db-wal").unlink(missing_ok=True)
    assert verify(lane_dir).ok


@pytest.mark.usefixtures("read_only_medium")
def test_a_copy_with_a_log_is_not_read_without_it(lane_dir: Path) -> None:
    (lane_dir / "lane.db-wal").write_bytes(b"there may be sales in it")
    assert [check.name for check in verify(lane_dir).failed()] == ["file"]


def test_an_empty_store_is_in_order(tmp_path: Path) -> None:
    make_store(tmp_path / "lane.db", lambda: "").close()
    report = verify(tmp_path)
    assert report.ok
    assert report.events == 0
    assert report.head == {}


@pytest.mark.slow
@pytest.mark.parametrize("tax_rounding", ["per_line", "per_tax"])
@pytest.mark.parametrize("whole_order", [False, True])
def test_every_way_to_round_is_understood(
    tmp_path: Path, tax_rounding: str, whole_order: bool
) -> None:
    rules = PricingRules("EUR", TaxRounding(tax_rounding), 5, "half_up", whole_order)
    day = ShopDay(tmp_path, rules)
    a_days_work(day)
    day.close_store()
    assert verify(tmp_path).failed() == ()


def test_a_new_epoch_goes_on_where_the_old_one_ended(tmp_path: Path) -> None:
    day = ShopDay(tmp_path)
    day.open_shift(0)
    day.start_epoch("restored")
    day.close_store()
    report = verify(tmp_path)
    assert report.ok
    assert report.head["epoch"] == 2
