"""Ends what a plugin's process has left behind outside its group.

A forked process stays in its parent's group and dies with it. One that called setsid does not: it
is found by a mark in its environment, which forking and executing hand on. One that also wiped its
environment is not found; neither are those of a lane that was killed, since nobody is left to look.
A subreaper would find the former, but the lane would have to reap the children of everybody.
"""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

MARK = "POS_PLUGIN_PROCESS"
_PROC = Path("/proc")
_ROUNDS = 20  # one that forks while we look is found in the next


def kill(mark: str) -> int:
    """End every process that bears the mark; how many there were. Only where /proc tells."""
    ended = 0
    for _ in range(_ROUNDS):
        found = marked(mark)
        if not found:
            break
        for pid in found:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        ended += len(found)
    return ended


def marked(mark: str) -> list[int]:
    """The processes that bear the mark and are not dead."""
    wanted = f"{MARK}={mark}".encode()
    if not _PROC.is_dir():
        return []
    return [
        int(entry.name)
        for entry in _PROC.iterdir()
        if entry.name.isdigit() and wanted in _environment(entry).split(b"\0")
    ]


def _environment(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes()  # of a dead one: empty
    except OSError:
        return b""
