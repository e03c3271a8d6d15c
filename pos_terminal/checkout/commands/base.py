"""What every command is, and the approval that may come with one."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Command:
    """Base of all commands."""


@dataclass(frozen=True, slots=True)
class FromDevice(Command):
    """Base of what a device's thread reports; nobody is waiting for a word about it."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody with the right allows one command on the spot; the secret is never kept."""

    login: str  # employee id or user name; empty: whoever has this PIN and the right
    secret: str = field(repr=False)
    method: str = "pin"  # pin | password
