"""What the verifier says: one check an invariant, each with the first bad record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked; `first_bad` names a record, as in `seq 17`, empty where ok."""

    name: str
    ok: bool
    sentence: str
    first_bad: str = ""

    def as_data(self) -> dict[str, Any]:
        """The check for `--json`."""
        return {
            "name": self.name,
            "ok": self.ok,
            "first_bad": self.first_bad,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """All checks of one run, and how much was read."""

    checks: tuple[Check, ...]
    events: int = 0
    sales: int = 0
    head: Mapping[str, Any] = field(default_factory=dict)  # {journal_id, epoch, seq, hash}

    @property
    def ok(self) -> bool:
        """Whether every check holds."""
        return all(check.ok for check in self.checks)

    def failed(self) -> tuple[Check, ...]:
        """The checks that do not hold, in order."""
        return tuple(check for check in self.checks if not check.ok)

    def as_data(self) -> dict[str, Any]:
        """The report for `--json`."""
        return {
            "ok": self.ok,
            "events": self.events,
            "sales": self.sales,
            "head": dict(self.head),
            "checks": [check.as_data() for check in self.checks],
        }
