"""Rules to score, score to level: pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from plugins.fraud_detection.expressions import LISTS, BadExpression, Expression
from plugins.fraud_detection.fields import FIELDS, OCCASIONS, Occasion
from plugins.fraud_detection.rule import Rule
from plugins.fraud_detection.settings import FraudSettings

Level = Literal["allow", "warn", "hold", "block"]
LEVELS: tuple[Level, ...] = ("allow", "warn", "hold", "block")
_SHOWN = ("money", "quantity", "number", "percent", "flag", "word")


@dataclass(frozen=True, slots=True)
class Part:
    """What one rule added, with the facts that it asked for."""

    rule: Rule
    facts: dict[str, Any]
    broken: str = ""  # why it had no answer; then it adds nothing

    @property
    def shadow(self) -> bool:
        """Told and not obeyed."""
        return self.rule.mode == "shadow"

    def as_data(self) -> dict[str, Any]:
        """As FRAUD_ASSESSED carries it."""
        rule = self.rule
        facts = self.facts
        return {"rule": rule.rule_id, "points": rule.points, "shadow": self.shadow, "facts": facts}


@dataclass(frozen=True, slots=True)
class Assessment:
    """How risky something looks, and why."""

    score: int
    level: Level
    shadow_score: int
    shadow_level: Level
    parts: tuple[Part, ...]

    @property
    def matched(self) -> list[Part]:
        """The parts of rules that had an answer."""
        return [part for part in self.parts if not part.broken]

    @property
    def obeyed(self) -> list[Part]:
        """Live rules that matched, the weightiest first."""
        live = [part for part in self.matched if not part.shadow]
        return sorted(live, key=lambda part: (-_decided(part), -part.rule.points))


class RuleSet:
    """The rules of some settings, compiled once; one that cannot be read is broken, not fatal."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._on: dict[Occasion, list[tuple[Rule, Expression | None, str]]] = {
            occasion: [] for occasion in OCCASIONS
        }
        self.reads_lists = False
        for rule in rules:
            if rule.mode == "off":
                continue
            expression, why = _compiled(rule)
            if expression is not None and not LISTS.isdisjoint(expression.fields):
                self.reads_lists = True
            for occasion in dict.fromkeys(rule.on):
                self._on[occasion].append((rule, expression, why))

    def is_asked(self, occasion: Occasion) -> bool:
        """Whether any rule looks at such events."""
        return bool(self._on[occasion])

    def match(self, occasion: Occasion, facts: dict[str, Any]) -> list[Part]:
        """The rules that hold, and those that had no answer."""
        found = []
        for rule, expression, why in self._on[occasion]:
            if expression is None:
                found.append(Part(rule, {}, why))
                continue
            try:
                if expression(facts):
                    found.append(Part(rule, shown(expression, facts)))
            except BadExpression as err:
                found.append(Part(rule, shown(expression, facts), str(err)))
        return found


def _compiled(rule: Rule) -> tuple[Expression | None, str]:
    try:
        return Expression(rule.when), ""
    except BadExpression as err:
        return None, str(err)


def shown(expression: Expression, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts that a rule asked for, but for lists."""
    return {name: facts[name] for name in expression.fields if FIELDS[name].kind in _SHOWN}


def weigh(parts: Sequence[Part], settings: FraudSettings, occasion: Occasion) -> Assessment:
    """Score and level; what is no checkout can only be warned about, it has happened."""
    matched = [part for part in parts if not part.broken]
    live = [part for part in matched if not part.shadow]
    most = len(LEVELS) - 1 if occasion == "checkout" else LEVELS.index("warn")
    return Assessment(
        score=_score(live),
        level=LEVELS[min(_level(live, settings), most)],
        shadow_score=_score(matched),
        shadow_level=LEVELS[min(_level(matched, settings), most)],
        parts=tuple(parts),
    )


def _score(parts: Sequence[Part]) -> int:
    return sum(part.rule.points for part in parts)


def _level(parts: Sequence[Part], settings: FraudSettings) -> int:
    score = _score(parts)
    limits = (settings.warn_at, settings.hold_at, settings.block_at)
    reached = [number for number, limit in enumerate(limits, start=1) if limit and score >= limit]
    return max([0, *reached, *(_decided(part) for part in parts)])


def _decided(part: Part) -> int:
    decides = part.rule.level
    return 0 if decides == "none" else LEVELS.index(decides)
