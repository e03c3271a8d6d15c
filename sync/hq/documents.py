"""What head office publishes: one full document a key, its bytes, and the checks before any use.

The bytes are canonical JSON and are signed as they stand; they are the same on every way down.
docs/head-office.md is the reference, checked against this module by a test.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from pos_terminal.domain.errors import BugError
from pos_terminal.store.canonical import canonical
from sync.hq.bodies import BODIES, check_body
from sync.hq.refusals import Refused, readable

FORMAT = 1  # of the document around its body
LONGEST = 262_144  # bytes of one document
MARKER = "snapshot"  # the kind that ends a publication

CATALOGUE_KINDS = ("tax", "tax_group", "category", "product", "quick_key")  # in order of need
LANE_KINDS = ("employee", "setting", "plugin_switch")

Text = Annotated[str, Meta(min_length=1, max_length=255)]


@dataclass(frozen=True, slots=True)
class HqDocument:
    """One row as head office wants it; `version` grows with each publication."""

    kind: str
    key: str  # SKU, code, page/position, employee id, name of the setting or plugin
    version: int
    published_at: str  # UTC
    body: dict[str, Any] = field(repr=False)  # empty when deleted
    deleted: bool = False
    store_id: str = ""  # for one shop only; empty: for all

    @property
    def name(self) -> str:
        """Under which a compacted topic keeps the newest."""
        shop = f"@{self.store_id}" if self.store_id else ""
        return f"{self.kind}{shop}/{self.key}"

    @property
    def known(self) -> bool:
        """Whether this program knows what to do with it."""
        return self.kind in BODIES


class _Envelope(Struct, frozen=True):
    """The bytes; what a later format adds is passed over."""

    format: Annotated[int, Meta(ge=1, le=10_000)]
    kind: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
    key: Text
    version: Annotated[int, Meta(ge=1, lt=2**53)]
    published_at: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")]
    deleted: bool
    body: dict[str, Any]
    store_id: Annotated[str, Meta(pattern=r"^([A-Z0-9][A-Z0-9_-]{0,15})?$")] = ""


class _Stamp(Struct, frozen=True):
    kind: str
    version: int


_DECODER = msgspec.json.Decoder(_Envelope)
_STAMPS = msgspec.json.Decoder(_Stamp)


def encode(document: HqDocument) -> bytes:
    """The canonical bytes that are signed and sent; raises Refused for what no lane would take."""
    whole = {
        "format": FORMAT,
        "kind": document.kind,
        "key": document.key,
        "version": document.version,
        "published_at": document.published_at,
        "store_id": document.store_id,
        "deleted": document.deleted,
        "body": document.body,
    }
    try:
        content = canonical(whole)
    except BugError as err:
        raise Refused(str(err)) from err
    decode(content)
    return content


def stamp_of(content: bytes) -> tuple[str, int]:
    """Kind and version, unverified: enough to pass over what is known; ("", 0) of anything else."""
    try:
        stamp = _STAMPS.decode(content)
    except (msgspec.DecodeError, RecursionError):
        return "", 0
    return stamp.kind, stamp.version


def decode(content: bytes) -> HqDocument:
    """The document of its bytes, checked to the last field; raises Refused with the reason.

    Of a kind or format that is not known only the envelope is checked.
    """
    if len(content) > LONGEST:
        raise Refused(f"it is larger than {LONGEST} bytes")
    try:
        found = _DECODER.decode(content)
    except (msgspec.DecodeError, RecursionError) as err:
        raise Refused(readable(str(err))) from err
    body = found.body
    if found.format == FORMAT and found.kind in BODIES:
        body = {} if found.deleted else check_body(found.kind, found.key, found.body)
    kind = found.kind if found.format == FORMAT else f"{found.kind}.{found.format}"
    return HqDocument(
        kind, found.key, found.version, found.published_at, body, found.deleted, found.store_id
    )
