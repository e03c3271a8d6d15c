"""Journal, backup and restore from the command line."""

from __future__ import annotations

import base64
import json
import zipfile
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from pos_terminal.bootstrap import RunningLane, open_lane
from pos_terminal.checkout.commands import SignIn
from pos_terminal.cli.exits import Exit
from pos_terminal.config import Settings
from pos_terminal.store import swap
from tests.unit.cli.conftest import Cli


def test_an_honest_journal_verifies_while_the_lane_runs(cli: Cli, lane: RunningLane) -> None:
    result = cli("journal", "verify")
    assert result.code == Exit.OK
    assert "The journal is in order" in result.out
    assert cli("journal", "verify", "--json").json["ok"] is True


def test_a_damaged_journal_ends_with_1_and_names_the_record(cli: Cli, shop: Settings) -> None:
    database = dbapi2.connect(str(shop.data_dir / "lane.db"))
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        database.execute(f"DROP TRIGGER {name}")
    database.execute("UPDATE journal SET business_date = '2001-01-01' WHERE seq = 2")
    database.commit()
    database.close()
    result = cli("journal", "verify")
    assert result.code == Exit.REFUSED
    assert "seq 2" in result.out
    assert "NOT in order" in result.out


def test_a_list_of_acknowledged_sales_is_compared(cli: Cli, shop: Settings, tmp_path: Path) -> None:
    told = tmp_path / "told.jsonl"
    told.write_text(json.dumps({"receipt_no": "R1", "total_minor": 1, "sale_id": "x"}) + "\n")
    result = cli("journal", "verify", "--acknowledged", str(told))
    assert result.code == Exit.REFUSED
    assert "R1" in result.out


@pytest.mark.slow
def test_events_are_shown_latest_after_one_and_by_type(cli: Cli, shop: Settings) -> None:
    assert len(cli("journal", "show").out.splitlines()) >= 3
    assert len(cli("journal", "show", "--last", "1").out.splitlines()) == 1
    after = cli("journal", "show", "--after", "1", "--json").out.splitlines()
    assert json.loads(after[0])["seq"] == 2
    typed = cli("journal", "show", "--type", "epoch_started", "--json").out.splitlines()
    assert [json.loads(line)["event_type"] for line in typed] == ["EPOCH_STARTED"]
    assert cli("journal", "show", "1").json["event_type"] == "EPOCH_STARTED"
    assert cli("journal", "show", "999999").code == Exit.REFUSED


def test_the_tables_are_made_again(cli: Cli, shop: Settings) -> None:
    assert cli("journal", "rebuild", "--json").json["events"] >= 3
    assert cli("journal", "verify").code == Exit.OK


def test_a_backup_of_a_running_lane_is_restored_with_the_old_store_set_aside(
    cli: Cli, lane: RunningLane, tmp_path: Path
) -> None:
    result = cli("backup", str(tmp_path / "safe"), "--json")
    assert result.code == Exit.OK
    file = Path(result.json["path"])
    assert file.parent == tmp_path / "safe"
    refused = cli("restore", str(file), "--yes")
    assert refused.code == Exit.BUSY


@pytest.mark.slow
def test_restoring_is_a_check_until_yes(cli: Cli, shop: Settings, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    assert cli("backup", str(file)).code == Exit.OK
    cli("products", "set-price", "A1", "9.99")
    looked = cli("restore", str(file))
    assert "Nothing was changed" in looked.out
    assert cli("products", "show", "A1", "--json").json["price"] == "9.99"
    done = cli("restore", str(file), "--yes", "--json").json
    assert Path(done["aside"]).is_dir()
    assert cli("products", "show", "A1", "--json").json["price"] == "1.99"
    cli("products", "set-price", "A1", "2.22")
    assert cli("journal", "verify").code == Exit.OK
    kinds = cli("journal", "show", "--type", "EPOCH_STARTED", "--json").out.splitlines()
    assert len(kinds) == 2


@pytest.mark.slow
def test_a_backup_of_another_lane_is_refused(cli: Cli, shop: Settings, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    cli("backup", str(file))
    for arguments in ([], ["--yes"]):
        result = cli("--set", "terminal_id=TERM002", "restore", str(file), *arguments)
        assert result.code == Exit.STORE
        assert "backup of lane TERM001, and this is lane TERM002" in result.err
    assert not list(shop.data_dir.glob("set-aside-*"))
    assert cli("products", "show", "A1").code == Exit.OK


@pytest.mark.slow
def test_a_restore_that_was_cut_off_is_said_by_every_command_and_finished_by_the_next(
    cli: Cli, shop: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "b.zip"
    cli("backup", str(file))
    fresh = shop.data_dir / f"{swap.FRESH}1"
    fresh.mkdir()
    (shop.data_dir / "lane.db").rename(fresh / "lane.db")
    (shop.data_dir / "catalog.db").rename(fresh / "catalog.db")
    note = swap.Swap(fresh.name, "set-aside-1", ("lane.db", "catalog.db"))
    (shop.data_dir / swap.NOTE).write_text(json.dumps(asdict(note)))
    for command in (["staff", "list"], ["backup"], ["journal", "verify"], ["migrate"]):
        result = cli(*command)
        assert result.code == Exit.STORE, command
        assert "A restore was cut off" in result.err
    assert "A restore was cut off" in cli("doctor").out
    assert cli("restore", str(file), "--yes").code == Exit.OK
    assert cli("staff", "list").code == Exit.OK


WORDS = "correct horse battery staple"


@pytest.mark.slow
def test_the_pepper_travels_in_a_backup_under_a_passphrase(
    cli: Cli, shop: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a new machine, with the passphrase, the PINs of old are good (planted: without)."""
    file = tmp_path / "b.zip"
    made = cli("backup", str(file), "--passphrase-stdin", "--json", typed=f"{WORDS}\n")
    assert made.json["pepper"] is True
    kept = (shop.data_dir / "secrets" / "pepper").read_bytes()
    with zipfile.ZipFile(file) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist())
    assert not any(form in text for form in (kept, kept.hex().encode(), base64.b64encode(kept)))
    assert cli("restore", str(file), "--json").json["pepper"] is True
    monkeypatch.setenv("POS_DATA_DIR", str(tmp_path / "new machine"))
    wrong = cli("restore", str(file), "--yes", "--passphrase-stdin", typed="wrong words\n")
    assert wrong.code == Exit.STORE
    assert "not the passphrase" in wrong.err
    assert not (tmp_path / "new machine" / "lane.db").exists()
    without = cli("restore", str(file), "--yes", "--passphrase-stdin", typed="\n")
    assert "Nobody can sign in yet" in without.out
    new = replace(shop, data_dir=tmp_path / "new machine")
    assert signs_in(new) == "StoreError"
    done = cli("restore", str(file), "--yes", "--passphrase-stdin", typed=f"{WORDS}\n")
    assert "Nobody can sign in" not in done.out
    assert (tmp_path / "new machine" / "secrets" / "pepper").read_bytes() == kept
    assert signs_in(new) == "Mira"


def signs_in(settings: Settings) -> str:
    """Who is in, or which error it was."""
    with open_lane(settings) as running:
        future = running.lane.submit(SignIn("mira", "7410"))
        error = future.exception(60)
        return type(error).__name__ if error else str(future.result().name)


@pytest.mark.parametrize("typed", ["\n", "short\n"])
def test_a_backup_under_too_few_letters_is_not_made(
    cli: Cli, shop: Settings, tmp_path: Path, typed: str
) -> None:
    result = cli("backup", str(tmp_path / "b.zip"), "--passphrase-stdin", typed=typed)
    assert result.code == Exit.STORE
    assert not (tmp_path / "b.zip").exists()


def test_a_file_that_is_no_backup_is_refused(cli: Cli, shop: Settings, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    file.write_bytes(b"PK nonsense")
    result = cli("restore", str(file), "--yes")
    assert result.code == Exit.STORE
    assert result.err.count("\n") == 1


def test_backups_go_to_the_data_directory_by_themselves(cli: Cli, shop: Settings) -> None:
    path = Path(cli("backup", "--json").json["path"])
    assert path.parent == shop.data_dir / "backups"
    assert path.name.startswith("pos-TERM001-")


def test_a_store_that_is_no_database_is_said(cli: Cli, shop: Settings) -> None:
    for name in ("lane.db", "lane.db-wal", "lane.db-shm"):
        (shop.data_dir / name).unlink(missing_ok=True)
    (shop.data_dir / "lane.db").write_bytes(b"not a database" * 1000)
    assert cli("staff", "list").code == Exit.STORE
    assert cli("journal", "verify").code == Exit.REFUSED


def test_there_is_nothing_to_migrate_in_a_fresh_store(cli: Cli, shop: Settings) -> None:
    assert cli("migrate", "--json").json == {"migrated": []}


@pytest.mark.parametrize("command", ["show", "path"])
def test_settings_are_shown(cli: Cli, data_dir: Path, command: str) -> None:
    assert str(data_dir) in cli("config", command).out
    assert cli("config", command, "--json").json["data_dir"] == str(data_dir)


def test_the_origin_of_each_setting_is_shown(cli: Cli, data_dir: Path) -> None:
    result = cli("--set", "theme=dark", "config", "show", "--origin", "--json").json
    assert result["theme"] == {"value": "dark", "origin": "flag"}
    assert result["data_dir"] == {"value": str(data_dir), "origin": "environment"}
    assert result["touch"]["origin"] == "default"
    assert "environment" in cli("config", "show", "--origin").out
