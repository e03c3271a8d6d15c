"""Starts that are not like others: a changed journal, a restored backup, a catalogue ahead."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from hardware.ports import TerminalUnreachable
from pos_terminal.checkout import commands as c
from pos_terminal.checkout import lane as lane_module
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import StoreError
from pos_terminal.store import backup as backup_module
from pos_terminal.store import restoring
from pos_terminal.store.backup import backup
from pos_terminal.store.catalog.writer import CatalogWriter
from pos_terminal.store.engine import open_engine
from pos_terminal.store.restoring import restore
from tests.lane_fixtures import MILK_CODE, Devices, LaneAtWork, lane_on, verified


def tamper(data_dir: Path, statement: str) -> None:
    """Change the journal as somebody who takes the triggers off first."""
    engine = open_engine(data_dir / "lane.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER journal_no_update")
        connection.exec_driver_sql("DROP TRIGGER journal_no_delete")
        connection.exec_driver_sql("UPDATE control SET value = '0' WHERE key = 'verified_seq'")
        connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.mark.slow
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET data = CAST('{}' AS BLOB) WHERE seq = 5",
        "UPDATE journal SET data = CAST('no json' AS BLOB) WHERE seq = 5",
        "UPDATE journal SET hash = x'00' WHERE seq = 5",
        "UPDATE journal SET occurred_at = '2020' WHERE seq = 5",
        "DELETE FROM journal WHERE seq = 5",
    ],
)
def test_a_journal_that_was_changed_is_not_sold_on(shop_dir: Path, statement: str) -> None:
    tamper(shop_dir, statement)
    with lane_on(shop_dir) as lane:
        assert (lane.state.phase, lane.notice) == (Phase.STOPPED, "journal.damaged")
        assert lane.refused(c.SignIn("jane", "2222")) == "store.stopped"
        assert [h.sku for h in lane.running.queries.search_products(MILK_CODE).result(60)] == [
            "MILK"
        ]
    with lane_on(shop_dir) as lane:
        assert lane.state.phase is Phase.STOPPED  # and not forgotten


def test_a_lane_that_stopped_by_a_bug_recovers_with_its_basket(shop_dir: Path) -> None:
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        lane.scan(MILK_CODE)
        lane.running.lane.call(lambda _till: 1 // 0).exception(5)
    with lane_on(shop_dir) as lane:
        assert lane.state.phase is Phase.RECOVERY
        assert lane.state.recovery is not None
        assert lane.state.recovery.basket_lines == 1
    verified(shop_dir)


def test_a_catalogue_changed_while_no_lane_ran_is_journalled_at_the_start(shop_dir: Path) -> None:
    writer = CatalogWriter(shop_dir / "catalog.db", shop_dir / "images")
    writer.set_price("MILK", Decimal("2.00"))
    writer.close()
    with lane_on(shop_dir) as lane:
        event = lane.events("CATALOGUE_CHANGED")[-1]
        assert event.data["to_version"] == lane.state.catalogue_version
        assert event.data["source_sha256"] == "reconciled"
        lane.sign_in()
        lane.scan(MILK_CODE)
        assert lane.total == 200


def test_a_first_snapshot_that_cannot_be_made_is_told_to_the_starter(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("no such page")

    monkeypatch.setattr(lane_module, "snapshot", broken)
    with pytest.raises(RuntimeError, match="no such page"), lane_on(shop_dir):
        pass  # pragma: no cover


def test_a_terminal_off_at_the_restart_does_not_hold_up_a_card_payment_that_is_known(
    lane: LaneAtWork, tmp_path: Path
) -> None:
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.StartCheckout())
    lane.do(c.PayCard(200))
    lane.wait(lambda state: len(state.tenders) == 1)
    copy = lane.crash_copy(tmp_path / "crashed")
    devices = Devices()
    devices.terminal.fault = TerminalUnreachable("terminal")
    with lane_on(copy, devices=devices) as again:
        again.do(c.AcceptRecovery())
        again.sign_in()
        again.do(c.PayCash(90))
        assert again.rows("SELECT kind FROM payments ORDER BY kind") == [("card",), ("cash",)]


def test_printing_goes_on_after_a_read_that_failed(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = lane.running.lane.call(lambda till: till.printing).result(60)
    read = desk._next_job

    def broken() -> None:
        monkeypatch.setattr(desk, "_next_job", read)
        raise OSError("disk")

    monkeypatch.setattr(desk, "_next_job", broken)
    lane.sell()
    lane.wait(lambda _state: desk._next_job is read)
    lane.sell()
    lane.wait(lambda state: not state.prints.queued)
    assert len(lane.devices.printer.jobs) == 2


# -- backup and restore


@pytest.mark.slow
def test_a_backup_made_while_selling_comes_back_as_a_new_epoch(
    lane: LaneAtWork, tmp_path: Path
) -> None:
    lane.sell()
    lane.scan(MILK_CODE)
    told: list[str] = []
    report = backup(
        lane.data_dir, tmp_path / "b" / "b.zip", verified, lambda name, _size: told.append(name)
    )
    assert set(report.files) >= {"lane.db", "catalog.db"} <= set(told)
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(145))
    fresh = tmp_path / "machine"
    assert restore(report.path, fresh, verified) is None
    with lane_on(fresh) as again:
        assert again.state.recovery is not None
        assert again.state.basket.lines[0].sku == "MILK"
        again.do(c.AcceptRecovery())
        again.sign_in()
        again.do(c.StartCheckout())
        again.do(c.PayCash(145))
        assert again.rows("SELECT receipt_no FROM sales ORDER BY seq") == [
            ("TERM001-1-000001",),
            ("TERM001-2-000001",),
        ]
        previous = again.events("EPOCH_STARTED")[-1].data["previous"]
        assert (previous["epoch"], previous["seq"]) == (
            1,
            again.events("EPOCH_STARTED")[-1].seq - 1,
        )
    verified(fresh)


def test_what_a_restore_replaces_is_set_aside_whole(shop_dir: Path, tmp_path: Path) -> None:
    report = backup(shop_dir, tmp_path / "b.zip", verified)
    for number in (1, 2):
        aside = restore(report.path, shop_dir, verified)
        assert aside == shop_dir / f"set-aside-{number}"
        assert (aside / "lane.db").exists()
    with lane_on(shop_dir) as lane:
        assert lane.events("EPOCH_STARTED")[-1].epoch == 2  # above what head.json has seen


def test_a_backup_whose_copy_does_not_verify_is_not_kept(shop_dir: Path, tmp_path: Path) -> None:
    def refuse(_folder: Path) -> None:
        raise StoreError("no")

    with pytest.raises(StoreError):
        backup(shop_dir, tmp_path / "b.zip", refuse)
    assert [path.name for path in tmp_path.iterdir() if path != shop_dir] == []


def test_a_file_that_is_no_whole_backup_changes_nothing(
    shop_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tmp_path / "b.zip"
    backup(shop_dir, good, verified)
    before = (shop_dir / "lane.db").read_bytes()
    (tmp_path / "no.zip").write_text("no zip")
    with pytest.raises(StoreError, match="not a backup"):
        restore(tmp_path / "no.zip", shop_dir, verified)
    monkeypatch.setattr(restoring, "FORMAT", 0)
    with pytest.raises(StoreError, match="newer"):
        restore(good, shop_dir, verified)
    monkeypatch.undo()
    damaged = tmp_path / "damaged.zip"
    _rezip(good, damaged, {"lane.db": b"something else"})
    with pytest.raises(StoreError, match="damaged"):
        restore(damaged, shop_dir, verified)
    assert (shop_dir / "lane.db").read_bytes() == before
    assert not list(shop_dir.glob(".restore-*"))


@pytest.mark.parametrize("name", ["../../evil.txt", "lane.db-wal", "head.json", "images/x.py"])
def test_a_backup_with_what_is_not_ours_is_refused(
    shop_dir: Path, tmp_path: Path, name: str
) -> None:
    import hashlib
    import json
    import zipfile

    bad = tmp_path / "bad.zip"
    files = {"lane.db": "0" * 64, name: hashlib.sha256(b"x").hexdigest()}
    with zipfile.ZipFile(bad, "w") as archive:
        archive.writestr("manifest.json", json.dumps({"format": 1, "files": files}))
        archive.writestr("lane.db", b"x")
        archive.writestr(name, b"x")
    with pytest.raises(StoreError, match="does not belong"):
        restore(bad, shop_dir, verified)
    assert not (tmp_path / "evil.txt").exists()


def test_a_disk_that_garbles_the_backup_is_noticed(
    shop_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = backup_module._pack

    def garbled(*args: object) -> dict[str, str]:
        files = pack(*args)  # type: ignore[arg-type]
        return files | {"lane.db": "0" * 64}

    monkeypatch.setattr(backup_module, "_pack", garbled)
    with pytest.raises(StoreError, match="damaged"):
        backup(shop_dir, tmp_path / "b.zip", verified)
    assert not (tmp_path / "b.zip").exists()


def _rezip(source: Path, target: Path, changes: dict[str, bytes]) -> None:
    import zipfile

    shutil.copy(source, target)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
