"""A lane whose machine is gone comes back from the archive, and goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.cli.exits import Exit
from tests import s3_reader
from tests.integration.s3.conftest import Archive
from tests.lane_fixtures import (
    BY_MANAGER,
    MANAGER,
    LaneAtWork,
    events_of,
    lane_on,
    set_up_shop,
    verified,
)
from tests.servers.aws import AwsAddress
from tests.unit.cli.conftest import Cli
from tests.unit.sync.test_pictures_announced import a_picture

pytestmark = pytest.mark.slow


def a_day(lane: LaneAtWork, sales: int = 3) -> None:
    lane.sign_in()
    if lane.state.shift is None:
        lane.do(c.OpenShift(10_000))
    for _ in range(sales):
        lane.sell("MILK", "BREAD")
    lane.do(c.CloseShift(10_000), BY_MANAGER)


@pytest.fixture
def lost(data_dir: Path, shop_template: Path, archive: Archive) -> list[str]:
    """A lane that sold for two days, archived both, began a third, and is gone; its hashes."""
    shutil.copytree(shop_template, data_dir)
    with lane_on(data_dir) as lane:
        a_day(lane)
        archive(data_dir)
        a_day(lane)
        kept = archive(data_dir)
        lane.sign_in()
        lane.do(c.OpenShift(10_000))
        hashes = [event.hash for event in lane.events()]
    assert 0 < kept < len(hashes)
    shutil.rmtree(data_dir)
    return hashes[:kept]


def test_a_lost_lane_comes_back_sells_in_a_new_life_and_archives_on(
    lost: list[str],
    data_dir: Path,
    sync_file: Path,
    cli: Cli,
    aws_server: AwsAddress,
    fresh_name: str,
) -> None:
    looked = cli("restore", "--from-s3")
    assert looked.code == Exit.OK, looked.err
    assert f"{len(lost):,} events in 2 segments" in looked.out
    assert not (data_dir / "lane.db").exists()
    done = cli("restore", "--from-s3", "--yes", "--json")
    assert done.code == Exit.OK, done.err
    assert (done.json["restored"], done.json["events"]) == (True, len(lost))
    assert [event.hash for event in events_of(data_dir)] == lost
    assert cli("journal", "verify").code == Exit.OK
    with lane_on(data_dir) as lane:
        assert [event.data["reason"] for event in lane.events("EPOCH_STARTED")] == [
            "new",
            "restored",
        ]
        set_up_shop(lane)  # staff, settings and products are in no archive
        lane.do(c.SignOut())
        a_day(lane, sales=2)
        receipts = {event.data["receipt_no"] for event in lane.events("BASKET_CLOSED")}
        assert len(receipts) == 8
        lane.sign_in(MANAGER)
        lane.do(c.SaveProduct("BREAD", picture=a_picture("red")))
        journal = [(event.journal_id, event.seq, event.hash) for event in lane.events()]
    verified(data_dir)
    sent = cli("sync", "--once", "--json")  # finds by itself where the archive ends
    assert sent.code == Exit.OK, sent.out + sent.err
    [s3] = [one for one in sent.json["sinks"] if one["name"] == "s3"]
    upto = s3["sent_seq"]
    assert (s3["waiting"], s3["held"]) == (0, len(journal) - upto)
    images = aws_server.client("s3").list_objects_v2(Bucket=f"{fresh_name}-images")
    assert images["KeyCount"] == 2  # it did not wait for its segment
    held = s3_reader.archived(aws_server.client("s3"), fresh_name, "TERM001")
    assert held == journal[:upto]
    assert upto > len(lost)
    assert s3_reader.strays(aws_server.client("s3"), fresh_name, "TERM001") == []
    again = cli("restore", "--from-s3")
    assert f"{upto:,} events" in again.out
    assert "epoch 2" in again.out


def test_any_lane_can_be_built_in_a_folder_and_only_ones_own_in_the_data_directory(
    lost: list[str], data_dir: Path, sync_file: Path, cli: Cli, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("POS_TERMINAL_ID", "OFFICE1")
    refused = cli("restore", "--from-s3", "--terminal", "TERM001", "--yes")
    assert (refused.code, "Name a folder" in refused.err) == (Exit.STORE, True)
    folder = tmp_path / "built"
    done = cli("restore", "--from-s3", "--terminal", "TERM001", str(folder))
    assert done.code == Exit.OK, done.err
    assert [event.hash for event in events_of(folder)] == lost
    verified(folder)
    taken = cli("restore", "--from-s3", "--terminal", "TERM001", str(folder))
    assert (taken.code, "is not empty" in taken.err) == (Exit.STORE, True)
    unknown = cli("restore", "--from-s3", "--terminal", "TERM009", str(tmp_path / "none"))
    assert (unknown.code, "There are: TERM001." in unknown.err) == (Exit.STORE, True)
    assert not data_dir.exists() or not (data_dir / "lane.db").exists()


def test_an_archive_with_a_gap_makes_nothing(
    lost: list[str], data_dir: Path, sync_file: Path, cli: Cli, aws_server: AwsAddress,
    fresh_name: str,
) -> None:  # fmt: skip
    client = aws_server.client("s3")
    first = s3_reader.manifest(client, fresh_name, "TERM001")[0]
    client.delete_object(Bucket=fresh_name, Key=first["key"])
    refused = cli("restore", "--from-s3", "--yes")
    assert refused.code == Exit.STORE
    assert f"events 1 to {first['last_seq']} are missing" in refused.err
    assert not data_dir.exists() or list(data_dir.iterdir()) == []


def test_where_no_archive_can_be_reached_one_sentence_says_why(
    data_dir: Path, sync_file: Path, cli: Cli, fresh_name: str
) -> None:
    refused = cli("restore", "--from-s3", "--yes")
    assert refused.code == Exit.REFUSED
    assert fresh_name in refused.err
    assert not data_dir.exists() or list(data_dir.iterdir()) == []


def test_a_machine_that_still_has_its_catalogue_keeps_it(
    lost: list[str], data_dir: Path, shop_template: Path, sync_file: Path, cli: Cli
) -> None:
    data_dir.mkdir(exist_ok=True)
    for file in shop_template.glob("catalog.db*"):
        shutil.copy(file, data_dir)
    (data_dir / "lane.db").write_bytes(b"no database")
    done = cli("restore", "--from-s3", "--yes")
    assert done.code == Exit.OK, done.err
    assert "What was there before" in done.out
    with lane_on(data_dir) as lane:
        assert lane.running.catalogue.product("MILK") is not None
