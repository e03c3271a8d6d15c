"""Every field, choice and rule has words; choices keep the order that their author gave them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import plugins.fraud_detection.plugin as module
from plugins.description import describe
from plugins.fraud_detection.defaults import RULES
from plugins.fraud_detection.fields import OCCASIONS
from plugins.fraud_detection.settings import Weekday

FOLDER = Path(module.__file__).parent
ENGLISH: dict[str, str] = json.loads((FOLDER / "words" / "en.json").read_text("utf-8"))


def _fields(
    schema: dict[str, Any], whole: dict[str, Any], prefix: str
) -> Iterator[tuple[str, Any]]:
    """Keys of all fields of a form, and their schemas; those of rows too."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    for name, field in schema.get("properties", {}).items():
        yield f"{prefix}.{name}", field
        yield from _fields(field.get("items", {}), whole, f"{prefix}.{name}")


def _all_fields() -> Iterator[tuple[str, Any]]:
    said = describe(module.FraudDetection())
    forms = {"settings": said.settings_schema}
    forms |= {f"reports.{one.name}": one.schema for one in said.reports}
    for prefix, schema in forms.items():
        if schema is not None:
            yield from _fields(schema, schema, prefix)


def _choices(field: dict[str, Any]) -> Any:
    return field.get("enum") or field.get("items", {}).get("enum")


def test_every_field_has_a_title_and_help() -> None:
    keys = [key for key, _ in _all_fields()]
    assert "settings.rules.when" in keys
    assert "reports.try_rule.rules.when" in keys
    assert [key for key in keys if key not in ENGLISH or f"{key}.help" not in ENGLISH] == []


def test_every_choice_has_words_and_days_are_in_order() -> None:
    choices = {key: _choices(field) for key, field in _all_fields()}
    assert choices["settings.hours.weekday"] == list(get_args(Weekday))
    assert choices["settings.rules.on"] == list(OCCASIONS)
    assert choices["settings.rules.level"] == ["none", "warn", "hold", "block"]
    values = {value for listed in choices.values() for value in listed or ()}
    assert [value for value in sorted(values) if f"choices.{value}" not in ENGLISH] == []


def test_every_built_in_rule_has_its_words() -> None:
    for rule in RULES:
        assert ENGLISH[f"rules.{rule.rule_id}"] == rule.reason
        assert ENGLISH[f"choices.{rule.rule_id}"] == rule.title
