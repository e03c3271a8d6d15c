"""A queue of the system's spooler: a whole job is handed over, and followed until it has left."""

from __future__ import annotations

import os
import time

from hardware.connections import Connection, refused
from hardware.errors import DeviceFault, NoHardware
from hardware.transports.base import WriteCut
from hardware.transports.cups import Fate, Queue

_TAKING_BACK_S = 2.0  # of a deadline, to take a job back that nobody printed
_LEAST_S = 3.0  # for a job to leave: a drawer's deadline is shorter than some spoolers need
_NOT_REACHED = "The print system does not reach the printer: check its power and cable."


class SpoolLink:
    """`spool:QUEUE`, by CUPS' `lp -o raw`, or as a raw document on Windows."""

    def __init__(self, where: Connection, name: str) -> None:
        """Raises CashierError("device.connection") for a name that no queue can have."""
        if where.place.startswith("-") or not where.place.isprintable():
            raise refused(str(where), "no queue has such a name")
        self.name = name
        self.where = where.place
        self._queue = Queue(where.place, name)
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
        # a queue of Windows is looked at when the job is handed over
        fault = None if os.name == "nt" else self._queue.fault()
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
        """Hand the job over; True: it has left the queue, as far as the spooler tells.

        Raises WriteCut where it refused, or took it and none of it reached the printer: then it
        was taken back, and prints no more.
        """
        self._check()
        job = bytes(self._job)
        self._job.clear()
        if os.name == "nt":
            from hardware.transports.windows_spool import hand_over

            hand_over(self.where, job, self.name)
            return True
        return self._by_cups(job, deadline)

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

    def _by_cups(self, job: bytes, deadline: float) -> bool:
        """True: it has left the queue, for all that CUPS can tell."""
        try:
            job_id = self._queue.take(job, deadline)
        except DeviceFault as refusal:
            raise WriteCut(self.name, 0, refusal.hint) from refusal
        if not job_id:
            return job_id is not None  # it may have taken it
        until = max(deadline - _TAKING_BACK_S, time.monotonic() + _LEAST_S)
        fate = self._queue.follow(job_id, until)
        if fate is Fate.UNTOUCHED:
            raise WriteCut(self.name, 0, _NOT_REACHED)
        return fate is Fate.LEFT

    def _check(self) -> None:
        if not self._open:
            raise self._fault
