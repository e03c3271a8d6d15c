"""Runs a server, and ends it when the process that it serves is gone, however that one went.

A program of its own, standard library only. `guardian.py --stay JSON` says the server's process
id and then nothing more; `guardian.py JSON` starts that one and ends, so that it is nobody's child.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

PATIENCE_MS = 5_000  # for a server that is asked to end
STAY = "--stay"


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for parent in found:
        for listing in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in listing.read_text().split()]
            except OSError:  # gone in the meantime
                continue
    return found


def signal_family(pid: int, number: signal.Signals) -> None:
    """Sends a signal to a process and its descendants; nothing when it is gone.

    The process itself is held meanwhile: it starts no child that would be missed.
    """
    send(pid, signal.SIGSTOP)
    for member in family(pid):
        send(member, number)
    if number not in (signal.SIGSTOP, signal.SIGKILL):
        send(pid, signal.SIGCONT)


def send(pid: int, number: signal.Signals) -> None:
    """Sends a signal to a process; nothing when it is gone."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


def ended(pidfd: int, patience_ms: int = 0) -> bool:
    """Whether the process ended, at the latest after this patience."""
    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    return bool(poll.poll(patience_ms))


def stay(order: dict[str, Any]) -> None:
    """Starts the server, and waits until it or the process that it serves ends."""
    try:
        served = os.pidfd_open(order["serves"])
    except ProcessLookupError:
        return
    user = order["user"]
    with Path(order["log"]).open("ab") as log:
        server = subprocess.Popen(
            order["command"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=order["folder"],
            user=user,
            group=user,
            extra_groups=[] if user else None,
            start_new_session=True,
        )
    print(server.pid, flush=True)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    running = os.pidfd_open(server.pid)
    poll = select.poll()
    poll.register(served, select.POLLIN)
    poll.register(running, select.POLLIN)
    poll.poll()
    abandoned = ended(served)
    if not ended(running):
        signal_family(server.pid, signal.SIGCONT)  # paused ones would not hear the next
        send(server.pid, signal.Signals(order["stop_signal"]))
        if not ended(running, PATIENCE_MS):
            signal_family(server.pid, signal.SIGKILL)
    server.wait()
    if abandoned and order["shared"]:
        shutil.rmtree(order["folder"], ignore_errors=True)


if __name__ == "__main__":
    if sys.argv[1] == STAY:
        stay(json.loads(sys.argv[2]))
    else:
        again = [sys.executable, "-I", "-S", __file__, STAY, sys.argv[1]]
        subprocess.Popen(again, start_new_session=True)
