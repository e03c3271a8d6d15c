"""Drains a whole journal into Kafka as the agent does, and tells the peak of its memory."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from sync.outbox import Outbox
from sync.settings import Kafka
from sync.sinks.kafka import KafkaSink
from sync.store import SyncStore
from sync.worker import Worker
from tests.bench.options import ROOT

PATIENCE_S = 600


def peaks(folder: Path, settings: Kafka) -> tuple[int, float]:
    """Events that a process of its own drained, and the most memory that it held, in MB."""
    told = msgspec.json.encode(settings).decode()
    command = [sys.executable, "-m", "tests.bench.children.kafka_memory", str(folder), told]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    events, kib = json.loads(done.stdout)
    return events, kib / 1024


def main(folder: Path, settings: Kafka) -> None:
    """One worker, until nothing waits."""
    outbox = Outbox(folder / "lane.db", folder / "catalog.db", folder / "images")
    terminal, head = outbox.event(1), outbox.head()
    assert terminal is not None
    outbox.close()
    folder.joinpath("sync.db").unlink(missing_ok=True)
    store = SyncStore(folder / "sync.db")
    worker = Worker(
        "kafka",
        terminal.terminal_id,
        lambda: KafkaSink(settings, lambda _: None),
        lambda: Outbox(folder / "lane.db", folder / "catalog.db", folder / "images"),
        store,
    )
    worker.start()
    deadline = time.monotonic() + PATIENCE_S
    while store.cursor("kafka") != head:
        if time.monotonic() > deadline:
            raise SystemExit(f"it stands at {worker.gauge.view}")
        time.sleep(0.05)
    worker.stop()
    store.close()
    print(json.dumps([head.seq, peak_kib()]))


def peak_kib() -> int:
    """Of this program alone: getrusage's counts who started it, too."""
    told = Path("/proc/self/status").read_text("ascii").split("VmHWM:")[1]
    return int(told.split()[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]), msgspec.json.decode(sys.argv[2], type=Kafka))
