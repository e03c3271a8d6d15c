"""JSON values into typed ones, safe from several threads at once.

msgspec makes what it knows of a class when it first meets it, and a second thread that comes while
it does is given half of that: the process dies of SIGSEGV (0.22; once in some 150 starts of a lane
with four plugins, and in a second by `tests/unit/test_typed.py` without the lock). So a
type is met under a lock, once.
"""

from __future__ import annotations

import threading
from typing import Any, TypeVar, overload

import msgspec

T = TypeVar("T")
_lock = threading.Lock()
_met: set[Any] = set()


@overload
def convert(value: Any, kind: type[T], *, strict: bool = True) -> T: ...


@overload
def convert(value: Any, kind: Any, *, strict: bool = True) -> Any: ...


def convert(value: Any, kind: Any, *, strict: bool = True) -> Any:
    """`value` as a `kind`. Raises msgspec.ValidationError."""
    if kind not in _met:
        with _lock:
            msgspec.json.Decoder(kind)
            _met.add(kind)
    return msgspec.convert(value, kind, strict=strict)  # noqa: TID251 - the type is met
