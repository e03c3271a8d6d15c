"""Judges checkouts and acts at the drawer by rules that a manager writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import MetaData

from plugins.base import BasePlugin, Emit, Hold, Notice, Outcome, Report, Table, Words, words
from plugins.fraud_detection import ledger, models
from plugins.fraud_detection.assessing import Assessment, RuleSet
from plugins.fraud_detection.checking import check
from plugins.fraud_detection.judge import SHIFT, TAKEN, Judge, Verdict, shift_from
from plugins.fraud_detection.reports import REPORTS, make
from plugins.fraud_detection.settings import FraudSettings
from plugins.fraud_detection.wording import reason_of

HERE = Path(__file__).parent


class FraudDetection(BasePlugin):
    """Payment waits for it; who it holds is let go by a manager."""

    name = "fraud_detection"
    title = words("title", "Fraud detection")
    about = words("about", "Scores each checkout by rules and holds what a manager should see.")
    critical = True
    deadline_s = 2.0
    emits = ("FRAUD_ASSESSED",)
    settings = FraudSettings
    models: ClassVar[MetaData] = models.metadata
    migrations = HERE / "migrations"
    words = HERE / "words"
    begins = "now"  # what was sold before is tried, not told
    reports: ClassVar[Sequence[Report]] = REPORTS

    def __init__(self) -> None:
        """Nothing is remembered before `opened`."""
        self._judge, self._knows_shift = Judge(), False
        self._rules = RuleSet(())
        self._rules_of: FraudSettings | None = None
        self._warned = ""  # the basket that has a card on the screen: why it was held

    def get_supported_events(self) -> Sequence[str]:
        """Checkouts, what becomes of them, and acts that the windows count."""
        return (*TAKEN, "HOLD_RELEASED")

    def opened(self) -> None:
        """Read the windows back."""
        self._judge, self._knows_shift = ledger.read_judge(self.context.connection)

    def check_settings(self, settings: FraudSettings) -> None:
        """Refuse a rule that cannot be read, and limits that stand on their heads."""
        check(settings)

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> list[Outcome]:
        """Count it, judge it, keep both; say what should be done."""
        connection, settings = self.context.connection, self.context.settings
        if event_type == "HOLD_RELEASED":
            ledger.end(connection, event_type, event_data, self.name)
            return []
        if event_type not in TAKEN:
            return []
        if not self._knows_shift:
            self._look_for_shift()
        seen = self._judge.see(event_type, event_data, settings, self._current_rules())
        ledger.keep(connection, seen, self._judge.shift_us, event_data)
        ledger.end(connection, event_type, event_data, self.name)
        if event_type == "SHIFT_CLOSED":
            ledger.forget_old(connection, event_data, settings.keep_days)
        return [] if seen.verdict is None else self._outcomes(seen.verdict, event_data)

    def _look_for_shift(self) -> None:
        """Switched on in the middle of a shift, it has not seen how that began."""
        self._judge.shift_us = shift_from(self.context.history(SHIFT, limit=1))
        ledger.keep_shift(self.context.connection, self._judge.shift_us)
        self._knows_shift = True

    def make_report(self, name: str, asked: Any) -> Table:
        """Assessments, rules, fields, and the trial of a rule."""
        return make(self.context, name, asked)

    def _current_rules(self) -> RuleSet:
        settings: FraudSettings = self.context.settings
        if settings is not self._rules_of:
            self._rules, self._rules_of = RuleSet(settings.rules), settings
        return self._rules

    def _outcomes(self, verdict: Verdict, body: dict[str, Any]) -> list[Outcome]:
        found = verdict.assessment
        mode = self.context.settings.mode
        told: list[Outcome] = [Emit("FRAUD_ASSESSED", as_data(verdict, mode))]
        if mode == "live" and self.context.live:
            told += self._said(verdict, found, body["basket_id"] or "")
        return told

    def _said(self, verdict: Verdict, found: Assessment, basket_id: str) -> list[Outcome]:
        if found.level == "allow":
            return self._cleared(verdict, basket_id)
        reasons = [reason_of(part) for part in found.obeyed]
        if not reasons:
            return []
        if found.level == "warn":
            return [Notice(reasons[0], "warn")]
        self._warned = basket_id
        details: list[tuple[str | Words, str | Words]] = [
            (words("points", "{points} points", points=part.rule.points), reason)
            for part, reason in zip(found.obeyed, reasons, strict=True)
        ]
        heading = words("card", "Look at this sale: {score} points.", score=found.score)
        card = Notice(heading, "warn", topic="fraud", details=details)
        if found.level == "block":
            return [Hold("fraud", reasons[0], release="nobody"), card]
        return [Hold("fraud", reasons[0], release="manager"), card]

    def _cleared(self, verdict: Verdict, basket_id: str) -> list[Outcome]:
        if verdict.occasion != "checkout" or not basket_id or self._warned != basket_id:
            return []
        self._warned = ""
        text = words("cleared", "Checked again: nothing stands out.")
        return [Notice(text, "info", topic="fraud")]


def as_data(verdict: Verdict, mode: str) -> dict[str, Any]:
    """FRAUD_ASSESSED."""
    found = verdict.assessment
    return {
        "judged_seq": verdict.seq,
        "occasion": verdict.occasion,
        "mode": mode,
        "score": found.score,
        "level": found.level,
        "shadow_score": found.shadow_score,
        "shadow_level": found.shadow_level,
        "rules": [part.as_data() for part in found.matched],
        "broken": [part.rule.rule_id for part in found.parts if part.broken],
    }
