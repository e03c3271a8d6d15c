"""What a manager sets, and the forms of reports and corrections."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

_DAY = Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", max_length=10)
_TIME = Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2} [0-2][0-9]:[0-5][0-9])?$", max_length=16)


class TimeSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How time is counted."""

    lock_is_break_after_min: Annotated[
        int,
        Meta(
            title="A locked screen is a break after",
            description="Minutes; 0: only the break button makes a break.",
            ge=0,
            le=1_440,
        ),
    ] = 0
    forgotten_after_min: Annotated[
        int,
        Meta(
            title="Nobody is at work after",
            description="Minutes of a locked screen or a clock that jumped; 0: never.",
            ge=0,
            le=1_440,
        ),
    ] = 360
    paid_break_min: Annotated[
        int,
        Meta(
            title="Paid break",
            description="Minutes of break in each entry that count as work; 0: none.",
            ge=0,
            le=1_440,
        ),
    ] = 0
    rounding_min: Annotated[
        Literal[0, 5, 6, 10, 15, 30],
        Meta(title="Round a day to", description="Minutes, in the timesheet only; 0: exact."),
    ] = 0


class MyTime(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose week it is; filled in by the program."""

    employee_id: Annotated[str, Meta(title="Employee", max_length=60)] = ""


class Days(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A range of days."""

    from_day: Annotated[
        str, _DAY, Meta(title="From", description="Such as 2026-11-01; empty: the first.")
    ] = ""
    to_day: Annotated[
        str, _DAY, Meta(title="To", description="Such as 2026-11-30; empty: the last.")
    ] = ""


class Correction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an entry should have been; the original stays."""

    entry: Annotated[
        int, Meta(title="Entry", description="Its number in the report Entries.", ge=0)
    ] = 0
    clock_in: Annotated[
        str, _TIME, Meta(title="In", description="Such as 2026-11-21 08:00; empty: as it is.")
    ] = ""
    clock_out: Annotated[
        str, _TIME, Meta(title="Out", description="Such as 2026-11-21 17:00; empty: as it is.")
    ] = ""
    reason: Annotated[
        str, Meta(title="Reason", description="No names, no personal data.", max_length=120)
    ] = ""
