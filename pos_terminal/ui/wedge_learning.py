"""What a trial scan says about how the scanner that types should be set up here."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from hardware.parsing.aim import split
from hardware.parsing.escapes import escaped
from pos_terminal.domain.check_digit import is_gtin
from pos_terminal.ui import format as form
from pos_terminal.ui.wedge_rules import WedgeRules

translate = QCoreApplication.translate
_NUMBER = re.compile(r"(?<!\d)(?:\d{12,14}|\d{8})(?!\d)", re.ASCII)
_MOST = 8  # characters of a prefix or suffix; more is part of the code
_STEP_MS = 10
_LARGEST_GAP_MS = 80


def frame_of(text: str) -> tuple[str, str]:
    """What stands before and after the one GTIN in a scan; twice "" where that is not clear."""
    code = split(text)[1]
    found = [one for one in _NUMBER.finditer(code) if is_gtin(one[0])]
    if len(found) != 1:
        return "", ""
    before, after = code[: found[0].start()], code[found[0].end() :]
    return (before, after) if len(before) <= _MOST and len(after) <= _MOST else ("", "")


def advice(text: str, gap_ms: int, rules: WedgeRules) -> str:
    """A sentence for who tries a scanner; empty where it is set up well."""
    before, after = frame_of(text)
    said = []
    if before:
        words = translate(
            "WedgeLearning", "It sends {prefix} before each code: set that as prefix."
        )
        said.append(words.format(prefix=form.isolate(escaped(before))))
    if after:
        words = translate("WedgeLearning", "It sends {suffix} after each code: set that as suffix.")
        said.append(words.format(suffix=form.isolate(escaped(after))))
    if gap_ms > rules.gap_ms and not (rules.prefix or before):
        said.append(_pace(gap_ms))
    return " ".join(said)


def _pace(gap_ms: int) -> str:
    """Beyond what people type, only a prefix tells a scanner from a person."""
    limit = -(-(gap_ms + 1) // _STEP_MS) * _STEP_MS
    if limit > _LARGEST_GAP_MS:
        return translate(
            "WedgeLearning",
            "It types as slowly as people: let it send a prefix, and set that here.",
        )
    words = translate(
        "WedgeLearning", "Its keys come {gap} ms apart: set the longest gap to {limit}."
    )
    return words.format(gap=gap_ms, limit=limit)
