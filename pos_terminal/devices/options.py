"""Checks a driver's options against its JSON Schema properties, as far as drivers use that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pos_terminal.domain.errors import CashierError

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list, tuple),
    "object": (dict,),
}


def checked_options(given: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """The options as they would be kept; raises CashierError("device.setting")."""
    for name, value in given.items():
        rule = schema.get(name)
        if rule is None:
            known = ", ".join(schema) or "none"
            raise _refused(name, f"the driver has no such option; it has: {known}")
        why = _wrong(value, rule)
        if why:
            raise _refused(name, why)
    return dict(given)


def _refused(name: str, why: str) -> CashierError:
    return CashierError("device.setting", setting=name, why=why)


def _wrong(value: Any, rule: Mapping[str, Any]) -> str:
    """Why a value does not fit, or nothing."""
    kinds = _TYPES.get(rule.get("type", ""), (object,))
    truth_for_number = isinstance(value, bool) and int in kinds
    if not isinstance(value, kinds) or truth_for_number:
        return f"it must be a {rule.get('type')}"
    if "enum" in rule and value not in rule["enum"]:
        return f"it is one of {', '.join(str(one) for one in rule['enum'] if one != '')}"
    if isinstance(value, str):
        return _wrong_text(value, rule)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _wrong_number(value, rule)
    if isinstance(value, list | tuple):
        found = (_wrong(one, rule.get("items", {})) for one in value)
        return next((why for why in found if why), "")
    return ""


def _wrong_text(value: str, rule: Mapping[str, Any]) -> str:
    if len(value) > rule.get("maxLength", 1000) or len(value) < rule.get("minLength", 0):
        return f"it has {rule.get('minLength', 0)} to {rule.get('maxLength', 1000)} characters"
    if "pattern" in rule and re.search(rule["pattern"], value) is None:
        return str(rule.get("description") or f"it must match {rule['pattern']}")
    return ""


def _wrong_number(value: float, rule: Mapping[str, Any]) -> str:
    least, most = rule.get("minimum"), rule.get("maximum")
    if (least is not None and value < least) or (most is not None and value > most):
        return f"it is from {least} to {most}"
    return ""
