"""Where a device is, as one line that people can read and a file can keep.

tcp://10.0.0.5:9100            serial:/dev/ttyUSB0?baud=9600&parity=even
usb:04b8:0e15                  usb:04b8:0e15/SERIAL
hid:0c2e:0b01                  spool:Receipts
file:receipts                  keyboard:
simulator:                     simulator:counter-2
printer:                       (a drawer on the socket of the receipt printer)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from pos_terminal.domain.errors import CashierError

KINDS = ("tcp", "serial", "usb", "hid", "spool", "file", "keyboard", "printer", "simulator")
_NEED_PLACE = frozenset({"tcp", "serial", "usb", "hid", "spool"})


@dataclass(frozen=True, slots=True)
class Connection:
    """One way to a device: its kind, the place, and what else must be known of the line."""

    kind: str
    place: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """The line that `connection` reads."""
        slashes = "//" if self.kind == "tcp" else ""
        asked = f"?{urlencode(self.options)}" if self.options else ""
        return f"{self.kind}:{slashes}{self.place}{asked}"

    def number(self, option: str, default: int, least: int, most: int) -> int:
        """A whole number among the options; CashierError("device.connection")."""
        text = self.options.get(option, str(default))
        if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= most):
            raise refused(str(self), f"{option} is a number from {least} to {most}")
        return int(text)

    @property
    def bytes_s(self) -> float:
        """What a serial line takes in a second; 0: whatever is sent, as far as anybody knows."""
        if self.kind != "serial":
            return 0.0
        framing = 1 + self.number("bits", 8, 7, 8) + self.number("stop", 1, 1, 2)
        parity = self.options.get("parity", "none") != "none"
        return self.number("baud", 9600, 50, 4_000_000) / (framing + parity)

    def choice(self, option: str, default: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed words among the options; CashierError("device.connection")."""
        text = self.options.get(option, default)
        if text not in allowed:
            raise refused(str(self), f"{option} is one of {', '.join(allowed)}")
        return text


def refused(line: str, why: str) -> CashierError:
    """A connection that nobody can use."""
    return CashierError("device.connection", connection=line[:80], why=why)


def connection(line: str) -> Connection:
    """Read a line; raises CashierError("device.connection", why=…)."""
    if len(line) > 300 or not line.isprintable():
        raise refused(line, "it is too long, or has characters that cannot be printed")
    kind, colon, rest = line.strip().partition(":")
    if not colon or kind not in KINDS:
        raise refused(line, f"it begins with one of {', '.join(f'{one}:' for one in KINDS)}")
    place, _, asked = rest.partition("?")
    if kind == "tcp":
        place = place.removeprefix("//")
    if kind in _NEED_PLACE and not place:
        raise refused(line, "it does not say where")
    where = Connection(kind, place, dict(parse_qsl(asked, keep_blank_values=True)))
    if kind == "tcp":
        address(where)
    return where


def on_network(host: str, port: int) -> Connection:
    """A device at an address: IPv6 in brackets."""
    return Connection("tcp", f"[{host}]:{port}" if ":" in host else f"{host}:{port}")


def address(where: Connection, default_port: int = 9100) -> tuple[str, int]:
    """Host and port of a device on the network; CashierError("device.connection")."""
    host, colon, port = where.place.rpartition(":")
    if not colon or where.place.endswith("]"):
        host, port = where.place, str(default_port)
    if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        raise refused(str(where), "the port is a number from 1 to 65535")
    plain = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if not plain or (plain is host and not set(host).isdisjoint("[]:/ ")):
        raise refused(str(where), "an address is HOST:PORT, of IPv6 [HOST]:PORT")
    return plain, int(port)
