"""Built-in rules speak the till's language for as long as nobody has changed their words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from plugins.base import Context, Words, words
from plugins.fraud_detection.assessing import Part
from plugins.fraud_detection.defaults import BY_ID

_FOLDER = Path(__file__).parent / "words"


def reason_of(part: Part) -> Words:
    """Why a rule matched."""
    rule = part.rule
    ours = BY_ID.get(rule.rule_id)
    if ours is not None and ours.reason == rule.reason:
        return words(f"rules.{rule.rule_id}", rule.reason, **part.facts)
    return Words(rule.reason or rule.title, facts=part.facts)


class Speaker:
    """Words for a table's cells, which are no sentences: in the shop's language, asked once."""

    def __init__(self, context: Context) -> None:
        self._facts = context.facts
        self._language = context.facts.shop().language
        self._names: dict[str, str] = {}

    def say(self, key: str, text: str) -> str:
        """One of our words; `text` where there is none."""
        return _words(self._language.partition("_")[0].partition("-")[0]).get(key, text)

    def choice(self, value: str) -> str:
        """A level, an occasion, a mode, an end."""
        return self.say(f"choices.{value}", value) if value else ""

    def rule(self, rule_id: str, title: str) -> str:
        """What a rule is called."""
        ours = BY_ID.get(rule_id)
        if ours is not None and ours.title == title:
            return self.say(f"rules.{rule_id}.title", title)
        return title or rule_id

    def name(self, employee_id: str | None) -> str:
        """What managers call them; the tables keep ids alone."""
        if not employee_id:
            return ""
        if employee_id not in self._names:
            person = self._facts.employee(employee_id)
            self._names[employee_id] = employee_id if person is None else person.name
        return self._names[employee_id]


@cache
def _words(language: str) -> dict[str, str]:
    path = _FOLDER / f"{language}.json"
    if language not in ("en", "de", "ar") or not path.is_file():
        return {}
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found
