"""Settings that their types allow and that make no sense: refused with a sentence."""

from __future__ import annotations

from collections import Counter

from plugins.fraud_detection.expressions import BadExpression, Expression
from plugins.fraud_detection.fields import FIELDS
from plugins.fraud_detection.rule import Rule
from plugins.fraud_detection.settings import FraudSettings


def check(settings: FraudSettings) -> None:
    """Raises ValueError with a sentence that names the rule and the place."""
    limits = [at for at in (settings.warn_at, settings.hold_at, settings.block_at) if at]
    if limits != sorted(set(limits)):
        raise ValueError("Warn at must be below Hold at, and Hold at below Block at.")
    for rule_id, count in Counter(rule.rule_id for rule in settings.rules).items():
        if count > 1:
            raise ValueError(f"Two rules have the id {rule_id}. Give one of them another id.")
    for rule in settings.rules:
        check_rule(rule)


def check_rule(rule: Rule) -> None:
    """Raises ValueError for an expression that cannot work."""
    try:
        expression = Expression(rule.when)
        expression.rehearse()
    except BadExpression as err:
        raise ValueError(f"Rule {rule.title} ({rule.rule_id}), {err}") from err
    for name in expression.fields:
        never = [occasion for occasion in rule.on if occasion not in FIELDS[name].known_on]
        if never:
            raise ValueError(
                f"Rule {rule.title} ({rule.rule_id}) asks for {name}, which is not known on "
                f"{never[0]}. Take {never[0]} out of its occasions, or ask for something else."
            )
