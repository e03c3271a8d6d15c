"""In the place of a device whose driver cannot even be made: it says so whenever it is used."""

from __future__ import annotations

from typing import NoReturn

from hardware.lifecycle import Unlinked, unhealthy
from hardware.ports import (
    CardResult,
    DeviceHealth,
    DrawerFault,
    NoHardware,
    PrinterOffline,
    PrintProof,
    Settlement,
    TerminalUnreachable,
)

_HINT = "Its driver does not work: choose another one on the Devices page, or ask IT."


class Absent(Unlinked):
    """A printer, drawer or card terminal that is none; nothing is printed, opened or charged."""

    def __init__(self, name: str, hint: str = _HINT) -> None:
        """Answer for the device of this name; `hint` is what to do about it."""
        self.name = name
        self._hint = hint

    def health(self) -> DeviceHealth:
        """It is not there."""
        return unhealthy(NoHardware(self.name, self._hint))

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """PrinterOffline."""
        raise PrinterOffline(self.name, self._hint)

    def kick(self) -> None:
        """DrawerFault."""
        raise DrawerFault(self.name, self._hint)

    def is_open(self) -> bool | None:
        """Nobody can tell."""
        return None

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        """TerminalUnreachable."""
        self._unreachable()

    def refund(self, key: str, amount_minor: int, currency: str, reference: str) -> CardResult:
        """TerminalUnreachable."""
        self._unreachable()

    def reverse(self, key: str, of_key: str, amount_minor: int, currency: str) -> CardResult:
        """TerminalUnreachable."""
        self._unreachable()

    def settle(self, key: str) -> Settlement:
        """TerminalUnreachable."""
        self._unreachable()

    def last_transaction(self, key: str) -> CardResult | None:
        """TerminalUnreachable."""
        self._unreachable()

    def _unreachable(self) -> NoReturn:
        raise TerminalUnreachable(self.name, self._hint)
