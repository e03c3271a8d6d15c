"""What the lane asks of devices: one small Protocol a kind, values, and the errors they raise.

Drivers, simulators and fakes pass the same contract tests. Every call blocks the device's own
thread for at most its deadline and is never made from the lane thread or the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from hardware.errors import (
    CoverOpen,
    DeviceFault,
    DisplayOffline,
    DrawerFault,
    PaperOut,
    PrinterFault,
    PrinterOffline,
    TerminalUnreachable,
    UnknownOutcome,
)

__all__ = [
    "CardOutcome",
    "CardResult",
    "CashDrawer",
    "CoverOpen",
    "Device",
    "DeviceFault",
    "DeviceHealth",
    "DisplayOffline",
    "DrawerFault",
    "LineDisplay",
    "PaperOut",
    "PaymentTerminal",
    "PrintProof",
    "PrinterFault",
    "PrinterOffline",
    "ReceiptPrinter",
    "TerminalUnreachable",
    "UnknownOutcome",
]


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """How a device is: `online` is None where it cannot tell; `hint` is an action or empty."""

    online: bool | None
    hint: str = ""
    key: str = ""  # of the error that would be raised now, to translate by
    paper_low: bool = False


@runtime_checkable
class Device(Protocol):
    """The life of any device: opened once by its thread, asked for health, closed."""

    @property
    def name(self) -> str:
        """What people call it, for messages."""
        ...

    def open(self) -> None:
        """Get ready; a device that is off must not fail here but when it is used."""
        ...

    def close(self) -> None:
        """Give up all resources; harmless when repeated."""
        ...

    def health(self) -> DeviceHealth:
        """Look now; takes at most about a second and never raises DeviceError."""
        ...


class PrintProof(StrEnum):
    """What is known when a print call returns."""

    CONFIRMED = "confirmed"  # the printer answered behind the job's last byte
    SENT = "sent"  # the printer took every byte, and cannot say more


@runtime_checkable
class ReceiptPrinter(Device, Protocol):
    """A receipt printer that takes one finished job of bytes at a time."""

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """Print one job, within `deadline_s` seconds.

        `PrinterOffline`, `PaperOut`, `CoverOpen` and `PrinterFault` mean that nothing was printed
        and the job may be tried again; `UnknownOutcome` that some of it may be on paper.
        """
        ...


@runtime_checkable
class CashDrawer(Device, Protocol):
    """A cash drawer."""

    def kick(self) -> None:
        """Open it once; raises DrawerFault where it cannot be told to."""
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
        """Show two lines, cut to the display's width; raises DisplayOffline."""
        ...

    def clear(self) -> None:
        """Show nothing."""
        ...
