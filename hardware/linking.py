"""From a connection to its transport."""

from __future__ import annotations

from hardware.connections import refused
from hardware.registry import Make
from hardware.transports.base import Transport
from hardware.transports.traced import TracedLink


def link(asked: Make) -> Transport:
    """The traced transport of a connection; CashierError("device.connection") for other kinds."""
    return TracedLink(asked.cable or _plain(asked), asked.trace)


def _plain(asked: Make) -> Transport:
    where, name = asked.where, asked.name
    if where.kind == "serial":
        from hardware.transports.serial import SerialLink

        return SerialLink(where, name)
    if where.kind == "tcp":
        from hardware.transports.tcp import TcpLink

        return TcpLink(where, name)
    if where.kind == "usb":
        from hardware.transports.usb import UsbLink

        return UsbLink(where, name)
    if where.kind == "spool":
        from hardware.transports.spool import SpoolLink

        return SpoolLink(where, name)
    if where.kind == "file":
        from hardware.transports.lp_file import LpFile

        return LpFile(where, name)
    raise refused(str(where), "this driver speaks over other connections")
