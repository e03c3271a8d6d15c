"""A clock that lies to one process: libfaketime over a real lane, the steady clocks left alone."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

# Debian's package `libfaketime` (with `faketime`); the one for programs of many threads.
NAME = "libfaketimeMT.so.1"
PLACES = ("/usr/lib", "/usr/local/lib", "/lib")
_PROBE = (
    "import time; print(time.time(), time.monotonic(), time.clock_gettime(time.CLOCK_BOOTTIME))"
)


def library() -> Path | None:
    """Where it is installed; None where it is not."""
    if not sys.platform.startswith("linux"):
        return None
    for place in PLACES:
        found = sorted(Path(place).glob(f"**/faketime/{NAME}"))
        if found:
            return found[0]
    return None


@dataclass
class FalseClock:
    """Read by the process at each look at the time, so it can be turned while it runs."""

    preload: Path
    file: Path
    ahead_s: int = 0

    def __post_init__(self) -> None:
        """Right, to begin with."""
        self.turn(timedelta(0))

    @property
    def env(self) -> dict[str, str]:
        """What the process must be given."""
        return {
            "LD_PRELOAD": str(self.preload),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }

    def turn(self, ahead: timedelta) -> None:
        """Be so far ahead of the right time from now on, whole seconds; negative: behind."""
        self.ahead_s = int(ahead.total_seconds())
        fresh = self.file.with_suffix(".new")
        fresh.write_text(f"{self.ahead_s:+d}\n", "ascii")
        fresh.replace(self.file)  # never seen half

    def turn_to(self, at: datetime) -> None:
        """Show that time now, and go on from it."""
        self.turn(at - datetime.now(UTC))

    def now(self) -> datetime:
        """What it shows."""
        return datetime.now(UTC) + timedelta(seconds=self.ahead_s)

    def passes(self, **_time: float) -> None:
        """It passes by itself."""

    def fires(self) -> bool:
        """Whether a process that has it sees a false wall clock, and the steady ones as we do."""
        told = subprocess.run(
            [sys.executable, "-c", _PROBE],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        if told.returncode:
            return False
        wall, steady, boot = map(float, told.stdout.split())
        lies = abs(wall - time.time() - self.ahead_s) < 60
        honest = abs(steady - time.monotonic()) < 60
        return lies and honest and abs(boot - time.clock_gettime(time.CLOCK_BOOTTIME)) < 60
