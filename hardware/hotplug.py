"""Says that something was plugged in or pulled: by the kernel on Linux, by looking elsewhere.

It is only a hint to try again: nothing depends on it, and where it cannot work (a container
without netlink, another system) the ports are looked at every two seconds.
"""

from __future__ import annotations

import contextlib
import select
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

# Not usbmisc, nor /dev/usb/lp0: that node goes and comes as we take a printer from the system's
# driver and give it back, and news of our own doing would have all devices tried for ever.
SUBSYSTEMS = ("tty", "usb", "hidraw")
EVERY_S = 2.0
SETTLE_S = 0.3  # a device comes in many pieces: its node, its rights, its name
_PIECES = 10
_DEV = Path("/dev")
_NODES = ("ttyS*", "ttyUSB*", "ttyACM*", "hidraw*", "cu.*")


class Source(Protocol):
    """Where news of cables comes from."""

    def wait(self, timeout_s: float) -> bool:
        """Whether something came or went meanwhile."""

    def wake(self) -> None:
        """End a wait at once, from another thread; harmless when repeated."""

    def close(self) -> None:
        """Give up what it holds."""


class KernelNews:
    """Linux' own news, by netlink; raises OSError where it is not allowed."""

    def __init__(self) -> None:
        """Begin to listen."""
        import pyudev  # late: only who watches needs it; it ships no types

        self._monitor: Any = pyudev.Monitor.from_netlink(pyudev.Context())
        for subsystem in SUBSYSTEMS:
            self._monitor.filter_by(subsystem)
        self._monitor.start()
        self._woken, self._waker = socket.socketpair()

    def wait(self, timeout_s: float) -> bool:
        """Whether a device was added or removed."""
        select.select([self._monitor, self._woken], [], [], timeout_s)
        news = False
        while (device := self._monitor.poll(0)) is not None:
            news = news or device.action in ("add", "remove")
        return news

    def wake(self) -> None:
        """End the wait."""
        with contextlib.suppress(OSError):
            self._waker.send(b"!")

    def close(self) -> None:
        """Listen no longer."""
        self._woken.close()
        self._waker.close()


class Look:
    """Compares what is there now with what was there before."""

    def __init__(self, ports: Callable[[], frozenset[str]]) -> None:
        """What is there now is no news."""
        self._ports = ports
        self._before = ports()
        self._woken = threading.Event()

    def wait(self, timeout_s: float) -> bool:
        """Whether it differs after that time."""
        self._woken.wait(timeout_s)
        before, self._before = self._before, self._ports()
        return before != self._before

    def wake(self) -> None:
        """End the wait, and all later ones."""
        self._woken.set()

    def close(self) -> None:
        """Nothing is held."""


def nodes(dev: Path = _DEV) -> frozenset[str]:
    """Device files of ports; on Windows the names of its serial ports."""
    if sys.platform == "win32":
        from serial.tools.list_ports import comports

        return frozenset(port.device for port in comports())
    return frozenset(str(node) for kind in _NODES for node in dev.glob(kind))


class HotPlug:
    """Calls `told`, on its own thread, a moment after something was plugged in or pulled."""

    def __init__(
        self,
        told: Callable[[], None],
        source: Callable[[], Source] | None = None,
        *,
        every_s: float = EVERY_S,
        settle_s: float = SETTLE_S,
    ) -> None:
        """`source` is made on the thread; what cannot be made is replaced by looking."""
        self._told = told
        self._source = source or _best
        self._every_s = every_s
        self._settle_s = settle_s
        self._stopping = threading.Event()
        self._now: Source | None = None
        self._thread = threading.Thread(target=self._run, name="pos-hotplug", daemon=True)

    def start(self) -> None:
        """Begin; harmless when repeated, and after the stop."""
        if self._thread.ident is None and not self._stopping.is_set():
            self._thread.start()

    @property
    def watching(self) -> bool:
        """Whether what comes from now on will be told."""
        return self._now is not None

    def stop(self, timeout_s: float = 3.0) -> None:
        """End at once."""
        self._stopping.set()
        source = self._now
        if source is not None:
            source.wake()
        if self._thread.ident is not None:
            self._thread.join(timeout_s)

    def _run(self) -> None:
        source = self._now = self._made()
        while not self._stopping.is_set():
            try:
                news = source.wait(self._every_s) and self._settled(source)
            except Exception:  # the kernel's news ended: looking goes on
                source = self._now = Look(nodes)
                news = True
            if news and not self._stopping.is_set():
                with contextlib.suppress(Exception):  # whoever listens cannot end the watch
                    self._told()
        source.close()

    def _made(self) -> Source:
        try:
            return self._source()
        except Exception:
            return Look(nodes)

    def _settled(self, source: Source) -> bool:
        """One device is told of once: its pieces come within moments."""
        for _ in range(_PIECES):
            if self._stopping.is_set() or not source.wait(self._settle_s):
                break
        return True


def _best() -> Source:
    return KernelNews() if sys.platform.startswith("linux") else Look(nodes)
