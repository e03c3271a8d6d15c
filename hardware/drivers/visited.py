"""Printers that are visited: one connection a job, or others could not print."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from hardware.drivers.delivery import offline
from hardware.errors import DeviceFault, PrinterOffline
from hardware.lifecycle import Unlinked, unhealthy
from hardware.ports import DeviceHealth
from hardware.transports.base import Transport

_OURS_S = 20.0  # for a visit of our own that is in the way: a paper's whole deadline
_AGAIN_S = (0.1, 0.4, 1.0, 1.5)  # pauses: a receipt of another till takes some seconds


class Visited(Unlinked):
    """On the network, or behind a spooler."""

    def __init__(self, link: Callable[[], Transport], name: str) -> None:
        """`link` makes a connection that is not open yet."""
        self.name = name
        self._link = link
        self._first = threading.Lock()  # held by the first of our own visits

    @contextmanager
    def visit(self, *, patient: bool = False) -> Iterator[Transport]:
        """Connected meanwhile; raises PrinterOffline where that cannot be.

        Two visits may go beside each other, a drawer's kick beside a receipt. Many printers take
        one connection at a time and refuse the second: it waits for the first, and tries again.
        So does who is patient where the printer refuses because of another till.
        """
        with ExitStack() as stack:
            first = self._come_first(stack, 0.0)
            try:
                link = self._connected()
            except PrinterOffline as err:
                busy = patient and _refused(err) if first else self._come_first(stack, _OURS_S)
                if not busy:
                    raise
                link = self._connected_again()
            stack.callback(link.close)
            yield link

    def _come_first(self, stack: ExitStack, wait_s: float) -> bool:
        first = self._first.acquire(timeout=wait_s)
        if first:
            stack.callback(self._first.release)
        return first

    def _connected_again(self) -> Transport:
        for pause_s in _AGAIN_S[:-1]:
            time.sleep(pause_s)
            try:
                return self._connected()
            except PrinterOffline:
                continue
        time.sleep(_AGAIN_S[-1])
        return self._connected()

    def _connected(self) -> Transport:
        link = self._link()
        try:
            link.open()
        except DeviceFault as fault:
            link.close()
            raise offline(self.name, fault) from fault
        return link

    def health(self) -> DeviceHealth:
        """Connect, and ask if it answers."""
        try:
            with self.visit() as link:
                return self.look(link)
        except DeviceFault as fault:
            return unhealthy(offline(self.name, fault))

    def look(self, link: Transport) -> DeviceHealth:
        """How it is, by an open connection; `online` is None where it cannot tell."""
        raise NotImplementedError


def _refused(fault: BaseException | None) -> bool:
    """Whether somebody is there who refuses; one that is off says nothing."""
    while fault is not None and not isinstance(fault, ConnectionRefusedError):
        fault = fault.__cause__
    return fault is not None
