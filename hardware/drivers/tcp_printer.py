"""A printer on the network, raw port 9100: what was printed is asked, never assumed."""

from __future__ import annotations

import contextlib
import socket
import time

from hardware.lifecycle import Unlinked
from hardware.parsing.printer_status import (
    ASK_IN_TURN,
    AUTOMATIC_STATUS_BYTES,
    NO_AUTOMATIC_STATUS,
    Ask,
    Paper,
    PrinterStatus,
    is_real_time_answer,
    real_time_status,
    starts_automatic_status,
    status_in_turn,
)
from hardware.ports import (
    CoverOpen,
    DeviceFault,
    DeviceHealth,
    PaperEmpty,
    PrinterFault,
    PrinterOffline,
    PrintProof,
    UnknownOutcome,
)

RAW_PORT = 9100
_CONNECT_S = 3.0
_STATUS_S = 0.5  # real printers answer DLE EOT within some 50 ms
_HEALTH_S = 1.0
_PAPER_RAN_OUT = (
    "Paper ran out or the cover was opened during the receipt: put in a roll, close the cover, "
    "look at the paper, then print a copy if it is not complete."
)


class TcpPrinter(Unlinked):
    """One connection a job, or others could not print: ask status, send, ask again behind it.

    A printer that answers gives CONFIRMED. One that never answers anything gives SENT when it
    closes the connection after ours: then it has read all; bytes that only lie in buffers of the
    network are UnknownOutcome.
    """

    def __init__(
        self,
        host: str,
        port: int = RAW_PORT,
        name: str = "receipt printer",
        status_s: float = _STATUS_S,
    ) -> None:
        self.name = name
        self.address = (host, port)
        self._status_s = status_s

    def health(self) -> DeviceHealth:
        """Connect, and ask if it answers."""
        try:
            with self._connected(time.monotonic() + _HEALTH_S) as link:
                _, paper_low = self._ready(link)
        except DeviceFault as fault:
            return DeviceHealth(False, fault.hint, fault.key)
        return DeviceHealth(online=True, paper_low=paper_low)

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """Print one job; see ReceiptPrinter for what each error means."""
        with self._connected(time.monotonic() + deadline_s) as link:
            answers, _ = self._ready(link)
            self._send(link, data)
            return self._confirmed(link) if answers else self._taken(link)

    def pulse(self, command: bytes, deadline_s: float) -> None:
        """Send a short command that prints nothing, such as a drawer kick, without questions."""
        with self._connected(time.monotonic() + deadline_s) as link:
            try:
                link.send(command)
                link.finish()
            except OSError as err:
                raise PrinterOffline(self.name) from err

    def _connected(self, deadline: float) -> _Link:
        timeout_s = max(0.05, min(_CONNECT_S, deadline - time.monotonic()))
        try:
            return _Link(socket.create_connection(self.address, timeout_s), deadline)
        except OSError as err:
            raise PrinterOffline(self.name) from err

    def _ready(self, link: _Link) -> tuple[bool, bool]:
        """Whether it answers questions, and whether paper is low; raises what stops printing."""
        try:
            link.send(NO_AUTOMATIC_STATUS)
            first = link.ask(Ask.PRINTER, self._status_s)
            if first is None:
                return False, False
            found = [link.ask(ask, self._status_s) for ask in list(Ask)[1:]]
        except OSError as err:
            raise PrinterOffline(self.name) from err
        status = [one for one in (first, *found) if one is not None]
        fault = self._fault(status)
        if fault is not None:
            raise fault
        return True, any(one.paper is Paper.NEAR_END for one in status)

    def _fault(self, status: list[PrinterStatus]) -> DeviceFault | None:
        if any(one.cover_open for one in status):
            return CoverOpen(self.name)
        if any(one.paper is Paper.END or one.paper_end_stop for one in status):
            return PaperEmpty(self.name)
        if any(one.autocutter_error or one.unrecoverable_error for one in status):
            return PrinterFault(self.name)
        if any(one.online is False for one in status):
            return PrinterOffline(self.name)
        return None

    def _send(self, link: _Link, data: bytes) -> None:
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[link.send_some(rest) :]
        except OSError as err:
            if len(rest) == len(data):
                raise PrinterOffline(self.name) from err
            raise UnknownOutcome(self.name) from err

    def _confirmed(self, link: _Link) -> PrintProof:
        """Wait for the answer behind the job's last byte."""
        try:
            link.send(ASK_IN_TURN)
            status = link.answer_in_turn()
            if status is None:
                cause = link.ask(Ask.OFFLINE_CAUSE, self._status_s, beyond_deadline=True)
                stopped = cause is not None and (cause.cover_open or cause.paper_end_stop)
                raise UnknownOutcome(self.name, _PAPER_RAN_OUT if stopped else "")
        except OSError as err:
            raise UnknownOutcome(self.name) from err
        if status.paper is Paper.END:
            raise UnknownOutcome(self.name, _PAPER_RAN_OUT)
        return PrintProof.CONFIRMED

    def _taken(self, link: _Link) -> PrintProof:
        """A mute printer: its end of the connection must be closed, not reset, by itself."""
        try:
            closed = link.finish()
        except OSError as err:
            raise UnknownOutcome(self.name) from err
        if not closed:
            raise UnknownOutcome(self.name)
        return PrintProof.SENT


class _PeerClosed(OSError):
    """The printer closed its end in an orderly way."""


class _Link:
    """One connection and the moment until which it may be waited for."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._deadline = deadline
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> _Link:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._sock.close()

    def send(self, data: bytes) -> None:
        """Send all of a short command."""
        self._sock.settimeout(self._left_s())
        self._sock.sendall(data)

    def send_some(self, data: memoryview) -> int:
        """Send what the other side takes; raises TimeoutError at the deadline."""
        self._sock.settimeout(self._left_s())
        return self._sock.send(data)

    def ask(
        self, question: Ask, wait_s: float, *, beyond_deadline: bool = False
    ) -> PrinterStatus | None:
        """The answer to a real-time question, or None where none came in time."""
        until = time.monotonic() + wait_s
        if not beyond_deadline:
            until = min(until, self._deadline)
        self._sock.settimeout(max(0.05, wait_s))
        self._sock.sendall(question.command)
        while (byte := self._byte(until)) is not None:
            if is_real_time_answer(byte):
                return real_time_status(question, byte)
        return None

    def answer_in_turn(self) -> PrinterStatus | None:
        """The answer to GS r 1, or None at the deadline."""
        while (byte := self._byte(self._deadline)) is not None:
            if starts_automatic_status(byte):
                for _ in range(AUTOMATIC_STATUS_BYTES - 1):
                    self._byte(self._deadline)
                continue
            status = status_in_turn(byte)
            if status is not None:
                return status
        return None

    def finish(self) -> bool:
        """Say that no more comes; whether the other side then closed as well, in time."""
        self._sock.shutdown(socket.SHUT_WR)
        try:
            while self._byte(self._deadline) is not None:
                continue
        except _PeerClosed:
            return True
        return False

    def _byte(self, until: float) -> int | None:
        """The next byte, None when time is up; raises _PeerClosed."""
        left_s = until - time.monotonic()
        if left_s <= 0:
            return None
        self._sock.settimeout(left_s)
        try:
            data = self._sock.recv(1)
        except TimeoutError:
            return None
        if not data:
            raise _PeerClosed
        return data[0]

    def _left_s(self) -> float:
        left_s = self._deadline - time.monotonic()
        if left_s <= 0:
            raise TimeoutError("the printer's time is up")
        return left_s
