"""Hostile text in every place that takes text: opaque inside, made safe for each way out (F34)."""

from __future__ import annotations

import csv
import json
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from hardware.parsing.reading import read
from hardware.ports import ItemLabel, ScanData
from pos_terminal import log
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import CashierError
from pos_terminal.store.importing.customers import CustomerRow
from pos_terminal.store.importing.export import export_customers, export_products
from pos_terminal.ui.format import isolate, natural
from pos_terminal.ui.viewmodels.ticket import line_of
from tests.fakes.paper import on_paper
from tests.faults.hostile import HOSTILE
from tests.lane_fixtures import BY_MANAGER, MANAGER, MILK_CODE, Devices, LaneAtWork, verified
from tests.ui.till import bare, find, open_till

STORABLE = [text for text in HOSTILE if text.encode("utf-8", "ignore").decode() == text]
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def schema(lane: LaneAtWork) -> list[tuple[object, ...]]:
    return lane.rows("SELECT type, name, sql FROM sqlite_master ORDER BY name")


# -- scanned and searched


def test_a_hostile_code_is_looked_up_and_nothing_else(lane: LaneAtWork) -> None:
    before = (schema(lane), len(lane.events()))
    for text in HOSTILE:
        assert lane.refused(c.Scan(text)).startswith("scan."), ascii(text)
        with suppress(CashierError):
            lane.do(c.AddProduct(text))
    assert (schema(lane), len(lane.events())) == before
    lane.scan(MILK_CODE)  # and the sale goes on
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(145))
    verified(lane.data_dir)


def test_a_hostile_label_is_refused_and_nothing_else(lane: LaneAtWork) -> None:
    before = (schema(lane), len(lane.events()))
    whole = ItemLabel("0" + MILK_CODE)
    for text in HOSTILE:
        for label in (ItemLabel(text), replace(whole, batch=text), replace(whole, serial=text)):
            if len(text) <= 20 and text.isascii() and text.isprintable() and label.gtin != text:
                continue  # a batch may well be called "=1"
            assert lane.refused(c.Scan("", label=label)).startswith("scan."), ascii(text)
    assert (schema(lane), len(lane.events())) == before
    lane.do(c.Scan("", label=whole))


def test_hostile_bytes_from_a_scanner_are_a_code_that_nobody_knows(lane: LaneAtWork) -> None:
    before = (schema(lane), len(lane.events()))
    for text in HOSTILE:
        for aim in ("", "C1", "E0", "Q1"):
            found = read(ScanData(text.encode("utf-8", "surrogatepass"), aim))
            if not found.refusal and found.document is None:
                if found.label is None or found.label.gtin != "0" + MILK_CODE:
                    told = lane.refused(c.Scan(found.code, label=found.label))
                    assert told.startswith("scan."), ascii(text)
    assert (schema(lane), len(lane.events())) == before


def test_a_scan_that_is_not_known_is_shown_short_and_not_kept(lane: LaneAtWork) -> None:
    lane.refused(c.Scan("'; DROP TABLE sales; --"))
    assert lane.state.notice is not None
    assert len(str(lane.state.notice.facts.get("code", ""))) <= 32


def test_every_search_takes_any_text(lane: LaneAtWork) -> None:
    lane.sell()
    queries = lane.running.queries
    for text in HOSTILE:
        for search in (queries.search_products, queries.find_customers, queries.find_sales):
            found = search(text).result(60)
            assert len(tuple(found)) <= 50, (search, ascii(text))
    assert [hit.sku for hit in queries.search_products("milk").result(60)] == ["MILK"]


# -- kept as names, notes, reasons and references; then printed, exported, shown, logged


@pytest.fixture
def named(lane: LaneAtWork, devices: Devices) -> Iterator[LaneAtWork]:
    """A sale in which everything that can have a hostile name has one."""
    lane.sign_in(MANAGER)
    for number, text in enumerate(STORABLE):
        with suppress(CashierError):  # "This looks like a card number."
            lane.do(c.SaveProduct(f"H{number}", text, Decimal(1), tax_codes=("food",)))
            lane.do(c.AddProduct(f"H{number}"))
            lane.do(c.NoteLine(number + 1, text))
        with suppress(CashierError):
            lane.do(c.SaveCustomer(text, note=text, card=f"C{number}"))
        with suppress(CashierError):
            lane.do(c.AddOpenItem("DEPT", Decimal(1), text))
    lane.do(c.StartCheckout())
    for text in STORABLE:
        with suppress(CashierError):
            lane.do(c.PayCardManual(text, 1))
    settled = lane.state.settlement
    assert settled is not None
    lane.do(c.PayCash(settled.cash_remaining_minor))
    assert lane.state.phase is Phase.PAID
    with suppress(CashierError):
        lane.do(c.OpenDrawer(STORABLE[3]), BY_MANAGER)
    yield lane
    verified(lane.data_dir)


def test_no_name_note_or_reference_commands_the_printer(
    named: LaneAtWork, devices: Devices
) -> None:
    named.wait(lambda _state: bool(devices.printer.jobs))
    (_, job), *_ = devices.printer.jobs
    paper = on_paper(job)  # refuses every byte that is neither text nor a known command
    assert (len(paper.cuts), paper.kicks) == (1, [])
    assert b"\x1bp" not in job
    assert b"\x1b[2J" not in job


def test_a_command_in_a_job_would_be_seen() -> None:
    paper = on_paper(b"\x1b@Milk\x1bp\x00\x19\xfa\n")
    assert len(paper.kicks) == 1


@pytest.mark.parametrize("name", ["products.csv", "products.xlsx"])
def test_no_cell_of_an_export_of_products_is_a_formula(
    named: LaneAtWork, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    assert export_products(named.data_dir / "catalog.db", path) > len(STORABLE) // 2
    assert_no_formula(path)


@pytest.mark.parametrize("name", ["customers.csv", "customers.xlsx"])
def test_no_cell_of_an_export_of_customers_is_a_formula(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    export_customers([CustomerRow(name=text, notes=text, email=text) for text in STORABLE], path)
    assert_no_formula(path)


def assert_no_formula(path: Path) -> None:
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            text = "".join(book.read(part).decode() for part in book.namelist())
        assert "<f>" not in text
        assert "DDE" not in text
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len({len(row) for row in rows}) == 1, "a newline in a name broke a row in two"
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULAS)]


def test_the_log_has_one_line_for_one_event_whatever_it_says(tmp_path: Path) -> None:
    running = log.start(tmp_path / "log", "lane", terminal="T1")
    for text in HOSTILE:
        log.get_logger("pos.scan").warning("unknown_code", code=text)
        log.get_logger("pos.scan").warning(text.encode("utf-8", "replace").decode())
    running.stop()
    lines = (tmp_path / "log" / "lane.jsonl").read_text("utf-8").split("\n")
    told = [json.loads(line) for line in lines if line]
    assert len(told) == 2 * len(HOSTILE)
    assert not [entry for entry in told if entry["level"] != "warning"], "a forged line"
    raw = "".join(lines)
    assert not [char for char in raw if unicodedata.category(char) == "Cc"]


# -- on the screen


def test_text_that_runs_backwards_turns_only_itself_round(tmp_path: Path) -> None:
    """An override inside a name ends with the name: the price beside it keeps its order."""
    name = "\u202egnp.exe"
    assert isolate(name) == "\u2066gnp.exe\u2069"
    for text in STORABLE:
        for shown in (isolate(text), natural(text)):
            assert unbalanced(shown) == 0, ascii(text)
            assert not set(shown) & set("\u202a\u202b\u202d\u202e")
    nested = natural(f"für {isolate('4,20 €')}")
    assert nested == "\u2068für \u20664,20 €\u2069\u2069"  # our own marks stay
    with open_till(tmp_path) as till:
        lane = till.running.lane
        lane.submit(c.SignIn("admin", "9999")).result(60)
        lane.submit(c.SaveProduct("RTL", name, Decimal("4.20"), tax_codes=("standard",))).result(60)
        lane.submit(c.AddProduct("RTL")).result(60)
        lane.submit(c.NoteLine(1, f"{name}\u2069 1.00")).result(60)
        till.settle()
        assert bare(find(till.window, "Pay").text()).endswith("€4.20")
        (line,) = till.stage.state.priced.lines
        shown = line_of(line, till.stage.state)
        assert unbalanced(shown.detail) == 0
        assert "\u202e" not in shown.detail
        assert shown.amount == "4.20"


def unbalanced(text: str) -> int:
    """Isolates that are opened and not closed, or closed and not opened."""
    depth = 0
    for char in text:
        depth += char in "\u2066\u2067\u2068"
        depth -= char == "\u2069"
        if depth < 0:
            return depth
    return depth
