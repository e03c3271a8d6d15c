"""What nobody types by accident: text, numbers and commands that mean harm (F34, F36)."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from hardware.ports import IdReading, ItemLabel
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.guards import GUARDS
from pos_terminal.checkout.shop import SHOP_SETTINGS
from pos_terminal.domain.basket import Discount, DiscountBase, DiscountKind
from pos_terminal.domain.errors import CashierError
from pos_terminal.store.head import Head

HOSTILE = (
    "'; DROP TABLE sales; --",
    '" OR ""="',
    "%_*?[a-z]",
    "\x1b@\x1bp\x00\x19\xfa",  # ESC/POS: reset, open the drawer
    "\x1dV\x00",  # cut
    "\x1b[2J\x07",  # a terminal's
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "\t=1",
    "\u202egnp.exe\u202c",  # right-to-left override
    "\u2066\u2067\u200f",
    "a\x00b",
    "a\r\nERROR forged line\n",
    "x" * 10_240,
    "\ud800",
    "\udfff\ud83d",
    "👩‍👩‍👧‍👦🇦🇹",
    "]C1\x1d0104006381333931\x1d10ABC",  # GS1 with its separators
    "Z̷̡̛͍a̸͔l̵̙g̶̹o̸͚" * 20,
    "\ufeffbom",
    "\u2028\u2029\x85",
    "{0.__class__} %s %n $HOME `id`",
    "../../etc/passwd",
    "<script>alert(1)</script>&amp;",
    "4111 1111 1111 1111",  # a card number where none belongs
    "١٢٣٤",
    "ﷺ" * 30,
)
texts = st.sampled_from(HOSTILE) | st.text(max_size=200)
integers = st.sampled_from((0, 1, -1, 1000, 2**31, 2**53, 2**63, -(2**63), 10**30)) | st.integers()
decimals = st.sampled_from(
    [
        Decimal(text)
        for text in ("0", "-1", "NaN", "sNaN", "Infinity", "-Infinity", "1e999", "1e-999")
    ]
) | st.decimals(allow_nan=True, allow_infinity=True)


def _discount(kind: DiscountKind, value: Decimal, reason: str, base: DiscountBase) -> Any:
    try:
        return Discount(kind, value, reason, base)
    except CashierError:  # such a one cannot even be made
        return None


discounts = st.builds(
    _discount,
    st.sampled_from(DiscountKind),
    st.sampled_from([Decimal("0.1"), Decimal(1), Decimal("0.0000001")]) | decimals,
    texts,
    st.sampled_from(DiscountBase),
)
# What gets a hostile neighbour past the first check: a field's ordinary values.
ORDINARY: dict[str, list[Any]] = {
    "sku": ["MILK", "BEER", "DEPT"],
    "department_sku": ["DEPT"],
    "code": ["4006381333931"],
    "line_no": [1, 2],
    "reason": ["dented"],
    "kind": ["in", "out", "drop"],
    "method": ["pin", "password"],
    "role": ["cashier"],
    "key": sorted(SHOP_SETTINGS),
    "price": [Decimal(1), Decimal("0.005")],
    "pin": ["1357"],
    "password": ["long enough"],
    "qty_milli": [1000, 2000, None],
    "amount_minor": [1, 145, 500],
    "float_minor": [0],
    "counted_minor": [10_000],
    "birth": [date(1980, 5, 17)],
    "name": ["Ada"],
    "reference": ["A1B2"],
    "document": ["passport"],
    "how": ["search", "name"],
    "tax_codes": [None, ("food",)],
    "unit": [None, "ea"],
}
_LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: integers,
    Decimal: decimals,
    bool: st.booleans(),
    date: st.dates(),
    bytes: st.binary(max_size=64),
    Discount: discounts.filter(bool),
    Head: st.builds(Head, texts, integers, integers, texts),
    IdReading: st.builds(
        IdReading,
        st.sampled_from(["passport", "id_card", "other"]) | texts,
        st.dates() | st.none(),
        st.dates() | st.none(),
        st.just(()) | st.tuples(texts),
        st.booleans(),
    ),
    ItemLabel: st.builds(
        ItemLabel,
        st.sampled_from(["04006381333931", "00000012345670"]) | texts,
        *[st.just("") | texts] * 2,
        *[st.none() | st.dates()] * 3,
        st.none() | decimals,
        st.sampled_from(["kg", ""]) | texts,
        st.none() | decimals,
        st.sampled_from(["EUR", ""]) | texts,
        st.none() | integers,
    ),
    NoneType: st.none(),
}


def _of_type(kind: Any) -> st.SearchStrategy[Any]:
    if get_origin(kind) is UnionType:
        return st.one_of([_of_type(part) for part in get_args(kind)])
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        if parts[-1] is Ellipsis:
            return st.lists(_of_type(parts[0]), max_size=3).map(tuple)
        return st.tuples(*map(_of_type, parts))
    if get_origin(kind) is dict:
        values = texts | integers | st.booleans() | st.floats() | st.none()
        return st.dictionaries(texts, values | st.lists(values, max_size=3), max_size=4)
    return _LEAVES[kind]


def _field(name: str, kind: Any, default: object) -> st.SearchStrategy[Any]:
    ordinary = [*ORDINARY.get(name, []), *([] if default is MISSING else [default])]
    if kind in (str, int, Decimal):
        ordinary = [value for value in ordinary if isinstance(value, kind)]
    strange = _of_type(kind)
    return strange | st.sampled_from(ordinary) if ordinary else strange


def hostile(command: type[c.Command]) -> st.SearchStrategy[c.Command]:
    """Commands of that kind, each field hostile or ordinary."""
    hints = get_type_hints(command)
    return st.builds(
        command,
        **{
            field.name: _field(field.name, hints[field.name], field.default)
            for field in fields(command)
        },
    )


COMMANDS = [
    command
    for command in GUARDS
    if not issubclass(command, c.FromDevice) and command is not c.SetUpShop
]
