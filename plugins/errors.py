"""How a plugin can fail, in the host's words."""

from __future__ import annotations

from typing import Literal

from pos_terminal.domain.errors import POSError

Cause = Literal["raised", "slow", "hung", "died", "flooded", "refused"]


class PluginFailed(POSError):
    """A plugin did not handle an event; its cursor stays before it."""

    def __init__(self, plugin: str, cause: Cause, detail: str, seq: int = 0) -> None:
        """Say which plugin, how, and at which event (0: at none)."""
        super().__init__(f"{plugin} {cause}: {detail}")
        self.plugin = plugin
        self.cause = cause
        self.detail = detail
        self.seq = seq


class PluginRefused(POSError):
    """A plugin cannot run here; `why` is a sentence that says what to do."""

    def __init__(self, plugin: str, why: str) -> None:
        """Say which, and why."""
        super().__init__(f"{plugin}: {why}")
        self.plugin = plugin
        self.why = why
