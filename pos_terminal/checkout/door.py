"""What every command must be before a use case sees it: storable text, ids that are ids."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from hardware.ports import ItemLabel
from pos_terminal.checkout.commands import FromDevice
from pos_terminal.domain.errors import CashierError
from pos_terminal.redaction import holds_card, without_cards

T = TypeVar("T", bound=FromDevice)
# field → what to say of an id that cannot be anybody's
_UNKNOWN = {
    "basket_id": "recall.gone",
    "customer_ref": "customer.unknown",
    "keep": "customer.unknown",
    "drop": "customer.unknown",
    "sale_id": "refund.sale",
    "job_id": "refund.sale",
}
# Texts that are written down for good, or shown to others (I8). Codes and telephone numbers may
# well look like a card; secrets are hashed.
_WRITTEN = frozenset({"document", "name", "note", "reason", "reference", "serial"})
_METHODS = frozenset({"pin", "password"})
_HOW = frozenset(
    {"search", "key", "scan", "phone", "name", "created", "open", "recall", "suggestion", "weighed"}
)


def check_command(command: Any) -> None:
    """Refuse what no store could keep or find, and what must never be kept.

    CashierError: "scan.unreadable", an id's own, "card.number_typed" in a slip's reference and
    "card.number_in_text" elsewhere, "signin.wrong".
    """
    if isinstance(command, FromDevice):
        return  # what a device has to say is never refused, see `cleaned`
    for name, value in _parts(command):
        if not isinstance(value, str):
            continue
        _check_choice(name, value)
        if not _storable(value):
            raise CashierError("scan.unreadable")  # half a character
        if name in _WRITTEN and holds_card(value):
            slip = name == "reference"
            raise CashierError("card.number_typed" if slip else "card.number_in_text")
        if value and name in _UNKNOWN and not is_id(value):
            raise CashierError(_UNKNOWN[name])


def _check_choice(name: str, value: str) -> None:
    if name == "method" and value not in _METHODS:
        raise CashierError("signin.wrong")
    if name == "how" and value not in _HOW:
        raise CashierError("scan.unreadable")


def cleaned(report: T) -> T:
    """What a device says, storable and without card numbers: its news must arrive."""
    changes = {field.name: _clean(getattr(report, field.name)) for field in fields(report)}
    return replace(report, **changes)


def _clean(value: Any) -> Any:
    if type(value) is str:  # an outcome is text too, and stays what it is
        return without_cards(value.encode("utf-8", "replace").decode("utf-8"))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _clean(getattr(value, f.name)) for f in fields(value)})
    if type(value) is dict:
        return {name: _clean(item) for name, item in value.items()}
    if type(value) in (tuple, list):
        return type(value)(_clean(item) for item in value)
    return value


def _parts(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            # a label's batch and serial are cleaned where they are kept: most resemble cards
            known = name if isinstance(value, ItemLabel) else field.name
            yield from _parts(getattr(value, field.name), known)
    elif isinstance(value, tuple):
        for item in value:
            yield from _parts(item, name)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _parts(item, "note")  # whatever it is called, it is written down for good
    elif isinstance(value, list):
        for item in value:
            yield from _parts(item, name)
    else:
        yield name, value


def _storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_id(text: str) -> bool:
    """Whether a text is a UUID as the journal writes it."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
