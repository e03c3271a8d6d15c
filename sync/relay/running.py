"""A relay as a whole: a worker a sink, and a file that says how each is."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pos_terminal.domain.errors import CashierError
from sync.building import Notes, Secret, enabled, make_sink
from sync.clocks import Clocks
from sync.hq.signing import PublicKey
from sync.kafka.client import Clients
from sync.relay.feed import Feed
from sync.relay.kafka_feed import SESSION_S, KafkaFeed
from sync.relay.worker import RelayWorker
from sync.settings import SyncSettings
from sync.sinks.base import Sink
from sync.store import SyncStore

STATUS_FILE = "relay.json"
STATUS_S = 2.0
STALE_S = 15.0  # a status older than that is of a relay that hangs or is gone
GROUP = "pos-relay"


@dataclass(frozen=True, slots=True)
class RelaySetUp:
    """What a relay is told: settings, secrets, where its own files lie, and which sinks it runs."""

    settings: SyncSettings
    secret: Secret
    data_dir: Path
    only: tuple[str, ...] = ()  # none: all that are switched on
    group: str = GROUP
    session_s: float = SESSION_S
    office: PublicKey | None = None  # head office's; without it no products are carried
    make: Callable[[str, SyncSettings, Secret, Notes], Sink] = make_sink
    clocks: Clocks = field(default_factory=Clocks)

    @property
    def sinks(self) -> tuple[str, ...]:
        """Kafka is where it reads from; raises CashierError where nothing is left to do."""
        on = [name for name in enabled(self.settings) if name != "kafka"]
        chosen = tuple(name for name in on if not self.only or name in self.only)
        if not chosen:
            raise CashierError("sync.relay.nothing", known=", ".join(on) or "none")
        return chosen


class Relay:
    """Runs until it is stopped; any number of them share the work."""

    def __init__(self, told: RelaySetUp) -> None:
        """Nothing runs before `start`."""
        self._told = told
        told.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._store = SyncStore(told.data_dir / "relay.db")
        self._stopping = threading.Event()
        self.workers = [self._worker(name) for name in told.sinks]

    def start(self) -> None:
        """Begin."""
        for worker in self.workers:
            worker.start()

    def run(self) -> None:
        """Write the status until `stop`; then end all workers."""
        try:
            while not self._stopping.wait(STATUS_S):
                self._write_status()
        finally:
            for worker in self.workers:
                worker.stop()
            self._write_status()
            self._store.close()

    def stop(self) -> None:
        """End soon; any thread, also a signal's handler."""
        self._stopping.set()

    def status(self) -> dict[str, Any]:
        """How each sink is, and which lanes stand still and why."""
        return {
            "at": self._told.clocks.now(),
            "pid": os.getpid(),
            "sinks": [
                asdict(worker.gauge.view)
                | {
                    "stopped_lanes": [asdict(each) for each in worker.stopped_lanes],
                    "refused_lanes": worker.refused_lanes,
                }
                for worker in self.workers
            ],
        }

    def _worker(self, name: str) -> RelayWorker:
        told = self._told

        def sink() -> Sink:
            return told.make(name, told.settings, told.secret, self._store)

        def feed(carrying: Sink) -> Feed:
            group = f"{told.group}-{name}"
            clients = Clients(told.settings.kafka, told.secret)
            return KafkaFeed(clients, group, carrying.carries, told.session_s, told.office)

        return RelayWorker(name, sink, feed, self._store, told.clocks)

    def _write_status(self) -> None:
        path = self._told.data_dir / STATUS_FILE
        fresh = path.with_suffix(".tmp")
        fresh.write_text(json.dumps(self.status(), default=str), "utf-8")
        fresh.replace(path)
