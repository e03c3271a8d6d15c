"""Lanes that send, relays that carry and die: how many of each and how long is the caller's."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sync.settings import Kafka
from sync.sinks.base import Batch
from sync.sinks.kafka import KafkaSink
from tests.sync_journal import Journal

LIMIT_S = 120.0
ROOT = Path(__file__).parents[3]


@dataclass
class Relays:
    """Relay processes of one group; any may be killed, a fresh one takes its place."""

    config: Path
    data_dir: Path
    group: str
    number: int = 3
    dice: random.Random = field(default_factory=lambda: random.Random(6))
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    killed: int = 0

    def begin(self) -> None:
        while len(self.running) < self.number:
            command = [sys.executable, "-m", "tests.integration.sync.relay_child"]
            command += [str(self.config), str(self.data_dir), self.group]
            self.running.append(subprocess.Popen(command, cwd=ROOT))

    def kill_one(self) -> None:
        """SIGKILL, and another begins."""
        victim = self.running.pop(self.dice.randrange(len(self.running)))
        assert victim.poll() is None, "a relay ended by itself"
        victim.kill()
        victim.wait()
        self.killed += 1
        self.begin()

    def end(self) -> None:
        for relay in self.running:
            relay.terminate()
        for relay in self.running:
            relay.wait(LIMIT_S)
        self.running.clear()


@contextmanager
def relays(config: Path, data_dir: Path, group: str) -> Iterator[Relays]:
    """Three at work."""
    working = Relays(config, data_dir, group)
    working.begin()
    try:
        yield working
    finally:
        working.end()


def send(settings: Kafka, journals: list[Journal], chunk: int) -> Iterator[int]:
    """Each lane sends so many of its events at each step; yields the step."""
    sink = KafkaSink(settings, lambda _: None)
    sink.open()
    try:
        longest = max(len(journal.events) for journal in journals)
        for step, begin in enumerate(range(0, longest, chunk)):
            for journal in journals:
                if some := tuple(journal.events[begin : begin + chunk]):
                    sink.deliver(Batch(some))
            yield step
    finally:
        sink.close()


def pause(seconds: float) -> None:
    """Let relays work; nothing depends on how far they come."""
    time.sleep(seconds)
