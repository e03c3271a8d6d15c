"""A queue of the system's spooler: a whole job is handed over, and nobody answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from hardware.connections import Connection, refused
from hardware.errors import DeviceFault, DeviceOffline, NoHardware, UnusableWay
from hardware.transports.base import WriteCut

_LOOK_S = 2.0
_NO_SPOOLER = "This machine has no spooler that we can use: install CUPS, or choose another way."
_NO_QUEUE = "The spooler has no queue of this name: look with lpstat -p, or choose another."
_STOPPED = "The spooler has stopped this queue: start it again with cupsenable."
_Done = subprocess.CompletedProcess[bytes]


class SpoolLink:
    """`spool:QUEUE`, by CUPS' `lp -o raw`, or as a raw document on Windows."""

    def __init__(self, where: Connection, name: str) -> None:
        """Raises CashierError("device.connection") for a name that no queue can have."""
        if where.place.startswith("-") or not where.place.isprintable():
            raise refused(str(where), "no queue has such a name")
        self.name = name
        self.where = where.place
        self._open = False
        self._job = bytearray()
        self._fault: DeviceFault = NoHardware(name)

    @property
    def is_open(self) -> bool:
        """Whether there is such a queue."""
        return self._open

    def open(self) -> None:
        """Look whether the queue is there and takes jobs; raises NoHardware or DeviceOffline."""
        self.close()
        fault = self._queues_fault()
        if fault is not None:
            self._fault = fault
            raise fault
        self._open = True

    def close(self) -> None:
        """Forget a job that was not ended."""
        self._open = False
        self._job.clear()

    def write(self, data: bytes, deadline: float) -> None:
        """Keep it: nothing leaves before the job is ended."""
        self._check()
        self._job += data

    def end_job(self, deadline: float) -> bool:
        """Hand the job over; True: the spooler has it. Raises WriteCut where it refused."""
        self._check()
        job = bytes(self._job)
        self._job.clear()
        if os.name == "nt":
            from hardware.transports.windows_spool import hand_over

            hand_over(self.where, job, self.name)
            return True
        return self._by_lp(job, deadline)

    def read(self, most: int, deadline: float) -> bytes:
        """A spooler says nothing."""
        self._check()
        time.sleep(max(0.0, deadline - time.monotonic()))
        return b""

    def drain(self) -> bytes:
        """Nothing came."""
        return b""

    def missing(self) -> DeviceFault:
        """Why it is not open."""
        return self._fault

    # -- inside

    def _by_lp(self, job: bytes, deadline: float) -> bool:
        """By a file, so that a spooler that hangs does not hold a half-read pipe."""
        with tempfile.TemporaryDirectory(prefix="pos-spool-") as folder:
            file = Path(folder) / "job"
            file.write_bytes(job)
            command = ["lp", "-d", self.where, "-o", "raw", "-s", str(file)]
            done = self._run(command, max(0.1, deadline - time.monotonic()))
        if done is None:
            return False  # it may have taken it
        if done.returncode:
            raise WriteCut(self.name, 0, _NO_QUEUE)
        return True

    def _queues_fault(self) -> DeviceFault | None:
        if os.name == "nt":
            return None  # said when the job is handed over
        if shutil.which("lp") is None:
            return UnusableWay(self.name, _NO_SPOOLER)
        if shutil.which("lpstat") is None:
            return None
        state = self._run(["lpstat", "-p", self.where], _LOOK_S)
        if state is None:
            return DeviceOffline(self.name, _NO_SPOOLER)
        if state.returncode:
            return UnusableWay(self.name, _NO_QUEUE)
        if b"disabled" in state.stdout:
            return DeviceOffline(self.name, _STOPPED)
        return None

    def _run(self, command: list[str], timeout_s: float) -> _Done | None:
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

    def _check(self) -> None:
        if not self._open:
            raise self._fault
