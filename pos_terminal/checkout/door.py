"""What every command must be before a use case sees it: storable text, ids that are ids."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from pos_terminal.domain.errors import CashierError

# field → what to say of an id that cannot be anybody's
_UNKNOWN = {
    "basket_id": "recall.gone",
    "customer_ref": "customer.unknown",
    "sale_id": "refund.sale",
    "job_id": "refund.sale",
}


def check_command(command: Any) -> None:
    """Refuse what no store could keep or find: CashierError("scan.unreadable" or an id's own)."""
    for name, value in _parts(command):
        if not isinstance(value, str):
            continue
        try:
            value.encode()
        except UnicodeEncodeError as err:  # half a character
            raise CashierError("scan.unreadable") from err
        if value and name in _UNKNOWN and not _is_id(value):
            raise CashierError(_UNKNOWN[name])


def _parts(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _parts(getattr(value, field.name), field.name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _parts(item, name)
    else:
        yield name, value


def _is_id(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
