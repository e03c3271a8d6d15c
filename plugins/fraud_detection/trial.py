"""Rules tried on the past: what they would have said, by the code that judges at work."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from plugins.base import Facts
from plugins.fraud_detection.assessing import RuleSet
from plugins.fraud_detection.facts import time_us
from plugins.fraud_detection.judge import SHIFT, TAKEN, Judge, Verdict, shift_from
from plugins.fraud_detection.settings import FraudSettings
from plugins.fraud_detection.windows import KEPT_US

MOST_EVENTS = 200_000  # of the journal, the newest, in one trial
PAGE = 500
REST_S = 0.005  # after each page, for whoever sells


@dataclass(slots=True)
class Trial:
    """What a set of rules would have said."""

    since: str = ""  # UTC: the first event that was judged; empty: there is none
    events: int = 0  # read, for the windows too
    cut: bool = False  # more had been asked for than is read at once
    checkouts: int = 0
    sales: dict[str, str] = field(default_factory=dict)  # receipt by basket
    bodies: dict[int, dict[str, Any]] = field(default_factory=dict)  # of verdicts with parts
    verdicts: list[Verdict] = field(default_factory=list)


def run(facts: Facts, settings: FraudSettings, rules: RuleSet, days: int) -> Trial:
    """Judge the last `days` days again; the day before them fills the windows."""
    trial = Trial()
    newest = facts.events(TAKEN, newest_first=True, limit=1)
    if not newest:
        return trial
    last = newest[0]
    first_us = time_us(last) - days * KEPT_US
    judge = Judge()
    wanted = _seq_before(facts, first_us - KEPT_US, int(last["seq"]))
    after = max(wanted, int(last["seq"]) - MOST_EVENTS)
    trial.cut = after > wanted
    before = facts.events(SHIFT, before_seq=after + 1, newest_first=True, limit=1)
    judge.shift_us = shift_from(before)
    for body in _pages(facts, after):
        trial.events += 1
        seen = judge.see(body["event_type"], body, settings, rules)
        if time_us(body) > first_us:
            _note(trial, body, seen.verdict)
    return trial


def _note(trial: Trial, body: dict[str, Any], verdict: Verdict | None) -> None:
    trial.since = trial.since or body["occurred_at"]
    if body["event_type"] == "BASKET_CLOSED":
        trial.sales[body["basket_id"]] = body["receipt_no"]
    if verdict is None:
        return
    trial.verdicts.append(verdict)
    trial.checkouts += verdict.occasion == "checkout"
    if verdict.assessment.parts:
        trial.bodies[verdict.seq] = {
            name: body[name] for name in ("occurred_at", "basket_id", "employee_id")
        }


def _pages(facts: Facts, after: int) -> Iterator[dict[str, Any]]:
    while page := facts.events(TAKEN, after_seq=after, limit=PAGE):
        yield from page
        time.sleep(REST_S)
        after = int(page[-1]["seq"])


def _seq_before(facts: Facts, at_us: int, last_seq: int) -> int:
    """The seq after which everything is younger, found by halving."""
    low, high = 0, last_seq
    while low < high:
        middle = (low + high) // 2
        found = facts.events(TAKEN, after_seq=middle, limit=1)
        if not found or time_us(found[0]) > at_us:
            high = middle
        else:
            low = max(middle + 1, int(found[0]["seq"]))
    return low
