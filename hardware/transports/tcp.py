"""A device on the network: one TCP connection, its other side's silence told from its end."""

from __future__ import annotations

import contextlib
import select
import socket
import time

from hardware.connections import Connection, address
from hardware.errors import DeviceOffline
from hardware.transports.base import WriteCut
from hardware.transports.held import Holding

_CONNECT_S = 3.0
_ACKNOWLEDGED_EVERY_S = 0.005
_MOST_DRAINED = 65_536  # bytes
_KEEPALIVE = (
    *(("TCP_KEEPIDLE", 10), ("TCP_KEEPALIVE", 10)),  # seconds of silence; so called on a Mac
    *(("TCP_KEEPINTVL", 5), ("TCP_KEEPCNT", 3)),
)


class TcpLink(Holding[socket.socket]):
    """One connection; `tcp://HOST:PORT`."""

    def __init__(self, where: Connection, name: str, default_port: int = 9100) -> None:
        """Raises CashierError("device.connection") for a port that is none."""
        self.address = address(where, default_port)
        super().__init__(name, "{}:{}".format(*self.address), DeviceOffline(name))

    def open(self) -> None:
        """Connect; raises DeviceOffline."""
        self.close()
        try:
            self._held = socket.create_connection(self.address, _CONNECT_S)
            self._held.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            _notice_silence(self._held)
        except OSError as err:
            raise self._lost(err) from err

    def write(self, data: bytes, deadline: float) -> None:
        """Send all by the deadline; raises WriteCut."""
        sock, rest = self._opened(), memoryview(data)
        while rest:
            try:
                sock.settimeout(max(0.001, deadline - time.monotonic()))
                rest = rest[sock.send(rest) :]
            except OSError as err:
                self._lost(err)
                raise WriteCut(self.name, len(data) - len(rest)) from err

    def read(self, most: int, deadline: float) -> bytes:
        """What came; empty at the deadline."""
        sock = self._opened()
        try:
            sock.settimeout(max(0.001, deadline - time.monotonic()))
            data = sock.recv(most)
        except TimeoutError:
            return b""
        except OSError as err:
            raise self._lost(err) from err
        if not data:
            raise self._lost(ConnectionError("the other side hung up"))
        return data

    def end_job(self, deadline: float) -> bool:
        """Close our side; whether the other then closed its own, having taken every byte."""
        sock = self._opened()
        try:
            sock.shutdown(socket.SHUT_WR)
            while True:
                left_s = deadline - time.monotonic()
                if left_s <= 0:
                    raise TimeoutError  # it may talk for ever
                sock.settimeout(left_s)
                if not sock.recv(4096):
                    break
            taken = _acknowledged(sock, deadline)
        except TimeoutError:
            taken = False
        except OSError as err:
            raise self._lost(err) from err
        self.close()
        return taken

    def drain(self) -> bytes:
        """Take what lies there; of one that never stops talking some of it."""
        sock, taken = self._opened(), b""
        while len(taken) < _MOST_DRAINED and select.select([sock], [], [], 0)[0]:
            taken += self.read(4096, time.monotonic() + 0.01)
        return taken

    def _give_back(self, held: socket.socket) -> None:
        with contextlib.suppress(OSError):
            held.close()


def _notice_silence(made: socket.socket) -> None:
    """A scanner says nothing for hours: the system asks whether its box is there at all.

    Left alone it does so after two hours, and a box that was switched off and on is never heard.
    """
    made.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in _KEEPALIVE:
        with contextlib.suppress(AttributeError, OSError):  # they differ from system to system
            made.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), value)


def _acknowledged(sock: socket.socket, deadline: float) -> bool:
    """Whether the other side's system took all: one that hung up early refuses the rest."""
    try:
        from fcntl import ioctl
        from termios import TIOCOUTQ
    except ImportError:  # Windows cannot say; the orderly end has to do
        return True
    while int.from_bytes(ioctl(sock, TIOCOUTQ, bytes(4)), "little"):
        if time.monotonic() >= deadline:
            return False
        time.sleep(_ACKNOWLEDGED_EVERY_S)
    return not sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
