"""The sync agent as a process of its own whose stores are files of the data directory.

    python -m tests.fakes.sync_process --data-dir DIR sync …

A store keeps what it takes in `store-NAME.jsonl`, one event a line, each line whole before it
answers. It obeys a file `store-NAME.json`: {"down": true}, {"poison": [7]}, {"hang": true}.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pos_terminal.domain.errors import Poison, SinkDown
from pos_terminal.store.head import Head
from sync import building
from sync.building import Secret
from sync.documents import Kind
from sync.settings import SINKS, SyncSettings
from sync.sinks.base import NOTHING, Batch, Limits, Position


@dataclass
class FileSink:
    """An exact store: an event that it has is not written again."""

    name: str
    folder: Path
    carries: Collection[Kind] = frozenset()
    limits: Limits = field(default_factory=lambda: Limits(events=20))

    @property
    def file(self) -> Path:
        return self.folder / f"store-{self.name}.jsonl"

    def open(self) -> None:
        self._obey()

    def position(self, terminal_id: str) -> Position | None:
        ours = [line for line in self._lines() if line["terminal_id"] == terminal_id]
        if not ours:
            return NOTHING
        last = max(ours, key=lambda line: (line["epoch"], line["seq"]))
        return Head(last["journal_id"], last["epoch"], last["seq"], last["hash"])

    def deliver(self, batch: Batch) -> None:
        orders = self._obey()
        if orders.get("hang"):
            self.file.with_suffix(".hangs").touch()
            threading.Event().wait()  # as a call into a client library that never returns
        if {event.seq for event in batch.events} & set(orders.get("poison", ())):
            raise Poison("sync.fake", what="a bad event")
        known = {line["event_id"] for line in self._lines()}
        names = ("terminal_id", "journal_id", "epoch", "seq", "event_id", "event_type", "hash")
        with self.file.open("a", encoding="utf-8") as out:
            for event in batch.events:
                if event.event_id not in known:
                    out.write(json.dumps({name: getattr(event, name) for name in names}) + "\n")
            out.flush()
            os.fsync(out.fileno())

    def check(self) -> None:
        self._obey()

    def close(self) -> None:
        pass

    def _obey(self) -> dict[str, Any]:
        try:
            orders: dict[str, Any] = json.loads(self.file.with_suffix(".json").read_text())
        except FileNotFoundError:
            return {}
        if orders.get("down"):
            raise SinkDown("sync.unreachable", sink=self.name, reason="told to be down")
        return orders

    def _lines(self) -> list[dict[str, Any]]:
        try:
            return [json.loads(line) for line in self.file.read_text("utf-8").splitlines()]
        except FileNotFoundError:
            return []


def held(folder: Path, name: str = "postgres") -> list[dict[str, Any]]:
    """What a store holds, in the order in which it came."""
    return FileSink(name, folder)._lines()


def maker(name: str, folder: Path) -> Callable[[SyncSettings, Secret], FileSink]:
    """Makes such a store whatever its settings are."""
    return lambda _settings, _secret: FileSink(name, folder)


def main(arguments: list[str]) -> int:
    from pos_terminal.cli.entry import run

    folder = Path(arguments[arguments.index("--data-dir") + 1])
    for name in SINKS:
        building._MAKERS[name] = maker(name, folder)
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
