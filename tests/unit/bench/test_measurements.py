"""What measurements rest on: each notices a planted fault of its own kind."""

from __future__ import annotations

import csv
import gzip
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest

from tests.bench.close_sale import Cashier, figure, in_turn
from tests.bench.commit_syncs import counted
from tests.bench.floor_child import floor_of
from tests.bench.lane import Counter, baskets, open_shop
from tests.bench.replay import NotThePenny, pence_of_file, pence_of_journal, ring_up, same
from tests.bench.retail_file import Invoice, articles, invoices
from tests.bench.retail_shop import open_retail_shop
from tests.lane_fixtures import verified

# number, code, words, pieces, time, price, customer: made up, one of each odd kind
LINES = (
    ("A1", "10001", "RED MUG", "6", "2011-03-01 10:00:00", "1.25", "17000.0"),
    ("A1", "10001", "RED MUG", "2", "2011-03-01 10:00:00", "1.05", "17000.0"),
    ("A1", "10002", "", "1", "2011-03-01 10:00:00", "0.0", "17000.0"),  # a gift
    ("A1", "POST", "POSTAGE", "1", "2011-03-01 10:00:00", "18.00", "17000.0"),
    ("A2", "10002", "damaged", "-7", "2011-03-01 11:00:00", "0.0", ""),  # no sale at all
    ("A3", "PADS", "PADS", "1", "2011-03-01 12:00:00", "0.001", ""),  # less than a penny
    ("CA4", "10001", "RED MUG", "-3", "2011-03-02 09:30:00", "1.25", "17000.0"),
    ("CA4", "D", "Discount", "-1", "2011-03-02 09:30:00", "4.99", "17000.0"),
    ("A5", "B", "bad debt", "1", "2011-03-02 09:40:00", "-2.50", ""),
    ("A5", "10002", "BLUE MUG", "4", "2011-03-02 09:40:00", "2.10", ""),
)
PENCE = {"A1": 2760, "A2": 0, "A3": 0, "CA4": -874, "A5": 590}


@pytest.fixture
def retail(tmp_path: Path) -> Path:
    path = tmp_path / "retail.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        write = csv.writer(file).writerow
        write("InvoiceNo StockCode Description Quantity InvoiceDate UnitPrice CustomerID".split())
        for line in reversed(LINES):
            write((*line, "United Kingdom"))
    return path


def test_odd_rows_of_a_real_file_follow_the_rules(retail: Path) -> None:
    read = invoices(retail)
    assert [invoice.number for invoice in read] == ["A1", "A2", "A3", "CA4", "A5"]
    assert [invoice.is_sale for invoice in read] == [True, False, True, True, True]
    assert read[4].rows[1].pieces == -1  # a negative price: the other way round
    assert read[4].rows[1].price == Decimal("2.50")
    goods = {article.code: article for article in articles(read)}
    assert goods["10001"].price == Decimal("1.25")
    assert goods["10002"].name == "BLUE MUG"  # not what somebody noted beside it
    assert {code for code, article in goods.items() if article.open_price} == {
        "POST", "PADS", "D", "B",
    }  # fmt: skip


def test_a_line_that_no_rule_covers_is_named(retail: Path) -> None:
    with gzip.open(retail, "at", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(("A9", "1", "", "0.5", "2011-03-01 10:00:00", "1", "", ""))
    with pytest.raises(ValueError, match="A9"):
        invoices(retail)


@pytest.mark.slow
def test_a_replay_is_the_file_to_the_penny_and_a_wrong_penny_is_found(
    retail: Path, tmp_path: Path
) -> None:
    read = invoices(retail)
    expected = pence_of_file(retail, {invoice.number for invoice in read})
    assert expected == PENCE
    assert rung_up(read, expected, tmp_path / "data") == sum(PENCE.values())
    verified(tmp_path / "data")
    with pytest.raises(NotThePenny, match="invoice A1 is 2761"):
        rung_up(read, expected | {"A1": 2761}, tmp_path / "planted")


def rung_up(read: list[Invoice], expected: dict[str, int], folder: Path) -> int:
    with open_retail_shop(folder, read) as shop:
        assert ring_up(shop, expected) == 4
    assert shop.days == 2
    total = sum(expected.values())
    same(total, z_reports=shop.z_pence, journal=pence_of_journal(folder / "lane.db"))
    with pytest.raises(NotThePenny, match="journal"):
        same(total, journal=total + 1)
    return total


@pytest.mark.slow
def test_the_floor_of_a_sale_writes_what_the_lane_wrote_or_says_where_not(tmp_path: Path) -> None:
    with open_shop(tmp_path / "data") as counter:
        with floor_of(counter, tmp_path / "floor.db") as floor:
            took = in_turn(Cashier(counter), floor, 3)
        assert len(took.answered) == len(floor.rows) == 3
        assert figure("close", took.answered, 50).floor
        with pytest.raises(RuntimeError, match=r"lane\.sales"):
            sell_without_the_floor(counter, tmp_path / "other.db")


def sell_without_the_floor(counter: Counter, floor_db: Path) -> None:
    with floor_of(counter, floor_db):
        counter.sell(next(baskets()))
        counter.until_printed()


def test_baskets_have_three_to_five_different_products() -> None:
    seen = list(islice(baskets(), 300))
    assert {len(basket) for basket in seen} == {3, 4, 5}
    assert all(len(set(basket)) == len(basket) for basket in seen)


TRACE = """\
7 fsync(9</data/lane.db-wal>) = 0
8 access("bench-mark:cash:begin", F_OK) = -1 ENOENT (No such file or directory)
7 fdatasync(9</data/lane.db-wal> <unfinished ...>
9 fsync(4</data/head.json>) = 0
7 <... fdatasync resumed>) = 0
7 access("bench-mark:cash:end", F_OK) = -1 ENOENT (No such file or directory)
7 fsync(9</data/lane.db-wal>) = 0
8 access("bench-mark:card:begin", F_OK) = -1 ENOENT (No such file or directory)
7 fsync(9</data/lane.db-wal>) = 0
7 fsync(3</data/lane.db>) = 0
7 fsync(9</data/lane.db-wal>) = 0
7 access("bench-mark:card:end", F_OK) = -1 ENOENT (No such file or directory)
"""


def test_syncs_are_counted_between_tender_and_paid_for_the_store_alone() -> None:
    assert counted(TRACE.splitlines()) == {"cash": [1], "card": [3]}
