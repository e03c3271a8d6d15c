"""What an event announces: the rows and pictures that changed, read when the event goes out.

The journal says that a customer has a new version; the row says who it is. A row may have changed
again since: the newest is sent, and its version says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from pos_terminal.store import people
from pos_terminal.store.catalog.images import ImageStore
from sync.documents import Document, Kind, Version
from sync.lane_event import LaneEvent
from sync.parked_documents import ParkedDocuments
from sync.product_documents import ProductDocuments

SECRETS = frozenset(  # no store outside needs them
    {"pin_hash", "password_hash", "badge_digest", "badge_end"}
)
_Reader = Callable[[LaneEvent, int], Iterator[list[Document]]]
KEYS = {Kind.CUSTOMER: "customer_ref", Kind.EMPLOYEE: "employee_id"}


class LaneDocuments:
    """Reads them; shares the outbox's connection and its thread."""

    def __init__(self, connection: Connection, catalog_db: Path, images: Path) -> None:
        """The catalogue is opened when the first event needs it."""
        self._connection = connection
        self._products = ProductDocuments(catalog_db)
        self._images = ImageStore(images)
        parked = ParkedDocuments(connection)
        self._readers: dict[tuple[str, Kind], _Reader] = {
            ("CUSTOMER_CHANGED", Kind.CUSTOMER): self._customer,
            ("EMPLOYEE_CHANGED", Kind.EMPLOYEE): self._employee,
            ("CATALOGUE_CHANGED", Kind.PRODUCT): self._changed_products,
            ("CATALOGUE_CHANGED", Kind.IMAGE): self._pictures,  # an import says no more
            ("PRODUCT_IMAGE_SET", Kind.IMAGE): self._picture,
            ("BASKET_PARKED", Kind.PARKED): parked.parked,
            ("BASKET_RECALLED", Kind.PARKED): parked.recalled,
            ("BASKET_TAKEN_OVER", Kind.PARKED): parked.taken_over,
            ("BASKET_HANDED_OVER", Kind.PARKED): parked.handed_over,
            ("CUSTOMER_CHANGED", Kind.PARKED): parked.unnamed,
        }

    def announcing(self, carries: Collection[Kind]) -> Collection[str]:
        """The types of events that announce documents of these kinds: few among thousands."""
        return {event_type for event_type, kind in self._readers if kind in carries}

    def announced_by(
        self, event: LaneEvent, carries: Collection[Kind], portion: int
    ) -> Iterator[list[Document]]:
        """The documents of an event, at most `portion` at once; nothing for most events."""
        for kind in carries:
            reader = self._readers.get((event.event_type, kind))
            if reader is not None:
                yield from reader(event, portion)

    def close(self) -> None:
        """Let go of the catalogue."""
        self._products.close()

    def _customer(self, event: LaneEvent, _portion: int) -> Iterator[list[Document]]:
        with self._connection.begin():
            row = people.customer(self._connection, event.data["customer_ref"])
        if row is not None:
            yield [_person(Kind.CUSTOMER, row, event)]

    def _employee(self, event: LaneEvent, _portion: int) -> Iterator[list[Document]]:
        with self._connection.begin():
            row = people.employee(self._connection, event.data["employee_ref"])
        if row is not None:
            yield [_person(Kind.EMPLOYEE, row, event)]

    def _changed_products(self, event: LaneEvent, portion: int) -> Iterator[list[Document]]:
        data = event.data
        yield from self._products.changed(data["from_version"], data["to_version"], event, portion)

    def _pictures(self, event: LaneEvent, _portion: int) -> Iterator[list[Document]]:
        data = event.data
        for sha256 in self._products.pictures(data["from_version"], data["to_version"]):
            yield from self._image(sha256, event)

    def _picture(self, event: LaneEvent, _portion: int) -> Iterator[list[Document]]:
        if event.data["sha256"]:
            yield from self._image(event.data["sha256"], event)

    def _image(self, sha256: str, event: LaneEvent) -> Iterator[list[Document]]:
        """One at a time, and only if it is here: they are large."""
        path = self._images.find(sha256)
        if path is not None:
            body = {"extension": path.suffix.lstrip(".")}
            version = Version(False, 1, "", "")  # a picture never changes: its name is its content
            content = path.read_bytes()
            yield [Document(Kind.IMAGE, sha256, version, body, event.seq, content=content)]


def _person(kind: Kind, row: Any, event: LaneEvent) -> Document:
    body = {name: value for name, value in row._mapping.items() if name not in SECRETS}
    key = str(body[KEYS[kind]])
    erased = body.get("status") == "erased"
    version = Version(
        erased, body.pop("row_version"), body.get("changed_at", ""), event.terminal_id
    )
    return Document(kind, key, version, {} if erased else body, event.seq)
