"""A document as a message of a compacted topic, and back: one whole document a key.

Compaction keeps the last message of a key and forgets tombstones after a while, so what is gone
stays as a message that says so: `deleted` for a product, `erased` for a person.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from sync.documents import Document, Kind, Version
from sync.kafka.cloud_events import CONTENT_TYPE, BadMessage, Headers

HEADERS: Headers = {"content-type": CONTENT_TYPE}
Text = Annotated[str, Meta(max_length=255)]
Count = Annotated[int, Meta(ge=0, lt=2**53)]


class _Message(Struct, frozen=True):
    """The value; what a later version adds is passed over."""

    kind: Kind
    key: Annotated[str, Meta(min_length=1, max_length=255)]
    version: Count
    changed_at: Text
    terminal_id: Text
    erased: bool
    deleted: bool
    seq: Count
    body: dict[str, Any]


_DECODER = msgspec.json.Decoder(_Message)


def key_of(kind: Kind, key: str) -> bytes:
    """The message's key: kinds that share a topic do not meet."""
    return f"{kind.value}/{key}".encode()


def value_of(document: Document) -> bytes:
    """The value: JSON, keys in order, so that the same document is the same bytes."""
    version = document.version
    message = _Message(
        document.kind,
        document.key,
        version.number,
        version.changed_at,
        version.terminal_id,
        version.erased,
        document.deleted,
        document.seq,
        {} if version.erased or document.deleted else document.body,
    )
    return msgspec.json.encode(message, order="deterministic")


def decode(key: bytes | None, value: bytes | None) -> Document:
    """The document of a message; raises BadMessage, also for a tombstone."""
    if value is None:
        raise BadMessage("it is a tombstone: what is gone is said by a whole document")
    try:
        message = _DECODER.decode(value)
    except msgspec.DecodeError as err:
        raise BadMessage(f"it is no document: {err}") from None
    if key != key_of(message.kind, message.key):
        raise BadMessage("its key is not its document's")
    version = Version(message.erased, message.version, message.changed_at, message.terminal_id)
    gone = message.erased or message.deleted
    body = {} if gone else message.body
    return Document(message.kind, message.key, version, body, message.seq, message.deleted)
