"""A network printer on this machine, with a plan of what goes wrong."""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import threading
from dataclasses import dataclass

from hardware.parsing.escpos_stream import command_length

_POLL_S = 0.02
_REAL_TIME = re.compile(rb"\x10\x04([\x01-\x04])")
_KICK = b"\x1bp"
_QUERY = b"\x1dr"
_AUTOMATIC = b"\x1da"


@dataclass(frozen=True, slots=True)
class PrinterFaults:
    """What goes wrong; counts are in bytes printed of one connection, questions not counted."""

    cover_open: bool = False
    paper_out: bool = False
    paper_low: bool = False
    cutter_jammed: bool = False
    mute: bool = False  # prints, but answers no question
    never_reads: bool = False  # takes the connection and nothing else
    paper_out_after: int | None = None  # stops in the middle, still answers real-time questions
    dies_after: int | None = None  # resets the connection in the middle


class PrinterSimulator:
    """Listens on 127.0.0.1 between `open` and `close`; in between it is like switched off.

    `jobs` holds what each connection printed, `kicks` how often the drawer was opened.
    """

    def __init__(self, faults: PrinterFaults | None = None, port: int = 0) -> None:
        self.faults = faults or PrinterFaults()
        self.port = port
        self.jobs: list[bytes] = []
        self.kicks = 0
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens; the port stays the same when it is opened again."""
        return ("127.0.0.1", self.port)

    def open(self) -> None:
        """Switch it on."""
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(self.address)
        listener.listen()
        listener.settimeout(_POLL_S)
        self.port = listener.getsockname()[1]
        self._stopping.clear()
        self._thread = threading.Thread(
            target=self._serve, args=(listener,), name="printer-simulator", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Switch it off; harmless when repeated."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def __enter__(self) -> PrinterSimulator:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def died(self) -> None:
        """Called once `faults.dies_after` bytes are printed, before the connection is reset."""

    def _serve(self, listener: socket.socket) -> None:
        with listener:
            while not self._stopping.is_set():
                with contextlib.suppress(TimeoutError):
                    link, _ = listener.accept()
                    with link:
                        _Visit(self, link, self._stopping).run()


class _Visit:
    """One connection."""

    def __init__(
        self, printer: PrinterSimulator, link: socket.socket, stopping: threading.Event
    ) -> None:
        self.printer = printer
        self.faults = printer.faults
        self.link = link
        self.stopping = stopping
        self.waiting = bytearray()  # not worked off yet
        self.printed = bytearray()
        self.stopped = False  # out of paper in the middle

    def run(self) -> None:
        self.link.settimeout(_POLL_S)
        with contextlib.suppress(OSError):
            while not self.stopping.is_set():
                if self.faults.never_reads:
                    self.stopping.wait(_POLL_S)
                    continue
                try:
                    data = self.link.recv(self._appetite())
                except TimeoutError:
                    continue
                if not data or not self._take(data):
                    break
        if self.printed:
            self.printer.jobs.append(bytes(self.printed))

    def _take(self, data: bytes) -> bool:
        """Work off what came; False when it died."""
        tail = bytes(self.waiting[-2:])
        for asked in _REAL_TIME.finditer(tail + data):
            if asked.end() > len(tail):
                self._answer(self._real_time(asked[1][0]))
        self.waiting += data
        self._work()
        if not self._past(self.faults.dies_after):
            return True
        self.printer.died()
        # A reset, not an orderly end: what lies in the buffers is gone.
        self.link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False

    def _appetite(self) -> int:
        """One that is going to die prints no byte more than was planned."""
        if self.faults.dies_after is None:
            return 4096
        return max(1, self.faults.dies_after - len(self.printed) - len(self.waiting))

    def _work(self) -> None:
        while self.waiting and not self.stopped:
            length = command_length(self.waiting)
            if length is None:
                return
            command = bytes(self.waiting[:length])
            del self.waiting[:length]
            self._obey(command)
            self.stopped = self._past(self.faults.paper_out_after)

    def _past(self, count: int | None) -> bool:
        return count is not None and len(self.printed) >= count

    def _obey(self, command: bytes) -> None:
        head = command[:2]
        if head == _QUERY:
            near, end = (3 if self.faults.paper_low else 0), (12 if self.faults.paper_out else 0)
            self._answer(near | end)
        elif head == _KICK:
            self.printer.kicks += 1
        elif head != _AUTOMATIC and not _REAL_TIME.match(command):
            self.printed += command

    def _real_time(self, number: int) -> int:
        faults = self.faults
        end = faults.paper_out or self.stopped
        offline = end or faults.cover_open or faults.cutter_jammed
        return (
            0x12
            | {
                1: 0x08 * offline,
                2: 0x04 * faults.cover_open | 0x20 * end,
                3: 0x08 * faults.cutter_jammed,
                4: 0x0C * (faults.paper_low or end) | 0x60 * end,
            }[number]
        )

    def _answer(self, byte: int) -> None:
        if not self.faults.mute:
            self.link.sendall(bytes([byte]))
