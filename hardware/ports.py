"""What the lane asks of devices: one small Protocol a kind, values, and the errors they raise.

Drivers, simulators and fakes pass the same contract tests. Every call blocks the device's own
thread for at most its deadline and is never made from the lane thread or the screen. Deadlines
called `deadline` are moments of `time.monotonic`; those called `deadline_s` are seconds from now.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from hardware.errors import (
    BelowZero,
    CheckDigit,
    CoverOpen,
    CutterJam,
    DeviceBusy,
    DeviceFault,
    DeviceOffline,
    DeviceTimeout,
    DisplayOffline,
    DrawerFault,
    DrawerStuck,
    Garbled,
    Mends,
    NoHardware,
    NoRight,
    NothingWeighed,
    Overload,
    PaperEmpty,
    PrinterFault,
    PrinterOffline,
    TerminalUnreachable,
    UnknownOutcome,
    Unstable,
    UnsupportedFormat,
    UnusableWay,
)
from hardware.values import IdReading, ItemLabel, ScanData, Weight

__all__ = [
    "BelowZero",
    "CardOutcome",
    "CardResult",
    "CashDrawer",
    "CheckDigit",
    "CoverOpen",
    "CutterJam",
    "Device",
    "DeviceBusy",
    "DeviceFault",
    "DeviceHealth",
    "DeviceOffline",
    "DeviceTimeout",
    "DisplayOffline",
    "DrawerFault",
    "DrawerStuck",
    "Garbled",
    "IdReader",
    "IdReading",
    "ItemLabel",
    "LabelPrinter",
    "LineDisplay",
    "Mends",
    "NoHardware",
    "NoRight",
    "NothingWeighed",
    "Overload",
    "PaperEmpty",
    "PaymentTerminal",
    "PrintProof",
    "PrinterFault",
    "PrinterOffline",
    "ReceiptPrinter",
    "Role",
    "Scale",
    "ScanData",
    "Scanner",
    "SchemeTotal",
    "Settlement",
    "TerminalUnreachable",
    "UnknownOutcome",
    "Unstable",
    "UnsupportedFormat",
    "UnusableWay",
    "Weight",
]


class Role(StrEnum):
    """What a device is for; of scanners there may be several on a lane, of others one."""

    SCANNER = "scanner"
    RECEIPT_PRINTER = "receipt_printer"
    CASH_DRAWER = "cash_drawer"
    LINE_DISPLAY = "line_display"
    SCALE = "scale"
    ID_READER = "id_reader"
    LABEL_PRINTER = "label_printer"
    PAYMENT_TERMINAL = "payment_terminal"


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """How a device is: `online` is None where it cannot tell; `hint` is an action or empty."""

    online: bool | None
    hint: str = ""
    key: str = ""  # of the error that would be raised now, to translate by
    paper_low: bool = False
    drawer_open: bool | None = None  # None: nobody can tell


@runtime_checkable
class Device(Protocol):
    """The life of any device, as UnifiedPOS has it; all calls come from the device's own thread.

    open → claim (it is ours alone) → enable (it works) → release → close. After an error of the
    environment it is released, and claimed again later.
    """

    @property
    def name(self) -> str:
        """What people call it, for messages."""
        ...

    def open(self) -> None:
        """Get ready; a device that is off must not fail here but when it is used."""
        ...

    def claim(self) -> None:
        """Take it for us alone; raises NoHardware, DeviceBusy or DeviceOffline."""
        ...

    def enable(self) -> None:
        """Begin its work; raises DeviceFault."""
        ...

    def release(self) -> None:
        """Let others have it; harmless when repeated, and after an error."""
        ...

    def close(self) -> None:
        """Give up all resources; harmless when repeated."""
        ...

    def health(self) -> DeviceHealth:
        """Look now; takes at most about a second and never raises DeviceError."""
        ...


class PrintProof(StrEnum):
    """What is known when a print call returns."""

    ECHOED = "echoed"  # the printer named this very job behind its last byte
    CONFIRMED = "confirmed"  # the printer answered behind the job's last byte
    SENT = "sent"  # the printer took every byte, and cannot say more


@runtime_checkable
class ReceiptPrinter(Device, Protocol):
    """A receipt printer that takes one finished job of bytes at a time."""

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """Print one job, within `deadline_s` seconds and what a slow line takes for it.

        `PrinterOffline`, `PaperEmpty`, `CoverOpen` and `PrinterFault` mean that nothing was printed
        and the job may be tried again; `UnknownOutcome` that some of it may be on paper.
        """
        ...


@runtime_checkable
class CashDrawer(Device, Protocol):
    """A cash drawer."""

    def kick(self) -> None:
        """Open it once; raises DrawerFault where it cannot be told to."""
        ...

    def is_open(self) -> bool | None:
        """Whether it stands open; None where it has no switch that tells. Raises DeviceFault."""
        ...


class CardOutcome(StrEnum):
    """How a card payment ended, as far as the terminal could say."""

    APPROVED = "approved"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"  # money may have moved: ask last_transaction, never authorize anew


@dataclass(frozen=True, slots=True)
class CardResult:
    """A terminal's answer; never more of the card than `masked`."""

    outcome: CardOutcome
    reference: str = ""  # the terminal's or acquirer's own number
    masked: str = ""  # e.g. "**** 4242"
    reason: str = ""  # the terminal's words when not approved


@dataclass(frozen=True, slots=True)
class SchemeTotal:
    """One card scheme's part of a terminal's day; minor units, refunds and reversals off."""

    name: str  # "Visa", "girocard", as the terminal calls it
    count: int
    total_minor: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a card terminal says of its day; amounts in minor units, refunds and reversals off."""

    outcome: CardOutcome  # APPROVED: the day is closed there
    reference: str = ""
    count: int = 0
    total_minor: int = 0
    currency: str = ""
    reason: str = ""
    schemes: tuple[SchemeTotal, ...] = ()  # empty where the terminal does not tell them apart


@runtime_checkable
class PaymentTerminal(Device, Protocol):
    """A card terminal; `key` is the tender's id: the same key never moves money twice."""

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        """Take `amount_minor` (> 0, ISO 4217 minor units); the intent is stored before this call.

        Raises TerminalUnreachable only where the terminal surely was not asked.
        """
        ...

    def refund(self, key: str, amount_minor: int, currency: str, reference: str) -> CardResult:
        """Give `amount_minor` (> 0) back to the card of the earlier `reference` ("" = any)."""
        ...

    def reverse(self, key: str, of_key: str, amount_minor: int, currency: str) -> CardResult:
        """Take back the whole of what `of_key` moved, as if it had not been; `key` is its own.

        DECLINED: it stands, for example because its day is settled; `refund` gives it back.
        CANCELLED: nothing had moved, and no money moves under `of_key` any more. What was taken
        back already is APPROVED again and moves nothing. UNKNOWN: ask `last_transaction(key)`,
        or again with the same key. `amount_minor` (> 0) is what `of_key` was for.
        """
        ...

    def settle(self, key: str) -> Settlement:
        """End the terminal's day: its own totals, once a `key`; raises TerminalUnreachable.

        An UNKNOWN outcome is recovered by calling it again with the same key: a day that ended
        under it is told again, nothing else is settled.
        """
        ...

    def last_transaction(self, key: str) -> CardResult | None:
        """What became of `key`; None: the terminal never heard of it, so no money moved.

        An UNKNOWN outcome means that only a person can tell, by the terminal's own slip.
        Raises TerminalUnreachable where it cannot be asked.
        """
        ...


@runtime_checkable
class LineDisplay(Device, Protocol):
    """A customer display of two short lines."""

    def show(self, first: str, second: str = "") -> None:
        """Show two lines, cut to the display's width; raises DisplayOffline.

        What follows a tab in a line stands on the right edge, and the left is cut for it.
        """
        ...

    def clear(self) -> None:
        """Show nothing."""
        ...


@runtime_checkable
class Scanner(Device, Protocol):
    """A barcode scanner that speaks by itself."""

    def scan(self, deadline: float) -> ScanData | None:
        """The next scan, None where none came by the deadline; raises DeviceFault."""
        ...


@runtime_checkable
class IdReader(Device, Protocol):
    """A reader of identity documents; what it reads is judged in memory and never kept."""

    def read_document(self, deadline: float) -> ScanData | None:
        """The text of the next document (AAMVA or MRZ), None by the deadline."""
        ...


@runtime_checkable
class Scale(Device, Protocol):
    """A scale that is asked."""

    def weigh(self, deadline: float) -> Weight:
        """A stable weight; raises Unstable, Overload, BelowZero, NothingWeighed, DeviceTimeout."""
        ...

    def zero(self, deadline: float) -> None:
        """Call what lies on it now nothing; raises DeviceFault, UnsupportedFormat if it cannot."""
        ...

    def tare(self, weight: Weight | None, deadline: float) -> None:
        """Take this off from now on; None: what lies on it now; a weight of 0 ends it."""
        ...


@runtime_checkable
class LabelPrinter(Device, Protocol):
    """A printer of shelf and item labels; `language` is what its jobs are written in."""

    @property
    def language(self) -> str:
        """Zpl | escpos."""
        ...

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """Print one job, as ReceiptPrinter.print."""
        ...
