"""Every named crash point × what it means there: the lane kills itself, life after life."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.faults.driver import DrivenLane, LaneDiedError
from tests.faults.driver_till import KilledShop
from tests.faults.kill_story import Story

_EVENTS = """
    EMPLOYEE_LOGIN BASKET_STARTED ITEM_ADDED ITEM_CHANGED ITEM_VOIDED BASKET_RESTORED AGE_VERIFIED
    CHECKOUT_STARTED CHECKOUT_CANCELLED BASKET_PARKED BASKET_RECALLED PAYMENT_STARTED
    PAYMENT_PROCESSED PAYMENT_REMOVED PAYMENT_FAILED BASKET_CLOSED BASKET_VOIDED CASH_MOVED
    DRAWER_OPENED RECEIPT_REPRINTED CUSTOMER_CHANGED CUSTOMER_IDENTIFIED EMPLOYEE_CHANGED
    CATALOGUE_CHANGED STOCK_ADJUSTED SETTING_CHANGED SHIFT_CLOSED SHIFT_OPENED SCREEN_LOCKED
"""
OFF_AFTER_REVERSAL = "card.asked#02"  # and the terminal is off at the restart
COMMITS = tuple(
    f"commit.{side}@{event}" for event in _EVENTS.split() for side in ("before", "after")
)
DEVICES = (
    "card.asked",  # the payment's answer
    "card.asked#2",  # the reversal's
    OFF_AFTER_REVERSAL,
    "commit.before@REVERSAL_STARTED",
    "commit.after@REVERSAL_STARTED",
    "commit.before@REVERSAL_FAILED",
    "commit.after@REVERSAL_FAILED",
    "commit.before@CARD_RETURNED",
    "commit.after@CARD_RETURNED",
    "commit.before@CARD_SETTLED",
    "commit.after@CARD_SETTLED",
    "drawer.kick",
    "drawer.kick#2",
    "print.taken",
    "print.sent",
    "print.done",
    "print.sent#3",
    "head.written",
    "head.written#2",
)
CATALOGUE = ("catalog.batch", "catalog.before", "catalog.after", "catalog.before#2")
# In the restart itself: what a start commits before anybody can sign in.
RECOVERY = (
    *(f"commit.{side}#{number}" for number in (1, 2, 3, 5) for side in ("before", "after")),
    *(f"commit.{side}@EMPLOYEE_LOGOUT" for side in ("before", "after")),
)
ALL = (*COMMITS, *DEVICES, *CATALOGUE, *RECOVERY)


@dataclass(frozen=True, slots=True)
class Fired:
    """One crash point in one life: whether it fired, and what the judge found afterwards."""

    point: str
    fired: bool
    findings: tuple[str, ...]


def die_at(shop: KilledShop, points: Sequence[str]) -> Iterator[Fired]:
    """A life for each point, on one directory; each restart runs into the next point."""
    for point in points:
        shop.findings.clear()
        lane = shop.begin(point)
        fired = live(shop, lane) and shop.died(lane, point).at_point(point_name(point))
        if point == OFF_AFTER_REVERSAL:
            shop.witness.plan("offline")
        yield Fired(point, fired, tuple(shop.findings))
    shop.findings.clear()
    lane = shop.begin()
    alive = not live(shop, lane)
    if alive:
        shop.ends_well(lane)
    else:
        shop.died(lane, "the last life")
    yield Fired("none", alive, tuple(shop.findings))


def live(shop: KilledShop, lane: DrivenLane) -> bool:
    """One life; whether it ended in death."""
    try:
        shop.recovered(lane)
        Story(lane, shop.witness).told()
    except LaneDiedError:
        return True
    return False


def point_name(point: str) -> str:
    """The name alone, without detail and number."""
    return point.partition("#")[0].partition("@")[0]
