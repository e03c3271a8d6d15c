"""From a connection to its transport."""

from __future__ import annotations

from hardware.connections import refused
from hardware.registry import Make
from hardware.transports.base import Transport
from hardware.transports.traced import TracedLink


def link(asked: Make, *, skips_wrong: bool = False) -> Transport:
    """The traced transport of a connection; CashierError("device.connection") for other kinds.

    `skips_wrong` is for devices whose answer may be NUL; see SerialLink.
    """
    return TracedLink(asked.cable or _plain(asked, skips_wrong), asked.trace)


def _plain(asked: Make, skips_wrong: bool) -> Transport:
    where, name = asked.where, asked.name
    if where.kind == "serial":
        from hardware.transports.serial import SerialLink

        return SerialLink(where, name, skips_wrong=skips_wrong)
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
