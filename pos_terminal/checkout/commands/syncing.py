"""The stores outside: looked at, set, paused, sent again; what a manager does is on record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pos_terminal.checkout.commands.base import Command
from pos_terminal.store.head import Head


@dataclass(frozen=True, slots=True)
class LookAtSync(Command):
    """Open the page of the stores outside."""


@dataclass(frozen=True, slots=True)
class ChangeSyncSettings(Command):
    """Change keys of one section of the sync settings; what is not named stays as it is."""

    section: str  # as in sync.settings.SECTIONS
    values: dict[str, Any] = field(default_factory=dict)  # JSON values, never a secret


@dataclass(frozen=True, slots=True)
class ManageSync(Command):
    """Allow and note an act on a store outside; the agent carries it out afterwards."""

    act: str  # one of ACTS
    sink: str  # or, for secrets, the section whose secret is meant
    from_seq: int = 0  # of resend: the first event; of park_retry, park_seen: the event, 0 for all


ACTS = frozenset(
    {
        "pause",
        "resume",
        "retry",
        "resend",
        "park_retry",
        "park_seen",
        "park_export",
        "secret",
        "test",
    }
)


@dataclass(frozen=True, slots=True)
class BeginNewLife(Command):
    """Two histories of this lane are known outside: from here on it is a new epoch."""

    reason: str = ""
    seen: Head | None = None  # the newest head that a store outside has
