"""Lines over AF_UNIX; the kernel says which user the peer is."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import struct
import sys
import threading
import time
from pathlib import Path

from pos_terminal.control.channel import SEND_PATIENCE_S, Channel, Listener, Silence
from pos_terminal.control.errors import ControlError, LaneNotRunning
from pos_terminal.domain.errors import StoreError

_CHUNK = 65_536
_XUCRED = struct.Struct("=IIh16I")  # struct xucred of macOS: version, uid, groups


class SocketChannel:
    """One connected socket."""

    def __init__(self, sock: socket.socket) -> None:
        """Take the socket over."""
        self._sock = sock
        self._sock.settimeout(SEND_PATIENCE_S)
        self._sending = threading.Lock()
        self._buffer = bytearray()
        self._at_end = False

    def send(self, line: bytes) -> None:
        """Send one line; ControlError when the peer is gone or does not read."""
        try:
            with self._sending:
                self._sock.sendall(line + b"\n")
        except OSError as err:
            raise ControlError("The other side is gone or does not read.") from err

    def receive(self, limit: int, timeout_s: float | None) -> bytes | None:
        """The next line, None at the end."""
        deadline = None if timeout_s is None else time.monotonic() + timeout_s
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > limit:
                raise ControlError("The line is too long.")
            if self._at_end:
                return None  # what is left is no whole line
            if not self._readable(None if deadline is None else deadline - time.monotonic()):
                raise Silence("Nothing came in time.")
            self._read()
        if end > limit:
            raise ControlError("The line is too long.")
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return line

    def pending(self) -> bool:
        """Whether a line, part of one or the end is there."""
        return bool(self._buffer) or self._at_end or self._readable(0)

    def _readable(self, timeout_s: float | None) -> bool:
        poll = select.poll()
        poll.register(self._sock, select.POLLIN)
        return bool(poll.poll(None if timeout_s is None else max(0, timeout_s) * 1000))

    def _read(self) -> None:
        try:
            data = self._sock.recv(_CHUNK)
        except OSError:
            data = b""
        self._at_end = not data
        self._buffer += data

    def wake(self) -> None:
        """End the conversation from any thread."""
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_RD)  # a last word may still be said

    def close(self) -> None:
        """Free the socket."""
        self._sock.close()


class SocketListener:
    """A listening socket in a place where only this user may connect."""

    def __init__(self, address: str) -> None:
        """Listen; whoever holds the lane's lock may remove what a dead lane left behind."""
        path = Path(address)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if path.parent.stat().st_uid != os.getuid():
                raise StoreError(f"{path.parent} belongs to somebody else.", "Remove it.")
            path.unlink(missing_ok=True)
            self._sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self._sock.bind(address)
            path.chmod(0o600)  # before listen(): until then nobody can connect
            self._sock.listen(16)
        except OSError as err:
            raise StoreError(
                f"{path} cannot be made ({err.strerror}).", "Check the rights of its folder."
            ) from err
        self._path = path
        self._ours = path.stat().st_ino
        self._bell, self._ear = socket.socketpair()

    def accept(self) -> Channel | None:
        """The next peer of our user; None when woken."""
        poll = select.poll()
        poll.register(self._sock, select.POLLIN)
        poll.register(self._ear, select.POLLIN)
        while True:
            ready = {handle for handle, _ in poll.poll()}
            if self._ear.fileno() in ready:
                return None
            try:
                peer, _ = self._sock.accept()
            except OSError:  # too many open files: look again in a moment
                select.select([self._ear], [], [], 0.2)
                continue
            if _peer_uid(peer) == os.getuid():
                return SocketChannel(peer)
            peer.close()

    def wake(self) -> None:
        """Stop waiting."""
        with contextlib.suppress(OSError):
            self._bell.send(b"!")

    def close(self) -> None:
        """Free the socket and its name, if the name is still ours."""
        for sock in (self._sock, self._bell, self._ear):
            sock.close()
        with contextlib.suppress(OSError):
            if self._path.stat().st_ino == self._ours:
                self._path.unlink()


def listen(address: str) -> Listener:
    """A listener; the caller holds the lane's lock."""
    return SocketListener(address)


def connect(address: str) -> Channel:
    """A connection to the lane; raises LaneNotRunning."""
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    sock.settimeout(SEND_PATIENCE_S)
    try:
        sock.connect(address)
    except OSError as err:
        sock.close()
        raise LaneNotRunning(f"No lane listens at {address}.") from err
    if _peer_uid(sock) != os.getuid():
        sock.close()
        raise ControlError(f"{address} belongs to another user.")
    return SocketChannel(sock)


def _peer_uid(sock: socket.socket) -> int:
    """The user at the other end, as the kernel knows it; -1 when it does not say."""
    try:
        if sys.platform == "linux":
            raw = sock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
            return int(struct.unpack("3i", raw)[1])
        else:
            raw = sock.getsockopt(0, 1, _XUCRED.size)  # SOL_LOCAL, LOCAL_PEERCRED
            return int(_XUCRED.unpack(raw)[1])
    except (OSError, struct.error):
        return -1
