"""Every guarded act by every role: done, or a manager is asked, and always on record (C25)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from hardware.ports import CardOutcome, CardResult, IdReading
from plugins.outcomes import Ask, Choice, Hold, Outcome
from pos_terminal.checkout import commands as c
from pos_terminal.checkout import taking_over
from pos_terminal.checkout.state import Phase
from pos_terminal.checkout.taking_over import ParkedNews
from pos_terminal.domain.basket import Discount, DiscountKind
from pos_terminal.domain.codec import basket_data
from pos_terminal.domain.permissions import Right, may
from pos_terminal.store.parked_rows import Elsewhere, key_of
from tests.lane_fixtures import (
    BY_MANAGER,
    CASHIER,
    MANAGER,
    MILK_CODE,
    PINS,
    ROLES,
    SUPERVISOR,
    TECHNICIAN,
    LaneAtWork,
)
from tests.plugin_acts import bring, last, switch_on

pytestmark = pytest.mark.slow  # `./pos test --quick` goes without

Make = Callable[[LaneAtWork], c.Command]


def with_milk(command: c.Command) -> Make:
    def make(lane: LaneAtWork) -> c.Command:
        lane.do(c.Scan(MILK_CODE, 2000))
        return command

    return make


def alone(command: c.Command) -> Make:
    return lambda _lane: command


def reprint(lane: LaneAtWork) -> c.Command:
    return c.Reprint(sold(lane))


def refund(lane: LaneAtWork) -> c.Command:
    return c.AddReturn(sold(lane), 1, 1000)


def sold(lane: LaneAtWork) -> str:
    """A sale made before whoever is tried signs in."""
    (row,) = lane.rows("SELECT lower(hex(sale_id)) FROM sales")
    raw = row[0]
    return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"


def unlock(lane: LaneAtWork) -> c.Command:
    lane.do(c.LockScreen())
    return c.Unlock(PINS[MANAGER], login=MANAGER)


def recall(lane: LaneAtWork) -> c.Command:
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.Park("Bob"), BY_MANAGER)
    (row,) = lane.running.queries.parked().result(60)
    return c.Recall(row.basket_id)


def gin(command: c.Command) -> Make:
    def make(lane: LaneAtWork) -> c.Command:
        lane.do(c.AddProduct("GIN"))
        return command

    return make


def fewer(lane: LaneAtWork) -> c.Command:
    lane.do(c.Scan(MILK_CODE, 2000))
    return c.SetQuantity(1000)


def undo_scan(lane: LaneAtWork) -> c.Command:
    lane.do(c.Scan(MILK_CODE, 2000))
    return c.Undo()


def off(percent: str) -> Discount:
    return Discount(DiscountKind.PERCENT, Decimal(percent))


def exempted(lane: LaneAtWork) -> c.Command:
    """The exemption was put on and taken off again: undoing that puts it on."""
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.ExemptTax(True, "embassy"), BY_MANAGER)
    lane.do(c.ExemptTax(False, ""), BY_MANAGER)
    return c.Undo()


def dearer_again(lane: LaneAtWork) -> c.Command:
    """A discount was given and taken off again: undoing that gives it."""
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.DiscountLine(1, off("0.5")), BY_MANAGER)
    lane.do(c.DiscountLine(1, None), BY_MANAGER)
    return c.Undo()


def shut(lane: LaneAtWork) -> c.Command:
    lane.do(c.CloseShift(10_145), BY_MANAGER)
    return c.OpenShift(10_000)


def paying(command: c.Command) -> Make:
    """Somebody else began to take money."""

    def make(lane: LaneAtWork) -> c.Command:
        lane.do(c.Scan(MILK_CODE, 2000))
        lane.do(c.StartCheckout(), BY_MANAGER)
        return command

    return make


def paid_in_part(lane: LaneAtWork) -> c.Command:
    paying(c.Complete())(lane)
    lane.do(c.PayCash(100), BY_MANAGER)
    return c.RemoveTender(lane.state.tenders[0].tender_id)


def paid_not_closed(lane: LaneAtWork) -> c.Command:
    paying(c.Complete())(lane)
    lane.do(c.PayCash(290, close=False), BY_MANAGER)
    return c.Complete()


def unknown_card(lane: LaneAtWork) -> c.Command:
    lane.devices.terminal.answers = [CardResult(CardOutcome.UNKNOWN)]
    paying(c.Complete())(lane)
    lane.do(c.PayCard(), BY_MANAGER)
    card = lane.wait(lambda state: state.phase is Phase.CARD_UNKNOWN).pending_card
    assert card is not None
    return c.ResolveCard(card.tender_id, paid=False)


def plugged(command: c.Command, *said: Outcome) -> Make:
    """A critical plugin works, and has said something about the basket."""

    def make(lane: LaneAtWork) -> c.Command:
        if not lane.state.plugins:
            acts = {right: right for right in ("manage_plugins", "manage_staff", "manage_settings")}
            switch_on(lane, "watch", critical=True, acts=acts)
        with_milk(c.Undo())(lane)
        bring(lane, "watch", last(lane, "ITEM_ADDED"), *said)
        return command

    return make


def waited_for(lane: LaneAtWork) -> c.Command:
    """The plugin does not answer in time."""
    plugged(c.OverrideChecks())(lane)
    lane.do(c.StartCheckout(), BY_MANAGER)
    lane.clock.passes(seconds=2)
    return c.OverrideChecks()


CHALLENGE = Hold("age", "House rule.", limit=18, skus=("MILK",), looks_older=25)


def asks(right: str) -> Ask:
    return Ask("bag", "Bag?", [Choice("yes", "Yes", right=right)])


def two_customers(command: Callable[[str, str], c.Command]) -> Make:
    """One of them has just come."""

    def make(lane: LaneAtWork) -> c.Command:
        first, second = (
            lane.do(c.SaveCustomer(name), BY_MANAGER) for name in ("Ada Byron", "Ada King")
        )
        return command(first, second)

    return make


def parked_elsewhere(lane: LaneAtWork) -> c.Command:
    """A sale that another lane has set aside, of what was in hand here."""
    with_milk(c.Undo())(lane)
    basket = basket_data(lane.state.priced.basket)
    lane.do(c.VoidSale("test"), BY_MANAGER)
    key = key_of("STORE001", "018f6f10-0000-7000-8000-000000000001", 9)
    at = "2026-03-05T08:00:00.000000Z"
    row = Elsewhere(key, 9, "TERM002", "", "", at, 290, "EUR", 1, basket)
    news = ParkedNews(1, key, "TERM002", at, row)
    lane.running.lane.call(lambda till: taking_over.apply(till, [news], "inbox")).result(60)
    return c.TakeOver(key)


GUARDED: list[tuple[Right, Make]] = [
    (Right.MANAGE_CUSTOMERS, two_customers(c.MergeCustomers)),
    (Right.MANAGE_CUSTOMERS, two_customers(lambda ref, _other: c.EraseCustomer(ref, "asked"))),
    (Right.MANAGE_PLUGINS, plugged(c.SwitchPlugin("watch", on=False))),
    (Right.MANAGE_PLUGINS, plugged(c.ChangePluginSettings("watch", {"limit": 1}))),
    (Right.MANAGE_PLUGINS, alone(c.LookAtPlugins())),
    (Right.MANAGE_PLUGINS, plugged(c.ActOnPlugin("watch", "manage_plugins", {}))),
    (Right.MANAGE_STAFF, plugged(c.ActOnPlugin("watch", "manage_staff", {}))),
    (Right.MANAGE_SETTINGS, plugged(c.ActOnPlugin("watch", "manage_settings", {}))),
    (Right.DEVICES, alone(c.LookAtDevices())),
    (Right.DEVICES, alone(c.ManageDevices("test", "cash_drawer", "kick"))),
    (Right.MANAGE_SYNC, alone(c.LookAtSync())),
    (Right.MANAGE_SYNC, alone(c.ChangeSyncSettings("kafka", {"partitions": 6}))),
    (Right.MANAGE_SYNC, alone(c.ManageSync("pause", "kafka"))),
    (Right.MANAGE_SYNC, alone(c.BeginNewLife("a copy was found"))),
    (Right.RELEASE_CHECKS, plugged(c.ReleaseHold("watch", "fraud"), Hold("fraud", "Large."))),
    (Right.RELEASE_CHECKS, plugged(c.AnswerPlugin("watch", "bag", "yes"), asks("odd"))),
    (Right.AGE_CHECK, plugged(c.AnswerPlugin("watch", "bag", "yes"), asks("age_check"))),
    (Right.AGE_OVERRIDE, plugged(c.AnswerPlugin("watch", "bag", "yes"), asks("age_override"))),
    (Right.RELEASE_CHECKS, waited_for),
    (Right.AGE_CHECK, plugged(c.LooksOlder(), CHALLENGE)),
    (Right.SELL, paying(c.PayCash(290))),
    (Right.SELL, paying(c.PayCard())),
    (Right.SELL, paying(c.PayCardManual("A1B2"))),
    (Right.SELL, paying(c.CancelCheckout())),
    (Right.SELL, paid_in_part),
    (Right.SELL, paid_not_closed),
    (Right.RESOLVE_CARD, unknown_card),
    (Right.OPEN_SHIFT, shut),
    (Right.AGE_CHECK, gin(c.CheckAgeByDate(date(1980, 5, 17)))),
    (
        Right.AGE_CHECK,
        gin(c.CheckAgeById(IdReading("id_card", date(1980, 5, 17), date(2030, 1, 1)))),
    ),
    (Right.TAX_EXEMPT, exempted),
    (Right.DISCOUNT_ANY, dearer_again),
    (Right.SELL, with_milk(c.StartCheckout())),
    (Right.DISCOUNT, with_milk(c.DiscountLine(1, off("0.05")))),
    (Right.DISCOUNT, with_milk(c.DiscountBasket(off("0.05")))),
    (Right.DISCOUNT_ANY, with_milk(c.DiscountLine(1, off("0.5")))),
    (Right.DISCOUNT_ANY, with_milk(c.DiscountBasket(off("0.5")))),
    (Right.PRICE_OVERRIDE, with_milk(c.OverridePrice(1, Decimal(1), "dented"))),
    (Right.PRICE_OVERRIDE, alone(c.AddProduct("MILK", price=Decimal(1)))),
    (Right.PRICE_OVERRIDE, alone(c.AddOpenItem("MILK", Decimal(1)))),
    (Right.OPEN_ITEM, alone(c.AddOpenItem("DEPT", Decimal(1)))),
    (Right.OPEN_ITEM, alone(c.AddProduct("DEPT", price=Decimal(1)))),
    (Right.VOID_LINE, with_milk(c.VoidLine(1))),
    (Right.VOID_LINE, fewer),
    (Right.VOID_LINE, undo_scan),
    (Right.VOID_SALE, with_milk(c.VoidSale("left"))),
    (Right.PARK, with_milk(c.Park("Bob"))),
    (Right.PARK, recall),
    (Right.PARK, parked_elsewhere),
    (Right.REPRINT, reprint),
    (Right.CUSTOMERS, alone(c.SaveCustomer(name="Ada"))),
    (Right.TAX_EXEMPT, with_milk(c.ExemptTax(True, "embassy"))),
    (Right.AGE_OVERRIDE, gin(c.ConfirmAge())),
    (Right.REFUND, refund),
    (Right.REFUND_NO_RECEIPT, alone(c.AddReturnNoReceipt("MILK", 1000))),
    (Right.CLOSE_SHIFT, alone(c.CloseShift(10_145))),
    (Right.ACCEPT_DIFFERENCE, alone(c.CloseShift(20_000))),
    (Right.CASH_IN_OUT, alone(c.MoveCash("in", 100, "coins"))),
    (Right.OPEN_DRAWER, alone(c.OpenDrawer("change"))),
    (Right.X_REPORT, alone(c.PrintXReport())),
    (Right.MANAGE_PRODUCTS, alone(c.SaveProduct("NEW", "New", Decimal(1)))),
    (Right.MANAGE_PRODUCTS, alone(c.AdjustStock("MILK", 1000, "delivery"))),
    (Right.MANAGE_STAFF, alone(c.SaveEmployee("Bob", "cashier", "bob", "5555"))),
    (Right.MANAGE_SETTINGS, alone(c.SetSetting("address", "1 Road"))),
]


@pytest.mark.parametrize("who", [CASHIER, SUPERVISOR, MANAGER, TECHNICIAN])
@pytest.mark.parametrize(
    ("right", "make"), GUARDED, ids=[f"{i} {right}" for i, (right, _) in enumerate(GUARDED)]
)
def test_a_guarded_act_is_done_by_right_or_asks_for_a_manager(
    lane: LaneAtWork, who: str, right: Right, make: Make
) -> None:
    lane.sell()
    lane.sign_in(who)
    command = make(lane)
    started = len(lane.events())
    if may(ROLES[who], right):
        needs_another = right is Right.ACCEPT_DIFFERENCE and not may(ROLES[who], Right.CLOSE_SHIFT)
        lane.do(command, BY_MANAGER if needs_another else None)
        assert not lane.events("OVERRIDE_REFUSED")
        return
    before = (lane.state.priced, lane.state.shift)
    assert lane.refused(command) == "approval.needed"
    assert (lane.state.priced, lane.state.shift) == before
    (*_, refused) = lane.events("OVERRIDE_REFUSED")
    assert refused.data["act"] == type(command).__name__
    assert lane.refused(command, c.Approval(TECHNICIAN, "0000")) == "signin.wrong"
    if not may("cashier", right):
        by_cashier = c.Approval(CASHIER, PINS[CASHIER])
        assert lane.refused(command, by_cashier) in {"approval.refused", "approval.needed"}
    lane.do(make(lane) if lane.state.priced != before[0] else command, BY_MANAGER)
    approved = lane.events("OVERRIDE_APPROVED")
    assert right in {event.data["right"] for event in approved}
    assert {event.data["approved_by"] for event in approved} <= {"E001", "E002"}
    (first, *_) = [e for e in lane.events("OVERRIDE_APPROVED") if e.seq > started]
    assert lane.rows(f"SELECT approved_by FROM audit WHERE seq = {first.seq}") != []


def test_an_approval_is_journalled_in_the_commit_of_what_it_allows(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    lane.do(c.VoidSale("left"), c.Approval(MANAGER, "a long password", "password"))
    *_, approved, voided = lane.events()
    assert (approved.event_type, voided.event_type) == ("OVERRIDE_APPROVED", "BASKET_VOIDED")
    assert approved.data == {"right": "void_sale", "approved_by": "E001", "act": "VoidSale"}
    assert approved.stamp.employee_id == "E002"
    lane.scan(MILK_CODE)
    assert lane.refused(c.VoidSale("again")) == "approval.needed"  # once is once


def test_an_approval_by_somebody_without_the_right_is_refused_by_name(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    assert lane.refused(c.VoidSale("x"), c.Approval(CASHIER, PINS[CASHIER])) == "approval.refused"
    assert lane.state.notice is not None
    assert lane.state.notice.facts == {"name": "Jane"}
    assert lane.refused(c.VoidSale("x"), c.Approval("", PINS[CASHIER])) == "signin.wrong"


def test_guessing_a_managers_pin_at_the_till_is_slowed_down(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    guesses = [lane.refused(c.VoidSale("x"), c.Approval("", f"000{i}")) for i in range(6)]
    assert guesses == ["signin.wrong"] * 4 + ["signin.wait"] * 2
    assert lane.refused(c.VoidSale("x"), BY_MANAGER) == "signin.wait"  # even the right one
    lane.clock.passes(seconds=31)
    lane.do(c.VoidSale("x"), BY_MANAGER)
    assert [e.data["failures"] for e in lane.events("LOGIN_REFUSED")] == [1, 2, 3, 4, 5]


def test_a_locked_screen_opens_for_its_owner_and_for_who_may_unlock(lane: LaneAtWork) -> None:
    lane.do(c.LockScreen("idle"))
    assert lane.state.phase is Phase.LOCKED
    assert lane.refused(c.Unlock("9999")) == "signin.wrong"
    assert lane.refused(c.Unlock(PINS[TECHNICIAN], login=TECHNICIAN)) == "unlock.other"
    lane.do(c.Unlock(PINS[CASHIER]))
    lane.do(c.LockScreen())
    lane.do(c.Unlock(PINS[MANAGER], login=MANAGER))
    assert lane.state.employee is not None
    assert (lane.state.phase, lane.state.employee.name) == (Phase.SELLING, "Jane")
    assert [e.stamp.employee_id for e in lane.events("SCREEN_UNLOCKED")] == ["E002", "E001"]


def test_age_is_judged_by_who_may_sell_and_refused_by_anybody(lane: LaneAtWork) -> None:
    lane.sign_in(TECHNICIAN)
    lane.do(c.AddProduct("GIN"))
    assert lane.refused(c.CheckAgeByDate(date(2000, 1, 1))) == "approval.needed"
    lane.do(c.CheckAgeByDate(date(2000, 1, 1)), BY_MANAGER)
    assert not lane.state.holds


@pytest.mark.parametrize(
    "command",
    [
        c.Scan(MILK_CODE),
        c.VoidSale("x"),
        c.LockScreen(),
        c.Unlock("2222"),
        c.SignOut(),
        c.OpenShift(0),
        c.CloseShift(0),
        c.MoveCash("in", 1, "x"),
        c.OpenDrawer("x"),
        c.PrintXReport(),
        c.StartCheckout(),
        c.CancelCheckout(),
        c.PayCard(),
        c.PayCash(1),
        c.Complete(),
        c.AskCardAgain("x"),
        c.PrintBacklog(True),
        c.ResolvePrint("01a1fd92-bd40-77aa-8d33-9006168f089b", True),
        c.AttachCustomer("01a1fd92-bd40-77aa-8d33-9006168f089b"),
        c.DetachCustomer(),
        c.SaveCustomer("Ada"),
        c.RefuseAge(),
        c.ConfirmAge(),
        c.SaveEmployee("Eve", "manager", "eve", "1234"),
        c.SetSetting("name", "Mine"),
        c.SaveProduct("X", "X"),
        c.AdjustStock("MILK", 1, "x"),
        c.Reprint("01a1fd92-bd40-77aa-8d33-9006168f089b"),
    ],
)
def test_nobody_does_anything_while_nobody_is_signed_in(
    lane: LaneAtWork, command: c.Command
) -> None:
    lane.do(c.SignOut())
    before = len(lane.events())
    assert lane.refused(command, BY_MANAGER) == "signin.needed"
    assert len(lane.events()) == before
