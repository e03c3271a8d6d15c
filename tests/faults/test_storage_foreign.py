"""F8: files that are no store, a part of one, or of two: nothing is lost, the way back works."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from pos_terminal.bootstrap import PriceBoard, open_till
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import StoreError
from pos_terminal.store.backup import backup
from pos_terminal.store.engine import open_engine
from pos_terminal.store.head import read_head
from pos_terminal.store.inspection import Condition, inspect
from pos_terminal.store.journal import read_head_row
from pos_terminal.store.restoring import restore
from pos_terminal.store.verify import verify
from tests.faults.injectors_bytes import SIDE_FILES
from tests.lane_fixtures import (
    MANAGER,
    MILK_CODE,
    PINS,
    crash_copy,
    lane_on,
    settings_for,
    verified,
)


@dataclass(frozen=True)
class Shops:
    """A lane that was killed with its day in the log, its backup of the morning, another lane."""

    killed: Path
    morning: Path
    other: Path
    receipts: frozenset[str]


@pytest.fixture(scope="session")
def shops(shop_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Shops:
    folder = tmp_path_factory.mktemp("foreign")
    mine = Path(shutil.copytree(shop_template, folder / "mine"))
    with lane_on(mine) as lane:
        lane.sign_in()
        lane.sell()
        morning = backup(mine, folder / "morning.zip", verified).path
        for _ in range(3):
            lane.sell("MILK", "BREAD")
        lane.wait(lambda state: not state.prints.queued)
        head = lane.running.lane.call(lambda till: till.store.head).result(60)
        lane.wait(lambda _state: head.hash in (mine / "head.json").read_text("ascii"))
        killed = crash_copy(mine, folder / "killed")
        receipts = frozenset(r for (r,) in lane.rows("SELECT receipt_no FROM sales"))
    with lane_on(folder / "fresh") as lane:
        lane.do(
            c.SetUpShop(
                shop_name="Other shop",
                manager_name="Eve",
                manager_username=MANAGER,
                manager_pin=PINS[MANAGER],
                manager_password="another long password",
            )
        )
        lane.sign_in(MANAGER)
        lane.do(c.OpenShift(0))
        other = crash_copy(folder / "fresh", folder / "other")
    return Shops(killed, morning, other, receipts)


def garbage(folder: Path, _shops: Shops) -> None:
    (folder / "lane.db").write_bytes(b"this is no database " * 5_000)


def empty(folder: Path, _shops: Shops) -> None:
    (folder / "lane.db").write_bytes(b"")


def missing(folder: Path, _shops: Shops) -> None:
    (folder / "lane.db").unlink()


def cut_short(folder: Path, _shops: Shops) -> None:
    fold_in(folder)
    with (folder / "lane.db").open("r+b") as file:
        file.truncate((folder / "lane.db").stat().st_size // 2)


def cut_to_its_header(folder: Path, _shops: Shops) -> None:
    fold_in(folder)
    with (folder / "lane.db").open("r+b") as file:
        file.truncate(50)


def a_log_of_another(folder: Path, shops: Shops) -> None:
    shutil.copy(shops.other / "lane.db-wal", folder / "lane.db-wal")


def a_store_of_another(folder: Path, shops: Shops) -> None:
    for end in SIDE_FILES[:2]:
        shutil.copy(shops.other / f"lane.db{end}", folder / f"lane.db{end}")


def beside_another_log(folder: Path, shops: Shops) -> None:
    fold_in(folder)
    shutil.copy(shops.other / "lane.db-wal", folder / "lane.db-wal")


REFUSED: dict[str, Callable[[Path, Shops], None]] = {
    "no database": garbage,
    "empty, with its log": empty,
    "missing, with its log": missing,
    "cut in the middle": cut_short,
    "cut to half its header": cut_to_its_header,
    "the log of another lane": a_log_of_another,
    "the log of another lane beside a whole database": beside_another_log,
    "the database of another lane": a_store_of_another,
}


def fold_in(folder: Path) -> None:
    """As after a clean end: no log."""
    engine = open_engine(folder / "lane.db")
    with engine.connect() as connection:
        read_head_row(connection)
    engine.dispose()
    assert not (folder / "lane.db-wal").exists()


def three(folder: Path) -> dict[str, bytes]:
    """What is in the three files; -shm is SQLite's scratch pad, and an empty log is none."""
    found = {end: folder / f"lane.db{end}" for end in SIDE_FILES if end != "-shm"}
    return {
        path.name: path.read_bytes()
        for end, path in found.items()
        if path.exists() and (not end or path.stat().st_size)
    }


@pytest.mark.parametrize("name", REFUSED)
def test_a_store_that_is_none_is_not_touched_and_the_way_back_is_said_and_works(
    shops: Shops, tmp_path: Path, name: str
) -> None:
    folder = Path(shutil.copytree(shops.killed, tmp_path / "data"))
    REFUSED[name](folder, shops)
    before = three(folder)
    assert not verify(folder).ok, "the verifier sees it, too"
    assert three(folder) == before
    for _ in range(2):  # and not forgotten
        with pytest.raises(StoreError, match="pos-terminal restore"), lane_on(folder):
            pass  # pragma: no cover
        assert three(folder) == before
    with open_till(settings_for(folder)) as opened:
        assert isinstance(opened, PriceBoard)
        assert opened.lane.state.phase is Phase.STOPPED
        assert opened.queries.search_products(MILK_CODE).result(60)
    assert three(folder) == before
    comes_back(folder, shops, before)


def comes_back(folder: Path, shops: Shops, before: dict[str, bytes]) -> None:
    """Restored from the morning: all files aside together, a new epoch, no number twice."""
    aside = restore(shops.morning, folder, verified)
    assert aside is not None
    assert before.items() <= three(aside).items()
    with patch("pos_terminal.store.verify.verify", side_effect=AssertionError("looked at all")):
        head = read_head(folder / "head.json")
        assert inspect(folder / "lane.db", head) is Condition.SOUND, "it was verified just now"
    with lane_on(folder) as lane:
        (*_, epoch) = lane.events("EPOCH_STARTED")
        assert (epoch.epoch, epoch.data["reason"]) == (2, "restored")
        lane.do(c.AcceptRecovery())
        lane.sign_in()
        lane.sell()
        ((fresh,),) = lane.rows("SELECT receipt_no FROM sales ORDER BY seq DESC LIMIT 1")
        assert fresh not in shops.receipts
    assert {check.name for check in verify(folder).failed()} <= {"I2 epochs"}


def test_a_backup_comes_back_on_a_machine_that_was_already_started_once(
    shops: Shops, tmp_path: Path
) -> None:
    folder = tmp_path / "new machine"
    with lane_on(folder) as lane:
        assert lane.state.phase is Phase.SET_UP
    restore(shops.morning, folder, verified)
    with lane_on(folder) as lane:
        assert lane.state.recovery is not None
        assert lane.state.recovery.notes == ("recovery.restored",)
        assert lane.events("EPOCH_STARTED")[-1].epoch == 2


def test_a_log_that_is_missing_is_a_lost_tail(shops: Shops, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(shops.killed, tmp_path / "data"))
    (folder / "lane.db-wal").unlink()
    assert "I2 head" in {check.name for check in verify(folder).failed()}
    with lane_on(folder) as lane:
        assert lane.state.recovery is not None
        assert lane.state.recovery.notes == ("recovery.tail_lost",)
        lane.do(c.AcceptRecovery())
        lane.sign_in()
        lane.sell()
        ((fresh,),) = lane.rows("SELECT receipt_no FROM sales ORDER BY seq DESC LIMIT 1")
        assert fresh == "TERM001-2-000001"


def test_the_same_files_unharmed_are_opened_and_nothing_is_set_aside(
    shops: Shops, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(shops.killed, tmp_path / "data"))
    with lane_on(folder) as lane:
        assert lane.state.recovery is not None
        assert lane.state.recovery.notes == ()
    assert not list(folder.glob("set-aside-*"))
    verified(folder)


# -- the catalogue, a file of its own


def test_a_catalogue_that_is_none_is_said_with_the_way_back(shops: Shops, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(shops.killed, tmp_path / "data"))
    (folder / "catalog.db").write_bytes(b"this is no database " * 5_000)
    before = three(folder)
    with pytest.raises(StoreError, match="list of products is damaged"), lane_on(folder):
        pass  # pragma: no cover
    with pytest.raises(StoreError, match="pos-terminal restore"), open_till(settings_for(folder)):
        pass  # pragma: no cover - there are no prices either
    assert three(folder) == before


def test_a_product_on_a_damaged_page_is_refused_in_words_and_the_sale_in_hand_can_end(
    shop_dir: Path,
) -> None:
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        lane.scan(MILK_CODE)
        wreck_the_table_of_barcodes(shop_dir)
        with pytest.raises(StoreError, match="list of products is damaged"):
            lane.scan("12345670")
        assert lane.state.phase is Phase.SELLING
        lane.do(c.StartCheckout())
        lane.do(c.PayCash(lane.total))
    verified(shop_dir)


def wreck_the_table_of_barcodes(folder: Path) -> None:
    engine = open_engine(folder / "catalog.db", readonly=True)
    query = "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'barcodes'"
    with engine.connect() as connection:
        pages = [page for (page,) in connection.exec_driver_sql(query)]
    engine.dispose()
    fold_in_catalogue(folder)
    with (folder / "catalog.db").open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * 4096)
            file.write(b"\xff" * 4096)


def fold_in_catalogue(folder: Path) -> None:
    engine = open_engine(folder / "catalog.db")
    with engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
