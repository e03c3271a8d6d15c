"""The report that tries a rule, or a whole set, on the past."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plugins.base import Column, Context, Table, Words, words
from plugins.fraud_detection.assessing import LEVELS, Part, RuleSet, weigh
from plugins.fraud_detection.checking import check_rule
from plugins.fraud_detection.forms import Tried
from plugins.fraud_detection.judge import Verdict
from plugins.fraud_detection.rule import Rule
from plugins.fraud_detection.settings import FraudSettings
from plugins.fraud_detection.trial import Trial, run
from plugins.fraud_detection.wording import Speaker

TRIED = "tried_rule"
MOST_ROWS = 2_000
_HOLDS = LEVELS[2:]


def try_rules(context: Context, asked: Tried) -> Table:
    """What the rules would have said; a rule that cannot be read is told in the note."""
    rules = asked.rules or context.settings.rules
    if asked.when.strip():
        tried = Rule(
            rule_id=TRIED,
            title=asked.when[:60],
            when=asked.when,
            points=asked.points,
            level=asked.level,
            on=asked.on,
        )
        rules = (*rules, tried)
    try:
        for rule in rules:
            check_rule(rule)
    except ValueError as err:
        return Table(_COLUMNS, (), str(err))
    trial = run(context.facts, context.settings, RuleSet(rules), asked.days)
    shown = [verdict for verdict in trial.verdicts if _is_shown(verdict, asked)]
    speaker = Speaker(context)
    rows = [_row(speaker, trial, verdict) for verdict in reversed(shown[-MOST_ROWS:])]
    return Table(_COLUMNS, rows, _note(trial, shown, asked, context.settings))


_COLUMNS = (
    Column(words("columns.when", "When"), "time"),
    Column(words("columns.level", "Level")),
    Column(words("columns.score", "Score"), "number"),
    Column(words("columns.amount", "Amount"), "money"),
    Column(words("columns.facts", "Facts")),
    Column(words("columns.receipt", "Receipt")),
    Column(words("columns.cashier", "Cashier")),
    Column(words("columns.rules", "Rules")),
    Column(words("columns.occasion", "What"), stretch=True),
)


def _is_shown(verdict: Verdict, asked: Tried) -> bool:
    """What the tried rule matched; without one, whatever stands out."""
    if asked.when.strip():
        return any(part.rule.rule_id == TRIED for part in verdict.assessment.matched)
    return verdict.assessment.level != "allow"


def _row(speaker: Speaker, trial: Trial, verdict: Verdict) -> tuple[Any, ...]:
    found, body = verdict.assessment, trial.bodies[verdict.seq]
    return (
        body["occurred_at"],
        speaker.choice(found.level),
        found.score,
        verdict.amount_minor,
        ", ".join(_facts(found.matched)),
        trial.sales.get(body["basket_id"], ""),
        speaker.name(body["employee_id"]),
        " · ".join(_title(speaker, part) for part in found.matched),
        speaker.choice(verdict.occasion),
    )


def _title(speaker: Speaker, part: Part) -> str:
    title = speaker.rule(part.rule.rule_id, part.rule.title)
    return f"({title})" if part.shadow else f"{title} +{part.rule.points}"


def _facts(parts: Sequence[Part]) -> list[str]:
    merged = {name: value for part in parts for name, value in part.facts.items()}
    return [f"{name} {str(value).lower()}" for name, value in merged.items()]


def _is_held_by(verdict: Verdict, asked: Tried, settings: FraudSettings) -> bool:
    """Whether it would have been held, and not without the tried rule."""
    found = verdict.assessment
    if found.level not in _HOLDS or not asked.when.strip():
        return found.level in _HOLDS
    others = [part for part in found.parts if part.rule.rule_id != TRIED]
    return weigh(others, settings, verdict.occasion).level not in _HOLDS


def _note(trial: Trial, shown: Sequence[Verdict], asked: Tried, settings: FraudSettings) -> Words:
    if not trial.since:
        return words("notes.no_past", "There is no past to try it on.")
    held = [verdict for verdict in shown if _is_held_by(verdict, asked, settings)]
    facts = {
        "held": len(held),
        "checkouts": trial.checkouts,
        "matched": len(shown),
        "since_at": trial.since,
        "events": trial.events,
    }
    text = (
        "Would have held {held} of {checkouts} checkouts; {matched} matched. "
        "Looked back to {since_at}, {events} events."
    )
    if trial.cut:
        return words("notes.tried_part", text + " There is more before that.", **facts)
    return words("notes.tried", text, **facts)
