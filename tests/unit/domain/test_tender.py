from __future__ import annotations

import pytest

from pos_terminal.domain.basket import PricingRules
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.money import MAX_AMOUNT_MINOR
from pos_terminal.domain.tender import Settlement, Tender, quick_amounts, settle

PLAIN = PricingRules("EUR")
FIVE = PricingRules("EUR", cash_step_minor=5)
WHOLE = PricingRules("EUR", cash_step_minor=5, cash_rounding_whole_order=True)
CASH_BACK = PricingRules("EUR", cash_back=True)


def pay(total: int, *amounts: tuple[str, int], rules: PricingRules = PLAIN) -> Settlement:
    tenders = [Tender(f"t{n}", kind, amount) for n, (kind, amount) in enumerate(amounts)]
    return settle(total, tenders, rules)


def test_cash_gives_change() -> None:
    assert pay(1234, ("cash", 2000)) == Settlement(1234, 2000, 0, 766, 0, True, 0)


def test_a_split_payment_leaves_the_rest_due() -> None:
    now = pay(1234, ("card", 1000), ("cash", 200))
    assert (now.remaining_minor, now.complete) == (34, False)


def test_nothing_to_pay_is_paid() -> None:
    assert pay(0) == Settlement(0, 0, 0, 0, 0, True, 0)


def test_the_rest_in_cash_is_shown_rounded_and_by_card_exact() -> None:
    now = pay(1572, rules=FIVE)
    assert (now.remaining_minor, now.cash_remaining_minor) == (1572, 1570)


def test_odd_coins_that_make_round_change_are_settled_exactly() -> None:
    now = pay(231, ("cash", 501), rules=FIVE)
    assert (now.change_minor, now.rounding_minor) == (270, 0)


def test_odd_coins_that_do_not_still_get_round_change() -> None:
    now = pay(231, ("cash", 503), rules=FIVE)
    assert (now.change_minor, now.rounding_minor) == (270, 2)


def test_change_is_never_more_than_was_handed_over() -> None:
    tens = PricingRules("EUR", cash_step_minor=1000)
    now = pay(251, ("cash", 752), rules=tens)
    assert (now.change_minor, now.due_minor) == (0, 752)


def test_a_rest_that_rounds_to_no_coin_is_closed_with_no_cash() -> None:
    assert not pay(1002, ("card", 1000), rules=FIVE).complete
    now = pay(1002, ("card", 1000), ("cash", 0), rules=FIVE)
    assert (now.complete, now.rounding_minor, now.due_minor) == (True, -2, 1000)


def test_no_cash_closes_nothing_else() -> None:
    with pytest.raises(CashierError) as refusal:
        pay(1003, ("card", 1000), ("cash", 0), rules=FIVE)
    assert refusal.value.key == "tender.zero"


def test_change_after_a_split_whole_order_is_still_in_coins_that_exist() -> None:
    now = pay(5254, ("card", 254), ("cash", 6000), rules=WHOLE)
    assert now.change_minor == 1000
    assert now.paid_minor - now.change_minor == now.due_minor


@pytest.mark.parametrize(
    ("amounts", "key"),
    [
        ([("card", 1235)], "tender.overpaid"),
        ([("cash", 1000), ("card", 235)], "tender.overpaid"),
        ([("cash", 2000), ("cash", 1)], "tender.nothing_due"),
        ([("card", 1234), ("card", 1)], "tender.nothing_due"),
        ([("cash", -5)], "tender.sign"),
    ],
)
def test_a_tender_that_makes_no_sense_is_refused(amounts: list[tuple[str, int]], key: str) -> None:
    with pytest.raises(CashierError) as refusal:
        pay(1234, *amounts)
    assert refusal.value.key == key


def test_a_shop_may_give_cash_back_on_a_card() -> None:
    now = pay(1234, ("card", 5000), rules=CASH_BACK)
    assert (now.change_minor, now.complete) == (3766, True)


def test_a_payout_takes_negative_tenders_only() -> None:
    assert pay(-1234, ("card", -1234)).complete
    assert pay(-1572, ("cash", -1570), rules=FIVE).rounding_minor == 2
    with pytest.raises(CashierError) as refusal:
        pay(-1234, ("cash", 1234))
    assert refusal.value.key == "tender.sign"


@pytest.mark.parametrize("amount", [MAX_AMOUNT_MINOR + 1, -MAX_AMOUNT_MINOR - 1])
def test_a_tender_beyond_the_limit_is_refused(amount: int) -> None:
    with pytest.raises(CashierError) as refusal:
        Tender("t", "cash", amount)
    assert refusal.value.key == "money.limit"


def test_a_card_tender_of_nothing_is_refused() -> None:
    with pytest.raises(CashierError) as refusal:
        Tender("t", "card", 0)
    assert refusal.value.key == "tender.zero"


@pytest.mark.parametrize(
    "rules",
    [PricingRules("EUR", cash_step_minor=0), PricingRules("EUR", cash_rounding="sideways")],
)
def test_rules_without_meaning_are_refused(rules: PricingRules) -> None:
    with pytest.raises(CashierError) as refusal:
        settle(100, [], rules)
    assert refusal.value.key == "money.rounding"


@pytest.mark.parametrize(
    ("remaining", "currency", "step", "buttons"),
    [
        (1234, "EUR", 1, (1234, 1500, 2000, 5000)),
        (1234, "EUR", 5, (1235, 1500, 2000, 5000)),
        (5000, "EUR", 1, (5000, 6000, 10000, 20000)),
        (20000, "EUR", 1, (20000,)),
        (34, "EUR", 1, (34, 500, 1000, 2000)),
        (1234, "USD", 1, (1234, 1300, 1500, 2000)),
        (1234, "JPY", 1, (1234, 2000, 5000, 10000)),
        (12345, "THB", 25, (12350, 12400, 12500, 13000)),
        (1500, "KWD", 5, (1500, 2000, 5000, 10000)),
        (-1234, "EUR", 5, (-1235,)),
        (0, "EUR", 5, (0,)),
    ],
)
def test_quick_amounts_are_exact_first_then_likely_notes(
    remaining: int, currency: str, step: int, buttons: tuple[int, ...]
) -> None:
    assert quick_amounts(remaining, currency, step) == buttons
