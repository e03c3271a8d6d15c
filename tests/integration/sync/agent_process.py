"""Starts the agent as people and the lane do, with stores that are files."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import ControlError
from pos_terminal.control.transport import SYNC, address_of

ROOT = Path(__file__).parents[3]
PATIENCE_S = 60.0


def command(data_dir: Path, *arguments: str) -> list[str]:
    return [
        *(sys.executable, "-m", "tests.fakes.sync_process", "--data-dir", str(data_dir)),
        *arguments,
    ]


def run(data_dir: Path, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(data_dir, *arguments),
        cwd=ROOT,
        input=said,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def start(data_dir: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(data_dir, *(arguments or ("sync",))),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def configure(data_dir: Path, *sinks: str) -> None:
    """Switch stores on in the file."""
    text = "".join(f"[{sink}]\nenabled = true\n" for sink in sinks)
    (data_dir / "sync.toml").write_text(text, "utf-8")


def order(data_dir: Path, sink: str = "postgres", **orders: object) -> None:
    """Tell a store how to behave from here on."""
    file = data_dir / f"store-{sink}.json"
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(orders), "utf-8")
    fresh.replace(file)


def ask(data_dir: Path, method: str, **params: object) -> Any:
    with ControlClient(address_of(data_dir, SYNC)) as client:
        return client.call(method, params)


def wait(reached: Callable[[], object]) -> Any:
    """What it gives as soon as it is true."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            found = reached()
        except ControlError:  # not there yet, or just killed
            found = None
        if found:
            return found
        assert time.monotonic() < deadline, "it was not reached"
        time.sleep(0.02)


def sink_state(data_dir: Path, sink: str = "postgres") -> str:
    views = ask(data_dir, "sync.status")["sinks"]
    return str(next(view["state"] for view in views if view["name"] == sink))
