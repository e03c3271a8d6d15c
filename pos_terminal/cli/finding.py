"""What `doctor` finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    level: str  # ok | warn | BAD
    sentence: str
    hint: str = ""

    def as_data(self) -> dict[str, str]:
        """For `--json`."""
        return asdict(self) | {"level": self.level.lower()}
