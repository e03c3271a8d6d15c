"""F3: one bit falls over, anywhere in a store; it is found, mended, or changes nothing at all."""

from __future__ import annotations

import contextlib
import shutil
import sys
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pos_terminal import bootstrap
from pos_terminal.bootstrap import RunningLane, open_till
from pos_terminal.checkout import commands as c
from pos_terminal.checkout import z_check
from pos_terminal.checkout.state import Phase
from pos_terminal.checkout.z_check import ZCheck
from pos_terminal.domain.errors import StoreError
from pos_terminal.store.engine import open_engine
from pos_terminal.store.inspection import Condition, inspect
from pos_terminal.store.suspicion import is_suspect, suspect
from pos_terminal.store.trouble import StoreDamaged
from pos_terminal.store.verify import verify
from tests.faults.injectors_bytes import Flip, flips
from tests.faults.test_storage_torn_log import head_of, never_folded
from tests.lane_fixtures import (
    MANAGER,
    LaneAtWork,
    crash_copy,
    events_of,
    lane_on,
    rows_of,
    settings_for,
    verified,
)

SEED = 4
PASSING = {"lane.db": 40, "lane.db-wal": 25}


@dataclass(frozen=True)
class Books:
    """A day's store, and what was acknowledged in it."""

    data_dir: Path
    hashes: list[str]
    receipts: list[str]


def a_day(lane: LaneAtWork) -> None:
    lane.sign_in()
    for _ in range(12):
        lane.sell("MILK", "BREAD")
    lane.wait(lambda state: not state.prints.queued)


def books_of(data_dir: Path) -> Books:
    events = events_of(data_dir)
    receipts = [e.data["receipt_no"] for e in events if e.event_type == "BASKET_CLOSED"]
    return Books(data_dir, [event.hash for event in events], receipts)


@pytest.fixture(scope="session")
def closed(shop_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Books:
    """A till that was shut down: everything is in the database."""
    folder = tmp_path_factory.mktemp("flips") / "data"
    shutil.copytree(shop_template, folder)
    with lane_on(folder) as lane:
        a_day(lane)
    (folder / "reserve.bin").unlink(missing_ok=True)
    return books_of(folder)


@pytest.fixture(scope="session")
def killed(shop_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Books:
    """A till that was killed: the day is in the log."""
    folder = tmp_path_factory.mktemp("flips")
    live = Path(shutil.copytree(shop_template, folder / "live"))
    with never_folded(), lane_on(live) as lane:
        a_day(lane)
        head = lane.running.lane.call(lambda till: till.store.head).result(60)
        lane.wait(lambda _state: head.hash in (live / "head.json").read_text("ascii"))
        copy = crash_copy(live, folder / "killed")
    assert (copy / "lane.db-wal").stat().st_size > 500_000
    return Books(copy, *_rest(books_of(live)))


def _rest(books: Books) -> tuple[list[str], list[str]]:
    return books.hashes, books.receipts


def what_becomes_of(data_dir: Path, books: Books) -> str:
    """Start as the window does, sell, and let the verifier look; what is silently wrong fails."""
    for _ in range(2):
        try:
            return after_a_start(data_dir, books)
        except StoreDamaged:  # noted: the second start looks at everything
            assert is_suspect(data_dir)
        except StoreError as err:
            return "sells nothing, says why" if err.hint else "gives no hint"
    return "damaged twice"


def after_a_start(data_dir: Path, books: Books) -> str:
    kept = {name: rows(data_dir, name) for name in ("settings", "employees")}
    with lane_on(data_dir) as lane:
        said = told_at_start(lane)
        if said == "stopped":
            return "sells nothing, says why"
        sold = sell_one(lane)
    if said:
        return said
    if not verify(data_dir).ok:
        return "found by the verifier, as at Z"
    stored = [event.hash for event in events_of(data_dir)]
    assert stored[: len(books.hashes)] == books.hashes, "silently another journal"
    receipts = [r for (r,) in rows_of(data_dir, "SELECT receipt_no FROM sales ORDER BY seq")]
    assert receipts[: len(books.receipts)] == books.receipts
    assert len(set(receipts)) == len(receipts)
    if kept != {name: rows(data_dir, name) for name in kept}:
        return "changed a setting or a person"
    return "changed nothing" if sold else "refused the sale in words"


def rows(data_dir: Path, table: str) -> list[Any] | None:
    try:
        return rows_of(data_dir, f"SELECT * FROM {table} ORDER BY rowid")
    except Exception:  # what cannot be read now is compared with nothing
        return None


def told_at_start(lane: LaneAtWork) -> str:
    if lane.state.phase is Phase.STOPPED:
        assert lane.state.notice is not None
        return "stopped"
    notes = lane.state.recovery.notes if lane.state.recovery else ()
    if "recovery.rebuilt" in notes:
        return "rebuilt from the journal"
    return "a lost tail is told" if "recovery.tail_lost" in notes else ""


def sell_one(lane: LaneAtWork) -> bool:
    """Whether a sale went through; a refusal in words is no damage."""
    try:
        if lane.state.recovery is not None:
            lane.do(c.AcceptRecovery())
        lane.sign_in()
        lane.sell()
    except StoreError:
        return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("file", ["lane.db", "lane.db-wal"])
def test_no_flip_anywhere_goes_on_silently(
    closed: Books, killed: Books, tmp_path: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    books = closed if file == "lane.db" else killed
    ends: Counter[str] = Counter()
    for number, flip in enumerate(flips(books.data_dir, file, PASSING[file], SEED)):
        folder = Path(shutil.copytree(books.data_dir, tmp_path / str(number)))
        flip.on(folder)
        assert (folder / file).read_bytes() != (books.data_dir / file).read_bytes()
        ends[what_becomes_of(folder, books)] += 1
        shutil.rmtree(folder)
    with capsys.disabled():
        print(f"\n{file}: {dict(ends)}")
    assert sum(ends.values()) == PASSING[file]
    assert not ends["gives no hint"] + ends["damaged twice"]
    harmless = ends["changed nothing"]
    assert harmless < PASSING[file], "not one flip met anything: the injector did not fire"


# -- each place by itself


def at(data_dir: Path, needle: bytes, bit: int = 0) -> Flip:
    """A flip in the first place where these bytes lie."""
    found = (data_dir / "lane.db").read_bytes().find(needle)
    assert found >= 0
    return Flip("lane.db", found, bit)


def test_a_flip_in_an_events_payload_is_found_by_verifier_and_lane_and_named(
    closed: Books, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(closed.data_dir, tmp_path / "data"))
    at(folder, b'"receipt_no":"TERM001-1-000005"').on(folder)
    assert "I2 chain" in {check.name for check in verify(folder).failed()}
    with lane_on(folder) as lane:
        state = lane.wait(lambda state: state.phase is Phase.STOPPED)  # the idle lane reads all
        assert state.notice is not None
        assert state.notice.key == "journal.damaged"
        named = state.notice.facts["seq"]
        lane.running.lane.call(lambda _till: None).exception(5)
    with lane_on(folder) as lane:  # not forgotten: at once this time
        assert lane.state.phase is Phase.STOPPED
        assert lane.state.notice is not None
        assert lane.state.notice.facts["seq"] == named
        assert lane.running.queries.search_products("MILK").result(60)


def test_damaged_tables_beside_a_whole_journal_are_made_again_and_the_old_file_is_kept(
    closed: Books, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(closed.data_dir, tmp_path / "data"))
    wreck_a_table(folder, "sale_lines")
    damaged = (folder / "lane.db").read_bytes()
    assert {"file"} & {check.name for check in verify(folder).failed()}
    with lane_on(folder) as lane:  # nobody reads those lines at a start
        lane.sign_in()
        with pytest.raises(StoreError, match="damaged"):
            lane.sell()
        assert (lane.state.phase, lane.notice) == (Phase.STOPPED, "store.damaged")
    assert is_suspect(folder)
    with lane_on(folder) as lane:
        assert lane.state.recovery is not None
        assert "recovery.rebuilt" in lane.state.recovery.notes
        lane.do(c.AcceptRecovery())
        lane.sign_in()
        lane.sell()
        ((last,),) = lane.rows("SELECT receipt_no FROM sales ORDER BY seq DESC LIMIT 1")
        assert last == f"TERM001-1-{len(closed.receipts) + 1:06d}", "nothing lost: the same series"
    assert not is_suspect(folder)
    assert len((folder / "set-aside-1" / "lane.db").read_bytes()) >= len(damaged)
    assert [event.hash for event in events_of(folder)][: len(closed.hashes)] == closed.hashes
    verified(folder)


def test_tables_that_a_start_cannot_read_are_mended_by_the_same_start(
    closed: Books, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(closed.data_dir, tmp_path / "data"))
    wreck_a_table(folder, "shifts")
    with open_till(settings_for(folder)) as opened:
        assert isinstance(opened, RunningLane)
        assert opened.lane.state.recovery is not None
        assert opened.lane.state.recovery.notes == ("recovery.rebuilt",)
        assert opened.lane.state.shift is not None, "the shift is open as before"
    verified(folder)


def wreck_a_table(data_dir: Path, table: str) -> None:
    """The root page of a table is garbage: it cannot be read at all."""
    ((page,),) = rows_of(data_dir, f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'")
    with (data_dir / "lane.db").open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)


def test_a_damaged_journal_page_is_never_rebuilt_from_itself(closed: Books, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(closed.data_dir, tmp_path / "data"))
    wreck_a_table(folder, "journal")
    before = (folder / "lane.db").read_bytes()
    with pytest.raises(StoreError, match="pos-terminal restore"), lane_on(folder):
        pass  # pragma: no cover
    assert (folder / "lane.db").read_bytes() == before
    assert not list(folder.glob("set-aside-*"))


def test_a_suspect_store_in_which_nothing_is_wrong_is_trusted_again(
    closed: Books, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(closed.data_dir, tmp_path / "data"))
    suspect(folder, "a drill")
    assert inspect(folder / "lane.db", head_of(folder)) is Condition.SOUND
    with lane_on(folder):
        assert not is_suspect(folder)


# -- at Z


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The look begins as soon as the shift is closed."""
    monkeypatch.setattr(z_check, "REST_S", 0.0)


def test_a_flip_in_a_derived_row_is_found_at_the_next_z_and_mended_by_the_next_start(
    closed: Books, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(closed.data_dir, tmp_path / "data"))
    flip_a_stock_level(folder)
    assert {check.name for check in verify(folder).failed()} == {"I5 tables"}
    with lane_on(folder) as lane:
        lane.sign_in()
        lane.sell()  # nobody reads that row to sell
        close_the_shift(lane)
        state = lane.wait(lambda state: state.phase is Phase.STOPPED)
        assert state.notice is not None
        assert state.notice.key == "store.damaged"
    with lane_on(folder) as lane:
        assert lane.state.recovery is not None
        assert "recovery.rebuilt" in lane.state.recovery.notes
    verified(folder)


def flip_a_stock_level(data_dir: Path) -> None:
    """One bit of one number, as a failing cell of the disk would do it."""
    engine = open_engine(data_dir / "lane.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE stock SET qty_milli = qty_milli - (1 << 20)")
    engine.dispose()


def close_the_shift(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    lane.do(c.CloseShift(0, 0))


def test_a_z_over_books_in_order_stops_nobody(
    closed: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = threading.Event()
    look = ZCheck._look

    def noted(check: ZCheck) -> None:
        look(check)
        looked.set()

    monkeypatch.setattr(ZCheck, "_look", noted)
    folder = Path(shutil.copytree(closed.data_dir, tmp_path / "data"))
    with lane_on(folder) as lane:
        close_the_shift(lane)
        assert looked.wait(30)
        lane.do(c.OpenShift(0))
        assert lane.state.phase is Phase.SELLING
    assert not is_suspect(folder)


def test_a_lane_that_ends_ends_the_look_with_it(
    closed: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = tmp_path / "begun"
    endless = "import pathlib, sys, time; pathlib.Path(sys.argv[1]).touch(); time.sleep(3600)"
    command = [sys.executable, "-c", endless, str(begun)]
    monkeypatch.setattr(bootstrap, "_verifier", lambda _data_dir: command)
    folder = Path(shutil.copytree(closed.data_dir, tmp_path / "data"))
    with lane_on(folder) as lane:
        close_the_shift(lane)
        lane.wait(lambda _state: begun.exists())
    assert str(begun) not in commands_at_work()
    verified(folder)


def commands_at_work() -> str:
    """The command lines of all processes; only systems with /proc tell."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it has just ended
            found.append(file.read_text("utf-8", "replace"))
    return "\n".join(found)


def test_a_journal_that_is_too_long_is_left_to_journal_verify(
    closed: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(closed.data_dir, tmp_path / "data"))
    flip_a_stock_level(folder)
    told = threading.Event()
    looks: list[ZCheck] = []
    monkeypatch.setattr(z_check, "LONGEST", 1)
    monkeypatch.setattr(z_check.log, "info", lambda *_text, **_facts: told.set())
    monkeypatch.setattr(ZCheck, "_look", looks.append)
    with lane_on(folder) as lane:
        close_the_shift(lane)
        assert told.wait(30)
    assert not looks
