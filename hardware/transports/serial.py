"""Serial ports and USB-CDC, by pyserial; keeping deadlines and telling faults apart is ours."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import time
from typing import TYPE_CHECKING, Any

from hardware.connections import Connection, refused
from hardware.errors import DeviceBusy, DeviceFault, DeviceOffline, NoHardware, NoRight, UnusableWay
from hardware.transports.base import WriteCut
from hardware.transports.held import Holding

if TYPE_CHECKING:
    import serial

try:
    from termios import error as _termios_error
except ImportError:  # Windows
    _REFUSED: tuple[type[Exception], ...] = ()
else:
    _REFUSED = (_termios_error,)  # no OSError, although it has a number

_CANNOT_OPEN: tuple[type[Exception], ...] = (OSError, ValueError, *_REFUSED)
# pyserial is closed meanwhile: TypeError
_GONE: tuple[type[Exception], ...] = (OSError, TypeError, *_REFUSED)
_LOOK_EVERY_S = 0.005
_SLICE_S = 0.25  # a write that makes no progress for this long looks at its deadline
_PIECE = 256
_GONE_OUT_EVERY_S = 0.01
_LEAVE_S = 0.5  # 480 bytes at 9600 baud
_OPTIONS = {"baud", "bits", "parity", "stop", "flow"}
_PARITIES = {"none": "N", "even": "E", "odd": "O"}
_NO_RIGHT = "This user may not open the port: add it to the group dialout, or install the rules."
_NOT_SO = "This port cannot do this speed, parity or number of bits: choose others for the device."


class SerialLink(Holding["serial.Serial"]):
    """One serial port, held alone; a pty is one as well.

    Options of the connection: baud (9600), bits (8), parity (none), stop (1), flow (none).
    """

    def __init__(self, where: Connection, name: str, *, skips_wrong: bool = False) -> None:
        """Raises CashierError("device.connection") for options that mean nothing.

        `skips_wrong`: a byte that came wrong is left out, else NUL stands for it.
        """
        super().__init__(name, where.place, NoHardware(name))
        if odd := set(where.options) - _OPTIONS:
            known = ", ".join(sorted(_OPTIONS))
            raise refused(str(where), f"a serial line has {known}, and no {min(odd)[:20]}")
        self._skips_wrong = skips_wrong
        self._settings: dict[str, Any] = {
            "baudrate": where.number("baud", 9600, 50, 4_000_000),
            "bytesize": where.number("bits", 8, 7, 8),
            "parity": _PARITIES[where.choice("parity", "none", tuple(_PARITIES))],
            "stopbits": where.number("stop", 1, 1, 2),
            "rtscts": where.choice("flow", "none", ("none", "rtscts", "xonxoff")) == "rtscts",
            "xonxoff": where.options.get("flow") == "xonxoff",
        }

    def open(self) -> None:
        """Take the port alone; raises NoHardware or DeviceBusy."""
        import serial  # late: a lane without serial devices never loads it

        self.close()
        try:
            self._held = serial.Serial(
                self.where, timeout=0, write_timeout=_SLICE_S, exclusive=True, **self._settings
            )
        except _CANNOT_OPEN as err:
            self._fault = self._why(err)
            raise self._fault from err
        parity = self._settings["parity"] != "N"
        if parity or self._skips_wrong:
            _check_what_comes(self._held, parity=parity, skips_wrong=self._skips_wrong)

    def _give_back(self, held: serial.Serial) -> None:
        with contextlib.suppress(*_GONE):
            _leave_nothing_unsent(held)
        try:
            held.close()
        except OSError as err:
            self._fault = DeviceOffline(self.name)
            self._fault.__cause__ = err

    def write(self, data: bytes, deadline: float) -> None:
        """Write all by the deadline; raises WriteCut."""
        port, sent = self._opened(), 0
        while sent < len(data):
            piece = data[sent : sent + _PIECE]
            try:
                taken = _write_some(port, piece, min(_SLICE_S, deadline - time.monotonic()))
            except OSError as err:
                self._lost(err)
                raise WriteCut(self.name, sent) from err
            if taken is None:
                raise WriteCut(self.name, sent + len(piece))
            sent += taken
            if not taken and time.monotonic() >= deadline:
                raise WriteCut(self.name, sent)

    def end_job(self, deadline: float) -> bool:
        """Whether all has gone out on the wire; that somebody heard it no cable can tell."""
        port = self._opened()
        try:
            while port.out_waiting:
                if time.monotonic() >= deadline:
                    return False
                time.sleep(_GONE_OUT_EVERY_S)
        except _GONE as err:
            raise self._lost(err) from err
        return True

    def read(self, most: int, deadline: float) -> bytes:
        """What came, at least one byte; empty at the deadline."""
        port = self._opened()
        try:
            if not _comes(port, max(0.0, deadline - time.monotonic())):
                return b""
            return bytes(port.read(max(1, min(port.in_waiting, most))))
        except _GONE as err:
            raise self._lost(err) from err

    def drain(self) -> bytes:
        """Take what lies there."""
        port = self._opened()
        try:
            return bytes(port.read(port.in_waiting))
        except _GONE as err:
            raise self._lost(err) from err

    def _why(self, err: Exception) -> DeviceFault:
        if isinstance(err, _REFUSED):
            return UnusableWay(self.name, _NOT_SO)
        number = getattr(err, "errno", None)
        if number in (errno.EBUSY, errno.EAGAIN) or "exclusively lock" in str(err):
            return DeviceBusy(self.name)
        if number in (errno.EACCES, errno.EPERM):
            return NoRight(self.name, _NO_RIGHT)
        return NoHardware(self.name)


def _check_what_comes(port: serial.Serial, *, parity: bool, skips_wrong: bool) -> None:
    """A bit that the line turned makes another digit of a weight: its byte is read as NUL.

    To a printer NUL is an answer, and so would a line be that breaks: there nothing is read.
    pyserial sends parity and leaves what comes unchecked, except on Windows.
    """
    if os.name == "posix":
        import termios

        skipped = termios.IGNPAR | termios.IGNBRK
        with contextlib.suppress(termios.error):  # a port without parity of its own
            how = termios.tcgetattr(port.fileno())
            how[0] = how[0] | skipped if skips_wrong else how[0] & ~termios.IGNPAR
            how[0] |= termios.INPCK if parity else 0
            termios.tcsetattr(port.fileno(), termios.TCSANOW, how)


def _leave_nothing_unsent(port: serial.Serial) -> None:
    """What the other side takes no more is dropped: Linux would wait 30 s for it to go out."""
    until = time.monotonic() + _LEAVE_S
    while port.out_waiting:
        if time.monotonic() >= until:
            port.reset_output_buffer()
            return
        time.sleep(_GONE_OUT_EVERY_S)


def _comes(port: serial.Serial, wait_s: float) -> bool:
    """Whether something can be read within this time.

    The time-out of pyserial stays 0: with each change it sets the whole line anew, which a port
    without parity of its own refuses, and one that was just unplugged too.
    """
    if os.name == "posix":
        return bool(select.select([port.fileno()], [], [], wait_s)[0])
    until = time.monotonic() + wait_s
    while not port.in_waiting:
        if time.monotonic() >= until:
            return False
        time.sleep(_LOOK_EVERY_S)
    return True


def _write_some(port: serial.Serial, piece: bytes, wait_s: float) -> int | None:
    """How many bytes were taken; None: nobody knows how many.

    pyserial forgets how much it wrote when its time is up, and what is written twice is printed
    twice: on POSIX we write ourselves.
    """
    import serial

    if os.name == "posix":
        if not select.select([], [port.fileno()], [], max(0.0, wait_s))[1]:
            return 0
        try:
            return os.write(port.fileno(), piece)
        except BlockingIOError:
            return 0
    try:
        port.write_timeout = max(0.01, wait_s)
        return int(port.write(piece) or 0)
    except serial.SerialTimeoutException:
        return None
