"""The time of events: never back by itself, and in doubt until a person confirms a jump."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from pos_terminal.checkout.ports import Clock
from pos_terminal.domain.errors import CashierError

TOLERANCE = timedelta(seconds=120)  # NTP steps; clamped without asking
LONGEST_CLOSED = timedelta(days=45)  # a lane that slept longer asks
# Linux, macOS; Python's own monotonic stands still in their sleep. Windows' counts it.
_SLEEPLESS = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


class SystemClock:
    """The machine's clock, with a monotonic one that counts suspend where the system can."""

    def __init__(self, zone: str = "") -> None:
        """Use the shop's IANA zone, or the machine's."""
        self.use_zone(zone)

    def use_zone(self, zone: str) -> None:
        """From now on this IANA zone; empty: the machine's."""
        self._zone = ZoneInfo(zone) if zone else None

    def now(self) -> datetime:
        """UTC."""
        return datetime.now(UTC)

    def offset_min(self, at: datetime) -> int:
        """Offset from UTC in minutes."""
        local = at.astimezone(self._zone)
        return int((local.utcoffset() or timedelta()).total_seconds() // 60)

    def monotonic(self) -> float:
        """Seconds that only grow, also while the machine sleeps."""
        return time.monotonic() if _SLEEPLESS is None else time.clock_gettime(_SLEEPLESS)


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading: UTC text with six decimals, local offset, business date."""

    at: datetime
    utc_offset_min: int
    business_date: date

    @property
    def text(self) -> str:
        """RFC 3339 with six decimals and Z."""
        return self.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def local_day(clock: Clock) -> date:
    """The calendar day at the clock's place: laws and dated prices know no business day."""
    now = clock.now()
    return (now + timedelta(minutes=clock.offset_min(now))).date()


def parse_time(text: str) -> datetime:
    """UTC text of an event as a time."""
    return datetime.fromisoformat(text)


class TimeKeeper:
    """Turns clock readings into times for events (C24, F9–F10)."""

    def __init__(self, clock: Clock, last: datetime | None, day_ends_at_min: int = 0) -> None:
        """Go on from the last event's time."""
        self.clock = clock
        self.day_ends_at_min = day_ends_at_min
        self._last = last
        self._mono = clock.monotonic()
        self._first = True
        self.in_doubt = False
        self.check()

    def check(self) -> bool:
        """Compare the clock with what must have passed; True while a person must confirm."""
        if self._last is not None and not self.in_doubt:
            ahead = self.clock.now() - self._expected()
            limit = LONGEST_CLOSED if self._first else TOLERANCE
            self.in_doubt = ahead > limit or ahead < -TOLERANCE
        return self.in_doubt

    def need_sure(self) -> None:
        """Nothing new is dated by a clock in doubt: CashierError("time.confirm")."""
        if self.check():
            raise CashierError("time.confirm")

    def _expected(self) -> datetime:
        last = self._last or self.clock.now()
        return last + timedelta(seconds=self.clock.monotonic() - self._mono)

    def read(self) -> Moment:
        """The time for the next event: not before the last one."""
        self.check()
        now = self._expected() if self.in_doubt else self.clock.now()
        at = now if self._last is None else max(now, self._last)
        if not self.in_doubt:
            self._first = False
        self._last, self._mono = at, self.clock.monotonic()
        return self._moment(at)

    @contextmanager
    def confirming(self) -> Iterator[tuple[str, Moment]]:
        """A person says that the clock is right: (last event's time, the time now).

        What the block does not store was never said: the clock is in doubt again.
        """
        before = (self._last, self._mono, self._first, self.in_doubt)
        was = self._moment(self._last or self.clock.now()).text
        self._last, self.in_doubt, self._first = None, False, False
        try:
            yield was, self.read()
        except BaseException:
            self._last, self._mono, self._first, self.in_doubt = before
            raise

    def _moment(self, at: datetime) -> Moment:
        offset = self.clock.offset_min(at)
        local = at + timedelta(minutes=offset - self.day_ends_at_min)
        return Moment(at, offset, local.date())
