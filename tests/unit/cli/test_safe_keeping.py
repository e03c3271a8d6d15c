"""Journal, backup and restore from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from pos_terminal.bootstrap import RunningLane
from pos_terminal.cli.exits import Exit
from pos_terminal.config import Settings
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
