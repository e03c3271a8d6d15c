"""A network printer on this machine, with a plan of what goes wrong."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading

from hardware.simulators.printer_works import PrinterFaults, PrinterWorks

__all__ = ["PrinterFaults", "PrinterSimulator"]

_POLL_S = 0.02


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
    """One connection; what one leaves unfinished is lost with it."""

    def __init__(
        self, printer: PrinterSimulator, link: socket.socket, stopping: threading.Event
    ) -> None:
        self.printer = printer
        self.works = PrinterWorks(printer.faults)
        self.link = link
        self.stopping = stopping

    def run(self) -> None:
        self.link.settimeout(_POLL_S)
        with contextlib.suppress(OSError):
            while not self.stopping.is_set():
                if self.works.faults.never_reads:
                    self.stopping.wait(_POLL_S)
                    continue
                try:
                    data = self.link.recv(self._appetite())
                except TimeoutError:
                    continue
                if not data or not self._take(data):
                    break
        if self.works.printed:
            self.printer.jobs.append(bytes(self.works.printed))

    def _take(self, data: bytes) -> bool:
        """Work off what came; False when it died."""
        kicks = self.works.kicks
        said = self.works.take(data)
        self.printer.kicks += self.works.kicks - kicks
        if said:
            self.link.sendall(said)
        dies_after = self.works.faults.dies_after
        if dies_after is None or len(self.works.printed) < dies_after:
            return True
        self.printer.died()
        # A reset, not an orderly end: what lies in the buffers is gone.
        self.link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False

    def _appetite(self) -> int:
        """One that is going to die prints no byte more than was planned."""
        dies_after = self.works.faults.dies_after
        if dies_after is None:
            return 4096
        return max(1, dies_after - len(self.works.printed) - len(self.works.waiting))
