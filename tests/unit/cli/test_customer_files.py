"""Customers in from files and out again, through the lane."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from pos_terminal.bootstrap import RunningLane
from pos_terminal.cli import customer_store
from pos_terminal.cli.exits import Exit
from pos_terminal.config import Settings
from tests.unit.cli.conftest import Cli

PEOPLE = """customer number;name;phone;email;card;note;consent
K-1;Ada Lovelace;+43 1 5871234;ada@shop.example;;likes bread;yes
;Bob;;;BOB-77;;no
;Čapek;+420 224 811 111;;;;
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, "utf-8")
    return path


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.slow
@pytest.mark.parametrize("running", [False, True])
def test_customers_come_in_and_go_out_and_the_same_again_changes_nothing(
    cli: Cli, request: pytest.FixtureRequest, file: Path, tmp_path: Path, running: bool
) -> None:
    request.getfixturevalue("lane" if running else "shop")
    assert "3 would be new" in cli("import", "customers", str(file)).out
    done = cli("import", "customers", str(file), "--yes", "--json")
    assert done.code == Exit.OK, done.out
    assert done.json["new"] == 3
    again = cli("import", "customers", str(file), "--yes", "--json").json
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 3)
    out = tmp_path / "out.csv"
    assert cli("export", "customers", str(out), "--json").json["rows"] == 3
    rows = read(out)
    assert [row["card"] for row in rows] == ["K-1", "BOB-77", ""]
    assert rows[0]["name"] == "Ada Lovelace"
    round_trip = cli("import", "customers", str(out), "--yes", "--json").json
    assert (round_trip["same"], round_trip["changed"]) == (3, 0)
    assert cli("journal", "verify").code == Exit.OK


@pytest.mark.slow
def test_what_is_known_is_changed_and_an_empty_cell_leaves_it(
    cli: Cli, shop: Settings, file: Path, tmp_path: Path
) -> None:
    cli("import", "customers", str(file), "--yes")
    file.write_text("card;name;email\nK-1;Ada King;\n")
    assert cli("import", "customers", str(file), "--yes", "--json").json["changed"] == 1
    out = tmp_path / "out.csv"
    cli("export", "customers", str(out))
    assert {"Ada King", "ada@shop.example", "likes bread"} <= set(read(out)[0].values())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("name;phone\nAda;12\n", "phone"),
        ("name;email\nAda;nobody\n", "email"),
        ("name;card\n;K9\n", "name"),
        ("name;phone\nEva;+43 1 5871234\nAda;+43 1 5871234\n", "phone"),
    ],
)
def test_a_bad_row_is_named(
    cli: Cli, shop: Settings, tmp_path: Path, text: str, column: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, "utf-8")
    result = cli("import", "customers", str(path), "--yes")
    assert result.code == Exit.REFUSED
    assert column in result.out


@pytest.mark.slow
def test_references_of_another_program_beside_cards_are_refused_as_a_whole(
    cli: Cli, shop: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "foreign.csv"
    path.write_text("customer ref;name;card\nX1;Eva;X2\n", "utf-8")
    result = cli("import", "customers", str(path), "--yes")
    assert result.code == Exit.REFUSED
    assert "--map customer_ref=" in result.err
    assert cli("import", "customers", str(path), "--map", "customer_ref=").code == Exit.OK


def test_many_customers_are_written_in_batches(
    cli: Cli, lane: RunningLane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(customer_store, "ALL_AT_ONCE", 5)
    monkeypatch.setattr(customer_store, "BATCH", 3)
    path = tmp_path / "many.csv"
    path.write_text("name;card\n" + "".join(f"N{n};C{n}\n" for n in range(10)), "utf-8")
    before = lane.lane.state.revision
    assert cli("import", "customers", str(path), "--yes").code == Exit.OK
    assert lane.lane.state.revision - before == 4


def test_a_file_that_is_there_is_replaced_by_force_only(
    cli: Cli, shop: Settings, tmp_path: Path
) -> None:
    out = tmp_path / "products.csv.gz"
    assert cli("export", "products", str(out)).code == Exit.OK
    assert cli("export", "products", str(out)).code == Exit.REFUSED
    assert cli("export", "products", str(out), "--force", "--json").json["rows"] == 3
    with gzip.open(out, "rt", encoding="utf-8-sig") as lines:
        assert [row["sku"] for row in csv.DictReader(lines)] == ["A1", "B2", "C3"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["p.csv", "p.csv.gz", "p.xlsx"])
def test_an_export_is_an_import_that_changes_nothing(
    cli: Cli, shop: Settings, tmp_path: Path, name: str
) -> None:
    out = tmp_path / name
    cli("export", "products", str(out))
    report = cli("import", "products", str(out), "--yes", "--json").json
    assert (report["same"], report["changed"], report["new"]) == (3, 0, 0)


def test_a_place_that_cannot_be_written_is_said(cli: Cli, shop: Settings, tmp_path: Path) -> None:
    result = cli("export", "products", str(tmp_path / "no" / "where.csv"))
    assert result.code == Exit.STORE
    assert result.err.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize("running", [False, True])
def test_all_that_is_kept_of_a_person_is_written_down(
    cli: Cli, request: pytest.FixtureRequest, file: Path, tmp_path: Path, running: bool
) -> None:
    request.getfixturevalue("lane" if running else "shop")
    cli("import", "customers", str(file), "--yes")
    (row,) = cli("customers", "find", "Ada Lovelcae", "--json").json
    assert (row["name"], row["card"]) == ("Ada Lovelace", "K-1")
    assert row["customer_ref"] in cli("customers", "find", "5871234").out
    out = tmp_path / "ada.json"
    done = cli("customers", "export", row["customer_ref"], str(out))
    assert done.code == Exit.OK, done.out
    kept = json.loads(out.read_text("utf-8"))
    assert (kept["customer"]["note"], kept["sales"]) == ("likes bread", [])
    assert cli("customers", "export", row["customer_ref"], str(out)).code != Exit.OK
    for nobody in ("nonsense", "01a1fd92-bd40-77aa-8d33-9006168f089b"):
        refused = cli("customers", "export", nobody, str(tmp_path / "x.json"))
        assert refused.code == Exit.REFUSED
        assert "no customer" in refused.err
    missing = tmp_path / "no" / "such.json"
    assert cli("customers", "export", row["customer_ref"], str(missing)).code != Exit.OK
