"""Lines over a named pipe, for Windows; a key in the user's own folder keeps others out."""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from multiprocessing.connection import Listener as PipeServer
from pathlib import Path
from typing import Protocol

from pos_terminal.control.channel import Channel, Listener, Silence
from pos_terminal.control.errors import ControlError, LaneNotRunning

_TURN_S = 0.5  # how often a receiver looks whether it was woken


class _Pipe(Protocol):
    def send_bytes(self, buf: bytes, /) -> None: ...
    def recv_bytes(self, maxlength: int | None = None) -> bytes: ...
    def poll(self, timeout: float | None = 0.0) -> bool: ...
    def close(self) -> None: ...


class PipeChannel:
    """One connected pipe; messages keep their bounds, so a message is a line."""

    def __init__(self, connection: _Pipe) -> None:
        """Take the connection over."""
        self._connection = connection
        self._sending = threading.Lock()
        self._woken = threading.Event()

    def send(self, line: bytes) -> None:
        """Send one line."""
        try:
            with self._sending:
                self._connection.send_bytes(line)
        except (OSError, ValueError) as err:
            raise ControlError("The other side is gone.") from err

    def receive(self, limit: int, timeout_s: float | None) -> bytes | None:
        """The next line, None at the end."""
        deadline = None if timeout_s is None else time.monotonic() + timeout_s
        try:
            while not self._connection.poll(_TURN_S):
                if self._woken.is_set():
                    return None
                if deadline is not None and time.monotonic() > deadline:
                    raise Silence("Nothing came in time.")
            return self._connection.recv_bytes(limit)
        except EOFError:
            return None
        except OSError as err:
            if self._woken.is_set():
                return None
            raise ControlError("The line is too long, or the other side is gone.") from err

    def pending(self) -> bool:
        """Whether a line or the end is there."""
        try:
            return self._connection.poll(0)
        except OSError:
            return True

    def wake(self) -> None:
        """End the conversation from any thread."""
        self._woken.set()

    def close(self) -> None:
        """Free the pipe."""
        self._connection.close()


class PipeListener:
    """Waits on a named pipe."""

    def __init__(self, address: str) -> None:
        """Listen with this user's key."""
        self._address = address
        self._server = PipeServer(address, family="AF_PIPE", authkey=_key(address))
        self._woken = threading.Event()

    def accept(self) -> Channel | None:
        """The next peer that has the key; None when woken."""
        while not self._woken.is_set():
            with contextlib.suppress(OSError, EOFError, AuthenticationError):
                peer = self._server.accept()
                if not self._woken.is_set():
                    return PipeChannel(peer)
                peer.close()
        return None

    def wake(self) -> None:
        """Stop waiting: accept() returns only for a visitor, so be one."""
        self._woken.set()
        with contextlib.suppress(OSError, EOFError, AuthenticationError, ControlError):
            connect(self._address).close()

    def close(self) -> None:
        """Free the pipe."""
        self._server.close()


def listen(address: str) -> Listener:
    """A listener; the caller holds the lane's lock."""
    return PipeListener(address)


def connect(address: str) -> Channel:
    """A connection to the lane; raises LaneNotRunning."""
    try:
        return PipeChannel(Client(address, family="AF_PIPE", authkey=_key(address)))
    except (OSError, EOFError) as err:
        raise LaneNotRunning(f"No lane listens at {address}.") from err
    except AuthenticationError as err:
        raise ControlError(f"{address} belongs to another user.") from err


def _key(address: str) -> bytes:
    """This user's key for that pipe, in the profile that other users cannot read."""
    import platformdirs

    name = address.rpartition("\\")[2]
    path = Path(platformdirs.user_data_dir("pos-terminal", appauthor=False)) / f"{name}.key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(secrets.token_bytes(32))
    except FileExistsError:
        pass
    return path.read_bytes()
