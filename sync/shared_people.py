"""People whom other lanes wrote, from the compacted topic to this lane (C28).

What this lane wrote itself is passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from msgspec import Meta, Struct

from pos_terminal.checkout.told_by_others import FIELDS, LIMITS, SharedCustomer
from pos_terminal.typed import convert
from sync.clocks import Clocks
from sync.documents import Document, Kind
from sync.files import SyncFiles
from sync.inbox import Entry
from sync.inbox_marks import SHARED_KINDS, SHARED_SOURCE, Passed, passed_shared
from sync.inbox_reader import Waiting
from sync.kafka.documents import decode
from sync.receiving import Receiver
from sync.shared_loop import SharedLoop
from sync.store import SyncStore

NAME = "shared"
_UUID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
Uuid = Annotated[str, Meta(pattern=_UUID)]
Short = Annotated[str, Meta(max_length=max(LIMITS.values()))]


class _Row(Struct, frozen=True):
    """A customer's row as a lane sends it; further fields are passed over."""

    name: Annotated[str, Meta(max_length=LIMITS["name"])]
    phone: Annotated[str, Meta(max_length=LIMITS["phone"])]
    phone_e164: Annotated[str, Meta(pattern=r"^(\+[0-9]{1,15})?$")]
    email: Annotated[str, Meta(max_length=LIMITS["email"])]
    card: Annotated[str, Meta(max_length=LIMITS["card"])]
    note: Short
    customer_group: Short
    consent: Annotated[int, Meta(ge=0, le=1)]
    status: Literal["active", "merged"]
    merged_into: Uuid | None = None


class SharedPeople(SharedLoop):
    """Brings them into the inbox; the newest of a person is enough."""

    what = "customer"

    def __init__(
        self,
        files: SyncFiles,
        terminal_id: str,
        make_receiver: Callable[[], Receiver],
        store: SyncStore,
        clocks: Clocks | None = None,
    ) -> None:
        """Nothing runs before `start`."""
        super().__init__(NAME, SHARED_SOURCE, SHARED_KINDS, make_receiver, store, clocks)
        self._files = files
        self._terminal_id = terminal_id

    def _stores(self) -> dict[str, Passed]:
        return passed_shared(self._files)

    def _wanted_entry(self, document: Document, content: bytes) -> Entry | None:
        if document.kind is not Kind.CUSTOMER:
            return None
        checked(document, 0)
        if document.version.terminal_id == self._terminal_id:
            return None
        return Entry(document.kind, document.key, document.version.text, content)


def handed(row: Waiting) -> SharedCustomer:
    """A row of the inbox as the lane takes it; it was checked on its way in."""
    key = f"{row.kind}/{row.key}".encode()
    return checked(decode(key, row.document), row.position)


def checked(document: Document, position: int) -> SharedCustomer:
    """The person of a document; raises msgspec.ValidationError."""
    version = document.version
    ref: str = convert(document.key, Uuid)
    row: dict[str, object] = {}
    if not version.erased:
        typed = convert(document.body, _Row)
        row = {name: getattr(typed, name) for name in (*FIELDS, "consent", "status")}
        row["merged_into"] = typed.merged_into
    return SharedCustomer(
        position, ref, version.number, version.changed_at, version.terminal_id, version.erased, row
    )
