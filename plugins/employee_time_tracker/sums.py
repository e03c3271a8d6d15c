"""What entries come to: work without unpaid breaks, split at the end of the shop's day. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo

Span = tuple[datetime, datetime]  # UTC, beginning and end
_DAY = timedelta(days=1)


def seconds(spans: Iterable[Span]) -> int:
    """How long they last together."""
    return int(sum((end - begin).total_seconds() for begin, end in spans))


def worked(work: Span, breaks: Iterable[Span], paid: timedelta) -> list[Span]:
    """The work without its breaks; the first `paid` of them counts as work."""
    begin, end = work
    pieces: list[Span] = []
    for left, right in sorted(breaks):
        left, right = max(left, begin), min(right, end)
        if right <= left:
            continue
        given = min(paid, right - left)
        paid -= given
        if left + given < right:
            pieces.append((begin, left + given))
            begin = right
    pieces.append((begin, end))
    return [(left, right) for left, right in pieces if right > left]


def by_day(spans: Sequence[Span], zone: tzinfo, day_ends_at_min: int) -> dict[date, int]:
    """Seconds on each of the shop's days; a day ends so many minutes after midnight there."""
    found: dict[date, int] = {}
    for span in spans:
        for day, piece in _pieces(span, zone, day_ends_at_min):
            found[day] = found.get(day, 0) + seconds([piece])
    return found


def _pieces(span: Span, zone: tzinfo, day_ends_at_min: int) -> Iterator[tuple[date, Span]]:
    begin, end = span
    shift = timedelta(minutes=day_ends_at_min)
    while begin < end:
        day = (begin.astimezone(zone).replace(tzinfo=None) - shift).date()
        midnight = datetime.combine(day + _DAY, time(), zone)
        turn = (midnight + shift).astimezone(begin.tzinfo)  # wall time: days of 23 and 25 hours
        until = min(end, turn) if turn > begin else end
        yield day, (begin, until)
        begin = until


def rounded(found_s: int, to_min: int) -> int:
    """To whole steps of minutes, half a step up; 0: as it is."""
    if not to_min:
        return found_s
    step = to_min * 60
    return (found_s + step // 2) // step * step
