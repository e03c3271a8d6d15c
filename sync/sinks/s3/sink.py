"""S3 as a sink: the journal's archive in one bucket, pictures of products in another."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from pos_terminal.domain.errors import Poison, SinkDown
from sync import aws, segments
from sync.documents import Kind
from sync.lane_event import LaneEvent
from sync.s3.bucket import SINK, Bucket
from sync.s3.making import opened
from sync.settings import S3, Aws
from sync.sinks.base import Batch, Limits, Position
from sync.sinks.s3.archive import AT_ONCE, JournalArchive
from sync.sinks.s3.pictures import PictureShelf

# A segment is whole, whatever its events weigh; pictures are up to 5 MB each.
LIMITS = Limits(AT_ONCE * segments.SEGMENT, payload_bytes=1 << 40, documents=8, segments=True)


class S3Sink:
    """Events of any lane, in whole segments; pictures of this one."""

    name = SINK
    carries: Collection[Kind] = frozenset({Kind.IMAGE})

    def __init__(
        self,
        settings: S3,
        cloud: Aws,
        secret: aws.Secret,
        connect: Callable[..., Any] = aws.client,
    ) -> None:
        """Nothing is asked before `open`; `connect` makes boto3's client."""
        self._settings = settings
        self._cloud = cloud
        self._secret = secret
        self._connect = connect
        self._client: Any = None
        self._archive: JournalArchive | None = None
        self._pictures: PictureShelf | None = None

    @property
    def limits(self) -> Limits:
        """Whole segments, where it archives."""
        return replace(LIMITS, segments=self._settings.archive)

    def open(self) -> None:
        """Find the buckets; make those that are missing where that is allowed."""
        create = self._cloud.create
        if self._settings.archive:
            bucket = self._bucket(self._settings.archive_bucket, create=create)
            self._archive = JournalArchive(bucket)
        self._pictures = PictureShelf(self._bucket(self._settings.images_bucket, create=create))

    def position(self, terminal_id: str) -> Position | None:
        """The end of the lane's last whole segment; None where only pictures are kept."""
        self._shelf()
        return None if self._archive is None else self._archive.position(terminal_id)

    def deliver(self, batch: Batch) -> None:
        """Keep pictures, then segments; a batch ends with a segment."""
        shelf = self._shelf()
        for document in batch.documents:
            if document.kind is Kind.IMAGE and document.content:
                shelf.store(document)
        if self._archive is None:
            return
        try:
            self._archive.store([*segments.cut(batch.events, ended=True)])
        except Poison as err:  # nothing of an event's; and halves would make other segments
            raise SinkDown(err.key, request_id=err.request_id, **err.facts) from err

    def note_fork(self, event: LaneEvent) -> None:
        """Keep a refused event beside the archive, for whoever looks into it."""
        if self._archive is not None:
            self._archive.note_fork(event)

    def check(self) -> None:
        """Look into the buckets."""
        if self._settings.archive:
            self._bucket(self._settings.archive_bucket, create=False)
        self._bucket(self._settings.images_bucket, create=False)

    def close(self) -> None:
        """Let go of connections."""
        if self._client is not None:
            self._client.close()
            self._client = None
        self._archive = self._pictures = None

    def _bucket(self, name: str, *, create: bool) -> Bucket:
        if self._client is None:
            self._client = self._connect("s3", self._cloud, self._secret)
        return opened(self._client, name, self._cloud.region, create=create)

    def _shelf(self) -> PictureShelf:
        if self._pictures is None:
            raise SinkDown("sync.unreachable", sink=SINK, reason="closed")
        return self._pictures
