"""Values as COPY's binary format has them: half the bytes of text, and nothing to parse there.

Each function gives the value's length and bytes. What it cannot write raises ValueError, TypeError
or struct.error. Postgres knows no NUL in text: it is written as U+FFFD; an event's own bytes are
kept beside. Source: PostgreSQL's manual, "COPY", Binary Format; send functions of each type.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

import msgspec

NULL = b"\xff\xff\xff\xff"
HEADER = b"PGCOPY\n\xff\r\n\0" + bytes(8)
TRAILER = b"\xff\xff"
EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - Postgres' own zero; all times here are UTC
EPOCH_DAY = EPOCH.date()
REPLACEMENT = "\ufffd"
TRUE, FALSE = b"\0\0\0\1\1", b"\0\0\0\1\0"

_length = struct.Struct(">i").pack
_int4 = struct.Struct(">ii").pack
_int8 = struct.Struct(">iq").pack
_numeric = struct.Struct(">hhHh").pack

Encoder = Callable[[Any], bytes]


def text(value: str | None) -> bytes:
    """Text as UTF-8."""
    if value is None:
        return NULL
    raw = value.encode()
    if b"\0" in raw:
        raw = value.replace("\0", REPLACEMENT).encode()
    return _length(len(raw)) + raw


name = lru_cache(maxsize=4_096)(text)  # what stands in many rows


def int4(value: int | None) -> bytes:
    """An integer of four bytes."""
    return NULL if value is None else _int4(4, value)


def int8(value: int | None) -> bytes:
    """An integer of eight bytes."""
    return NULL if value is None else _int8(8, value)


def boolean(value: bool | None) -> bytes:
    """True or false."""
    if value is None:
        return NULL
    return TRUE if value else FALSE


def uuid(value: str | None) -> bytes:
    """A UUID from its text; absent where the text is empty."""
    if not value:
        return NULL
    raw = bytes.fromhex(value.replace("-", ""))
    if len(raw) != 16:
        raise ValueError("a UUID has 32 hex digits")
    return b"\0\0\0\x10" + raw


known_uuid = lru_cache(maxsize=1_024)(uuid)


def timestamp(value: str | None) -> bytes:
    """A time, UTC, from text as events have it."""
    if not value:
        return NULL
    if value[-1] != "Z":
        raise ValueError("a time that is not UTC")
    since = datetime.fromisoformat(value[:-1]) - EPOCH
    return _int8(8, (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds)


@lru_cache(maxsize=512)
def day(value: str | None) -> bytes:
    """A date from ISO text."""
    return NULL if not value else _int4(4, (date.fromisoformat(value) - EPOCH_DAY).days)


@lru_cache(maxsize=4_096)
def numeric(value: str | None) -> bytes:
    """A decimal from text, exact."""
    if value is None:
        return NULL
    number = Decimal(value)
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError("not a number")
    scale = max(0, -exponent)
    whole = int("".join(map(str, digits))) * 10 ** max(0, exponent)
    padding = -scale % 4  # groups of four digits begin at the decimal point
    rest, groups = whole * 10**padding, list[int]()
    while rest:
        rest, group = divmod(rest, 10_000)
        groups.append(group)
    weight = len(groups) - (scale + padding) // 4 - 1 if groups else 0
    while groups and not groups[0]:
        del groups[0]
    body = _numeric(len(groups), weight, 0x4000 if sign else 0, scale)
    body += b"".join(group.to_bytes(2, "big") for group in reversed(groups))
    return _length(len(body)) + body


def binary(value: bytes) -> bytes:
    """Bytes as they are."""
    return _length(len(value)) + value


def json(value: bytes) -> bytes:
    """JSON as jsonb takes it."""
    if b"\\u0000" in value:
        value = msgspec.json.encode(without_nul(msgspec.json.decode(value)))
    return _length(len(value) + 1) + b"\x01" + value


def without_nul(value: Any) -> Any:
    """The same JSON value with U+FFFD for each NUL in its texts."""
    if isinstance(value, str):
        return value.replace("\0", REPLACEMENT)
    if isinstance(value, list):
        return [without_nul(each) for each in value]
    if isinstance(value, dict):
        return {without_nul(key): without_nul(each) for key, each in value.items()}
    return value
