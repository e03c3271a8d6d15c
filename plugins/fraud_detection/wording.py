"""Built-in rules speak the till's language for as long as nobody has changed their words."""

from __future__ import annotations

from plugins.base import Context, Words, words
from plugins.fraud_detection.assessing import Part
from plugins.fraud_detection.defaults import BY_ID


def reason_of(part: Part) -> Words:
    """Why a rule matched."""
    rule = part.rule
    ours = BY_ID.get(rule.rule_id)
    if ours is not None and ours.reason == rule.reason:
        return words(f"rules.{rule.rule_id}", rule.reason, **part.facts)
    return Words(rule.reason or rule.title, facts=part.facts)


class Speaker:
    """What stands in the cells of a report; shop and people are asked once."""

    def __init__(self, context: Context) -> None:
        """For one report."""
        self._facts = context.facts
        self._say = context.speaker()
        self._names: dict[str, str] = {}

    def choice(self, code: str) -> str:
        """A level, an occasion, a mode, an end."""
        return self._say(code) if code else ""

    def rule(self, rule_id: str, title: str) -> str:
        """What a rule is called."""
        ours = BY_ID.get(rule_id)
        if ours is not None and ours.title == title:
            return self._say(rule_id)
        return title or rule_id

    def name(self, employee_id: str | None) -> str:
        """What managers call them; the tables keep ids alone."""
        if not employee_id:
            return ""
        if employee_id not in self._names:
            person = self._facts.employee(employee_id)
            self._names[employee_id] = employee_id if person is None else person.name
        return self._names[employee_id]
