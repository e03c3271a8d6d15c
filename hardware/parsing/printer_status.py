"""What an ESC/POS printer's status bytes mean.

Source: Epson's ESC/POS reference, DLE EOT, GS r and GS a, as python-escpos and
WebReceiptLinePrinter read them; the cases of tests/data/escpos_status.json hold it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Ask(IntEnum):
    """Which real-time status is asked for: the n of DLE EOT n."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    ERROR_CAUSE = 3
    PAPER = 4

    @property
    def command(self) -> bytes:
        """The bytes to send; obeyed at once, even by a printer that is offline."""
        return b"\x10\x04" + bytes([self])


class Paper(StrEnum):
    """How much paper there is."""

    OK = "ok"
    NEAR_END = "near_end"
    END = "end"


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What one or more status bytes say; None where they say nothing about it."""

    online: bool | None = None
    waiting_for_online_recovery: bool = False
    feed_button_pressed: bool = False
    drawer_pin3: str | None = None
    cover_open: bool = False
    paper_end_stop: bool = False
    recoverable_error: bool = False
    autocutter_error: bool = False
    unrecoverable_error: bool = False
    paper: Paper | None = None


# GS r 1 is obeyed in its turn: the answer proves that all before it was worked off.
ASK_IN_TURN = b"\x1dr\x01"
NO_AUTOMATIC_STATUS = b"\x1da\x00"
AUTOMATIC_STATUS_BYTES = 4


def is_real_time_answer(byte: int) -> bool:
    """Whether the fixed bits are those of an answer to DLE EOT: 0xx1xx10."""
    return byte & 0x93 == 0x12


def is_answer_in_turn(byte: int) -> bool:
    """Whether the fixed bits are those of an answer to GS r 1: 0xx0xxxx."""
    return byte & 0x90 == 0


def starts_automatic_status(byte: int) -> bool:
    """Whether it is the first of the four bytes of automatic status back: 0xx1xx00."""
    return byte & 0x93 == 0x10


def real_time_status(ask: Ask, byte: int) -> PrinterStatus | None:
    """The meaning of an answer to DLE EOT n, or None where it is no such answer."""
    if not is_real_time_answer(byte):
        return None
    if ask is Ask.PRINTER:
        return PrinterStatus(
            online=not byte & 0x08,
            waiting_for_online_recovery=bool(byte & 0x20),
            feed_button_pressed=bool(byte & 0x40),
            drawer_pin3="high" if byte & 0x04 else "low",
        )
    if ask is Ask.OFFLINE_CAUSE:
        return PrinterStatus(
            cover_open=bool(byte & 0x04),
            feed_button_pressed=bool(byte & 0x08),
            paper_end_stop=bool(byte & 0x20),
        )
    if ask is Ask.ERROR_CAUSE:
        return PrinterStatus(
            recoverable_error=bool(byte & 0x44),
            autocutter_error=bool(byte & 0x08),
            unrecoverable_error=bool(byte & 0x20),
        )
    return PrinterStatus(paper=_paper(near=byte & 0x0C, end=byte & 0x60))


def status_in_turn(byte: int) -> PrinterStatus | None:
    """The meaning of an answer to GS r 1, or None where it is no such answer."""
    if not is_answer_in_turn(byte):
        return None
    return PrinterStatus(paper=_paper(near=byte & 0x03, end=byte & 0x0C))


def automatic_status(data: bytes) -> PrinterStatus | None:
    """The meaning of four bytes of automatic status back (GS a), or None."""
    if len(data) != AUTOMATIC_STATUS_BYTES or not starts_automatic_status(data[0]):
        return None
    first, second, third, _fourth = data
    return PrinterStatus(
        online=not first & 0x08,
        drawer_pin3="high" if first & 0x04 else "low",
        cover_open=bool(first & 0x20),
        feed_button_pressed=bool(first & 0x40),
        recoverable_error=bool(second & 0x44),
        autocutter_error=bool(second & 0x08),
        unrecoverable_error=bool(second & 0x20),
        paper=_paper(near=third & 0x03, end=third & 0x0C),
    )


def _paper(near: int, end: int) -> Paper:
    if end:
        return Paper.END
    return Paper.NEAR_END if near else Paper.OK
