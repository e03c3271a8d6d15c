"""One sink of a relay: its own consumer group, the same contract as on a lane."""

from __future__ import annotations

from collections.abc import Callable

from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.crash_points import reached
from pos_terminal.domain.errors import Forked
from pos_terminal.log import get_logger
from sync.clocks import Clocks
from sync.delivering import Refusals, Refused, deliver
from sync.documents import Document
from sync.relay.feed import Feed, Message
from sync.relay.lanes import Lanes
from sync.relay.stream import Stopped
from sync.runner import Runner
from sync.sinks.base import Batch, Sink
from sync.store import SyncStore

log = get_logger(__name__)
POLL_S = 1.0


class RelayWorker(Runner):
    """Owns its sink and its feed; offsets are committed after the effect."""

    def __init__(
        self,
        name: str,
        make_sink: Callable[[], Sink],
        make_feed: Callable[[Sink], Feed],
        store: SyncStore,
        clocks: Clocks | None = None,
    ) -> None:
        """Nothing runs before `start`."""
        super().__init__(name, store, clocks)
        self._make_sink = make_sink
        self._make_feed = make_feed
        self._stopped: tuple[Stopped, ...] = ()
        self._refused: dict[str, str] = {}
        self._refusals = Refusals()

    @property
    def stopped_lanes(self) -> tuple[Stopped, ...]:
        """Lanes whose stream has a gap, a fork or a forgery; the others go on."""
        return self._stopped

    @property
    def refused_lanes(self) -> dict[str, str]:
        """Lanes of which the sink holds another history, with the sentence's key."""
        return dict(self._refused)

    def _work(self) -> None:
        sink = self._make_sink()
        try:
            sink.open()
            feed = self._make_feed(sink)
            try:
                self._carry(sink, feed)
            finally:
                feed.close()
        finally:
            sink.close()

    def _carry(self, sink: Sink, feed: Feed) -> None:
        lanes = Lanes(sink.position, sink.limits.segments, refused=self._refused)
        share = feed.share
        while not self._leave_session.is_set():
            messages = feed.poll(sink.limits.events, POLL_S)
            if feed.share != share:
                share = feed.share
                lanes.forget()
            if messages:
                self._state(SinkState.CATCHING_UP)
                self._take(sink, lanes, messages)
                reached("relay.delivered", [self.name])
                feed.done(lanes.done(messages))
                self._stopped = tuple(lanes.stopped())
            self._well()
            behind = feed.behind()
            self.gauge.stand(0, behind, "")
            if not messages and not behind:
                self._state(SinkState.LIVE)

    def _take(self, sink: Sink, lanes: Lanes, messages: list[Message]) -> None:
        """Have the effect of all of them, people before what they did."""
        for message in messages:
            if message.problem:
                where = f"{message.place[0]}/{message.place[1]}@{message.offset}"
                log.error("message not understood", where=where, why=message.problem)
        documents = [each.document for each in messages if each.document is not None]
        for part in _parts(documents, sink.limits.documents):
            self._deliver(sink, lanes, Batch((), part))
        for batch in lanes.batches(messages):
            self._deliver(sink, lanes, batch)

    def _deliver(self, sink: Sink, lanes: Lanes, batch: Batch) -> None:
        try:
            for refused in deliver(sink, batch, self._refusals):
                self._park(batch, refused)
        except Forked as err:
            if not batch.events:
                raise
            lanes.refuse(batch.events[0].terminal_id, err)
            return
        if batch.events:
            lanes.taken(batch.events[0].terminal_id)
            self.gauge.count(len(batch.events), self._clocks.monotonic(), self._clocks.now())

    def _park(self, batch: Batch, refused: Refused) -> None:
        """Keep it under the sink and the lane: seqs of lanes repeat."""
        event = next((each for each in batch.events if each.seq == refused.seq), None)
        if event is not None:
            where = f"{self.name}/{event.terminal_id}"
            self._store.park(where, event, refused.why, self._clocks.now())
        self.gauge.parked(len(self._store.parked()))
        log.error("event parked", sink=self.name, seq=refused.seq, why=str(refused.why))


def _parts(documents: list[Document], most: int) -> list[tuple[Document, ...]]:
    return [tuple(documents[at : at + most]) for at in range(0, len(documents), most)]
