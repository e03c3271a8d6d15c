"""Whatever is pressed, and however often the plugin is switched: nobody pays past the policy."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins.age_verification.plugin import AgeVerification
from pos_terminal.checkout import commands as c
from pos_terminal.domain.errors import CashierError
from pos_terminal.store.journal import JournalEvent
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, verified
from tests.unit.plugins.host.troupe import lane_with, settle, switch

pytestmark = pytest.mark.slow

NAME = "age_verification"
OWN = {"MILK": 16, "BREAD": 18, "BEER": 21}
PRESSES = 250


class Cashier:
    """Presses what comes to mind; refusals are part of the day."""

    def __init__(self, lane: LaneAtWork, dice: random.Random) -> None:
        self.lane, self.dice = lane, dice
        self.moves: list[tuple[Callable[[], c.Command | None], int]] = [
            (lambda: c.AddProduct(dice.choice(["MILK", "BREAD", "BEER", "GIN", "BAN"]), 1000), 30),
            (lambda: c.VoidLine(dice.randint(1, 4)), 6),
            (lambda: c.Undo(), 5),
            (lambda: c.LooksOlder(), 6),
            (lambda: c.CheckAgeByDate(date(dice.randint(1990, 2012), 1, 1), "passport"), 10),
            (lambda: c.RefuseAge(), 4),
            (lambda: c.Park("x"), 3),
            (self.recall, 4),
            (lambda: c.StartCheckout(), 20),
            (lambda: c.PayCash(10_000), 20),
            (lambda: c.CancelCheckout(), 4),
            (lambda: c.NextSale(), 10),
            (lambda: c.SwitchPlugin(NAME, dice.random() < 0.6), 5),
        ]

    def recall(self) -> c.Command | None:
        parked = self.lane.running.queries.parked().result(60)
        return c.Recall(self.dice.choice(parked).basket_id) if parked else None

    def hurry(self) -> None:
        """Add, Pay: before the plugin has heard of the item."""
        submit, sku = self.lane.running.lane.submit, self.dice.choice(list(OWN))
        hurried = [submit(command) for command in (c.AddProduct(sku, 1000), c.StartCheckout())]
        for each in hurried:
            each.exception(10)
        settle(self.lane)

    def press(self) -> None:
        if self.dice.random() < 0.05:
            self.hurry()
        draws, weights = zip(*self.moves, strict=True)
        command = self.dice.choices(draws, weights)[0]()
        if command is None:
            return
        try:
            self.lane.do(command, BY_MANAGER)
        except CashierError:
            pass
        if self.dice.random() < 0.3:
            settle(self.lane)


def sold_past_the_policy(events: list[JournalEvent]) -> list[str]:
    """Sales that nobody was old enough for, although the plugin was on from Pay to the end."""
    checked: dict[str, int] = {}
    asked_at: dict[str, bool] = {}
    on, found = False, []
    for event in events:
        basket, data = event.stamp.basket_id or "", event.data
        if event.event_type == "PLUGIN_SWITCHED":
            on = data["on"]
            asked_at = dict.fromkeys(asked_at, False)
        elif event.event_type == "AGE_VERIFIED":
            checked[basket] = max(checked.get(basket, 0), data["limit"])
        elif event.event_type == "CHECKOUT_STARTED":
            asked_at[basket] = on
        elif event.event_type == "BASKET_CLOSED" and asked_at.get(basket):
            limits = [OWN.get(line["sku"], line["min_age"]) for line in data["lines"]]
            if max(limits) > checked.get(basket, 0):
                found.append(basket)
    return found


def sell_milk(lane: LaneAtWork) -> None:
    """As it should be: so that each day has a sale that needed a check."""
    lane.do(c.AddProduct("MILK"))
    settle(lane)
    lane.do(c.LooksOlder())
    lane.do(c.StartCheckout())
    settle(lane)
    lane.do(c.PayCash(1000))
    lane.do(c.NextSale())


@pytest.mark.parametrize("seed", range(3))
def test_nobody_pays_past_the_policy_however_it_is_switched(shop_dir: Path, seed: int) -> None:
    with lane_with(shop_dir, AgeVerification) as lane:
        switch(lane, NAME)
        ages = [{"what": sku, "years": years} for sku, years in OWN.items()]
        values = {"ages": ages, "challenge_age": 25}
        checked = lane.running.plugins.check_settings(NAME, values).result(60)
        lane.do(c.ChangePluginSettings(NAME, checked), BY_MANAGER)
        sell_milk(lane)
        cashier = Cashier(lane, random.Random(seed))
        for _ in range(PRESSES):
            cashier.press()
        settle(lane)
        events = lane.events()
        assert sold_past_the_policy(events) == []
        # and the search would find one: the same day, had nobody been checked
        unchecked = [event for event in events if event.event_type != "AGE_VERIFIED"]
        assert sold_past_the_policy(unchecked)
    verified(shop_dir)
