"""A parked sale's way from one lane to another: out by the journal, in by the inbox (C28)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from plugins.outcomes import Hold, words
from pos_terminal.checkout import commands as c
from pos_terminal.domain.basket import Basket, Discount, DiscountKind, Line
from pos_terminal.domain.codec import basket_data
from pos_terminal.store.parked_rows import key_of
from sync.documents import Document, Kind, Version
from sync.inbox_marks import PARKED
from sync.parked_model import checked
from sync.receiving import Message
from tests.lane_fixtures import BY_MANAGER, MILK_CODE, VAT, LaneAtWork, lane_on, new_lane, verified
from tests.lanes_of_a_shop import STORE, Agent, agent, announced, message
from tests.plugin_acts import bring, last, switch_on
from tests.waiting import until

TENTH = Discount(DiscountKind.PERCENT, Decimal("0.1"), "regular")


@pytest.fixture(scope="session")
def second_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_lane(tmp_path_factory.mktemp("second") / "data", "TERM002")


@pytest.fixture
def topic() -> list[Message]:
    return []


@pytest.fixture
def lanes(
    lane: LaneAtWork, second_template: Path, tmp_path: Path, topic: list[Message]
) -> Iterator[tuple[Agent, Agent]]:
    """Two lanes of a shop, and their agents."""
    folder = Path(shutil.copytree(second_template, tmp_path / "second"))
    with ExitStack() as stack:
        second = stack.enter_context(lane_on(folder, terminal_id="TERM002"))
        second.sign_in()
        yield (
            stack.enter_context(agent(lane, "TERM001", topic)),
            stack.enter_context(agent(second, "TERM002", topic)),
        )


def park(lane: LaneAtWork, name: str = "Mrs Smith") -> Document:
    """A sale with all that can be in it; its document."""
    before = lane.events()[-1].seq
    lane.scan(MILK_CODE, MILK_CODE, "12345670")
    lane.do(c.NoteLine(1, "bag"))
    lane.do(c.DiscountLine(2, TENTH), BY_MANAGER)
    lane.do(c.DiscountBasket(TENTH), BY_MANAGER)
    lane.do(c.Park(name))
    [made] = [each for each in announced(lane, before) if each.kind is Kind.PARKED]
    return made


def parked_of(lane: LaneAtWork, after: int = 0) -> list[Document]:
    return [each for each in announced(lane, after) if each.kind is Kind.PARKED]


@pytest.mark.slow
def test_a_sale_parked_at_one_till_is_paid_at_the_other_and_gone_at_the_first(
    lanes: tuple[Agent, Agent],
) -> None:
    one, two = lanes
    ref = one.lane.do(c.SaveCustomer("Ada Smith", attach=True))
    key = park(one.lane).key
    one.tell()
    until(lambda: two.parked_elsewhere() == [key])
    until(lambda: two.lane.rows("SELECT count(*) FROM customers") == [(1,)])
    two.lane.do(c.TakeOver(key))
    assert two.lane.state.customer is not None
    two.lane.do(c.StartCheckout())
    two.lane.do(c.PayCash(two.lane.state.settlement.cash_remaining_minor))  # type: ignore[union-attr]
    two.tell()
    until(lambda: one.lane.state.parked_count == 0)
    [sold] = two.lane.events("BASKET_CLOSED")
    [was] = one.lane.events("BASKET_PARKED")
    assert sold.data["total_minor"] == was.data["total_minor"]
    assert sold.data["customer_ref"] == ref
    assert [told.version.terminal_id for told in one.tell() if told.kind is Kind.PARKED] == [
        "TERM002"
    ]
    until(lambda: all((worker.poke(), worker.waiting == 0)[1] for worker in two.workers))
    for each in lanes:
        assert each.lane.events("PARKED_CLASH") == []
        verified(each.lane.data_dir)


@pytest.mark.slow
def test_two_tills_that_were_offline_took_one_sale_and_both_say_so(
    lanes: tuple[Agent, Agent],
) -> None:
    one, two = lanes
    key = park(one.lane).key
    one.tell()
    until(lambda: two.parked_elsewhere() == [key])
    one.lane.do(c.Recall(key.split("/")[1]))
    two.lane.do(c.TakeOver(key))
    for each in lanes:
        each.lane.do(c.StartCheckout())
        each.lane.do(c.PayCash(each.lane.state.settlement.cash_remaining_minor))  # type: ignore[union-attr]
    one.tell()
    two.tell()
    for each, other in ((one, "TERM002"), (two, "TERM001")):
        until(lambda lane=each.lane: lane.events("PARKED_CLASH") != [])
        [clash] = each.lane.events("PARKED_CLASH")
        assert clash.data == {"key": key, "other_terminal": other}
        until(lambda lane=each.lane: lane.notice == "parked.clash")
        assert len(each.lane.events("BASKET_CLOSED")) == 1
        verified(each.lane.data_dir)


def test_what_a_lane_tells_of_a_parked_sale_and_when_no_more(lane: LaneAtWork) -> None:
    """Whatever is sent again says how it is now: a parking that is over is not told anew."""
    before = lane.events()[-1].seq
    document = park(lane)
    event = lane.events("BASKET_PARKED")[-1]
    basket_id = event.stamp.basket_id or ""
    assert document.key == key_of(STORE, basket_id, event.seq)
    assert (document.body["name"], document.version.number) == ("Mrs Smith", event.seq)
    assert document.body["total_minor"] == event.data["total_minor"]
    lane.do(c.Recall(basket_id))
    [end] = parked_of(lane, before)
    assert (end.key, end.version.erased, end.body) == (document.key, True, {})
    lane.do(c.Park())
    [end, again] = parked_of(lane, before)
    assert end.key == document.key != again.key
    assert checked(again, 1).row is not None


def serial_number(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("PHONE", serial="S1"))


def goods_that_come_back(lane: LaneAtWork) -> None:
    sale = lane.sell("MILK")
    lane.do(c.AddReturn(sale, 1, 1000), BY_MANAGER)


def goods_without_a_receipt(lane: LaneAtWork) -> None:
    lane.do(c.AddReturnNoReceipt("MILK", 1000, reason="faulty"), BY_MANAGER)


def a_plugin_s_question(lane: LaneAtWork) -> None:
    switch_on(lane, "watch")
    lane.scan(MILK_CODE)
    bring(lane, "watch", last(lane, "ITEM_ADDED"), Hold("fraud", words("why")))


@pytest.mark.parametrize(
    "put",
    [serial_number, goods_that_come_back, goods_without_a_receipt, a_plugin_s_question],
)
def test_what_only_its_own_lane_can_vouch_for_stays_there(lane: LaneAtWork, put: Any) -> None:
    put(lane)
    lane.scan("12345670")
    lane.do(c.Park())
    assert parked_of(lane) == []


def test_whoever_is_erased_is_taken_out_of_what_was_told(lane: LaneAtWork) -> None:
    ref = lane.do(c.SaveCustomer("Ada Smith", attach=True))
    first = park(lane)
    assert first.body["customer_ref"] == ref
    before = lane.events()[-1].seq
    lane.do(c.EraseCustomer(ref, "asked"), BY_MANAGER)
    [again] = parked_of(lane, before)
    assert (again.key, again.body["name"], again.body["customer_ref"]) == (first.key, "", "")
    assert again.version > first.version


@pytest.mark.slow
def test_what_is_no_parked_sale_of_this_shop_is_refused_and_told_once(
    lanes: tuple[Agent, Agent], topic: list[Message], caplog: pytest.LogCaptureFixture
) -> None:
    one, two = lanes
    document = park(one.lane)
    elsewhere = replace(document, key=document.key.replace(STORE, "STORE002"))
    bad = replace(document, body=document.body | {"name": "x" * 5_000})
    topic += [
        Message(b"{", "", f"parked/{document.key}"),
        *(message(each) for each in (elsewhere, bad, bad, document)),
    ]
    until(lambda: two.parked_elsewhere() == [document.key])
    told = [record for record in caplog.records if "parked sale of another" in record.getMessage()]
    assert len(told) == 2 * len(lanes)  # each lane each reason once, whatever comes again
    assert "Smith" not in str([record.__dict__ for record in told])
    until(lambda: all((worker.poke(), worker.waiting == 0)[1] for worker in two.workers))
    assert two.lane.running.lane.state.parked_count == 0
    assert one.parked_elsewhere() == []
    assert PARKED in {worker.name for worker in two.workers}


@pytest.fixture(scope="module")
def sound() -> Document:
    """A document as a lane writes it, without a lane."""
    line = Line(1, "MILK", "Milk", 1000, Decimal("1.45"), (VAT,), discount=TENTH)
    at = "2026-03-05T08:00:00.000000Z"
    body = {
        "parked_at": at,
        "name": "",
        "customer_ref": "",
        "total_minor": 131,
        "basket": basket_data(Basket("EUR", (line,))),
    }
    key = key_of(STORE, "018f6f10-0000-7000-8000-000000000001", 9)
    return Document(Kind.PARKED, key, Version(False, 9, at, "TERM002"), body, 9)


def with_line(**fields: Any) -> Any:
    def change(body: dict[str, Any]) -> dict[str, Any]:
        [line] = body["basket"]["lines"]
        return body | {"basket": body["basket"] | {"lines": [line | fields]}}

    return change


def with_basket(**fields: Any) -> Any:
    return lambda body: body | {"basket": body["basket"] | fields}


def with_tax(**fields: Any) -> Any:
    def change(body: dict[str, Any]) -> dict[str, Any]:
        [line] = body["basket"]["lines"]
        return with_line(taxes=[line["taxes"][0] | fields])(body)

    return change


ABOVE_ALL = {"kind": "percent", "value": "1.5", "reason": "", "taken_from": "shelf"}
HOSTILE = {
    "nothing": lambda _: {},
    "a name of a person as long as a book": lambda body: body | {"name": "x" * 41},
    "no time": lambda body: body | {"parked_at": "yesterday"},
    "whose": lambda body: body | {"customer_ref": "Ada"},
    "no lines": with_basket(lines=[]),
    "a currency": with_basket(currency="euro"),
    "serial number": with_line(serial="S1"),
    "goods that come back": with_line(qty_milli=-1000),
    "pinned": with_line(pinned={"gross_minor": 1}),
    "of a sale": with_line(return_of={"sale_id": "", "receipt_no": "", "line_no": 1}),
    "a float": with_line(qty_milli=1.5),
    "a price in words": with_line(unit_price="free"),
    "an exponent": with_line(unit_price="1e9"),
    "not a number": with_line(unit_price="NaN"),
    "a discount above all": with_line(discount=ABOVE_ALL),
    "a tax without sense": with_tax(rate="99999"),
    "a way of rounding": with_tax(rounding="away"),
    "a long text": with_line(note="x" * 501),
    "a line number": with_line(line_no=0),
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_document_that_is_no_sale_is_refused(sound: Document, change: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        checked(replace(sound, body=change(sound.body)), 1)


def test_a_document_is_refused_for_its_key_its_lane_its_lines(sound: Document) -> None:
    [line] = sound.body["basket"]["lines"]
    for bad in (
        replace(sound, key="STORE001/x/9"),
        replace(sound, key=f"{sound.key}|TERM003"),
        replace(sound, version=replace(sound.version, terminal_id="TERM 2")),
        replace(sound, version=replace(sound.version, changed_at="now")),
        replace(sound, body=with_basket(lines=[line, line])(sound.body)),
        replace(sound, body=with_basket(lines=[line | {"line_no": 1}] * 501)(sound.body)),
    ):
        with pytest.raises(msgspec.ValidationError):
            checked(bad, 1)
    news = checked(sound, 1)
    assert news.row is not None
    assert news.row.basket == sound.body["basket"]
