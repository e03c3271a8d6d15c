"""barcodes.json: check digits, labels with price and weight, packs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from pos_terminal.domain.barcode import (
    NORDIC_LABELS,
    LabelMatch,
    LabelPattern,
    VariableMeasure,
    check_digit,
    match_label,
    normalise_code,
    read_code,
    with_check_digit,
)
from pos_terminal.domain.errors import CashierError
from tests.contract.selling import labels
from tests.contract.selling.loading import Case, Figure, Unreadable
from tests.contract.selling.reading import dec

_LENGTHS = {"ean8": 8, "ean13": 13, "upca": 12, "any": 0}
_LENGTH_OF_SYMBOLOGY = {"EAN-13": 13, "UPC-A": 12, "EAN-8": 8, "GTIN-14": 14}
_UNITS_IN_PACK = re.compile(r"pack of (\d+)")


def _places(rule: Mapping[str, Any]) -> int:
    return len(str(rule.get("value_per", 1))) - 1


def _value_group(digits: int, places: int) -> str:
    return "{" + "N" * (digits - places) + "D" * places + "}"


def _pattern(rule: Mapping[str, Any]) -> LabelPattern:
    """A rule of any of the peers as one pattern of ours."""
    meaning = rule.get("meaning", "plain")
    if "pattern" in rule:
        length = _LENGTHS[rule["encoding"]]
        return LabelPattern(rule["pattern"], meaning, length, rule.get("sequence", 0))
    if "layout" in rule:
        return _layout_pattern(rule["layout"], _places(rule))
    prefix, items = rule["prefix"], rule["item_digits"]
    start = rule.get("value_from", len(prefix) + items)
    digits = rule["value_to"] - start if "value_to" in rule else rule["value_digits"]
    gap = "." * (start - len(prefix) - items)
    text = f"{prefix}{'I' * items}{gap}{_value_group(digits, _places(rule))}"
    return LabelPattern(text, meaning, rule.get("length", 13))


def _layout_pattern(layout: str, places: int) -> LabelPattern:
    """'20 IIII r PPPPP C': prefix, item, any digit, price, check digit."""
    text = ""
    for part in layout.split():
        if part.isdigit():
            text += part
        elif part[0] == "I":
            text += part
        elif part[0] in "PW":
            text += _value_group(len(part), places)
        else:
            text += "." * len(part)
    return LabelPattern(text, "weight" if "W" in layout else "price", 13)


def _rules(case: Case) -> tuple[LabelPattern, ...]:
    return tuple(_pattern(rule) for rule in case.given["rules"])


def _label_figures(wanted: Mapping[str, Any], match: LabelMatch | None) -> Iterator[Figure]:
    reason = wanted.get("reason")  # why nothing matches: says the same as `matched`
    found: dict[str, Any] = {"matched": match is not None, "reason": reason}
    if match is not None:
        found |= {
            "rule": match.pattern,
            "base_code": match.base_code,
            "value": match.value,
            "item": match.item or match.base_code,
            "quantity": match.value if match.meaning == "weight" else Decimal(1),
            "weight": match.value if match.meaning == "weight" else None,
            "price": match.value if match.meaning == "price" else None,
        }
    for key, value in wanted.items():
        number = key in {"value", "quantity", "weight", "price"}
        yield Figure(key, dec(value) if number else value, found.get(key))


def _run_label(case: Case) -> Iterator[Figure]:
    rules = _rules(case)
    yield from _label_figures(case.expected, match_label(case.given["barcode"], rules))
    yield from _through_a_scan(case, rules)


def _through_a_scan(case: Case, rules: tuple[LabelPattern, ...]) -> Iterator[Figure]:
    """The same by read_code(), which the lane uses, where the label has a meaning."""
    read = read_code(case.given["barcode"], VariableMeasure(labels=rules), "EUR")
    if "price" in case.expected:
        yield Figure("scan.price", dec(case.expected["price"]), read.price)
    if "weight" in case.expected:
        milli = int(dec(case.expected["weight"]) * 1000)
        yield Figure("scan.weight", milli, read.qty_milli)


def _run_pattern(case: Case) -> Iterator[Figure]:
    try:
        LabelPattern(case.given["rule_pattern"])
        accepted = True
    except CashierError:
        accepted = False
    yield Figure("rule_accepted", case.expected["rule_accepted"], accepted)


def _run_packs(case: Case) -> Iterator[Figure]:
    units = {}
    for code, words in case.given["barcodes"].items():
        pack = _UNITS_IN_PACK.match(words)
        units[code] = int(pack[1]) if pack else 1
    total, after = 0, []
    for scan in case.given["scans"]:
        meant = read_code(scan, VariableMeasure(), "EUR").code
        total += units[meant if meant in units else scan]  # the lane falls back to what it read
        after.append(total)
    wanted = [int(quantity) for quantity in case.expected["quantity_after_each_scan"]]
    yield Figure("quantity_after_each_scan", wanted, after)


def _run_layout(case: Case) -> Iterator[Figure]:
    """A prefix says how many decimals its value has: the Nordic labels."""
    layout = case.given["layout"].split()
    value = next(v for key, v in case.given.items() if key.startswith("digits_"))
    filler = {"I": "12345", "R": "54321", "V": "0"}
    body = "".join(
        part if part.isdigit() else value if part[0] in "PW" else filler[part[0]][: len(part)]
        for part in layout[:-1]
    )
    match = match_label(with_check_digit(body), NORDIC_LABELS)
    yield from _label_figures(case.expected, match)


def _run_rewrite(case: Case) -> Iterator[Figure]:
    """Look a label up by its item number alone, padded to 13 digits."""
    (rule,) = case.given["rules"]
    if rule["rewrite"] != "item number only":
        raise Unreadable(f"the rewrite {rule['rewrite']!r}")
    check = rule["includes_check_digit"]
    pattern = LabelPattern("02IIIII{NNNNN}." if check else "002IIIII{NNNNN}", "price", 13)
    code = case.given["barcode"]
    code = with_check_digit(code[:-1]) if code.endswith("X") else code
    match = match_label(code, (pattern,))
    found = "" if match is None else match.item.zfill(13)
    yield Figure("lookup_code", case.expected["lookup_code"], found)


def _run_check_digit(case: Case) -> Iterator[Figure]:
    body = case.given["digits_without_check"]
    length = _LENGTH_OF_SYMBOLOGY.get(case.given["symbology"])
    if length is not None:
        yield Figure("length", length, len(body) + 1)
    yield Figure("check_digit", str(case.expected["check_digit"]), check_digit(body))


def _run_same_item(case: Case) -> Iterator[Figure]:
    one, other = (normalise_code(case.given[key]) for key in ("as_upc_a", "as_ean_13"))
    yield Figure("same_item", case.expected["same_item"], one == other)


_BY_INPUT: Mapping[str, Callable[[Case], Iterator[Figure]]] = {
    "gs1_date": labels.run_date,
    "item_gtin": labels.run_counts,
    "rule_pattern": _run_pattern,
    "scans": _run_packs,
    "layout": _run_layout,
    "digits_without_check": _run_check_digit,
    "as_upc_a": _run_same_item,
}


def run_code(case: Case) -> Iterator[Figure]:
    for key, run in _BY_INPUT.items():
        if key in case.given:
            yield from run(case)
            return
    if "rules" not in case.given or "barcode" not in case.given:
        raise Unreadable(f"input of {sorted(case.given)}")
    if any("gs1" in rule for rule in case.given["rules"]):
        yield from labels.run_elements(case)
    elif any("rewrite" in rule for rule in case.given["rules"]):
        yield from _run_rewrite(case)
    else:
        yield from _run_label(case)
