"""Where a plugin runs: a thread of ours (`runtime`) or a process (`remote`), one contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from plugins.cabinet import Cursor
from plugins.description import Description
from pos_terminal.checkout.commands import PluginOutcome


class Stage(Protocol):
    """One plugin with its database; driven by one thread of the host.

    Each method may raise PluginFailed (the plugin's fault; nothing of the call has happened) or
    PluginRefused (it cannot run here at all).
    """

    slowest_s: float  # of one event, since the host last set it to 0

    @property
    def cursor(self) -> Cursor:
        """The last event that is finished."""

    @property
    def wanted(self) -> frozenset[str]:
        """Event types to hand over; all others are passed over."""

    def describe(self) -> Description:
        """What the plugin says of itself; works before `open`."""

    def open(self) -> None:
        """Open or create its database."""

    def close(self) -> None:
        """End it; what is committed stays."""

    def handle(
        self, bodies: Sequence[dict[str, Any]], *, live: bool, quiet: bool = False
    ) -> list[PluginOutcome]:
        """Handle events in order, in one transaction with the cursor."""

    def pass_over(self, seq: int, event_hash: str) -> None:
        """Move the cursor past events that the plugin does not take."""

    def undelivered(self) -> list[tuple[int, PluginOutcome]]:
        """What the lane has not confirmed yet."""

    def delivered(self, ids: Sequence[str]) -> None:
        """The lane has applied them."""

    def checked_settings(self, values: dict[str, Any]) -> dict[str, Any]:
        """Settings as they will be kept; CashierError says what is wrong."""

    def checked_act(self, name: str, values: dict[str, Any]) -> dict[str, Any]:
        """An act's form as it will be journalled."""

    def report(self, name: str, asked: dict[str, Any]) -> dict[str, Any]:
        """A report's table as JSON."""
