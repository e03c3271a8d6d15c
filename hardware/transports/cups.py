"""A raw queue of CUPS by its own commands: what it says of a queue, and what became of a job.

Tried with CUPS 2.4: the words below are what its commands say under LC_ALL=C.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from enum import Enum
from pathlib import Path

from hardware.errors import DeviceFault, DeviceOffline, UnusableWay

_LOOK_S = 2.0
_FIRST_LOOK_S = 0.1  # a receipt has left the queue by then
_LOOK_EVERY_S = 0.3
_NO_SPOOLER = "This machine has no spooler that we can use: install CUPS, or choose another way."
_ASLEEP = "The print system of this machine does not answer: start CUPS again."
_NO_QUEUE = "The spooler has no queue of this name: look with lpstat -p, or choose another."
_STOPPED = "The spooler has stopped this queue: start it again with cupsenable."
_REJECTS = "The spooler takes no jobs for this queue: let it with cupsaccept."
_JOB = re.compile(rb"request id is (\S+-\d+)")
# What a backend says before it has reached its printer: nothing of the job has left.
_NOT_REACHED = (
    b"The printer may not exist",
    b"The printer is unreachable",
    b"The printer is in use",
    b"The printer is not responding",
    b"The printer is not connected",
    b"Waiting for printer",
    b"Looking",
    b"Connecting",
)
Done = subprocess.CompletedProcess[bytes]


class Fate(Enum):
    """What became of a job."""

    LEFT = "left"  # the queue has handed all of it to the printer
    UNTOUCHED = "untouched"  # it was taken back, and none of it had left
    UNKNOWN = "unknown"  # some of it may have left; no more will


class Queue:
    """One queue of this machine."""

    def __init__(self, name: str, device: str) -> None:
        """`device` is what people call the printer."""
        self._name = name
        self._device = device

    def fault(self) -> DeviceFault | None:
        """Why it takes no job now, or None."""
        if shutil.which("lp") is None:
            return UnusableWay(self._device, _NO_SPOOLER)
        if shutil.which("lpstat") is None:
            return None
        state = _run(["lpstat", "-p", self._name], _LOOK_S)
        if state is None:
            return DeviceOffline(self._device, _ASLEEP)
        if state.returncode:
            awake = _run(["lpstat", "-r"], _LOOK_S)
            if awake is None or b"not running" in awake.stdout:
                return DeviceOffline(self._device, _ASLEEP)
            return UnusableWay(self._device, _NO_QUEUE)
        if state.stdout.split()[2:3] == [b"disabled"]:
            return DeviceOffline(self._device, _STOPPED)
        if b"Rejecting Jobs" in state.stdout:
            return DeviceOffline(self._device, _REJECTS)
        return None

    def take(self, job: bytes, deadline: float) -> str | None:
        """Hand it over: its id, "" where none was told, None where nobody knows.

        Raises DeviceOffline where it was refused. By a file, so that a spooler that hangs does
        not hold a half-read pipe.
        """
        with tempfile.TemporaryDirectory(prefix="pos-spool-") as folder:
            file = Path(folder) / "job"
            file.write_bytes(job)
            left_s = max(0.1, deadline - time.monotonic())
            done = _run(["lp", "-d", self._name, "-o", "raw", str(file)], left_s)
        if done is None:
            return None
        if done.returncode:
            raise self.fault() or DeviceOffline(self._device, _REJECTS)
        told = _JOB.search(done.stdout)
        return told.group(1).decode("ascii", "replace") if told else ""

    def follow(self, job_id: str, until: float) -> Fate:
        """Wait until it has left the queue; at `until` take it back, or it printed hours later."""
        look_at = _FIRST_LOOK_S
        while self._waits(job_id):
            if time.monotonic() + look_at > until:
                return self._take_back(job_id)
            time.sleep(look_at)
            look_at = _LOOK_EVERY_S
        return Fate.UNKNOWN if self._was_ended(self._told(job_id)) else Fate.LEFT

    # -- inside

    def _waits(self, job_id: str) -> bool:
        """Whether it is in the queue or on its way; a look that fails does not know."""
        listed = _run(["lpstat", "-W", "not-completed", "-o", self._name], _LOOK_S)
        if listed is None or listed.returncode:
            return True
        return any(line.split()[:1] == [job_id.encode()] for line in listed.stdout.splitlines())

    def _take_back(self, job_id: str) -> Fate:
        done = _run(["cancel", job_id], _LOOK_S)
        told = self._told(job_id)
        if done is None or told is None:
            return Fate.UNKNOWN
        if done.returncode:  # it left while we asked
            return Fate.UNKNOWN if self._waits(job_id) or self._was_ended(told) else Fate.LEFT
        said = next((line for line in told if line.startswith(b"Status:")), None)
        if said is None:  # it never was anybody's turn
            return Fate.UNTOUCHED
        words = said.partition(b":")[2].strip()
        return Fate.UNTOUCHED if words.startswith(_NOT_REACHED) else Fate.UNKNOWN

    def _was_ended(self, told: list[bytes] | None) -> bool:
        """Whether somebody or the spooler put an end to it."""
        alerts = [line for line in told or () if line.startswith(b"Alerts:")]
        return any(b"cancel" in line or b"abort" in line for line in alerts)

    def _told(self, job_id: str) -> list[bytes] | None:
        """What is told of a job that is no longer in the queue, a line each; None: nothing."""
        listed = _run(["lpstat", "-l", "-W", "completed", "-o", self._name], _LOOK_S)
        if listed is None or listed.returncode:
            return None
        told: list[bytes] | None = None
        for line in listed.stdout.splitlines():
            if not line.startswith((b" ", b"\t")):
                if told is not None:
                    break
                told = [] if line.split()[:1] == [job_id.encode()] else None
            elif told is not None:
                told.append(line.strip())
        return told


def _run(command: list[str], timeout_s: float) -> Done | None:
    """None where it did not end in time, or could not be started."""
    words = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603 – a list of words, no shell; the queue is no option
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout_s,
            env=words,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
