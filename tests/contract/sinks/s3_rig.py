"""The rig of S3: moto's server behind a fault proxy, the archive read by a stranger.

Segments are shortened to 20 events. The checks hand over batches of any size; as the outbox would,
the rig hands on what of them lies in whole segments.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from pos_terminal.domain.errors import AuthPaused, SinkDown, SinkError
from sync import segments
from sync import settings as configured
from sync.documents import Kind
from sync.lane_event import LaneEvent
from sync.sinks.base import Batch, Sink
from sync.sinks.s3 import S3Sink
from tests import s3_reader
from tests.contract.sinks.rig import Held, Promise
from tests.faultproxy import FaultProxy
from tests.faultproxy.aws_errors import S3, AwsError
from tests.servers.aws import AwsAddress

SHORT = 20
TIMES_OUT = {"connect_timeout": 1, "read_timeout": 2, "retries": {"total_max_attempts": 1}}
PATHS = {"s3": {"addressing_style": "path"}}
WRITES = "PUT /"


class Segmented(S3Sink):
    """The sink behind an outbox that has seen all that the checks handed over."""

    seen: dict[tuple[str, int, int], LaneEvent]

    def deliver(self, batch: Batch) -> None:
        for event in batch.events:
            self.seen[event.terminal_id, event.epoch, event.seq] = event
        run = self._run(batch.events) if batch.events else []
        super().deliver(Batch(tuple(segments.whole(run)), batch.documents))

    def _run(self, events: Sequence[LaneEvent]) -> list[LaneEvent]:
        """Those events, and those before them that wait for their segment."""
        run, first = list(events), events[0]
        while before := self.seen.get((first.terminal_id, first.epoch, first.seq - 1)):
            if segments.ends(before):
                break
            run.insert(0, before)
            first = before
        return run


class S3Rig:
    """Two buckets that nobody else has."""

    name = "s3"
    limit_s = 30.0
    secret = ""
    answers: Sequence[tuple[AwsError, type[SinkError]]] = (
        (S3.slow_down, SinkDown),
        (S3.broken, SinkDown),
        (S3.expired, AuthPaused),
        (S3.skewed_clock, AuthPaused),
        (S3.denied, AuthPaused),
        (S3.unknown_key, AuthPaused),
    )
    cannot: Mapping[Promise, str] = {
        Promise.POISON: "an archive takes whatever the journal has",
        Promise.NEWEST: "it keeps pictures only, which never change",
        Promise.AUTH: "moto asks nobody who they are; S3's own refusals are among the answers",
        Promise.RESTART: "moto keeps everything in memory",
    }

    def __init__(self, server: AwsAddress, line: FaultProxy, bucket: str) -> None:
        self.line = line
        self.bucket = bucket
        self.reader = server.client("s3", **PATHS)
        self._server = server
        self._seen: dict[tuple[str, int, int], LaneEvent] = {}

    def sink(self) -> Sink:
        return self._sink(create=True)

    def bare(self) -> Sink:
        return self._sink(create=False)

    def _sink(self, *, create: bool) -> Sink:
        cloud = configured.Aws(region=self._server.region, endpoint=self.line.url, create=create)
        section = configured.S3(archive_bucket=self.bucket, images_bucket=f"{self.bucket}-i")
        sink = Segmented(section, cloud, lambda _: None, self._client)
        sink.seen = self._seen
        return sink

    def _client(self, service: str, cloud: configured.Aws, _secret: object) -> Any:
        address = AwsAddress(cloud.endpoint, cloud.region)
        return address.client(service, **TIMES_OUT, **PATHS)

    def due(self, events: Sequence[LaneEvent]) -> list[Held]:
        whole = segments.whole(events)
        return [(event.journal_id, event.seq, event.hash) for event in whole]

    def held(self, terminal_id: str) -> list[Held]:
        return s3_reader.archived(self.reader, self.bucket, terminal_id)

    def shown(self, kind: Kind, key: str) -> str | None:
        raise AssertionError("no such documents")

    def cut_answer(self, times: int) -> None:
        self.line.cut_answer(times=times, only=WRITES)

    def answer_with(self, error: AwsError, times: int) -> None:
        self.line.answer_with(error, times=times, only=WRITES)

    def stranger(self) -> Sink:
        raise AssertionError("nobody is refused")

    def misfit(self) -> Mapping[str, Any]:
        raise AssertionError("everything fits")

    def restart(self) -> None:
        raise AssertionError("it would forget")


@contextmanager
def open_rig(request: pytest.FixtureRequest, *, own: bool) -> Iterator[S3Rig]:
    """On the run's server, which keeps running."""
    server = request.getfixturevalue("aws_server")
    bucket = request.getfixturevalue("fresh_name")
    request.getfixturevalue("monkeypatch").setattr(segments, "SEGMENT", SHORT)
    with FaultProxy.to(server.endpoint_url, speaks="http") as line:
        yield S3Rig(server, line, bucket)
