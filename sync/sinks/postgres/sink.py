"""The sink: one transaction a batch, with events, read model, documents and position in it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence

import psycopg

from pos_terminal.domain.errors import SinkDown
from sync.lane_event import LaneEvent
from sync.settings import Postgres
from sync.sinks.base import Batch, Limits, Position
from sync.sinks.postgres import documents, schema, storing
from sync.sinks.postgres.connecting import Line, Patience, connect
from sync.sinks.postgres.errors import SINK, told
from sync.sinks.postgres.pace import Pace

SECRET = "sync.postgres"  # noqa: S105 - a name in the secret store
Secret = Callable[[str], str | None]


class PostgresSink:
    """A Sink of sync.sinks.base; exact: keys and position are in the database itself."""

    name = SINK
    carries = documents.CARRIED

    def __init__(
        self, settings: Postgres, secret: Secret, patience: Patience | None = None
    ) -> None:
        """Nothing is opened yet."""
        self._settings = settings
        self._secret = secret
        self._patience = patience or Patience()
        self._line: Line | None = None
        self._pace = Pace()

    @property
    def limits(self) -> Limits:
        """The largest batch that it wants; follows the line."""
        return self._pace.limits

    def open(self) -> None:
        """Connect, and bring the schema to this program's version where that is allowed."""
        self.close()
        line = self._connected()
        try:
            schema.ready(line, self._settings, self._patience)
        except BaseException:
            line.close()
            raise
        self._line = line

    def position(self, terminal_id: str) -> Position:
        """The last event of the lane; NOTHING for none."""
        with told(), self._here().cursor() as cursor:
            return storing.position(cursor, terminal_id)

    def deliver(self, batch: Batch) -> None:
        """All of it in one transaction; a repeated batch changes nothing."""
        began = time.monotonic()
        try:
            try:
                self._write(batch, look=False)
            except psycopg.errors.UniqueViolation:
                self._write_again(batch)
        except storing.Fork as fork:
            with told(), self._here().cursor() as cursor:
                storing.note(cursor, fork)
            raise fork.told() from None
        self._pace.took(time.monotonic() - began, len(batch.events))

    def note_fork(self, event: LaneEvent) -> None:
        """Tell of another history than the one that is here, which was found out on connecting."""
        with told(), self._here().cursor() as cursor:
            try:
                storing.unknown(cursor, [event])
            except storing.Fork as fork:
                storing.note(cursor, fork)

    def check(self) -> None:
        """Sign in, and look at schema and rights; nothing is written."""
        line = self._connected()
        try:
            schema.look(line, self._settings)
        finally:
            line.close()

    def close(self) -> None:
        """Let go."""
        if self._line is not None:
            with contextlib.suppress(psycopg.Error):
                self._line.close()
            self._line = None

    def _write_again(self, batch: Batch) -> None:
        """A key is there already: by an earlier delivery, a fork, or somebody at the same time."""
        try:
            self._write(batch, look=True)
        except psycopg.errors.UniqueViolation as err:
            raise SinkDown("sync.postgres.busy", sink=SINK, code=err.sqlstate) from err

    def _write(self, batch: Batch, *, look: bool) -> None:
        with _told_but_keys(), self._here().transaction(), self._here().cursor() as cursor:
            documents.keep(cursor, batch.documents)
            fresh = self._fresh(cursor, batch.events, look=look)
            if fresh:
                storing.store(cursor, fresh)
            storing.move(cursor, batch.events)

    def _fresh(
        self, cursor: psycopg.Cursor[tuple[object, ...]], events: Sequence[LaneEvent], *, look: bool
    ) -> Sequence[LaneEvent]:
        if not events:
            return ()
        # The lane's row is held until the end: two senders of one lane take turns.
        held = storing.position(cursor, events[-1].terminal_id, lock=True)
        if storing.follow(held, events) and not look:
            return events
        return storing.unknown(cursor, events)

    def _connected(self) -> Line:
        return connect(self._settings, self._secret(SECRET), self._patience)

    def _here(self) -> Line:
        if self._line is None or self._line.closed:
            raise SinkDown("sync.unreachable", sink=SINK, reason="not connected")
        return self._line


@contextlib.contextmanager
def _told_but_keys() -> Iterator[None]:
    """Our errors, but a key that is there twice goes on to whoever looks it up."""
    try:
        with told():
            yield
    except SinkDown as err:
        if isinstance(err.__cause__, psycopg.errors.UniqueViolation):
            raise err.__cause__ from None
        raise
