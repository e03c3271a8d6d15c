"""A load beside a lane that sells: its journal drained again and again, by the agent or bare."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.priority import give_way
from tests.bench import sync_kafka
from tests.bench.options import ROOT

AGENT, RAW = "agent", "raw"
AT_WORK = "at work"


@contextmanager
def beside(kind: str, folder: Path, bootstrap: str) -> Iterator[None]:
    """That load for as long as the block runs; RuntimeError when it has not worked to the end."""
    module = "tests.bench.children.kafka_beside"
    command = [sys.executable, "-m", module, kind, str(folder), bootstrap]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as child:
        try:
            assert child.stdout is not None
            if AT_WORK not in child.stdout.readline():
                raise RuntimeError(f"{kind} does not begin")
            yield
            if child.poll() is not None:
                raise RuntimeError(f"{kind} ended by itself")
        finally:
            os.killpg(child.pid, signal.SIGKILL)  # its own session: the agent under it, too


def drain(folder: Path, bootstrap: str) -> None:
    """The agent as it is, from an empty cursor into an empty topic, each time anew."""
    command = [sys.executable, "-m", "pos_terminal", "--data-dir", str(folder), "sync", "--once"]
    while True:
        chosen = sync_kafka.settings(bootstrap)
        for file in folder.glob("sync.db*"):
            file.unlink()
        lines = [
            "[kafka]",
            "enabled = true",
            'security = "plaintext"',
            f'servers = "{bootstrap}"',
            f'events_topic = "{chosen.events_topic}"',
            f'customers_topic = "{chosen.customers_topic}"',
        ]
        (folder / "sync.toml").write_text("\n".join(lines))
        print(AT_WORK, flush=True)
        # 1: sold meanwhile, so something waits
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(f"the agent ended with {done.returncode}")


def produce(folder: Path, bootstrap: str) -> None:
    """The same messages by a bare producer, as nice as the agent."""
    give_way()
    messages = sync_kafka.ready(folder)
    print(AT_WORK, flush=True)
    while True:
        sync_kafka.produced(messages, len(messages), bootstrap)


if __name__ == "__main__":
    (drain if sys.argv[1] == AGENT else produce)(Path(sys.argv[2]), sys.argv[3])
