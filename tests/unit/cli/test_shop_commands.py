"""Products and staff from the command line, with the lane running and without."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from pos_terminal.bootstrap import RunningLane
from pos_terminal.cli import operations
from pos_terminal.cli.exits import Exit
from pos_terminal.cli.operations import Work
from pos_terminal.config import Settings
from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import ControlError
from pos_terminal.control.transport import address_of
from tests.unit.cli.conftest import Cli


def prices(cli: Cli) -> dict[str, str]:
    return {row["sku"]: row["price"] for row in cli("products", "list", "--json").json["products"]}


def events(cli: Cli) -> list[str]:
    out = cli("journal", "show", "--last", "100", "--json").out
    import json

    return [json.loads(line)["event_type"] for line in out.splitlines()]


@pytest.mark.slow
def test_an_import_is_a_preview_until_yes(cli: Cli, products_file: Path) -> None:
    preview = cli("import", "products", str(products_file))
    assert preview.code == Exit.OK
    assert "3 would be new" in preview.out
    assert "Nothing was written" in preview.out
    assert cli("products", "list", "--json").json["total"] == 0
    assert "3 are new" in cli("import", "products", str(products_file), "--yes").out
    assert prices(cli) == {"A1": "1.99", "B2": "3.49", "C3": "12"}


def test_the_same_file_again_changes_nothing(cli: Cli, shop: Settings, products_file: Path) -> None:
    before = events(cli)
    again = cli("import", "products", str(products_file), "--yes", "--json")
    assert again.code == Exit.OK
    assert (again.json["same"], again.json["change"]) == (3, None)
    assert events(cli) == before


def test_refused_rows_are_named_and_end_with_1(cli: Cli, shop: Settings, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("sku;name;price\nD4;Dates;2.00\nE5;Eggs;cheap\n")
    result = cli("import", "products", str(file))
    assert result.code == Exit.REFUSED
    assert "row 3, price" in result.out


def test_a_file_that_cannot_be_taken_is_one_sentence(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("x;y\n1;2\n")
    result = cli("import", "products", str(file), "--yes")
    assert result.code == Exit.REFUSED
    assert result.err.count("\n") == 1
    assert "--map" in result.err


def test_a_running_lane_does_the_import_and_journals_it(
    cli: Cli, lane: RunningLane, tmp_path: Path
) -> None:
    file = tmp_path / "more.csv"
    file.write_text("sku;name;price\nD4;Dates;2.00\n")
    before = lane.lane.state.catalogue_version
    assert cli("import", "products", str(file), "--yes").code == Exit.OK
    assert lane.catalogue.product("D4") is not None
    assert events(cli)[-1] == "CATALOGUE_CHANGED"
    assert lane.catalogue.version() > before


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
def test_ctrl_c_leaves_nothing_half_done(
    cli: Cli, shop: Settings, products_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "more.csv"
    file.write_text("sku;name;price\nD4;Dates;2.00\n")
    perform = operations.perform

    def interrupted(running: RunningLane, method: str, work: Work) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return perform(running, method, work)

    monkeypatch.setattr(operations, "perform", interrupted)
    result = cli("import", "products", str(file), "--yes")
    assert result.code == Exit.REFUSED
    assert "nothing was changed" in result.err
    assert "D4" not in prices(cli)


@pytest.mark.slow
@pytest.mark.parametrize("running", [False, True])
def test_a_price_is_changed_with_the_lane_running_and_without(
    cli: Cli, request: pytest.FixtureRequest, running: bool
) -> None:
    request.getfixturevalue("lane" if running else "shop")
    assert cli("products", "set-price", "A1", "2.49").code == Exit.OK
    assert prices(cli)["A1"] == "2.49"
    assert events(cli)[-1] == "CATALOGUE_CHANGED"
    assert "already" in cli("products", "set-price", "A1", "2.49").out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sku", "price"), [("A1", "x"), ("A1", "NaN"), ("A1", "1e99"), ("A1", "0.1234567"), ("Z9", "1")]
)
def test_a_price_or_product_that_is_none_is_refused(
    cli: Cli, shop: Settings, sku: str, price: str
) -> None:
    result = cli("products", "set-price", sku, price)
    assert result.code == Exit.REFUSED
    assert result.err.count("\n") == 1
    assert "…" not in result.err


@pytest.mark.slow
def test_a_product_leaves_the_shop_and_comes_back(cli: Cli, shop: Settings) -> None:
    cli("products", "deactivate", "A1")
    assert "A1" not in prices(cli)
    assert "not sold" in cli("products", "list", "--all").out
    cli("products", "activate", "A1")
    assert "A1" in prices(cli)


@pytest.mark.slow
def test_a_product_is_found_by_any_code(cli: Cli, shop: Settings) -> None:
    for code in ("A1", "4006381333931"):
        assert cli("products", "show", code, "--json").json["name"] == "Äpfel"
    assert "Äpfel" in cli("products", "show", "A1").out
    assert cli("products", "show", "nothing").code == Exit.REFUSED
    assert "1 of 1." in cli("products", "list", "apf").out


@pytest.mark.slow
@pytest.mark.parametrize("running", [False, True])
def test_staff_come_get_a_pin_and_go(
    cli: Cli, request: pytest.FixtureRequest, running: bool
) -> None:
    request.getfixturevalue("lane" if running else "shop")
    added = cli("staff", "add", "Eva", "--username", "eva", "--pin-stdin", "--json", typed="4321\n")
    who = added.json["employee_id"]
    assert cli("staff", "reset-pin", "EVA", "--pin-stdin", typed="8765\n").code == Exit.OK
    assert "has a badge" in cli("staff", "badge", "eva", "--badge-stdin", typed="K-4711-42\n").out
    assert cli("staff", "badge", "mira", "--badge-stdin", typed="K-4711-42\n").code == Exit.REFUSED
    assert "no badge" in cli("staff", "badge", who, "--remove").out
    assert cli("staff", "deactivate", who).code == Exit.OK
    assert "Eva" not in cli("staff", "list").out
    assert "off" in cli("staff", "list", "--all").out
    assert cli("staff", "activate", who).code == Exit.OK
    listed = cli("staff", "list", "--json")
    assert {row["username"] for row in listed.json} == {"mira", "eva"}
    assert "hash" not in listed.out
    assert events(cli).count("EMPLOYEE_CHANGED") == 10


def test_no_secret_is_in_output_or_journal(cli: Cli, shop: Settings) -> None:
    said = cli("staff", "add", "Eva", "--pin-stdin", typed="4321\n")
    assert "4321" not in said.out + said.err
    for path in (shop.data_dir / "lane.db", shop.data_dir / "lane.db-wal"):
        assert not path.exists() or b"4321" not in path.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("staff", "add", "Eva", "--pin-stdin"), "12"),
        (("staff", "add", "Eva", "--pin-stdin", "--role", "king"), "1234"),
        (("staff", "add", "Eva", "--pin-stdin", "--username", "mira"), "1234"),
        (("staff", "add", " ", "--pin-stdin"), "1234"),
        (("staff", "reset-pin", "nobody", "--pin-stdin"), "1234"),
        (("staff", "deactivate", "mira"), ""),
    ],
)
def test_what_the_house_does_not_allow_is_refused(
    cli: Cli, shop: Settings, arguments: tuple[str, ...], typed: str
) -> None:
    result = cli(*arguments, typed=typed)
    assert result.code == Exit.REFUSED
    assert result.err.count("\n") == 1
    assert "…" not in result.err


def test_a_question_that_is_not_known_or_not_whole_is_refused(lane: RunningLane) -> None:
    with ControlClient(address_of(lane.settings.data_dir)) as client:
        with pytest.raises(ControlError, match="same version"):
            client.call("lane.explode")
        with pytest.raises(ControlError, match="not complete"):
            client.call("products.set_price", {"sku": "A1"})
        assert client.call("lane.ping")["terminal_id"] == "TERM001"
