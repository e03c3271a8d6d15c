"""What is remembered, and how each event is judged by it: the same at work and in a trial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.fraud_detection.acts import acts_of, cashier
from plugins.fraud_detection.assessing import Assessment, Part, RuleSet, weigh
from plugins.fraud_detection.facts import OCCASION_OF, Known, facts_of, time_us
from plugins.fraud_detection.fields import Occasion
from plugins.fraud_detection.settings import FraudSettings
from plugins.fraud_detection.windows import Act, Changes, Windows

SHIFT = ("SHIFT_OPENED", "SHIFT_CLOSED")
TAKEN = (
    *OCCASION_OF,
    "CHECKOUT_CANCELLED",
    "BASKET_CLOSED",
    *SHIFT,
    "CUSTOMER_CHANGED",
)
_TOLD, _TOLD_TRAINING = "told", "told_training"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One event and how it was judged."""

    seq: int
    occasion: Occasion
    amount_minor: int
    assessment: Assessment


@dataclass(slots=True)
class Seen:
    """What came of an event: for the tables, and for the lane."""

    changes: list[Changes] = field(default_factory=list)
    shift_changed: bool = False
    erased: str = ""  # a customer's reference
    merged: tuple[str, str] = ("", "")  # a customer's reference, and which counts for it now
    verdict: Verdict | None = None


class Judge:
    """Windows and shift, moved on by each event."""

    def __init__(self, windows: Windows | None = None, shift_us: int | None = None) -> None:
        self.windows = windows or Windows()
        self.shift_us = shift_us

    def see(
        self, event_type: str, body: dict[str, Any], settings: FraudSettings, rules: RuleSet
    ) -> Seen:
        """Take note of an event, and judge it where a rule looks at its kind."""
        now_us = time_us(body)
        seen = Seen(changes=[self.windows.turn(now_us)])
        self._move_shift(event_type, now_us, seen)
        if event_type == "CUSTOMER_CHANGED":
            self._change_customer(body, seen)
            return seen
        acts = acts_of(event_type, body, now_us)
        seen.changes.append(self.windows.take(acts))
        occasion = OCCASION_OF.get(event_type)
        if occasion is not None and self._is_judged(occasion, body, settings, rules):
            known = Known(self.windows, settings, now_us, self.shift_us)
            facts = facts_of(occasion, body, known, listed=rules.reads_lists)
            parts = rules.match(occasion, facts)
            if occasion != "checkout":
                parts = self._not_yet_told(parts, occasion, body, known, len(acts), seen)
            seen.verdict = _verdict(parts, occasion, body, settings)
        return seen

    def _is_judged(
        self, occasion: Occasion, body: dict[str, Any], settings: FraudSettings, rules: RuleSet
    ) -> bool:
        if body["training"] and not settings.judge_training:
            return False
        if occasion == "payment" and not body["masked"]:
            return False
        return occasion == "checkout" or rules.is_asked(occasion)

    def _change_customer(self, body: dict[str, Any], seen: Seen) -> None:
        ref = body["customer_ref"]
        if body["change"] == "erased":
            seen.erased = ref
            self.windows.forget("customer", ref)
        elif body["change"] == "merged":
            seen.merged = (ref, body["into"])
            self.windows.rename("customer", *seen.merged)

    def _move_shift(self, event_type: str, now_us: int, seen: Seen) -> None:
        before = self.shift_us
        if event_type == "SHIFT_OPENED":
            self.shift_us = now_us
        elif event_type == "SHIFT_CLOSED":
            self.shift_us = None
        elif before is not None and before > now_us:
            self.shift_us = now_us  # the clock was set back
        seen.shift_changed = self.shift_us != before

    def _not_yet_told(
        self,
        parts: list[Part],
        occasion: Occasion,
        body: dict[str, Any],
        known: Known,
        first_no: int,
        seen: Seen,
    ) -> list[Part]:
        """Outside a checkout each rule speaks once in a window about the same person or card."""
        card = occasion == "payment"
        settings = known.settings
        minutes = settings.card_window_min if card else settings.cashier_window_min
        about = body["masked"] if card else cashier(body)
        kind = _TOLD_TRAINING if body["training"] else _TOLD
        new: list[Part] = []
        told: list[Act] = []
        for part in parts:
            key = f"{about}/{part.rule.rule_id}"
            if not self.windows.total(kind, key, known.now_us, minutes)[0]:
                told.append(Act(body["seq"], first_no + len(told), known.now_us, kind, key))
                new.append(part)
        seen.changes.append(self.windows.take(told))
        return new


def shift_from(newest: Sequence[dict[str, Any]]) -> int | None:
    """When the shift was opened, from the last event of SHIFT; None where none is open."""
    opened = bool(newest) and newest[0]["event_type"] == "SHIFT_OPENED"
    return time_us(newest[0]) if opened else None


def _verdict(
    parts: list[Part], occasion: Occasion, body: dict[str, Any], settings: FraudSettings
) -> Verdict | None:
    if not parts and occasion != "checkout":
        return None
    amount = body.get("total_minor", body.get("amount_minor", 0))
    return Verdict(body["seq"], occasion, amount, weigh(parts, settings, occasion))
