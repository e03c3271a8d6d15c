"""An event as a CloudEvents 1.0 message of Kafka in binary mode, and back, strictly.

The value is the stored bytes unchanged, the key is the lane, and every hashed field is a header:
anybody can verify the chain without us. Source: CloudEvents 1.0.2, "Kafka Protocol Binding", 3.2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import msgspec

from sync.lane_event import LaneEvent

CONTENT_TYPE = "application/json"
# As the client types them; text is sent as UTF-8. A mapping, as the garbage collector
# passes over one of texts, and not over twenty pairs.
Headers = dict[str, str | bytes | None]
# What CloudEvents has a name for; any other field is an attribute of its own name.
_KNOWN = {"event_id": "ce_id", "event_type": "ce_type", "occurred_at": "ce_time"}
_NAMES = ("store_id", "terminal_id", "event_type")
_UUIDS = ("journal_id", "event_id", "shift_id", "basket_id", "caused_by")
_COUNTS = ("epoch", "seq", "version")
_HASHES = ("data_hash", "prev_hash", "hash")
OPTIONAL = frozenset({"shift_id", "employee_id", "basket_id", "caused_by"})

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}", re.ASCII)  # below 2**53 in any case
_LONGEST = 1_000  # of a header's value, in bytes
_LONGEST_NAME = 255  # bytes: names are parts of keys everywhere
_OBJECT = msgspec.json.Decoder(dict[str, Any])


class BadMessage(ValueError):
    """A message that is no event of a lane; its text says why, for logs and people."""


def header_of(field: str) -> str:
    """The header that carries a field of an event."""
    return _KNOWN.get(field, f"ce_{field.replace('_', '')}")


def key_of(event: LaneEvent) -> bytes:
    """The key: one lane's events stay in order."""
    return event.terminal_id.encode()


def headers_of(event: LaneEvent) -> Headers:
    """The attributes; what is null is absent, integers are decimal, `training` is true or false.

    Written out, as a backlog is a million of them: a loop over fields takes three times as long.
    """
    headers: Headers = {
        "ce_specversion": "1.0",
        "ce_source": _source(event.store_id, event.terminal_id),
        "content-type": CONTENT_TYPE,
        "ce_id": event.event_id,
        "ce_type": event.event_type,
        "ce_time": event.occurred_at,
        "ce_journalid": event.journal_id,
        "ce_epoch": str(event.epoch),
        "ce_seq": str(event.seq),
        "ce_version": str(event.version),
        "ce_storeid": event.store_id,
        "ce_terminalid": event.terminal_id,
        "ce_training": "true" if event.training else "false",
        "ce_utcoffsetmin": str(event.utc_offset_min),
        "ce_businessdate": event.business_date,
        "ce_datahash": event.data_hash,
        "ce_prevhash": event.prev_hash,
        "ce_hash": event.hash,
    }
    about = f"terminal/{event.terminal_id}"
    if event.shift_id is not None:
        headers["ce_shiftid"] = event.shift_id
        about = f"shift/{event.shift_id}"
    if event.employee_id is not None:
        headers["ce_employeeid"] = event.employee_id
    if event.basket_id is not None:
        headers["ce_basketid"] = event.basket_id
        about = f"basket/{event.basket_id}"
    if event.caused_by is not None:
        headers["ce_causedby"] = event.caused_by
    headers["ce_subject"] = about
    return headers


def decode(key: bytes | None, value: bytes | None, headers: Iterable[Any] | None) -> LaneEvent:
    """The event of a message; raises BadMessage. `LaneEvent.genuine` checks its hashes."""
    found = _found(headers)
    _expect(found.get("ce_specversion") == "1.0", "it is no CloudEvent 1.0")
    _expect(found.get("content-type") == CONTENT_TYPE, "its content type is not JSON")
    _expect(value is not None, "it has no value")
    fields: dict[str, Any] = {name: _read(found, name) for name in _READERS}
    event = LaneEvent(payload=bytes(value or b""), **fields)
    _expect(key == key_of(event), "its key is not its lane")
    _expect(_is_object(event.payload), "its value is no JSON object")
    return event


def _is_object(payload: bytes) -> bool:
    """Whether stores can make something of it: one that stumbles would stand still for all."""
    try:
        _OBJECT.decode(payload)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def _found(headers: Iterable[Any] | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, raw in headers or ():
        if not name.startswith("ce_") and name != "content-type":
            continue  # tracing and the like
        _expect(name not in found, f"{name} is there twice")
        _expect(raw is not None and len(raw) <= _LONGEST, f"{name} is empty or too long")
        try:
            found[name] = raw.decode()
        except UnicodeDecodeError:
            raise BadMessage(f"{name} is not UTF-8") from None
    return found


def _read(found: dict[str, str], name: str) -> Any:
    header = header_of(name)
    text = found.get(header)
    if text is None:
        _expect(name in OPTIONAL, f"{header} is missing")
        return None
    try:
        return _READERS[name](text)
    except ValueError:
        raise BadMessage(f"{header} is not what it should be") from None


@lru_cache(maxsize=16)
def _source(store_id: str, terminal_id: str) -> str:
    return f"/stores/{quote(store_id, safe='')}/terminals/{quote(terminal_id, safe='')}"


def _expect(ok: bool, why: str) -> None:
    if not ok:
        raise BadMessage(why)


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(text)
        return text

    return read


def _name(text: str) -> str:
    if not (text and text.isprintable() and len(text.encode()) <= _LONGEST_NAME):
        raise ValueError(text)
    return text


def _instant(text: str) -> str:
    if not _INSTANT.fullmatch(text):
        raise ValueError(text)
    datetime.fromisoformat(text)
    return text


def _day(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError(text)
    return text


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _count(text: str) -> int:
    number = _whole(text)
    if number < 1:
        raise ValueError(text)
    return number


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


_READERS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(_NAMES, _name),
    **dict.fromkeys(_UUIDS, _matching(_UUID)),
    **dict.fromkeys(_COUNTS, _count),
    **dict.fromkeys(_HASHES, _matching(_HASH)),
    "employee_id": lambda text: text and _name(text),
    "occurred_at": _instant,
    "business_date": _day,
    "utc_offset_min": _whole,
    "training": _truth,
}
