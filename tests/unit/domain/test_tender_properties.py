"""C14 and C21 on random payments."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pos_terminal.domain.basket import PricingRules
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.tender import Settlement, Tender, quick_amounts, settle
from tests.unit.domain import oracle

pytestmark = pytest.mark.slow  # seconds of CPU each; `./pos test --quick` goes without

MODES = ("half_up", "half_even", "half_down", "up", "down")
MANY = settings(max_examples=200)

RULES = st.builds(
    PricingRules,
    currency=st.just("EUR"),
    cash_step_minor=st.sampled_from([1, 5, 10, 50, 100, 1000]),
    cash_rounding=st.sampled_from(MODES),
    cash_rounding_whole_order=st.booleans(),
)
CASH_PART = RULES.map(lambda rules: replace(rules, cash_rounding_whole_order=False))
TOTALS = st.integers(1, 200_000)


@st.composite
def payments(draw: st.DrawFn) -> tuple[int, list[Tender], PricingRules]:
    """A total and tenders that the lane would have accepted one by one."""
    total, rules = draw(TOTALS), draw(RULES)
    tenders: list[Tender] = []
    for n in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(["cash", "card", "gift_card"]))
        now = settle(total, tenders, rules)
        if now.complete:
            break
        most = 3 * total if kind == "cash" else now.remaining_minor
        amount = draw(
            st.one_of(
                st.integers(1, most),
                st.sampled_from(
                    [now.remaining_minor, now.cash_remaining_minor or now.remaining_minor]
                ),
            )
        )
        if kind != "cash":
            amount = min(amount, now.remaining_minor)
        tenders.append(Tender(f"t{n}", kind, amount))
    return total, tenders, rules


@MANY
@given(payments())
def test_tenders_less_change_are_what_was_due(paid: tuple[int, list[Tender], PricingRules]) -> None:
    total, tenders, rules = paid
    now = settle(total, tenders, rules)
    assert now.paid_minor == sum(tender.amount_minor for tender in tenders)
    assert now.due_minor == total + now.rounding_minor
    if now.complete:
        assert now.paid_minor - now.change_minor == now.due_minor
        assert now.remaining_minor == now.cash_remaining_minor == 0
    else:
        assert now.paid_minor + now.remaining_minor == now.due_minor
        assert now.change_minor == 0
        assert now.remaining_minor > 0


@MANY
@given(payments())
def test_taking_a_tender_out_restores_what_was_due(
    paid: tuple[int, list[Tender], PricingRules],
) -> None:
    total, tenders, rules = paid
    before = [settle(total, tenders[:n], rules) for n in range(len(tenders) + 1)]
    while tenders:
        tenders.pop()
        assert settle(total, tenders, rules) == before[len(tenders)]
    assert before[0].remaining_minor == before[0].due_minor


@MANY
@given(payments(), st.data())
def test_any_tender_can_be_taken_out(
    paid: tuple[int, list[Tender], PricingRules], data: st.DataObject
) -> None:
    total, tenders, rules = paid
    assume(tenders)
    gone = data.draw(st.sampled_from(tenders))
    rest = [tender for tender in tenders if tender is not gone]
    now = settle(total, rest, rules)
    left = now.due_minor - sum(tender.amount_minor for tender in rest) + now.change_minor
    assert left == now.remaining_minor


@MANY
@given(payments())
def test_change_is_a_multiple_of_the_step(paid: tuple[int, list[Tender], PricingRules]) -> None:
    total, tenders, rules = paid
    now = settle(total, tenders, rules)
    assert now.change_minor >= 0
    cash = sum(tender.amount_minor for tender in tenders if tender.is_cash)
    assert now.change_minor <= cash
    assert now.change_minor % rules.cash_step_minor == 0


@MANY
@given(TOTALS, CASH_PART, st.data())
def test_the_card_part_is_never_rounded(
    total: int, rules: PricingRules, data: st.DataObject
) -> None:
    card = data.draw(st.integers(1, total))
    alone = settle(total, [Tender("t", "card", total)], rules)
    assert alone == Settlement(total, total, 0, 0, 0, True, 0)
    part = settle(total, [Tender("t", "card", card)], rules)
    if card < total:
        due = oracle.cash_due(total - card, rules.cash_step_minor, rules.cash_rounding)
        assert (part.remaining_minor, part.cash_remaining_minor) == (total - card, due)


@MANY
@given(TOTALS, CASH_PART)
def test_exact_coins_are_always_taken(total: int, rules: PricingRules) -> None:
    now = settle(total, [Tender("t", "cash", total)], rules)
    assert now.complete
    assert now.change_minor == now.rounding_minor == 0


@MANY
@given(TOTALS, CASH_PART, st.integers(0, 300))
def test_notes_are_settled_at_the_rounded_amount(
    total: int, rules: PricingRules, more: int
) -> None:
    step = rules.cash_step_minor
    due = oracle.cash_due(total, step, rules.cash_rounding)
    handed = due + more * step
    assume(handed)
    now = settle(total, [Tender("t", "cash", handed)], rules)
    assert now.complete
    if (handed - total) % step:
        assert now.change_minor == handed - due
        assert now.rounding_minor == due - total
    assert abs(now.rounding_minor) < step


@MANY
@given(TOTALS, RULES)
def test_a_whole_order_is_rounded_before_anybody_pays(total: int, rules: PricingRules) -> None:
    rules = replace(rules, cash_rounding_whole_order=True)
    due = oracle.cash_due(total, rules.cash_step_minor, rules.cash_rounding)
    now = settle(total, [], rules)
    assert now.due_minor == due
    assert now.remaining_minor == due
    assert now.complete == (due == 0)


@MANY
@given(payments())
def test_a_payout_mirrors_a_payment(paid: tuple[int, list[Tender], PricingRules]) -> None:
    total, tenders, rules = paid
    out = [replace(tender, amount_minor=-tender.amount_minor) for tender in tenders]
    there, back = settle(total, tenders, rules), settle(-total, out, rules)
    assert there.complete == back.complete
    for name in ("due", "paid", "remaining", "change", "rounding", "cash_remaining"):
        assert getattr(back, f"{name}_minor") == -getattr(there, f"{name}_minor")


@MANY
@given(payments(), st.integers(1, 10_000))
def test_a_card_is_never_charged_more_than_is_left(
    paid: tuple[int, list[Tender], PricingRules], more: int
) -> None:
    total, tenders, rules = paid
    left = settle(total, tenders, rules).remaining_minor
    with pytest.raises(CashierError) as refusal:
        settle(total, [*tenders, Tender("x", "card", left + more)], rules)
    assert refusal.value.key == ("tender.overpaid" if left else "tender.nothing_due")


@MANY
@given(TOTALS, st.sampled_from(["EUR", "USD", "JPY", "KWD", "SEK", "XOF", "THB"]), RULES)
def test_quick_amounts_start_exact_and_rise(total: int, currency: str, rules: PricingRules) -> None:
    buttons = quick_amounts(total, currency, rules.cash_step_minor)
    assert buttons[0] == oracle.cash_due(total, rules.cash_step_minor, "half_up")
    assert list(buttons) == sorted(set(buttons))
    assert len(buttons) <= 4
