"""Bulk journals are as good as played ones: verified, sold on, and the same after a stop."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.store.verify import verify
from tests.bench import bulk, bulk_room, bulk_template, bulk_writer
from tests.bench.bulk import make_journal, next_morning, sold_in
from tests.bench.bulk_holes import in_data
from tests.bench.bulk_room import Needed, NoRoom, room_for
from tests.bench.options import ROOT
from tests.lane_fixtures import BY_MANAGER, lane_on, rows_of, verified

A_SHIFT = 18  # the shortest day with a return, discounts, a voided line, cards and an age
HEAD = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def two_shifts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of two played shifts."""
    folder = tmp_path_factory.mktemp("bulk") / "two"
    make_journal(folder, 2 * A_SHIFT, a_shift=A_SHIFT)
    return folder


@pytest.fixture
def data_dir(two_shifts: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(two_shifts, tmp_path / "data"))


@pytest.fixture(scope="module")
def straight(two_shifts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run gives that is never stopped."""
    folder = tmp_path_factory.mktemp("bulk") / "straight"
    shutil.copytree(two_shifts, folder)
    make_journal(folder, 8 * A_SHIFT)
    return folder


def test_a_bulk_journal_verifies_and_has_so_many_sales(data_dir: Path, two_shifts: Path) -> None:
    make_journal(data_dir, 300, a_shift=A_SHIFT)
    assert sold_in(data_dir) == rows_of(data_dir, "SELECT count(*) FROM sales")[0][0] == 300
    verified(data_dir)
    assert rows_of(data_dir, SCHEMA) == rows_of(two_shifts, SCHEMA)
    kinds = rows_of(data_dir, "SELECT kind, count(*) FROM sales GROUP BY kind")
    assert {"sale", "refund"} == {kind for kind, _ in kinds}
    make_journal(data_dir, 330, a_shift=A_SHIFT)
    assert sold_in(data_dir) == 330
    verified(data_dir)


def test_a_lane_sells_refunds_and_reports_on_a_bulk_journal(data_dir: Path) -> None:
    make_journal(data_dir, 5 * A_SHIFT, a_shift=A_SHIFT)
    copied = rows_of(data_dir, "SELECT receipt_no FROM sales WHERE kind = 'sale' ORDER BY seq")
    with lane_on(data_dir, next_morning(data_dir)) as lane:
        assert lane.state.recovery is None
        assert lane.state.next_receipt.endswith(f"{5 * A_SHIFT + 1:06d}")
        lane.sign_in()
        lane.do(c.OpenShift(10_000))
        lane.sell("MILK", "BREAD")
        (old,) = lane.running.queries.find_sales(copied[-3][0]).result(60)
        lane.do(c.AddReturn(old.sale_id, 1, 1000), BY_MANAGER)
        lane.do(c.StartCheckout())
        settled = lane.state.settlement
        assert settled is not None
        lane.do(c.PayCash(settled.cash_remaining_minor))
        report = lane.running.queries.x_report().result(60)
        assert report is not None
        assert (report.sales_count, report.refunds_count) == (1, 1)
        lane.do(c.CloseShift(report.expected_minor))
    verified(data_dir)


def test_a_stopped_run_goes_on_where_it_was(
    data_dir: Path, straight: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_writer, "DAYS_A_COMMIT", 2)
    with pytest.raises(KeyboardInterrupt):
        make_journal(data_dir, 8 * A_SHIFT, progress=_interrupt)
    assert 2 * A_SHIFT < sold_in(data_dir) < 8 * A_SHIFT
    verified(data_dir)
    make_journal(data_dir, 8 * A_SHIFT)
    assert rows_of(data_dir, HEAD) == rows_of(straight, HEAD)
    verified(data_dir)


def _interrupt(count: int) -> None:
    if count > 4 * A_SHIFT:
        raise KeyboardInterrupt


KILLED_WITHIN_A_COMMIT = f"""
import os, sys
from pathlib import Path
from tests.bench import bulk, bulk_template, bulk_writer
whole, left = bulk_template.Template.copy, [3]
def copy(*arguments):
    left[0] -= 1
    return whole(*arguments) if left[0] >= 0 else os.kill(os.getpid(), 9)
bulk_template.Template.copy, bulk_writer.DAYS_A_COMMIT, bulk_writer.CACHE_KB = copy, 2, 64
bulk.make_journal(Path(sys.argv[1]), {8 * A_SHIFT})
"""


def test_a_killed_run_goes_on_where_its_last_commit_was(data_dir: Path, straight: Path) -> None:
    child = [sys.executable, "-c", KILLED_WITHIN_A_COMMIT, str(data_dir)]
    assert subprocess.run(child, cwd=ROOT).returncode == -signal.SIGKILL
    left_behind = data_dir / "lane.db-journal"
    assert left_behind.stat().st_size  # it was killed in the middle, half of it written
    make_journal(data_dir, 8 * A_SHIFT)
    assert rows_of(data_dir, HEAD) == rows_of(straight, HEAD)
    verified(data_dir)


def test_prints_of_long_ago_are_forgotten_and_copies_go_on(data_dir: Path) -> None:
    oldest = "SELECT min(created_at) FROM print_jobs"
    before = rows_of(data_dir, oldest)
    make_journal(data_dir, 45 * A_SHIFT)
    assert rows_of(data_dir, oldest) > before
    make_journal(data_dir, 47 * A_SHIFT)
    assert sold_in(data_dir) == 47 * A_SHIFT
    verified(data_dir)


def test_what_is_not_moved_in_a_copy_is_found_by_the_verifier(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_receipts(day: str, prefix: str) -> re.Pattern[bytes]:
        return re.compile(in_data(day, prefix).pattern.replace(rb"<receipt_seq>\d+", rb"<none>_"))

    monkeypatch.setattr(bulk_template, "in_data", without_receipts)
    make_journal(data_dir, 3 * A_SHIFT)
    failed = {check.name for check in verify(data_dir).failed()}
    assert any(name.startswith("I3") for name in failed), failed


def test_a_journal_of_a_new_life_is_not_copied_further(data_dir: Path) -> None:
    with lane_on(data_dir, next_morning(data_dir), machine=lambda: "another machine"):
        pass
    with pytest.raises(ValueError, match="empty folder"):
        make_journal(data_dir, 4 * A_SHIFT)
    verified(data_dir)


def test_room_is_told_and_refused_before_it_is_taken(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "PROBE", A_SHIFT)
    told: list[tuple[int, str]] = []
    make_journal(data_dir, 5 * A_SHIFT, tell=lambda text: told.append((sold_in(data_dir), text)))
    assert [count for count, _ in told] == [3 * A_SHIFT]
    assert "GB of disk" in told[0][1]

    monkeypatch.setattr(bulk_room, "SPARE", 1e12)
    with pytest.raises(NoRoom, match="Free some"):
        make_journal(data_dir, 9 * A_SHIFT)
    assert sold_in(data_dir) == 6 * A_SHIFT  # the probe
    verified(data_dir)


def test_a_disk_that_is_large_enough_is_not_refused(tmp_path: Path) -> None:
    room_for(tmp_path, Needed(1, 1.0))
    with pytest.raises(NoRoom):
        room_for(tmp_path, Needed(10**18, 1.0))
