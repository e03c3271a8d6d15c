"""What screens read beside the lane: catalogue, people, past sales, pictures of receipts."""

from __future__ import annotations

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout import past_sales
from pos_terminal.domain.errors import CashierError, StoreError
from tests.lane_fixtures import MILK_CODE, LaneAtWork

NOBODYS = "01a1fd92-bd40-77aa-8d33-9006168f089b"


def test_products_are_found_by_code_word_and_page(lane: LaneAtWork) -> None:
    queries = lane.running.queries
    assert [hit.sku for hit in queries.search_products(MILK_CODE).result(60)] == ["MILK"]
    assert [hit.sku for hit in queries.search_products("brea").result(60)] == ["BREAD"]
    page = queries.products_page("", limit=3).result(60)
    assert (len(page.rows), page.total) == (3, 9)
    assert queries.product_for_edit("NOPE").result(60) is None
    names = {choice.code: choice.name for choice in queries.tax_choices().result(60)}
    assert names == {"standard": "VAT 20 %", "food": "VAT 10 %"}
    assert queries.categories().result(60) == ()
    assert queries.quick_keys("favourites").result(60) == ()


def test_tiles_of_the_sign_in_are_active_staff_by_name(lane: LaneAtWork) -> None:
    tiles = lane.running.queries.staff().result(60)
    assert [(tile.name, tile.role) for tile in tiles] == [
        ("Ann", "manager"),
        ("Jane", "cashier"),
        ("Sue", "supervisor"),
        ("Tom", "technician"),
    ]


def test_past_sales_are_found_by_number_amount_and_customer(lane: LaneAtWork) -> None:
    lane.sell("MILK")
    lane.do(c.SaveCustomer("Ada", attach=True))
    lane.sell("BREAD")
    find = lane.running.queries.find_sales

    def numbers(text: str) -> list[str]:
        return [row.receipt_no[-1] for row in find(text).result(60)]

    assert numbers("") == ["2", "1"]
    assert numbers("000001") == ["1"]
    assert numbers("3.49") == numbers("3,49") == numbers("ada") == numbers("ada 3.49") == ["2"]
    assert numbers("ada 1.45") == numbers("%") == numbers("x' OR 1=1") == []
    assert find("", limit=1).result(60)[0].cashier == "Jane"


def test_what_is_old_is_found_by_whole_number_and_customer(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane.do(c.SaveCustomer("Ada", attach=True))
    lane.sell("BREAD")
    lane.sell("MILK")
    monkeypatch.setattr(past_sales, "RECENT", 1)
    find = lane.running.queries.find_sales

    def numbers(text: str) -> list[str]:
        return [row.receipt_no[-1] for row in find(text).result(60)]

    assert numbers("TERM001-1-000001") == numbers("term001-1-000001") == ["1"]
    assert numbers("000001") == numbers("1 ada") == numbers("ada") == ["1"]
    assert numbers("") == ["2", "1"]
    assert numbers("3.49") == numbers("00001 3.49") == []  # among the newest only
    assert numbers("00002") == numbers("1.45") == ["2"]


def test_a_past_sale_says_what_may_still_come_back(lane: LaneAtWork) -> None:
    lane.do(c.Scan(MILK_CODE, 3000))
    basket_id = lane.state.basket_id
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(500))
    lane.do(c.AddReturn(basket_id, 1, 1000))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(-145))
    view = lane.running.queries.sale(basket_id).result(60)
    assert view is not None
    (line,) = view.lines
    assert (line.qty_milli, line.left_to_return_milli, line.total_minor) == (3000, 2000, 435)
    assert [(t.kind, t.amount_minor) for t in view.tenders] == [("cash", 500)]
    assert (view.change_minor, view.copies, view.currency) == (65, 0, "EUR")
    assert lane.running.queries.sale(NOBODYS).result(60) is None


def test_a_receipt_can_be_looked_at(lane: LaneAtWork) -> None:
    sale_id = lane.sell()
    assert lane.running.queries.receipt_picture(sale_id).result(60).startswith(b"\x89PNG")
    with pytest.raises(CashierError, match=r"refund\.sale"):
        lane.running.queries.receipt_picture(NOBODYS).result(60)


def test_a_print_job_without_its_event_is_damage_and_said_so(lane: LaneAtWork) -> None:
    from types import SimpleNamespace

    from pos_terminal.checkout.papers import paper_of_job
    from pos_terminal.store.unit_of_work import LaneReader

    reader = LaneReader(lane.data_dir / "lane.db")
    job = SimpleNamespace(kind="receipt", seq=10**6, title="T", copy_no=0)
    with reader.read() as connection, pytest.raises(StoreError):
        paper_of_job(connection, job)
    reader.close()
