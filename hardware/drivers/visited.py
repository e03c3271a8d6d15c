"""Printers that are visited: one connection a job, or others could not print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hardware.drivers.delivery import offline
from hardware.errors import DeviceFault
from hardware.lifecycle import Unlinked, unhealthy
from hardware.ports import DeviceHealth
from hardware.transports.base import Transport


class Visited(Unlinked):
    """On the network, or behind a spooler."""

    def __init__(self, link: Callable[[], Transport], name: str) -> None:
        """`link` makes a connection that is not open yet."""
        self.name = name
        self._link = link

    @contextmanager
    def visit(self) -> Iterator[Transport]:
        """Connected meanwhile; raises PrinterOffline where that cannot be."""
        link = self._link()
        try:
            try:
                link.open()
            except DeviceFault as fault:
                raise offline(self.name, fault) from fault
            yield link
        finally:
            link.close()

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
