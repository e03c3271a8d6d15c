"""PINs and passwords: HMAC with the shop's pepper, then Argon2id (reliability.md F39)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from pos_terminal.domain.errors import CashierError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

FREE_TRIES = 4  # then each further failure doubles the wait
FIRST_WAIT_S = 30
LONGEST_WAIT_S = 900
LANE_FREE_TRIES = 20  # whoever is named: going from name to name gains nothing for long


class Hasher(Protocol):
    """Makes and checks hashes of secrets."""

    def hash(self, secret: str) -> str:
        """A hash that can be stored."""

    def matches(self, stored: str, secret: str) -> bool:
        """Whether a secret is the one behind a hash."""

    def digest(self, code: str) -> str:
        """A keyed digest to find somebody by: 64 hexadecimal digits, the same for the same code."""


class PepperedArgon2:
    """Argon2id, 19 MiB, t=2: 52 ms a try here; the pepper is not in the database."""

    def __init__(self, read_pepper: Callable[[], bytes]) -> None:
        """Read the shop's pepper from the SecretStore when it is first needed."""
        self._read_pepper = read_pepper

    @cached_property
    def _pepper(self) -> bytes:
        return self._read_pepper()

    @cached_property
    def _argon(self) -> PasswordHasher:
        from argon2 import PasswordHasher  # late: not needed to paint the sign-in screen

        return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

    def _peppered(self, secret: str) -> str:
        return hmac.new(self._pepper, secret.encode(), hashlib.sha256).hexdigest()

    def hash(self, secret: str) -> str:
        """A hash that can be stored."""
        return self._argon.hash(self._peppered(secret))

    def matches(self, stored: str, secret: str) -> bool:
        """Whether a secret is the one behind a hash; False for an empty hash."""
        from argon2.exceptions import InvalidHashError, VerificationError

        if not stored:
            return False
        try:
            return self._argon.verify(stored, self._peppered(secret))
        except (VerificationError, InvalidHashError):
            return False

    def digest(self, code: str) -> str:
        """HMAC with the pepper: a badge is found by it, and nothing without the pepper guesses."""
        return hmac.new(self._pepper, b"badge\0" + code.encode(), hashlib.sha256).hexdigest()


def check_pin(pin: str) -> str:
    """A PIN of 4 to 8 digits; CashierError("staff.pin")."""
    if not (4 <= len(pin) <= 8 and pin.isascii() and pin.isdigit()):
        raise CashierError("staff.pin")
    return pin


def check_password(password: str) -> str:
    """A password of 8 to 128 characters; CashierError("staff.password")."""
    if not 8 <= len(password) <= 128:
        raise CashierError("staff.password")
    return password


def wait_after(failures: int, free: int = FREE_TRIES) -> int:
    """Seconds that the next try must wait after so many failures in a row."""
    if failures <= free:
        return 0
    return min(FIRST_WAIT_S << min(failures - free - 1, 10), LONGEST_WAIT_S)


class Guard:
    """Waits between tries on a monotonic clock: changing the time or restarting gains nothing."""

    def __init__(self, born: float | None = None) -> None:
        """Nobody has tried in this process; what waited before waits from `born` (monotonic) on."""
        self._born = born
        self._since: dict[str, float] = {}

    def remaining_s(self, subject: str, failures: int, now: float, free: int = FREE_TRIES) -> int:
        """Seconds left; after a restart the whole wait begins again."""
        wait = wait_after(failures, free)
        if wait == 0:
            return 0
        started = self._since.setdefault(subject, now if self._born is None else self._born)
        return max(0, int(started + wait - now + 0.999))

    def failed(self, subject: str, now: float) -> None:
        """Count the wait from this failure."""
        self._since[subject] = now

    def succeeded(self, subject: str) -> None:
        """No more waiting."""
        self._since.pop(subject, None)
