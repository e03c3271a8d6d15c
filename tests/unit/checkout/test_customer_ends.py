"""Two customers become one, and one is forgotten: what stays, what goes, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.store.unit_of_work import LaneReader
from pos_terminal.store.verify import verify
from tests.lane_fixtures import BY_MANAGER, CASHIER, MANAGER, LaneAtWork, lane_on

NOBODYS = "01a1fd92-bd40-77aa-8d33-9006168f089b"
PERSON = {
    "name": "Xaverius Quitzowski",
    "phone": "0664 7654321",
    "email": "Xaver.Q@example.org",
    "card": "CARD-XQ-77",
    "note": "likes Zwetschken",
}
TRACES = ("xaver", "quitzow", "7654321", "9182736", "card-xq-77", "zwetschk")
TURNED = ("1234567466", "6372819466")  # the number from its end is a key as well


def remains(data_dir: Path, *words: str) -> list[str]:
    """Files in which a word still stands, in any case, in UTF-8 or UTF-16."""
    found = []
    for path in sorted(p for p in data_dir.rglob("*") if p.is_file()):
        content = path.read_bytes().lower()
        for word in words:
            needles = (word.lower().encode(), word.lower().encode("utf-16-le"))
            if any(needle in content for needle in needles):
                found.append(f"{path.name}: {word}")
    return found


def test_a_merged_customers_sales_count_for_who_took_the_place(lane: LaneAtWork) -> None:
    keep = lane.do(c.SaveCustomer("Ada Lowe", card="C-1", note="vip"))
    drop = lane.do(c.SaveCustomer("Ada Löwe", "0664 1234567", "a@b.c", "C-2", "deaf", True))
    for card in ("C-1", "C-2"):
        lane.do(c.Scan(card))
        lane.sell("MILK")
    journal = [event.hash for event in lane.events()]
    lane.do(c.MergeCustomers(keep, drop), BY_MANAGER)
    assert [event.hash for event in lane.events()][: len(journal)] == journal
    queries = lane.running.queries
    assert len(queries.find_sales("lowe").result(60)) == 2
    assert {sale.customer for sale in queries.find_sales("").result(60)} == {"Ada Lowe"}
    (row,) = queries.find_customers("löwe").result(60)
    assert (row.customer_ref, row.phone, row.email) == (keep, "0664 1234567", "a@b.c")
    assert (row.card, row.note, row.consent) == ("C-1", "vip · deaf", False)
    assert lane.do(c.Scan("C-2")).name == "Ada Lowe"
    said = [event.data for event in lane.events("CUSTOMER_CHANGED")][-2:]
    assert [(data["change"], data["into"]) for data in said] == [
        ("merged", keep),
        ("updated", None),
    ]
    assert verify(lane.data_dir).ok


def test_a_basket_with_the_merged_customer_follows(lane: LaneAtWork) -> None:
    keep, drop = (lane.do(c.SaveCustomer(name)) for name in ("Ada", "Eve"))
    lane.do(c.AttachCustomer(drop))
    lane.do(c.AddProduct("MILK"))
    lane.do(c.Park("later"))
    lane.do(c.AttachCustomer(drop))
    lane.do(c.MergeCustomers(keep, drop), BY_MANAGER)
    assert lane.state.customer is not None
    assert lane.state.customer.name == "Ada"
    lane.sell("BREAD")
    (parked,) = lane.running.queries.parked().result(60)
    lane.do(c.Recall(parked.basket_id))
    lane.sell("BREAD")
    assert [e.data["customer_ref"] for e in lane.events("BASKET_CLOSED")] == [keep, keep]


def test_merged_once_more_all_count_for_the_last(lane: LaneAtWork) -> None:
    refs = [lane.do(c.SaveCustomer(name, card=name)) for name in ("Ada", "Bea", "Cleo")]
    lane.do(c.MergeCustomers(refs[1], refs[0]), BY_MANAGER)
    lane.do(c.MergeCustomers(refs[2], refs[1]), BY_MANAGER)
    for card in ("Ada", "Bea", "Cleo"):
        assert lane.do(c.Scan(card)).name == "Cleo"
    lane.do(c.SaveCustomer("Cleo", card="Ada", customer_ref=refs[2]))  # one of theirs already
    assert lane.do(c.Scan("Ada")).name == "Cleo"
    assert lane.refused(c.SaveCustomer("Dora", card="Bea")) == "customer.card_taken"


def test_what_cannot_be_merged_or_erased_is_refused_in_words(lane: LaneAtWork) -> None:
    ref, other = (lane.do(c.SaveCustomer(name)) for name in ("Ada", "Eve"))
    lane.sign_in(MANAGER)
    assert lane.refused(c.MergeCustomers(ref, ref)) == "customer.same"
    assert lane.refused(c.MergeCustomers(ref, NOBODYS)) == "customer.unknown"
    assert lane.refused(c.MergeCustomers("nonsense", ref)) == "customer.unknown"
    assert lane.refused(c.EraseCustomer(NOBODYS, "asked")) == "customer.unknown"
    assert lane.refused(c.EraseCustomer(ref, "a free text")) == "customer.reason"
    lane.do(c.AttachCustomer(ref))
    assert lane.refused(c.EraseCustomer(ref, "asked")) == "customer.in_sale"
    lane.do(c.DetachCustomer())
    lane.do(c.EraseCustomer(ref, "asked"))
    assert lane.refused(c.EraseCustomer(ref, "asked")) == "customer.unknown"
    assert lane.refused(c.MergeCustomers(other, ref)) == "customer.unknown"
    assert lane.refused(c.SaveCustomer("Ada", customer_ref=ref)) == "customer.unknown"
    assert lane.refused(c.AttachCustomer(ref)) == "customer.unknown"


def bought_and_parked(lane: LaneAtWork) -> str:
    """A customer who is in every table: a sale, a parked basket, a merged row, a change."""
    ref = str(lane.do(c.SaveCustomer("Quitzow-Other", card="CARD-XQ-77-OLD")))
    twin = lane.do(c.SaveCustomer(**PERSON))
    lane.do(c.MergeCustomers(twin, ref), BY_MANAGER)
    lane.do(c.Scan("CARD-XQ-77-OLD"))
    lane.sell("MILK")
    lane.do(c.Scan("CARD-XQ-77"))
    lane.do(c.AddProduct("MILK"))
    lane.do(c.Park("Mrs Quitzow"))
    lane.do(c.AddProduct("BREAD"))
    lane.do(c.Park("Xaverius"))
    lane.do(c.SaveCustomer(**PERSON | {"phone": "0664 9182736", "customer_ref": twin}))
    return str(twin)


@pytest.mark.slow
def test_an_erased_customer_is_in_no_file_any_more(lane: LaneAtWork) -> None:
    ref = bought_and_parked(lane)
    others = [lane.do(c.SaveCustomer(f"Somebody Else {n}", card=f"E{n}")) for n in range(40)]
    assert remains(lane.data_dir, *TRACES[:4]), "the look finds what is there"
    lane.do(c.EraseCustomer(ref, "asked"), BY_MANAGER)
    lane.do(c.Scan("E7"))
    lane.do(c.DetachCustomer())
    assert remains(lane.data_dir, *TRACES, *TURNED) == []
    assert lane.rows("SELECT value FROM control WHERE key = 'scrub'") == [("0",)]
    assert len(lane.running.queries.find_customers("somebody", 50).result(60)) == len(others)
    for parked in lane.running.queries.parked().result(60):
        lane.do(c.Recall(parked.basket_id))
        assert lane.state.customer is None
        lane.sell("BREAD")
    assert verify(lane.data_dir).ok
    gone = [e.data for e in lane.events("CUSTOMER_CHANGED") if e.data["change"] == "erased"]
    assert [data["reason"] for data in gone] == ["asked", "asked"]
    assert [sale.customer for sale in lane.running.queries.find_sales("").result(60)] == [""] * 3


@pytest.mark.slow
def test_a_reader_or_a_crash_only_puts_the_cleaning_off(lane: LaneAtWork, tmp_path: Path) -> None:
    ref = bought_and_parked(lane)
    with held(lane):
        lane.do(c.EraseCustomer(ref, "unused"), BY_MANAGER)
        crashed = lane.crash_copy(tmp_path / "crashed")
        assert remains(crashed, "quitzow"), "the reader holds the log"
    with lane_on(crashed) as again:
        again.do(c.AcceptRecovery())
        again.sign_in(CASHIER)
        assert remains(crashed, *TRACES, *TURNED) == []
    lane.wait(lambda _state: not remains(lane.data_dir, *TRACES))


@contextmanager
def held(lane: LaneAtWork) -> Iterator[None]:
    """Somebody reads the store: its log cannot be cut."""
    reader = LaneReader(lane.data_dir / "lane.db")
    with reader.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM customers").scalar()
        yield
    reader.close()
