"""Forms of a driver's options and of a serial line, and their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_terminal.ui import format as form
from pos_terminal.ui.viewmodels.device_titles import DRIVERS, TITLES, translated
from pos_terminal.ui.viewmodels.form_fields import FormField, Sort, fields_of

_CHOICES: dict[str, object] = {
    "": QT_TRANSLATE_NOOP("DeviceOptions", "As usual"),
    "none": QT_TRANSLATE_NOOP("DeviceOptions", "None"),
    "full": QT_TRANSLATE_NOOP("DeviceOptions", "Whole"),
    "partial": QT_TRANSLATE_NOOP("DeviceOptions", "Nearly through"),
    "auto": QT_TRANSLATE_NOOP("DeviceOptions", "By itself"),
    "echo": QT_TRANSLATE_NOOP("DeviceOptions", "It repeats the job's number"),
    "status": QT_TRANSLATE_NOOP("DeviceOptions", "It answers behind the job"),
    "high": QT_TRANSLATE_NOOP("DeviceOptions", "High"),
    "low": QT_TRANSLATE_NOOP("DeviceOptions", "Low"),
    "even": QT_TRANSLATE_NOOP("DeviceOptions", "Even"),
    "us_on_german": QT_TRANSLATE_NOOP("DeviceOptions", "US keys at a German keyboard"),
    "odd": QT_TRANSLATE_NOOP("DeviceOptions", "Odd"),
}
_BAUDS = ("1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200")


def driver_words(title: str) -> str:
    """What a driver is called."""
    return form.natural(translated(title) if title in DRIVERS else title)


def option_fields(schema: Mapping[str, Any]) -> tuple[FormField, ...]:
    """The options of a driver; one without a default may stay empty."""
    whole = schema if "properties" in schema else {"properties": schema}
    return tuple(
        replace(each, optional=True) if each.default is None else each
        for each in fields_of(whole, "", _word)
    )


def as_options(schema: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in, as the driver takes it: empty ones left out, numbers as numbers."""
    kinds = schema.get("properties", schema)
    made: dict[str, Any] = {}
    for name, value in typed.items():
        if value is None or value == "":
            continue
        number = kinds.get(name, {}).get("type") == "integer" and isinstance(value, str)
        made[name] = int(value) if number else value
    return made


def line_fields() -> tuple[FormField, ...]:
    """How a serial line may be set; empty: as the model usually has it."""
    bauds = tuple((each, each) for each in _BAUDS)
    parities = tuple((each, _said(_CHOICES, each)) for each in ("none", "even", "odd"))
    translate = QCoreApplication.translate
    return (
        _line("baud", translate("DeviceOptions", "Speed (baud)"), bauds),
        _line("bits", translate("DeviceOptions", "Data bits"), (("7", "7"), ("8", "8"))),
        _line("parity", translate("DeviceOptions", "Parity"), parities),
        _line("stop", translate("DeviceOptions", "Stop bits"), (("1", "1"), ("2", "2"))),
    )


def _line(name: str, title: str, choices: tuple[tuple[str, str], ...]) -> FormField:
    usual = ("", _said(_CHOICES, ""))
    return FormField(name, Sort.CHOICE, title, choices=(usual, *choices))


def _word(key: str, otherwise: str) -> str:
    """`choices.VALUE` is a choice; a title is known by its words."""
    head, _, value = key.rpartition(".")
    if head == "choices" and value in _CHOICES:
        return _said(_CHOICES, value)
    return translated(otherwise) if otherwise in TITLES else otherwise


def _said(known: Mapping[str, object], word: str) -> str:
    return translated(str(known[word])) if word in known else word
