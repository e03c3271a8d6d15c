"""Built-in rules speak the till's language for as long as nobody has changed their words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from plugins.base import Words, words
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


def title_in(language: str, rule_id: str, title: str) -> str:
    """What a rule is called in the shop's language."""
    ours = BY_ID.get(rule_id)
    if ours is not None and ours.title == title:
        return say(language, f"rules.{rule_id}.title", title)
    return title or rule_id


def say(language: str, key: str, text: str) -> str:
    """One of our words for a table, whose cells are no sentences."""
    return _words(language.partition("_")[0].partition("-")[0]).get(key, text)


@cache
def _words(language: str) -> dict[str, str]:
    path = _FOLDER / f"{language}.json"
    if language not in ("en", "de", "ar") or not path.is_file():
        return {}
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found
