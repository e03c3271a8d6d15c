from __future__ import annotations

import pytest

from pos_terminal.domain.permissions import ROLE_RIGHTS, Right, Role, may, rights_of

GUARDED = [
    Right.PRICE_OVERRIDE,
    Right.DISCOUNT_ANY,
    Right.VOID_SALE,
    Right.REFUND_NO_RECEIPT,
    Right.OPEN_DRAWER,
    Right.CASH_IN_OUT,
    Right.AGE_OVERRIDE,
    Right.TAX_EXEMPT,
    Right.MANAGE_STAFF,
    Right.MANAGE_PRODUCTS,
    Right.MANAGE_SETTINGS,
    Right.EXIT_APP,
    Right.RESOLVE_CARD,
]


@pytest.mark.parametrize("right", GUARDED)
def test_a_cashier_needs_somebody_else_for_what_could_be_misused(right: Right) -> None:
    assert not may(Role.CASHIER, right)
    assert may(Role.MANAGER, right)


@pytest.mark.parametrize("right", [Right.SELL, Right.PARK, Right.REFUND, Right.DISCOUNT])
def test_a_cashier_does_the_daily_work_alone(right: Right) -> None:
    assert may("cashier", right)


def test_a_manager_may_everything_and_a_supervisor_more_than_a_cashier() -> None:
    assert rights_of("manager") == frozenset(Right)
    assert rights_of("cashier") < rights_of("supervisor") < rights_of("manager")


def test_a_technician_never_touches_money_or_customers() -> None:
    assert not rights_of("technician") & {
        Right.SELL,
        Right.REFUND,
        Right.OPEN_DRAWER,
        Right.CASH_IN_OUT,
        Right.CUSTOMERS,
        Right.MANAGE_STAFF,
    }


def test_every_role_has_its_rights_listed() -> None:
    assert set(ROLE_RIGHTS) == set(Role)


@pytest.mark.parametrize(("role", "right"), [("owner", "sell"), ("cashier", "fly"), ("", "")])
def test_what_nobody_knows_is_not_allowed(role: str, right: str) -> None:
    assert not may(role, right)
    assert rights_of("owner") == frozenset()
