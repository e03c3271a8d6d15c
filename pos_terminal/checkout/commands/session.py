"""Who is at the till, and what the drawer does."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_terminal.checkout.commands.base import Command


@dataclass(frozen=True, slots=True)
class SignIn(Command):
    """Sign in by employee id + PIN, or user name + password; switches from whoever is in."""

    login: str
    secret: str = field(repr=False)
    method: str = "pin"


@dataclass(frozen=True, slots=True)
class ReadBadge(Command):
    """Whose badge this is; changes nothing."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignInByBadge(Command):
    """Sign in by a badge alone, where the shop allows that; switches from whoever is in."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignOut(Command):
    """Sign out; refused while a basket has lines (park or void it first)."""


@dataclass(frozen=True, slots=True)
class LockScreen(Command):
    """Hide the till until the same person, or somebody with the right, unlocks it."""

    reason: str = "user"


@dataclass(frozen=True, slots=True)
class StartBreak(Command):
    """Go on a break: locks the till until the same person's PIN ends it, or another takes over."""


@dataclass(frozen=True, slots=True)
class Unlock(Command):
    """Unlock by PIN or password; a manager may unlock anybody's screen."""

    secret: str = field(repr=False)
    method: str = "pin"
    login: str = ""


@dataclass(frozen=True, slots=True)
class OpenShift(Command):
    """Open a shift with a counted float."""

    float_minor: int


@dataclass(frozen=True, slots=True)
class MoveCash(Command):
    """Pay in, pay out or drop cash, with a reason."""

    kind: str  # in | out | drop
    amount_minor: int
    reason: str


@dataclass(frozen=True, slots=True)
class CloseShift(Command):
    """Close the shift with a blind count; prints the Z report."""

    counted_minor: int
    left_minor: int = 0  # what stays in the drawer as the next float
    counts: tuple[tuple[int, int], ...] = ()  # (denomination in minor units, pieces)


@dataclass(frozen=True, slots=True)
class PrintXReport(Command):
    """Print the running totals without closing."""


@dataclass(frozen=True, slots=True)
class OpenDrawer(Command):
    """Open the drawer without a sale, with a reason: a recorded act."""

    reason: str
