"""Which way text runs: levels and visual order after Unicode's UAX #9.

Left out: embeddings, overrides and isolates, which `text.clean` takes away. Checked against
FriBidi in the tests.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

_STRONG = {"L", "R"}
_NEUTRAL = {"ON", "B", "S", "WS", "BN"}
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "「": "」", "【": "】"}
_Item = TypeVar("_Item")


def levels(text: str, rtl: bool) -> list[int]:
    """One embedding level a character; even runs from the left, odd from the right."""
    base = 1 if rtl else 0
    if not rtl and text.isascii():
        return [0] * len(text)
    original = [unicodedata.bidirectional(char) or "L" for char in text]
    edge = "R" if rtl else "L"
    kinds = _weak(original, edge)
    for opened, closed in _pairs(text, kinds):
        _bracket(kinds, opened, closed, edge)
    _neutral(kinds, edge)
    found = [_level(kind, base) for kind in kinds]
    for index in range(len(text) - 1, -1, -1):  # L1: spaces at the end keep the base level
        if original[index] not in {"WS", "S", "B", "BN"}:
            break
        found[index] = base
    return found


def visual_order(items: Sequence[tuple[_Item, int]]) -> list[_Item]:
    """Items with their levels, from left to right (L2)."""
    ordered = list(items)
    top = max((level for _, level in ordered), default=0)
    for level in range(top, 0, -1):
        start = 0
        while start < len(ordered):
            if ordered[start][1] < level:
                start += 1
                continue
            end = start
            while end < len(ordered) and ordered[end][1] >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end
    return [item for item, _ in ordered]


def _level(kind: str, base: int) -> int:
    """I1 and I2."""
    if base % 2:
        return base if kind == "R" else base + 1
    return base + {"L": 0, "R": 1}.get(kind, 2)


def _weak(original: Sequence[str], edge: str) -> list[str]:
    """W1 to W7: numbers and what stands beside them."""
    kinds = list(original)
    strong = previous = edge
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kind = previous
        if kind == "EN" and strong == "AL":
            kind = "AN"
        elif kind in {"L", "R", "AL"}:
            strong = kind
        kinds[index] = previous = kind
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds)
    _terminators(kinds)
    strong = edge
    for index, kind in enumerate(kinds):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
    return kinds


def _separators(kinds: list[str]) -> None:
    """W4: one separator between two numbers belongs to them."""
    for index in range(1, len(kinds) - 1):
        before, kind, after = kinds[index - 1 : index + 2]
        if before == after and (
            (kind in {"ES", "CS"} and before == "EN") or (kind == "CS" and before == "AN")
        ):
            kinds[index] = before


def _terminators(kinds: list[str]) -> None:
    """W5 and W6: percent and currency signs beside a number belong to it."""
    index = 0
    while index < len(kinds):
        if kinds[index] != "ET":
            index += 1
            continue
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        beside = "EN" in (kinds[index - 1] if index else "", kinds[end] if end < len(kinds) else "")
        kinds[index:end] = ["EN" if beside else "ON"] * (end - index)
        index = end
    for index, kind in enumerate(kinds):
        if kind in {"ES", "CS"}:
            kinds[index] = "ON"


def _pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of brackets that belong together, by their opening (BD16)."""
    waiting: list[tuple[str, int]] = []
    found = []
    for index, char in enumerate(text):
        if kinds[index] != "ON":
            continue
        if char in _BRACKETS:
            waiting.append((_BRACKETS[char], index))
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == char:
                found.append((waiting[depth][1], index))
                del waiting[depth:]
                break
    return sorted(found)


def _bracket(kinds: list[str], opened: int, closed: int, edge: str) -> None:
    """N0: a pair of brackets goes with the line if its inside does, else with what it follows."""
    inside = {_side(kind) for kind in kinds[opened + 1 : closed]} & _STRONG
    if not inside:
        return
    if edge not in inside:
        before = (_side(kind) for kind in reversed(kinds[:opened]))
        edge = next((kind for kind in before if kind in _STRONG), edge)
    kinds[opened] = kinds[closed] = edge


def _neutral(kinds: list[str], edge: str) -> None:
    """N1 and N2: neutrals go with both neighbours where these agree, else with the line."""
    index = 0
    while index < len(kinds):
        if kinds[index] not in _NEUTRAL:
            index += 1
            continue
        end = index
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _side(kinds[index - 1]) if index else edge
        after = _side(kinds[end]) if end < len(kinds) else edge
        kinds[index:end] = [before if before == after else edge] * (end - index)
        index = end


def _side(kind: str) -> str:
    return "R" if kind in {"EN", "AN"} else kind
