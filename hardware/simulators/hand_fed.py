"""What reads because somebody holds something before it: simulated scanners and ID readers."""

from __future__ import annotations

import queue
import time

from hardware.errors import DeviceOffline
from hardware.lifecycle import Unlinked, unhealthy
from hardware.ports import DeviceHealth, ScanData
from hardware.transports.traced import Trace


class HandFed(Unlinked):
    """Reads what is held before it, one after the other; nothing of it stays."""

    def __init__(self, name: str, trace: Trace | None) -> None:
        """Nothing lies before it; without a trace of the rack's it keeps no bytes."""
        self.name = name
        self.offline = False
        self._trace = trace or Trace(hides=True)
        self._before_it: queue.Queue[ScanData] = queue.Queue()

    def claim(self) -> None:
        """Raises DeviceOffline while it is told to be."""
        self._check()

    def health(self) -> DeviceHealth:
        """Offline when told so."""
        return unhealthy(DeviceOffline(self.name)) if self.offline else DeviceHealth(online=True)

    def hold(self, scan: ScanData) -> str:
        """Put something before it; how long that is, for whoever put it there."""
        self._before_it.put(scan)
        return f"{len(scan.data.decode())} characters"

    def take(self, deadline: float) -> ScanData | None:
        """The next thing that is held before it; None at the deadline, else DeviceOffline."""
        self._check()
        try:
            scan = self._before_it.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            self._check()
            return None
        self._trace.note("<", scan.data)
        return scan

    def simulate(self, act: str, value: str = "") -> str:
        """Acts: offline on|off; whatever else is held before it by `held`."""
        if act == "offline":
            self.offline = value == "on"
            return "off" if self.offline else "on"
        return self.hold(self.held(act, value))

    def held(self, act: str, value: str) -> ScanData:
        """What this act holds before it; raises UnsupportedFormat for anything else."""
        raise NotImplementedError

    def _check(self) -> None:
        if self.offline:
            raise DeviceOffline(self.name)
