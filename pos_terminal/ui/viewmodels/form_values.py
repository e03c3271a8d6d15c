"""What was typed into a field of a form as its value, or the sentence that says what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from pos_terminal.domain.currency import minor_digits
from pos_terminal.ui import format as form
from pos_terminal.ui.viewmodels.amounts import amount_from, decimal_sign
from pos_terminal.ui.viewmodels.form_fields import FormField, Sort
from pos_terminal.ui.viewmodels.plugin_words import shop_now

translate = QCoreApplication.translate
_PATH = re.compile(r"\s*-?\s*at `\$\.?([^`]*)`")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a field and what to type."""

    sentence: str


def read(field: FormField, typed: str) -> Any:
    """A typed value: int, text or None; Wrong where it does not fit."""
    text = typed.strip()
    if not text and field.optional:
        return None
    if field.sort is Sort.MONEY:
        return _bounded(field, _minor(text), translate("Forms", "Type an amount such as 4.20."))
    if field.sort is Sort.INTEGER:
        number = int(text) if re.fullmatch(r"-?\d{1,15}", text, re.ASCII) else None
        return _bounded(field, number, translate("Forms", "Type a whole number."))
    if field.sort is Sort.DAY:
        return _day(text)
    return _text(field, text)


def write(field: FormField, value: Any) -> str:
    """A value as it is typed."""
    if value is None:
        return ""
    if field.sort is Sort.MONEY:
        return typed_money(int(value))
    return str(value)


def typed_money(minor: int) -> str:
    """Minor units as they are typed: "4,20"."""
    digits = minor_digits(shop_now().currency)
    return format(Decimal(minor).scaleb(-digits), "f").replace(".", decimal_sign())


def as_shown(field: FormField, value: Any) -> str:
    """A value in a cell of a table."""
    if value is None:
        return ""
    if field.sort is Sort.MONEY:
        return form.isolate(form.amount(int(value), shop_now().currency))
    if field.sort is Sort.FLAG:
        return translate("Forms", "yes") if value else translate("Forms", "no")
    names = dict(field.choices)
    if field.sort in (Sort.CHOICES, Sort.TEXTS):
        return ", ".join(names.get(str(each), str(each)) for each in value)
    if field.sort in (Sort.ROWS, Sort.GROUP, Sort.MAP):
        return str(len(value))
    return names.get(str(value), str(value))


def path_and_reason(why: str) -> tuple[str, str]:
    """The first field that a refusal of the plugin's model names, and its reason without it."""
    found = _PATH.search(why)
    if found is None:
        return "", why
    name = re.split(r"[.\[]", found.group(1))[0]
    return name, _PATH.sub("", why).strip()


def _minor(text: str) -> int | None:
    negative = text.startswith(("-", "−"))
    plain = text.lstrip("-−").strip()
    if not plain:
        return None
    with_sign = plain if "." in plain or "," in plain else f"{plain}."
    minor = amount_from(with_sign, shop_now().currency)
    return -minor if minor is not None and negative else minor


def _bounded(field: FormField, number: int | None, otherwise: str) -> int | Wrong:
    if number is None:
        return Wrong(otherwise)
    too_low = field.least is not None and number < field.least
    too_high = field.most is not None and number > field.most
    return Wrong(_bounds(field)) if too_low or too_high else number


def _bounds(field: FormField) -> str:
    least = "" if field.least is None else form.isolate(write(field, field.least))
    most = "" if field.most is None else form.isolate(write(field, field.most))
    if least and most:
        return translate("Forms", "Type something from {least} to {most}.").format(
            least=least, most=most
        )
    if least:
        return translate("Forms", "Type {least} or more.").format(least=least)
    return translate("Forms", "Type {most} or less.").format(most=most)


def _day(text: str) -> str | Wrong:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return Wrong(translate("Forms", "Type a day such as 2026-11-21."))


def _text(field: FormField, text: str) -> str | Wrong:
    if len(text) < field.shortest:
        return Wrong(translate("Forms", "Type something here."))
    if field.longest is not None and len(text) > field.longest:
        words = translate("Forms", "Use at most {most} letters.")
        return Wrong(words.format(most=form.isolate(str(field.longest))))
    if field.pattern and re.search(field.pattern, text) is None:
        return Wrong(translate("Forms", "That does not have the form that is needed here."))
    return text
