"""Customers and age holds; what people are stays out of the journal and the logs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from tests.fakes.world import FakeClock
from tests.lane_fixtures import BY_MANAGER, MILK_CODE, SUPERVISOR, LaneAtWork, lane_on

NOBODYS = "01a1fd92-bd40-77aa-8d33-9006168f089b"


def test_a_customer_is_created_found_changed_and_attached(lane: LaneAtWork) -> None:
    ref = lane.do(c.SaveCustomer("Ada Löwe", "0664 1234567", "ada@example.org", "C-1", "vip"))
    queries = lane.running.queries
    for text in ("ada", "löw", "LOWE", "0664", "664123", "1234567", "4366412"):
        found = queries.find_customers(text).result(60)
        assert [row.customer_ref for row in found] == [ref], text
    for text in ("06641234567", "+43 664 1234567", "C-1", "ada@example.org"):
        found = queries.find_customers(text).result(60)
        assert [row.customer_ref for row in found] == [ref], text
    assert queries.find_customers("eve").result(60) == ()
    lane.do(c.SaveCustomer("Ada Wolf", "0664 1234567", card="C-1", customer_ref=ref, consent=True))
    row = queries.customer(ref).result(60)
    assert row is not None
    assert (row.name, row.email, row.consent) == ("Ada Wolf", "", True)
    assert queries.find_customers("löwe").result(60) == ()
    lane.do(c.AttachCustomer(ref, "phone"))
    assert lane.state.customer is not None
    lane.sell("MILK")
    (sale,) = queries.find_sales("wolf").result(60)
    assert sale.customer == "Ada Wolf"
    assert [e.data["row_version"] for e in lane.events("CUSTOMER_CHANGED")] == [1, 2]


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (c.SaveCustomer(" "), "customer.name"),
        (c.SaveCustomer("x" * 121), "customer.too_long"),
        (c.SaveCustomer("Ada", email="nobody"), "customer.email"),
        (c.SaveCustomer("Ada", phone="not a number"), "customer.phone"),
        (c.SaveCustomer("Ada", phone="12"), "customer.phone"),
        (c.SaveCustomer("Ada", card="C-1"), "customer.card_taken"),
        (c.SaveCustomer("Ada", phone="+43 664 1234567"), "customer.phone_taken"),
        (c.SaveCustomer("Ada", customer_ref=NOBODYS), "customer.unknown"),
        (c.SaveCustomer("Ada", customer_ref="nonsense"), "customer.unknown"),
        (c.AttachCustomer(NOBODYS), "customer.unknown"),
        (c.AttachCustomer("nonsense"), "customer.unknown"),
        (c.DetachCustomer(), "customer.none"),
    ],
)
def test_a_customer_that_cannot_be_is_refused(
    lane: LaneAtWork, command: c.Command, key: str
) -> None:
    lane.do(c.SaveCustomer("Eve", "0664 1234567", card="C-1"))
    assert lane.refused(command) == key
    assert len(lane.running.queries.find_customers("").result(60)) == 1
    assert lane.running.queries.customer(NOBODYS).result(60) is None


def test_a_customer_is_taken_off_again(lane: LaneAtWork) -> None:
    ref = lane.do(c.SaveCustomer("Ada", attach=True))
    lane.do(c.SaveCustomer("Ada B.", customer_ref=ref, attach=True))
    assert lane.state.customer is not None
    assert lane.state.customer.name == "Ada B."
    lane.do(c.DetachCustomer())
    lane.sell()
    assert lane.rows("SELECT customer_ref FROM sales") == [(None,)]
    assert [e.data["how"] for e in lane.events("CUSTOMER_IDENTIFIED")] == ["created", "name"]


def test_the_journal_knows_no_person(lane: LaneAtWork) -> None:
    lane.do(
        c.SaveCustomer(
            "Xaverius Quitzow", "0664 7654321", "xq@example.org", "CARD-XQ", "likes Zwetschken"
        )
    )
    lane.do(c.Scan("CARD-XQ"))
    lane.sell("MILK")
    lane.refused(c.SignIn("Xaverius", "0000"))
    journal = b"".join(event.data_bytes for event in lane.events())
    for secret in ("Xaverius", "Quitzow", "7654321", "xq@example", "CARD-XQ", "Zwetschken"):
        assert secret.encode() not in journal
        assert secret.encode() not in (lane.data_dir / "head.json").read_bytes()
    for name in ("Jane", "Ann", "2222", "9999"):
        assert name.encode() not in journal


# -- age


@pytest.fixture
def gin(lane: LaneAtWork) -> LaneAtWork:
    """Gin and milk; somebody must be asked."""
    lane.scan(MILK_CODE)
    lane.do(c.AddProduct("GIN"))
    return lane


def test_an_item_with_an_age_holds_the_payment_until_somebody_looked(gin: LaneAtWork) -> None:
    (hold,) = gin.state.holds
    assert (hold.kind, hold.limit, hold.born_on_or_before) == ("age", 18, date(2008, 11, 21))
    assert gin.refused(c.StartCheckout()) == "hold.age"
    assert gin.do(c.CheckAgeByDate(date(2008, 11, 21), "passport")) is True
    assert not gin.state.holds
    gin.do(c.StartCheckout())
    gin.do(c.PayCash(gin.total))
    (event,) = gin.events("AGE_VERIFIED")
    assert event.data == {
        "limit": 18,
        "how": "typed_date",
        "document": "passport",
        "checked_by": "E002",
    }


def test_a_customer_too_young_by_a_day_loses_those_items_and_keeps_the_rest(
    gin: LaneAtWork,
) -> None:
    assert gin.do(c.CheckAgeByDate(date(2008, 11, 22))) is False
    assert [line.sku for line in gin.state.basket.lines] == ["MILK"]
    assert (gin.notice, gin.state.can_undo, gin.state.phase) == (
        "age.refused",
        False,
        Phase.SELLING,
    )
    assert gin.refused(c.Undo()) == "undo.nothing"
    assert [e.event_type for e in gin.events()][-2:] == ["ITEM_VOIDED", "AGE_REFUSED"]


def test_the_strictest_age_counts_and_a_check_covers_what_is_below(gin: LaneAtWork) -> None:
    gin.do(c.ConfirmAge(), BY_MANAGER)
    gin.do(c.AddProduct("BEER"))
    assert not gin.state.holds
    assert gin.refused(c.ConfirmAge(), BY_MANAGER) == "age.nothing"
    gin.do(c.VoidSale("x"), BY_MANAGER)
    gin.do(c.AddProduct("BEER"))
    gin.do(c.CheckAgeByDate(date(2009, 1, 1)))
    gin.do(c.AddProduct("GIN"))
    assert [hold.limit for hold in gin.state.holds] == [18]
    gin.do(c.RefuseAge())
    assert [line.sku for line in gin.state.basket.lines] == ["BEER"]


def test_a_manager_on_the_spot_is_named_as_who_looked(gin: LaneAtWork) -> None:
    assert gin.refused(c.ConfirmAge()) == "approval.needed"
    gin.do(c.ConfirmAge("id_card"), BY_MANAGER)
    assert gin.events("AGE_VERIFIED")[0].data["checked_by"] == "E001"
    gin.sign_in(SUPERVISOR)
    gin.do(c.VoidSale("x"))
    gin.do(c.AddProduct("GIN"))
    gin.do(c.ConfirmAge())
    assert gin.events("AGE_VERIFIED")[1].data["checked_by"] == "E003"


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (c.CheckAgeByDate(date(2030, 1, 1)), "age.date"),
        (c.CheckAgeByDate(date(1850, 1, 1)), "age.date"),
        (c.CheckAgeByDate(date(2000, 1, 1), "library card"), "age.document"),
        (c.ConfirmAge("library card"), "age.document"),
        (c.RefuseAge("library card"), "age.document"),
    ],
)
def test_an_age_check_that_makes_no_sense_is_refused(
    gin: LaneAtWork, command: c.Command, key: str
) -> None:
    assert gin.refused(command, BY_MANAGER) == key
    assert gin.state.holds


def test_without_such_items_nothing_is_asked(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    assert lane.refused(c.RefuseAge()) == "age.nothing"


def test_returned_goods_need_no_age(lane: LaneAtWork) -> None:
    lane.do(c.AddReturnNoReceipt("GIN", 1000), BY_MANAGER)
    assert not lane.state.holds


def test_the_calendar_of_the_shop_decides_not_the_business_day(shop_dir: Path) -> None:
    clock = FakeClock(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))  # 0:30 on New Year in Vienna
    with lane_on(shop_dir, clock) as lane:
        lane.sign_in("ann")
        lane.do(c.SetSetting("day_ends_at_min", "180"))
        lane.do(c.AddProduct("GIN"))
        assert lane.state.holds[0].born_on_or_before == date(2009, 1, 1)


def test_a_typed_date_of_birth_is_in_no_file_of_the_lane(gin: LaneAtWork) -> None:
    birth = date(1971, 3, 17)
    gin.do(c.CheckAgeByDate(birth, "driving_licence"))
    gin.do(c.StartCheckout())
    gin.do(c.PayCash(gin.total))
    gin.wait(lambda state: not state.prints.queued)
    texts = [birth.isoformat(), "17.3.1971", "17.03.1971", "03/17/1971", "19710317", "710317"]
    texts += [str(birth.toordinal()), "1971"]
    for path in gin.data_dir.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [text for text in texts if text.encode() in content], path
    assert not [text for text in texts if text.encode() in b"".join(_printed(gin))]
    assert "1971" not in repr(c.CheckAgeByDate(birth))


def _printed(lane: LaneAtWork) -> list[bytes]:
    return [data for _job, data in lane.devices.printer.jobs]
