"""The office's commands, as an office without an ERP types them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.checkout import badges
from pos_terminal.checkout.secrets import PepperedArgon2
from pos_terminal.cli import hq_office
from pos_terminal.secret_store import open_secrets, pepper
from sync.hq import enrolment
from tests.fakes.head_office import FakeDestination
from tests.unit.cli.conftest import Cli, Result

Office = Callable[..., Result]


@pytest.fixture
def to_lanes(monkeypatch: pytest.MonkeyPatch) -> FakeDestination:
    sent = FakeDestination()
    monkeypatch.setattr(hq_office, "destination", lambda *_: sent)
    return sent


@pytest.fixture
def office(cli: Cli, tmp_path: Path) -> Office:
    at = ("--set", "secret_store=file", "--data-dir", str(tmp_path / "office"))
    assert cli(*at, "hq", "keys").code == 0
    return lambda *words, **more: cli(*at, *words, **more)


@pytest.mark.slow
def test_an_office_publishes_a_file_staff_and_settings(
    office: Office, to_lanes: FakeDestination, products_file: Path, tmp_path: Path
) -> None:
    eve = ("hq", "staff", "HQ1", "Eve", "--pin-stdin")
    assert office(*eve, "--badge", typed="7777\nK-4711\n").code == 0
    assert office("hq", "setting", "idle_lock_min", "5").code == 0
    assert office("hq", "plugin", "loyalty", "--off").code == 0
    told = office("hq", "publish", str(products_file), "--json")
    assert told.code == 0, told.err
    assert (told.json["changed"], told.json["refused"]) == (7, 0)
    sent: dict[str, Any] = {document.name: document.body for document, _ in to_lanes.sent}
    assert sent["product/A1"]["codes"] == [{"code": "4006381333931", "qty_milli": 1000}]
    assert sent["setting/idle_lock_min"] == {"value": "5"}
    assert sent["plugin_switch/loyalty"] == {"on": False, "settings": None}
    hasher = PepperedArgon2(lambda: pepper(open_secrets(tmp_path / "office")))
    assert hasher.matches(sent["employee/HQ1"]["pin_hash"], "7777")
    assert sent["employee/HQ1"] | badges.kept(hasher, "k-4711") == sent["employee/HQ1"]
    assert "Nothing has changed" in office("hq", "publish").out
    assert (tmp_path / "office" / "published.db").stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_what_no_lane_would_take_is_refused_at_the_office(office: Office) -> None:
    for words, why in (
        (("setting", "language", "klingon"), "must be"),
        (("setting", "sync.kafka", "{"), "JSON"),
        (("setting", "sync.kafka", '{"partitions": 0}'), "partitions"),
        (("staff", "HQ1", "Eve", "--role", "king", "--pin-stdin"), "role"),
        (("staff", "HQ1", "Eve", "--pin-stdin"), "PIN"),
        (("publish", "--to", "pigeon"), "pigeon"),
    ):
        pin = "12" if words[-2:] == ("Eve", "--pin-stdin") else "1234"
        told = office("hq", *words, typed=f"{pin}\n")
        assert told.code == 1, words
        assert why in told.err, told.err


@pytest.mark.slow
def test_a_snapshot_needs_a_publication_and_fills_a_new_lane(
    office: Office, cli: Cli, to_lanes: FakeDestination, products_file: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(enrolment, "_MEMORY_KIB", 64)
    snapshot, file = tmp_path / "catalogue.zip", tmp_path / "lane.enrol"
    office("hq", "publish", str(products_file))
    assert office("hq", "snapshot", str(snapshot), "--json").json["products"] == 3
    code = office("hq", "enrol", str(file), "--terminal", "T9", "--store", "S7", "--json").json
    own = tmp_path / "settings.toml"
    own.write_text('secret_store = "file"\n')
    told = cli(
        "--settings", str(own), "enrol", str(file), "--catalogue", str(snapshot),
        "--code-stdin", typed=code["code"],
    )  # fmt: skip
    assert told.code == 0, told.err
    assert "3 products" in told.out
    assert "Bread" in cli("--settings", str(own), "products", "list").out


@pytest.mark.slow
def test_a_lanes_catalogue_replaces_the_offices_and_what_it_lacks_is_deleted(
    office: Office, to_lanes: FakeDestination, products_file: Path, shop: Any, tmp_path: Path
) -> None:
    products_file.write_text("sku;name;price\nZ9;Zebra;1\nB2;Bread;3.49\n")
    office("hq", "publish", str(products_file))
    told = office("hq", "publish", str(shop.data_dir / "catalog.db"), "--json").json
    assert (told["changed"], told["deleted"]) == (2, 1)
    gone = [document.key for document, _ in to_lanes.sent if document.deleted]
    assert gone == ["Z9"]
    damaged = tmp_path / "no.db"
    damaged.write_bytes(b"nothing")
    assert office("hq", "publish", str(damaged)).code == 6
    assert "Nothing has changed" in office("hq", "publish").out  # its catalogue is still there


def test_a_till_is_no_office(office: Office, cli: Cli, shop: Any, products_file: Path) -> None:
    cli("hq", "keys")
    told = cli("hq", "publish", str(products_file))
    assert told.code == 6
    assert "is a lane's" in told.err


def test_an_office_without_a_key_says_how_to_make_one(cli: Cli, tmp_path: Path) -> None:
    told = cli("--set", "secret_store=file", "--data-dir", str(tmp_path), "hq", "publish")
    assert told.code == 6
    assert "hq keys" in told.err


@pytest.mark.slow
def test_who_enrols_a_lane_is_told_what_it_lacks_to_sell(office: Office, tmp_path: Path) -> None:
    def enrolled(name: str) -> Result:
        return office(
            "hq", "enrol", str(tmp_path / name), "--terminal", "LANE5", "--store", "NORTH"
        )

    lacks = enrolled("first.enrol").out
    assert "hq setting name …; hq setting currency …; hq staff … --role manager" in lacks
    office("hq", "setting", "currency", "EUR")
    office("hq", "setting", "name", "South Market", "--store", "SOUTH")
    office("hq", "staff", "HQ1", "Eve", "--role", "manager", "--pin-stdin", typed="7777\n")
    assert "publish: hq setting name …\n" in enrolled("second.enrol").out
    office("hq", "setting", "name", "North Market", "--store", "NORTH")
    assert "publish:" not in enrolled("third.enrol").out
