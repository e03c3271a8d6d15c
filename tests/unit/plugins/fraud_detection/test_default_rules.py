"""Each built-in rule fires beyond its border and not at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plugins.fraud_detection.defaults import RULES
from tests.unit.plugins.fraud_detection.till import FraudTill, back, line, rules_of

Said = Any


def _hours(till: FraudTill) -> None:
    till.settings(hours=[{"weekday": "saturday", "opens": "08:00", "closes": "20:00"}])


def _many(till: FraudTill, count: int, act: Callable[[], Said]) -> Said:
    said: Said = []
    for _ in range(count):
        said = act()
    return said


def _closed_at(till: FraudTill, local_hour: int, minute: int = 0) -> Said:
    _hours(till)
    till.at = till.at.replace(hour=local_hour - 1, minute=minute)  # the shop is at +01:00
    return till.pay(line())


def _refunds(till: FraudTill, before: int) -> Said:
    _many(till, before, lambda: till.sell(back(100, "T1-1-1")))
    return till.pay(back(100, "T1-1-1"))


def _share(till: FraudTill, back_minor: int) -> Said:
    till.sell(line(minor=100_000 - back_minor))
    till.sell(back(back_minor, "T1-1-1"))
    return till.pay(back(100, "T1-1-1"))


def _lowered(till: FraudTill, count: int, sku: str = "") -> Said:
    def cheaper(number: int) -> dict[str, Any]:
        return line(sku or f"s{number}", price="0.90", listed="1.00")

    for number in range(count):
        till.sell(cheaper(number))
    return till.pay(cheaper(count))


def _at_the_drawer(till: FraudTill, count: int) -> Said:
    return _many(till, count, lambda: till.play("DRAWER_OPENED", reason="change"))


def _voids(till: FraudTill, event_type: str, count: int, **data: Any) -> Said:
    return _many(till, count, lambda: till.play(event_type, **data))


def _customer(till: FraudTill, before: int) -> Said:
    _many(till, before, lambda: till.sell(line(), customer="c1"))
    return till.pay(line(), customer="c1")


def _back_and_forth(till: FraudTill, times: int) -> Said:
    for _ in range(times):
        till.pay(line())
        till.play("CHECKOUT_CANCELLED")
    return till.pay(line())


def _card(till: FraudTill, times: int) -> Said:
    return _many(till, times, lambda: till.by_card("**** 1234"))


def _gift(minor: int, cards: int) -> dict[str, Any]:
    return line("gift", minor=minor, qty_milli=cards * 1000, category="gift cards")


BORDERS: dict[str, tuple[Callable[[FraudTill], Said], Callable[[FraudTill], Said]]] = {
    "large_sale": (
        lambda t: t.pay(line(minor=100_001)),
        lambda t: t.pay(line(minor=100_000)),
    ),
    "very_large_sale": (
        lambda t: t.pay(line(minor=500_001)),
        lambda t: t.pay(line(minor=500_000)),
    ),
    "many_of_one": (
        lambda t: t.pay(line(qty_milli=50_000), line(qty_milli=1)),
        lambda t: t.pay(line(qty_milli=50_000), line("pear")),
    ),
    "gift_cards": (
        lambda t: t.pay(_gift(20_001, 1)),
        lambda t: t.pay(_gift(20_000, 4), line(minor=50_000)),
    ),
    "deep_discount": (
        lambda t: t.pay(line(minor=5_900, discount_minor=4_100)),
        lambda t: t.pay(line(minor=6_000, discount_minor=4_000)),
    ),
    "deep_price_cut": (
        lambda t: t.pay(line(price="0.49", listed="1.00")),
        lambda t: t.pay(line(price="0.50", listed="1.00")),
    ),
    "many_price_changes": (lambda t: _lowered(t, 10), lambda t: _lowered(t, 9)),
    "same_price_change": (
        lambda t: _lowered(t, 3, "apple"),
        lambda t: _lowered(t, 2, "apple"),
    ),
    "refund_without_receipt": (
        lambda t: t.pay(back(5_001)),
        lambda t: t.pay(back(5_000), back(9_000, "T1-1-1")),
    ),
    "large_refund": (
        lambda t: t.pay(back(20_001, "T1-1-1")),
        lambda t: t.pay(back(20_000, "T1-1-1")),
    ),
    "round_refund": (
        lambda t: t.pay(back(3_000)),
        lambda t: t.pay(back(3_001)),
    ),
    "many_refunds": (lambda t: _refunds(t, 3), lambda t: _refunds(t, 2)),
    "refund_share": (lambda t: _share(t, 31_000), lambda t: _share(t, 30_000)),
    "customer_often": (lambda t: _customer(t, 5), lambda t: _customer(t, 4)),
    "back_and_forth": (lambda t: _back_and_forth(t, 5), lambda t: _back_and_forth(t, 4)),
    "outside_hours": (lambda t: _closed_at(t, 20), lambda t: _closed_at(t, 19, 59)),
    "card_often": (lambda t: _card(t, 4), lambda t: _card(t, 3)),
    "no_sales": (lambda t: _at_the_drawer(t, 4), lambda t: _at_the_drawer(t, 3)),
    "line_voids": (
        lambda t: _voids(t, "ITEM_VOIDED", 10, sku="apple"),
        lambda t: _voids(t, "ITEM_VOIDED", 9, sku="apple"),
    ),
    "basket_voids": (
        lambda t: _voids(t, "BASKET_VOIDED", 3, total_minor=100),
        lambda t: _voids(t, "BASKET_VOIDED", 2, total_minor=100),
    ),
    "many_overrides": (
        lambda t: _voids(t, "OVERRIDE_APPROVED", 8, right="refund"),
        lambda t: _voids(t, "OVERRIDE_APPROVED", 7, right="refund"),
    ),
    "refused_overrides": (
        lambda t: _voids(t, "OVERRIDE_REFUSED", 4, right="refund"),
        lambda t: _voids(t, "OVERRIDE_REFUSED", 3, right="refund"),
    ),
}


def test_every_default_rule_has_its_borders_here() -> None:
    assert set(BORDERS) == {rule.rule_id for rule in RULES}


@pytest.mark.parametrize("rule_id", BORDERS)
def test_a_default_rule_fires_beyond_its_border(till: FraudTill, rule_id: str) -> None:
    assert rule_id in rules_of(BORDERS[rule_id][0](till))


@pytest.mark.parametrize("rule_id", BORDERS)
def test_a_default_rule_does_not_fire_at_its_border(till: FraudTill, rule_id: str) -> None:
    assert rule_id not in rules_of(BORDERS[rule_id][1](till))


def test_gift_cards_count_by_pieces_and_by_product_number_too(till: FraudTill) -> None:
    assert "gift_cards" in rules_of(till.pay(_gift(500, 5)))
    till.settings(gift_skus=["card-10"])
    assert "gift_cards" in rules_of(till.pay(line("card-10", minor=30_000)))


def test_a_drawer_opened_at_night_is_told(till: FraudTill) -> None:
    _hours(till)
    till.at = till.at.replace(hour=22)
    assert "outside_hours" in rules_of(till.play("DRAWER_OPENED", reason="change"))


def test_without_hours_no_time_is_outside(till: FraudTill) -> None:
    till.at = till.at.replace(hour=2)
    assert rules_of(till.pay(line())) == set()


def test_what_a_manager_allowed_after_all_was_not_refused(till: FraudTill) -> None:
    for _ in range(7):
        assert till.play("OVERRIDE_REFUSED", right="refund") == []
        assert till.play("OVERRIDE_APPROVED", right="refund") == []


def test_an_exchange_that_the_customer_pays_for_is_no_round_refund(till: FraudTill) -> None:
    assert "round_refund" not in rules_of(till.pay(line(minor=5_000), back(1_000)))
