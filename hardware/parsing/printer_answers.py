"""What an ESC/POS printer sends, told apart byte by byte, also where one block interrupts another.

All that begins something has bit 4 set, and its lowest bits say what; all that goes on with it
has bit 4 clear. So a status that the printer pushes between the bytes of another answer is seen
as what it is. Source: Epson's ESC/POS reference (DLE EOT, GS r, GS a, GS ( H, GS I).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hardware.parsing.printer_status import (
    AUTOMATIC_STATUS_BYTES,
    PrinterStatus,
    automatic_status,
    is_answer_in_turn,
    is_real_time_answer,
    starts_automatic_status,
)

_XON, _XOFF = 0x11, 0x13
_HEADERS = frozenset({0x37, 0x3B})  # responses, and the notice of power off; both end with NUL
_OF_JOB = b"\x37\x22"
_LONGEST_BLOCK = 96
# Letters of a job's mark: bit 4 clear, or they could be taken for what interrupts the answer.
MARK_LETTERS = b"@ABCDEFGHIJKLMNO`abcdefghijklmno"
MARK_LENGTH = 4


class Said(StrEnum):
    """What one byte is, where nothing was begun before it."""

    REAL_TIME = "real_time"  # to DLE EOT
    AUTOMATIC = "automatic"  # the first of four, unasked (GS a)
    XON = "xon"
    XOFF = "xoff"
    HEADER = "header"  # the first of a block that ends with NUL
    IN_TURN = "response"  # to GS r, in its turn behind all that was sent before
    NOISE = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """One whole thing that the printer said."""

    said: Said
    byte: int = 0  # of REAL_TIME and IN_TURN
    status: PrinterStatus | None = None  # of AUTOMATIC
    mark: bytes = b""  # of a HEADER block that names a job


def said_by(byte: int) -> Said:
    """What a byte is where nothing was begun before it."""
    if byte in (_XON, _XOFF):
        return Said.XON if byte == _XON else Said.XOFF
    if is_real_time_answer(byte):
        return Said.REAL_TIME
    if starts_automatic_status(byte):
        return Said.AUTOMATIC
    if is_answer_in_turn(byte):
        return Said.IN_TURN
    return Said.HEADER if byte in _HEADERS else Said.NOISE


class AnswerReader:
    """Keeps what is unfinished from one read to the next; one for the life of a connection."""

    def __init__(self) -> None:
        """Nothing is begun."""
        self._open: list[bytearray] = []  # blocks, the innermost last

    def feed(self, data: bytes) -> list[Answer]:
        """What has become whole by these bytes, in the order of its last byte."""
        answers = [self._next(byte) for byte in data]
        return [answer for answer in answers if answer is not None]

    def _next(self, byte: int) -> Answer | None:
        said = said_by(byte)
        if said is Said.IN_TURN and self._open:
            return self._go_on(byte)
        if said in (Said.AUTOMATIC, Said.HEADER):
            self._open.append(bytearray([byte]))
            del self._open[:-2]  # nothing interrupts deeper: what is older was never finished
            return None
        return Answer(said, byte)

    def _go_on(self, byte: int) -> Answer | None:
        block = self._open[-1]
        block.append(byte)
        if said_by(block[0]) is Said.AUTOMATIC:
            if len(block) < AUTOMATIC_STATUS_BYTES:
                return None
            self._open.pop()
            return Answer(Said.AUTOMATIC, status=automatic_status(bytes(block)))
        if byte and len(block) < _LONGEST_BLOCK:
            return None
        self._open.pop()
        return Answer(Said.HEADER, mark=_mark_in(bytes(block)))


def _mark_in(block: bytes) -> bytes:
    """The mark of a process-id answer, 37H 22H d1 d2 d3 d4 NUL; empty in any other block."""
    whole = len(block) == len(_OF_JOB) + MARK_LENGTH + 1 and block.endswith(b"\x00")
    return block[2:-1] if whole and block.startswith(_OF_JOB) else b""


def mark_of(number: int) -> bytes:
    """A job's mark by its number; the same one comes again after a million jobs."""
    letters = bytearray()
    for _ in range(MARK_LENGTH):
        number, at = divmod(number, len(MARK_LETTERS))
        letters.append(MARK_LETTERS[at])
    return bytes(letters)


def ask_for_mark(mark: bytes) -> bytes:
    """GS ( H function 48: answered with the mark when all before it is printed."""
    return b"\x1d(H\x06\x0000" + mark
