"""The verifier's own canonical JSON, hashes and envelope: written from the specification.

RFC 8785 restricted to ASCII keys, no floats and integers below 2**53. Shares nothing with the
program that writes the journal, so a mistake there cannot hide itself here.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, NoReturn

GENESIS = "0" * 64
LIMIT = 2**53

_ENCODE = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode
# quick looks that may also be misled by a text; then a walk through the values decides
_ODD_KEY = re.compile(r'[^\x00-\x7f][^"]*":')
_SHAPE = bytes(ord("0") if chr(i).isdecimal() else ord("x") for i in range(256))
_LONG_INTEGER = b"0" * 16


class NotCanonical(ValueError):
    """Bytes that no honest writer of the journal would have stored."""


def _no_float(text: str) -> NoReturn:
    raise NotCanonical(f"the number {text} is not an integer")


_DECODE = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float).decode


def decode(raw: bytes) -> dict[str, Any]:
    """The object of canonical JSON bytes; NotCanonical where one byte could differ."""
    try:
        text = raw.decode("utf-8")
        value = _DECODE(text)
        same = _ENCODE(value) == text
    except (UnicodeError, json.JSONDecodeError, RecursionError) as err:
        raise NotCanonical(f"the data is not JSON: {err}") from err
    if not isinstance(value, dict):
        raise NotCanonical("the data is not an object")
    if not same:
        raise NotCanonical("the data is not in canonical form")
    if _is_suspect(raw, text):
        _check(value)
    return value


def _is_suspect(raw: bytes, text: str) -> bool:
    if _LONG_INTEGER in raw.translate(_SHAPE):
        return True
    return not raw.isascii() and ("\\" in text or _ODD_KEY.search(text) is not None)


def _check(value: Any) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            if not key.isascii():
                raise NotCanonical(f"the key {key!r} is not ASCII")
            _check(item)
    elif isinstance(value, list):
        for item in value:
            _check(item)
    elif isinstance(value, int) and abs(value) >= LIMIT:
        raise NotCanonical(f"the integer {value} is 2**53 or more")


def encode(value: dict[str, Any]) -> bytes:
    """Canonical bytes of an object that `decode` would take."""
    return _ENCODE(value).encode("utf-8")


def sha256(data: bytes) -> bytes:
    """SHA-256, 32 bytes."""
    return hashlib.sha256(data).digest()


def uuid_text(raw: bytes | None) -> str | None:
    """Sixteen bytes as lower-case UUID text."""
    if raw is None:
        return None
    digits = raw.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
