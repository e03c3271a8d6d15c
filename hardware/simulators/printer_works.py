"""The works of an ESC/POS printer without a cable: bytes in, paper and answers out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hardware.parsing.escpos_stream import command_length
from hardware.simulators.works import Works

_REAL_TIME = re.compile(rb"\x10\x04([\x01-\x04])")
_KICK = b"\x1bp"
_QUERY = b"\x1dr"
_AUTOMATIC = b"\x1da"
_MARK = re.compile(rb"\x1d\(H\x06\x0000(.{4})", re.DOTALL)
_PRINTS_NOTHING = (_KICK, _QUERY, _AUTOMATIC)


@dataclass(frozen=True, slots=True)
class PrinterFaults:
    """What goes wrong; counts are in bytes printed of one connection, questions not counted."""

    cover_open: bool = False
    paper_out: bool = False
    paper_low: bool = False
    cutter_jammed: bool = False
    broken: bool = False  # an error that only switching off ends
    hot: bool = False  # an error that it recovers from by itself
    mute: bool = False  # prints, but answers no question
    never_reads: bool = False  # takes the connection and nothing else
    paper_out_after: int | None = None  # stops in the middle, still answers real-time questions
    cover_open_after: int | None = None  # likewise
    silent_after: int | None = None  # hangs: prints nothing more and answers nothing more
    dies_after: int | None = None  # resets the connection in the middle
    late: int = 0  # so many answers come only when the next question has been asked
    pushes: bool = False  # sends automatic status between the bytes of its answers
    knows_marks: bool = True  # GS ( H
    drawer_stuck: bool = False


class PrinterWorks(Works):
    """Keeps what it has printed; `faults` may be changed at any time.

    The drawer's switch makes pin 3 high when it stands open.
    """

    def __init__(self, faults: PrinterFaults | None = None) -> None:
        """Switched on, with an empty buffer."""
        self.faults = faults or PrinterFaults()
        self.printed = bytearray()
        self.kicks = 0
        self.drawer_open = False
        self.waiting = bytearray()  # not worked off yet
        self.stopped = False  # in the middle of a job
        self._tail = b""
        self._held_back = bytearray()  # answers that come late

    @property
    def hangs(self) -> bool:
        """Whether it does nothing at all any more."""
        return self.faults.never_reads or self._past(self.faults.silent_after)

    def take(self, data: bytes) -> bytes:
        """Work off what came; what it says."""
        if self.hangs:
            return b""
        said = bytes(self._held_back)
        self._held_back.clear()
        for asked in _REAL_TIME.finditer(self._tail + data):
            if asked.end() > len(self._tail):
                said += self._say(self._real_time(asked[1][0]))
        self._tail = (self._tail + data)[-2:]
        self.waiting += data
        return said + self._work()

    def go_on(self) -> bytes:
        """Paper is in, the cover is shut: the rest is printed; what it says."""
        self.stopped = False
        return self._work()

    def late_answers(self) -> bytes:
        """What was held back, at last."""
        said = bytes(self._held_back)
        self._held_back.clear()
        return said

    def _work(self) -> bytes:
        said, at = b"", 0
        while at < len(self.waiting) and not self.stopped:
            length = command_length(self.waiting, at)
            if length is None:
                break
            said += self._obey(bytes(self.waiting[at : at + length]))
            at += length
            self.stopped = self._stops()
        del self.waiting[:at]
        return b"" if self.hangs else said

    def _stops(self) -> bool:
        faults = self.faults
        return any(
            self._past(count)
            for count in (faults.paper_out_after, faults.cover_open_after, faults.silent_after)
        )

    def _past(self, count: int | None) -> bool:
        return count is not None and len(self.printed) >= count

    def _obey(self, command: bytes) -> bytes:
        head = command[:2]
        if head == _QUERY:
            near, end = (3 if self.faults.paper_low else 0), (12 if self.faults.paper_out else 0)
            return self._say(near | end)
        mark = _MARK.fullmatch(command)
        if mark is not None:
            return self._say(*b"\x37\x22", *mark[1], 0) if self.faults.knows_marks else b""
        if head == _KICK:
            self.kicks += 1
            self.drawer_open = self.drawer_open or not self.faults.drawer_stuck
        elif head not in _PRINTS_NOTHING and not _REAL_TIME.match(command):
            self.printed += command
        return b""

    @property
    def _out_of_paper(self) -> bool:
        return self.faults.paper_out or (self.stopped and self._past(self.faults.paper_out_after))

    @property
    def _uncovered(self) -> bool:
        return self.faults.cover_open or (self.stopped and self._past(self.faults.cover_open_after))

    def _real_time(self, number: int) -> int:
        faults, end, cover = self.faults, self._out_of_paper, self._uncovered
        error = faults.cutter_jammed or faults.broken or faults.hot
        return (
            0x12
            | {
                1: 0x08 * (end or cover or error) | 0x04 * self.drawer_open,
                2: 0x04 * cover | 0x20 * end | 0x40 * error,
                3: 0x08 * faults.cutter_jammed | 0x20 * faults.broken | 0x40 * faults.hot,
                4: 0x0C * (faults.paper_low or end) | 0x60 * end,
            }[number]
        )

    def _say(self, *said: int) -> bytes:
        if self.faults.mute:
            return b""
        if self.faults.late:
            self.faults = replace(self.faults, late=self.faults.late - 1)
            self._held_back += bytes(said)
            return b""
        if not self.faults.pushes:
            return bytes(said)
        pushed = b"\x10\x00\x00\x0f"
        return pushed + bytes(said[:2]) + pushed + bytes(said[2:])
