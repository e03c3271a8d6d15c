"""Age verification: asks the lane for stricter checks, and keeps the register."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from plugins.age_verification import register
from plugins.age_verification.models import metadata
from plugins.age_verification.register import Days
from plugins.age_verification.rules import Policy, refuse_nonsense
from plugins.age_verification.settings import AgeSettings
from plugins.age_verification.unfinished import Basket, Unfinished, item_from
from plugins.base import (
    BasePlugin,
    Hold,
    Outcome,
    Outcomes,
    Release,
    Report,
    Table,
    Words,
    words,
)

HERE = Path(__file__).parent
AGE, HOURS = "age", "hours"
_UNSURE = "?"  # whether the lane holds anything is not known
Event = dict[str, Any]
_Handler = Callable[["AgeVerification", Event], Outcomes]


class AgeVerification(BasePlugin):
    """Policy by law, category, product and hour, on top of the lane's own check."""

    name = "age_verification"
    title = Words("Age verification", "title")
    about = Words("Minimum ages, selling hours, and a register for the inspector.", "about")
    version = "1.0"
    critical = True  # fails closed: nothing is sold that could not be judged
    settings = AgeSettings
    models = metadata
    migrations = HERE / "migrations"
    words = HERE / "words"
    reports: ClassVar[Sequence[Report]] = (
        Report(
            "register",
            Words("Register of checks", "reports.register"),
            Days,
            Words("Every check in a range of days, for an inspector.", "reports.register.about"),
        ),
        Report("counts", Words("Checks counted", "reports.counts"), Days),
        Report("refusals", Words("Refusals", "reports.refusals"), Days),
        Report("policy", Words("Policy", "reports.policy")),
    )

    def __init__(self) -> None:
        """Nothing is known before `opened`."""
        self._baskets = Unfinished()
        self._policy = Policy(AgeSettings())
        self._policy_of: AgeSettings | None = None

    def opened(self) -> None:
        """Read baskets anew."""
        self._baskets.forget()

    def check_settings(self, settings: Any) -> None:
        """Refuse hours without length and a house rule below the law."""
        refuse_nonsense(settings)

    def get_supported_events(self) -> Sequence[str]:
        """What changes a basket, what was checked, and what ended a hold."""
        return list(_HANDLERS)

    def handle_event(self, event_type: str, event_data: Event) -> Outcomes:
        """Follow the basket; say what must be asked of it now."""
        return _HANDLERS[event_type](self, event_data)

    def make_report(self, name: str, asked: Any) -> Table:
        """The register, its counts, what was refused, the policy in force."""
        if name == "policy":
            return register.policy(self.context)
        if name == "counts":
            return register.counts(self.context, asked)
        return register.entries(self.context, asked, refusals=name == "refusals")

    # -- the basket

    def _basket(self, event: Event) -> Basket:
        return self._baskets.basket(self.context.connection, event["basket_id"])

    def _on_line(self, event: Event) -> Outcomes:
        basket = self._basket(event)
        self._baskets.put(self.context.connection, basket, item_from(event["line"]))
        return self._judged(basket)

    def _on_void(self, event: Event) -> Outcomes:
        basket = self._basket(event)
        self._baskets.drop(self.context.connection, basket, event["line_no"])
        return self._judged(basket)

    def _on_restored(self, event: Event) -> Outcomes:
        basket = self._basket(event)
        lines = (item_from(line) for line in event["basket"]["lines"])
        self._baskets.replace(self.context.connection, basket, lines)
        return self._judged(basket)

    def _on_recall(self, event: Event) -> Outcomes:
        """What the lane knows of it may be of long ago."""
        basket = self._basket(event)
        basket.age_asked = basket.hours_asked = _UNSURE
        return self._judged(basket)

    def _on_checkout(self, event: Event) -> Outcomes:
        """Payment waits for this answer: it is given whoever was told what before."""
        basket = self._basket(event)
        basket.age_asked = basket.hours_asked = ""
        return self._judged(basket, by_checkout=True)

    def _on_no_checkout(self, event: Event) -> Outcomes:
        """What was asked at Pay has ended with it, and is asked again at the next."""
        basket = self._basket(event)
        if basket.by_checkout:
            basket.age_asked = basket.hours_asked = ""
            basket.by_checkout = False
            self._baskets.save(self.context.connection, basket)
        return None

    def _on_end(self, event: Event) -> Outcomes:
        self._baskets.end(self.context.connection, event["basket_id"])
        return None

    # -- checks

    def _on_verified(self, event: Event) -> Outcomes:
        basket = self._basket(event)
        by_looks = event["how"] == "looks_older"
        self._note(event, "verified", challenge=self._ready().challenge_age if by_looks else 0)
        basket.checked = max(basket.checked, event["limit"])
        self._baskets.save(self.context.connection, basket)
        return self._judged(basket)

    def _on_refused(self, event: Event) -> Outcomes:
        self._note(event, "refused", lines_refused=event.get("lines_count", 0))
        return None

    def _note(self, event: Event, outcome: str, **more: Any) -> None:
        register.note(
            self.context.connection,
            event,
            outcome,
            how=event["how"],
            checked_by=event["checked_by"],
            limit=event["limit"],
            document=event["document"],
            **more,
        )

    def _on_released(self, event: Event) -> Outcomes:
        """Others ended what this plugin held: items went, a manager decided, it was off."""
        how, kind = event["how"], event["kind"]
        if event["plugin"] != self.name or how == "plugin":
            return None
        basket = self._basket(event)
        by = event["released_by"]
        if how == "removed":
            count = self._taken_out(event, kind)
            register.note(
                self.context.connection,
                event,
                "refused" if kind == AGE else HOURS,
                how=how,
                checked_by=by,
                lines_refused=count,
            )
        elif how == "manager":  # it stays asked: the same is not asked again
            register.note(self.context.connection, event, "released", how=kind, checked_by=by)
            return None
        if kind == AGE:
            basket.age_asked = ""
        else:
            basket.hours_asked = ""
        self._baskets.save(self.context.connection, basket)
        return None

    def _taken_out(self, event: Event, kind: str) -> int:
        """Lines that went in the same commit, which carries one time."""
        voided = self.context.history(["ITEM_VOIDED"], basket_id=event["basket_id"])
        return sum(
            one["reason"] == kind and one["occurred_at"] == event["occurred_at"] for one in voided
        )

    def _on_override(self, event: Event) -> Outcomes:
        if self.name in event["plugins"]:
            by = event["approved_by"]
            register.note(self.context.connection, event, "unchecked", how="manager", checked_by=by)
        return None

    def _on_switch(self, event: Event) -> Outcomes:
        """Whatever stood ended when it was switched off: ask again for the basket in hand."""
        if event["plugin"] != self.name:
            return None
        self._baskets.told_nothing(self.context.connection)
        if not event["on"] or not event["basket_id"]:
            return None
        return self._judged(self._basket(event))

    # -- what the lane is told

    def _ready(self) -> Policy:
        settings = self.context.settings
        if settings is not self._policy_of:
            self._policy, self._policy_of = Policy(settings), settings
        return self._policy

    def _judged(self, basket: Basket, *, by_checkout: bool = False) -> Outcomes:
        """Holds that are new, and releases of those that nothing needs any more.

        Baskets of the past hold nobody; but payment waits for an answer, however late it is.
        """
        policy = self._ready()
        items = tuple(basket.items.values())
        asked = policy.age(items, basket.checked)
        age = None
        if asked is not None:
            age = Hold(
                AGE,
                words("hold.age", "For people of {limit} or older.", limit=asked.limit),
                release="plugin",
                limit=asked.limit,
                skus=asked.skus,
                documents=asked.documents,
                looks_older=asked.looks_older,
            )
        shut = policy.hours(items, self.context.local_now)
        hours = None
        if shut is not None:
            hours = Hold(HOURS, _why_shut(shut.open_at), release="remove", skus=shut.skus)
        told: list[Outcome] = []
        basket.age_asked = _tell(told, AGE, age, basket.age_asked)
        basket.hours_asked = _tell(told, HOURS, hours, basket.hours_asked)
        basket.by_checkout = by_checkout and bool(told)
        self._baskets.save(self.context.connection, basket)
        return told if self.context.live or by_checkout else None


def _why_shut(open_at: Any) -> Words:
    if open_at is None:
        return words("hold.never", "Some items here are not sold at this till.")
    text = "Some items here are not sold at this hour; again from {open_at}."
    return words("hold.hours", text, open_at=open_at.isoformat().replace("+00:00", "Z"))


def _tell(told: list[Outcome], kind: str, hold: Hold | None, before: str) -> str:
    """Add what the lane does not know yet; what it knows then."""
    now = "" if hold is None else json.dumps(hold.as_data(), sort_keys=True)
    if hold is not None and now != before:
        told.append(hold)
    elif hold is None and before:
        told.append(Release(kind))
    return now


_HANDLERS: dict[str, _Handler] = {
    "ITEM_ADDED": AgeVerification._on_line,
    "ITEM_CHANGED": AgeVerification._on_line,
    "ITEM_VOIDED": AgeVerification._on_void,
    "BASKET_RESTORED": AgeVerification._on_restored,
    "BASKET_TAKEN_OVER": AgeVerification._on_restored,
    "BASKET_RECALLED": AgeVerification._on_recall,
    "CHECKOUT_STARTED": AgeVerification._on_checkout,
    "CHECKOUT_CANCELLED": AgeVerification._on_no_checkout,
    "BASKET_CLOSED": AgeVerification._on_end,
    "BASKET_VOIDED": AgeVerification._on_end,
    "BASKET_HANDED_OVER": AgeVerification._on_end,
    "AGE_VERIFIED": AgeVerification._on_verified,
    "AGE_REFUSED": AgeVerification._on_refused,
    "HOLD_RELEASED": AgeVerification._on_released,
    "CHECKS_OVERRIDDEN": AgeVerification._on_override,
    "PLUGIN_SWITCHED": AgeVerification._on_switch,
}
