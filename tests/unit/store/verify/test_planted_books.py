"""I1, I3, I4, I7: forged money is found though every hash, head and table was made to match."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.store.verify import Check, verify
from tests.unit.store.verify.forger import (
    cover,
    event_data,
    forge,
    seqs,
    without_triggers,
)
from tests.unit.store.verify.shop_day import ShopDay

Data = dict[str, Any]
Change = Callable[[Data], object]


def failed(lane: Path, name: str, acknowledged: Path | None = None) -> Check:
    """The check of that name, which must have failed."""
    check = next(check for check in verify(lane, acknowledged).checks if check.name == name)
    assert not check.ok, f"{name} holds"
    return check


def add(name: str, amount: int) -> Change:
    """Change one amount."""

    def change(data: Data) -> None:
        data[name] += amount

    return change


def line(change: Change) -> Change:
    """Change the first line only."""
    return lambda data: change(data["lines"][0])


def all_at_once(*changes: Change) -> Change:
    """Several changes of one event."""
    return lambda data: [change(data) for change in changes]


def a_cent_of_tax(data: Data) -> None:
    """One cent moved from net to tax, on the line, on the receipt and in the sum: all adds up."""
    first = data["lines"][0]
    first["taxes"][0]["tax_minor"] += 1
    first["tax_minor"] += 1
    first["net_minor"] -= 1
    code = first["taxes"][0]["code"]
    next(tax for tax in data["taxes"] if tax["code"] == code)["tax_minor"] += 1
    data["tax_minor"] += 1
    data["net_minor"] -= 1


def a_cent_to_another_line(data: Data) -> None:
    """One cent of receipt discount moved from one line to another of the same tax: all adds up."""
    for sold, cent in zip(data["lines"][1:3], (1, -1), strict=True):
        sold["receipt_discount_minor"] += cent
        sold["net_minor"] -= cent
        sold["total_minor"] -= cent
        sold["taxes"][0]["base_minor"] -= cent


def a_cheaper_line(data: Data) -> None:
    """A line a cent cheaper than its price, with a tender to match."""
    first = data["lines"][0]
    first["discount_minor"] += 1
    first["net_minor"] -= 1
    first["total_minor"] -= 1
    data["line_discount_minor"] += 1
    for name in ("net_minor", "total_minor", "due_minor"):
        data[name] -= 1
    data["change_minor"] += 1


def rename_tax(data: Data) -> None:
    """Another name of a tax, on receipt and line."""
    data["lines"][0]["taxes"][0]["name"] = "VAT 19 %"


SALES: dict[str, tuple[Change, str]] = {
    "a wrong tax cent": (a_cent_of_tax, "I4 sales"),
    "a discount cent on the wrong line": (a_cent_to_another_line, "I4 sales"),
    "a line a cent too cheap": (a_cheaper_line, "I4 sales"),
    "a total a cent off": (add("total_minor", 1), "I4 sales"),
    "a gross sum off": (add("gross_minor", 1), "I4 sales"),
    "a line total off": (line(add("total_minor", 1)), "I4 sales"),
    "a line tax off": (line(add("tax_minor", 1)), "I4 sales"),
    "an exemption made up": (line(add("exempt_minor", 1)), "I4 sales"),
    "a rounding made up": (line(add("rounding_minor", 1)), "I4 sales"),
    "a base off": (lambda d: add("base_minor", 1)(d["taxes"][0]), "I4 sales"),
    "a tax left off the sum": (lambda d: d["taxes"].pop(), "I4 sales"),
    "a tender off": (lambda d: add("amount_minor", 1)(d["tenders"][0]), "I4 sales"),
    "change off": (add("change_minor", 1), "I4 sales"),
    "too much change and a due to match": (
        all_at_once(add("change_minor", 5), add("due_minor", -5), add("rounding_minor", -5)),
        "I4 sales",
    ),
    "due off": (add("due_minor", 1), "I4 sales"),
    "rounding off": (add("rounding_minor", 1), "I4 sales"),
    "a sale called a refund": (lambda d: d.update(kind="refund"), "I4 sales"),
    "another way to round": (lambda d: d["rules"].update(tax_rounding="never"), "I4 sales"),
    "a field missing": (lambda d: d.pop("rules"), "I4 sales"),
    "another price": (line(lambda d: d.update(unit_price="1.98")), "I4 baskets"),
    "another product": (line(lambda d: d.update(sku="WINE")), "I4 baskets"),
    "another name": (line(lambda d: d.update(name="Wein")), "I4 baskets"),
    "a tax renamed": (rename_tax, "I4 baskets"),
    "a line dropped": (lambda d: d["lines"].pop(), "I4 baskets"),
    "a line doubled": (lambda d: d["lines"].append(d["lines"][0]), "I4 baskets"),
    "another discount": (lambda d: d["discount"].update(value="0.2"), "I4 baskets"),
    "a card payment called cash": (lambda d: d["tenders"][0].update(kind="card"), "I4 baskets"),
    "more cash and more change": (
        all_at_once(lambda d: add("amount_minor", 500)(d["tenders"][0]), add("change_minor", 500)),
        "I4 baskets",
    ),
    "an exemption": (lambda d: d.update(tax_exempt=True), "I4 baskets"),
    "a receipt number left out": (add("receipt_seq", 1), "I3 receipts"),
    "a receipt of another lane": (lambda d: d.update(receipt_no="T02-1-000001"), "I3 receipts"),
    "a receipt of another epoch": (lambda d: d.update(receipt_no="T01-2-000001"), "I3 receipts"),
    "a receipt without number": (lambda d: d.update(receipt_no="T01-1-x"), "I3 receipts"),
    "a card number as reference": (
        lambda d: d["tenders"][0].update(reference="4111 1111 1111 1111"),
        "I8 card numbers",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("forged", sorted(SALES))
def test_a_forged_sale_is_found(lane_dir: Path, forged: str) -> None:
    change, name = SALES[forged]
    seq = seqs(lane_dir / "lane.db", "BASKET_CLOSED")[0]
    try:
        forge(lane_dir / "lane.db", seq, change)
    except Exception:  # the program itself cannot rebuild from some of them
        assert forged in {"a field missing", "a line doubled", "a tax left off the sum"}
    check = failed(lane_dir, name)
    assert check.first_bad == f"seq {seq}"


def test_the_sentence_says_what_the_tax_should_be(lane_dir: Path) -> None:
    seq = seqs(lane_dir / "lane.db", "BASKET_CLOSED")[0]
    forge(lane_dir / "lane.db", seq, a_cent_of_tax)
    check = failed(lane_dir, "I4 sales")
    assert check.sentence.startswith("Receipt T01-1-000001, line 1: net_minor is ")
    assert ", it reckons to " in check.sentence


def test_a_receipt_number_used_twice_is_found(lane_dir: Path) -> None:
    lane_db = lane_dir / "lane.db"
    second = seqs(lane_db, "BASKET_CLOSED")[1]
    with without_triggers(lane_db) as connection:
        data = event_data(lane_db, second)
        data |= {"receipt_no": "T01-1-000001", "receipt_seq": 1}
        raw = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        connection.execute("UPDATE journal SET data = ? WHERE seq = ?", (raw.encode(), second))
        cover(lane_db, connection)
    check = failed(lane_dir, "I3 receipts")
    assert check.first_bad == f"seq {second}"
    assert "Receipt 1 of T01, epoch 1, comes where 2 is due" in check.sentence


RETURNS: dict[str, tuple[int, Change]] = {
    "more pieces than were sold": (4, line(lambda d: d.update(qty_milli=-1001))),
    "a cent more than was paid": (
        4,
        line(all_at_once(add("total_minor", -2), add("net_minor", -2))),
    ),
    "another product": (3, line(lambda d: d.update(sku="WINE"))),
    "a sale that never was": (3, line(lambda d: d["return_of"].update(line_no=9))),
    "another split between net and tax": (
        4,
        line(all_at_once(add("net_minor", -1), add("tax_minor", 1))),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("forged", sorted(RETURNS))
def test_a_forged_return_is_found(lane_dir: Path, forged: str) -> None:
    number, change = RETURNS[forged]
    lane_db = lane_dir / "lane.db"
    forge(lane_db, seqs(lane_db, "BASKET_CLOSED")[number], change)
    first = seqs(lane_db, "BASKET_CLOSED")[3]
    last = seqs(lane_db, "BASKET_CLOSED")[number]
    assert failed(lane_dir, "I4 returns").first_bad in {f"seq {first}", f"seq {last}"}


SHIFTS: dict[str, tuple[str, Change]] = {
    "expected cash a cent off": ("SHIFT_CLOSED", add("expected_minor", 1)),
    "a difference hidden": ("SHIFT_CLOSED", lambda d: d.update(difference_minor=0)),
    "a count changed": ("SHIFT_CLOSED", add("counted_minor", 1)),
    "a tender sum off": ("SHIFT_CLOSED", lambda d: add("amount_minor", 1)(d["tenders"][0])),
    "a tax sum off": ("SHIFT_CLOSED", lambda d: add("tax_minor", 1)(d["taxes"][0])),
    "a sale left out": ("SHIFT_CLOSED", add("sales_count", -1)),
    "a refund left out": ("SHIFT_CLOSED", add("refunds_minor", 1)),
    "a void hidden": ("SHIFT_CLOSED", add("voids_count", -1)),
    "a drawer opening hidden": ("SHIFT_CLOSED", add("no_sale_count", -1)),
    "cash in off": ("SHIFT_CLOSED", add("cash_in_minor", 1)),
    "cash out off": ("SHIFT_CLOSED", add("cash_out_minor", 1)),
    "the sum of all sales off": ("SHIFT_CLOSED", add("perpetual_minor", 1)),
    "another last receipt": ("SHIFT_CLOSED", lambda d: d.update(last_receipt="T01-1-000001")),
    "a cash move made bigger": ("CASH_MOVED", add("amount_minor", 1)),
    "cash in made cash out": ("CASH_MOVED", lambda d: d.update(kind="out")),
    "a float made smaller": ("SHIFT_OPENED", add("float_minor", -1)),
    "an opening difference hidden": (
        "SHIFT_OPENED",
        all_at_once(add("expected_minor", 10_000), add("difference_minor", -10_000)),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("forged", sorted(SHIFTS))
def test_a_forged_shift_is_found(lane_dir: Path, forged: str) -> None:
    event_type, change = SHIFTS[forged]
    lane_db = lane_dir / "lane.db"
    forge(lane_db, seqs(lane_db, event_type)[0], change)
    failed(lane_dir, "I7 cash")


def test_a_z_number_left_out_is_found(lane_dir: Path) -> None:
    lane_db = lane_dir / "lane.db"
    seq = seqs(lane_db, "SHIFT_CLOSED")[0]
    forge(lane_db, seq, add("z_no", 1))
    assert failed(lane_dir, "I3 receipts").first_bad == f"seq {seq}"


def test_a_z_report_with_another_head_is_found(lane_dir: Path) -> None:
    lane_db = lane_dir / "lane.db"
    seq = seqs(lane_db, "SHIFT_CLOSED")[0]
    forge(lane_db, seq, lambda data: None)  # nothing changes but what follows from it
    assert verify(lane_dir).ok
    forge(lane_db, seq, add("journal_seq", -1))
    assert failed(lane_dir, "I2 heads on Z reports").first_bad == f"seq {seq}"


@pytest.mark.parametrize("event_type", ["CASH_MOVED", "BASKET_CLOSED"])
def test_cash_outside_any_shift_is_found(lane_dir: Path, event_type: str) -> None:
    lane_db = lane_dir / "lane.db"
    seq = seqs(lane_db, event_type)[0]
    with without_triggers(lane_db) as connection:
        connection.execute("UPDATE journal SET shift_id = NULL WHERE seq = ?", (seq,))
        cover(lane_db, connection)
    assert failed(lane_dir, "I7 cash").first_bad == f"seq {seq}"


def test_a_second_shift_beside_the_first_is_found(tmp_path: Path) -> None:
    day = ShopDay(tmp_path)
    day.open_shift(0)
    day.open_shift(0)
    day.close_store()
    assert failed(tmp_path, "I7 cash").first_bad == "seq 3"


def acknowledge(lane: Path, entries: list[Data]) -> Path:
    """A driver's list."""
    file = lane / "acknowledged.jsonl"
    file.write_text("".join(json.dumps(entry) + "\n" for entry in entries), "utf-8")
    return file


def test_what_was_acknowledged_is_stored(honest_day: ShopDay, lane_dir: Path) -> None:
    whole = honest_day.acknowledged
    assert verify(lane_dir, acknowledge(lane_dir, whole)).ok
    in_flight = acknowledge(lane_dir, whole[:-1])  # killed before it could say "Paid"
    assert verify(lane_dir, in_flight).ok


LISTS: dict[str, tuple[Callable[[list[Data]], list[Data]], str]] = {
    "a sale lost": (lambda w: [*w, w[0] | {"sale_id": "x"}], "is not stored"),
    "two in flight": (lambda w: w[:-2], "never acknowledged"),
    "one never acknowledged, others after it": (lambda w: w[1:], "never acknowledged"),
    "another total": (lambda w: [w[0] | {"total_minor": 1}, *w[1:]], "acknowledged as"),
    "another number": (lambda w: [w[0] | {"receipt_no": "X"}, *w[1:]], "acknowledged as"),
    "acknowledged twice": (lambda w: [*w, w[0]], "acknowledged twice"),
    "a line that says nothing": (lambda w: [*w, {}], "Not an acknowledged sale"),
}


@pytest.mark.parametrize("forged", sorted(LISTS))
def test_a_sale_lost_or_doubled_is_found(honest_day: ShopDay, lane_dir: Path, forged: str) -> None:
    change, words = LISTS[forged]
    file = acknowledge(lane_dir, change(list(honest_day.acknowledged)))
    assert words in failed(lane_dir, "I1 acknowledged", file).sentence


def test_a_list_that_is_not_there_is_named(lane_dir: Path) -> None:
    missing = lane_dir / "nothing.jsonl"
    assert failed(lane_dir, "I1 acknowledged", missing).first_bad == "nothing.jsonl"
