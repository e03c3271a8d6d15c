"""I2: the time of events never steps back unless a person confirmed the clock."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.watch import Data, Watch

_SHAPE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_CONFIRMED = "TIME_CONFIRMED"
_FURTHEST_MIN = 18 * 60  # no zone is further from UTC (POSIX and java.time agree)


class TimeWatch(Watch):
    """Compares times as text: one shape, so text order is time order."""

    name = "I2 times"
    fine = "Time never steps back except where a person confirmed it."

    def __init__(self) -> None:
        """Begin before the first event."""
        super().__init__()
        self._last_at = ""
        self._last_type = ""
        self._known_day: tuple[str, int, str] = ("", 0, "")

    def see(self, row: Row, data: Data) -> None:
        """Look at one event's time and business date."""
        if not _SHAPE.fullmatch(row.occurred_at):
            self.found(f"seq {row.seq}", f"{row.occurred_at!r} is not a time in UTC.")
            return
        if row.occurred_at < self._last_at and _CONFIRMED not in (row.event_type, self._last_type):
            self.found(
                f"seq {row.seq}",
                f"Time steps back from {self._last_at} to {row.occurred_at}, unconfirmed.",
            )
        self._last_at, self._last_type = row.occurred_at, row.event_type
        self._day(row)

    def _day(self, row: Row) -> None:
        day = (row.occurred_at[:16], row.utc_offset_min, row.business_date)
        if day == self._known_day:
            return  # the same minute of the same day: already judged
        self._known_day = day
        if abs(row.utc_offset_min) > _FURTHEST_MIN:
            self.found(f"seq {row.seq}", f"{row.utc_offset_min} minutes is no zone's offset.")
            return
        try:
            utc = datetime.fromisoformat(row.occurred_at)
            behind = (utc + timedelta(minutes=row.utc_offset_min)).date()
            days = (behind - date.fromisoformat(row.business_date)).days
        except (ValueError, OverflowError) as err:
            self.found(f"seq {row.seq}", f"Its date cannot be read: {err}.")
            return
        if days not in (0, 1):  # a day may end after midnight, never before
            self.found(
                f"seq {row.seq}",
                f"Business date {row.business_date} does not fit {row.occurred_at}.",
            )
