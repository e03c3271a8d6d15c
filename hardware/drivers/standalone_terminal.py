"""A card terminal beside the till: the cashier works it and types what its slip says."""

from __future__ import annotations

from hardware.lifecycle import Unlinked
from hardware.ports import CardOutcome, CardResult, DeviceHealth, Settlement
from hardware.registry import Make


class StandAloneTerminal(Unlinked):
    """A terminal without a cable.

    The screen calls `typed` first; `authorize` then approves at once with that reference.
    """

    def __init__(self, name: str = "stand-alone card terminal") -> None:
        self.name = name
        self._typed: dict[str, str] = {}
        self._done: dict[str, CardResult] = {}

    def health(self) -> DeviceHealth:
        """Nobody can tell."""
        return DeviceHealth(online=None)

    def typed(self, key: str, reference: str) -> None:
        """Keep what the cashier typed for the tender `key`."""
        self._typed[key] = reference

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        """Approve: the cashier has seen the other terminal's slip."""
        return self._approve(key)

    def refund(self, key: str, amount_minor: int, currency: str, reference: str) -> CardResult:
        """Approve: the cashier has refunded on the other terminal."""
        return self._approve(key)

    def reverse(self, key: str, of_key: str, amount_minor: int, currency: str) -> CardResult:
        """Approve: the cashier has taken it back on the other terminal."""
        return self._approve(key)

    def settle(self, key: str) -> Settlement:
        """Only the terminal itself knows its day."""
        return Settlement(CardOutcome.UNKNOWN, reason="close the day on the card terminal")

    def last_transaction(self, key: str) -> CardResult | None:
        """What this process approved; after a restart only the terminal's slip knows: UNKNOWN."""
        asked = CardResult(CardOutcome.UNKNOWN, reason="look at the card terminal's last slip")
        return self._done.get(key, asked)

    def _approve(self, key: str) -> CardResult:
        result = CardResult(CardOutcome.APPROVED, self._typed.pop(key, ""))
        return self._done.setdefault(key, result)


def make(asked: Make) -> StandAloneTerminal:
    """The driver "standalone"."""
    return StandAloneTerminal(asked.name)
