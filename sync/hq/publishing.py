"""Publishing: what has changed since the last time, signed, in portions, and a marker at the end.

What was acknowledged is noted portion by portion: an office that dies half-way goes on where it
was, and what goes out twice changes nothing at the lanes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from sync.clocks import utc_now
from sync.hq.catalogue_documents import CatalogueDocuments
from sync.hq.documents import CATALOGUE_KINDS, MARKER, HqDocument, encode
from sync.hq.office import CATALOGUE, Office, Row
from sync.hq.refusals import Refused
from sync.hq.signing import SigningKey
from sync.receiving import Message

PORTION = 5_000
_LISTED = 20


class Destination(Protocol):
    """Where documents go: Kafka or Postgres."""

    def publish(self, sent: Sequence[tuple[HqDocument, Message]]) -> None:
        """Return when the other side has acknowledged them; raises SinkDown, AuthPaused."""


@dataclass(slots=True)
class Publication:
    """What a publication did; version 0: there was nothing to say."""

    version: int = 0
    changed: int = 0
    deleted: int = 0
    refused: int = 0
    reasons: tuple[str, ...] = ()  # of the first that no lane would take


class Publisher:
    """One run."""

    def __init__(
        self,
        office: Office,
        key: SigningKey,
        destination: Destination,
        tell: Callable[[int], None] = lambda _: None,
    ) -> None:
        """`tell` hears how many documents have gone out."""
        self._office = office
        self._key = key
        self._destination = destination
        self._tell = tell
        self._result = Publication()
        self._at = utc_now()

    def publish(self, catalog_db: Path | None, *, everything: bool = False) -> Publication:
        """Send what is new; `everything` also what has not changed, with a new version."""
        sent = {} if everything else self._office.sent()
        catalogue = None if catalog_db is None else CatalogueDocuments(catalog_db)
        try:
            rows = self._changed(catalogue, sent)
            while some := list(islice(rows, PORTION)):
                self._send(some)
            if self._result.version:
                self._mark("" if catalogue is None else catalogue.currency())
            if catalogue is not None:
                self._office.write_note(CATALOGUE, catalogue.version())
        finally:
            if catalogue is not None:
                catalogue.close()
        return self._result

    def _changed(
        self,
        catalogue: CatalogueDocuments | None,
        sent: dict[tuple[str, str, str], tuple[bytes, bool]],
    ) -> Iterator[Row]:
        there = set()
        for kind, key, body in catalogue.all() if catalogue is not None else ():
            there.add((kind, key, ""))
            row = Row(kind, key, body)
            if sent.get((kind, key, "")) != (row.sha256, False):
                yield row
        if catalogue is not None:
            live = self._office.sent()
            for at, (_, gone) in live.items():
                if at[0] in CATALOGUE_KINDS and not gone and at not in there:
                    yield Row(at[0], at[1], None, at[2])
        for row in self._office.wanted():
            if sent.get((row.kind, row.key, row.store_id)) != (row.sha256, row.body is None):
                yield row

    def _send(self, rows: list[Row]) -> None:
        if not self._result.version:
            self._result.version = self._office.next_version()
        taken: list[Row] = []
        messages: list[tuple[HqDocument, Message]] = []
        for row in rows:
            document = HqDocument(
                row.kind, row.key, self._result.version, self._at, row.body or {},
                row.body is None, row.store_id,
            )  # fmt: skip
            try:
                messages.append((document, self._signed(document)))
                taken.append(row)
            except Refused as err:
                self._refuse(document, str(err))
        self._destination.publish(messages)
        self._office.note_sent(taken, self._result.version)
        self._result.changed += sum(row.body is not None for row in taken)
        self._result.deleted += sum(row.body is None for row in taken)
        self._tell(self._result.changed + self._result.deleted)

    def _mark(self, currency: str) -> None:
        body = {"counts": self._office.counts(), "currency": currency}
        marker = HqDocument(MARKER, MARKER, self._result.version, self._at, body)
        self._destination.publish([(marker, self._signed(marker))])

    def _signed(self, document: HqDocument) -> Message:
        content = encode(document)
        return Message(content, self._key.sign(content).text, document.name)

    def _refuse(self, document: HqDocument, why: str) -> None:
        self._result.refused += 1
        if self._result.refused <= _LISTED:
            self._result.reasons += (f"{document.name}: {why}",)
