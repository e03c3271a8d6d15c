"""What a basket must be asked: the strictest age, and what is not sold at this hour. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from plugins.age_verification.hours import Window, is_open, opens_next, window_from
from plugins.age_verification.minimum_ages import BY_JURISDICTION, KINDS
from plugins.age_verification.settings import AgeSettings

MOST_KNOWN = 20_000  # products whose needs are remembered


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a basket, as far as a policy knows it."""

    line_no: int
    sku: str
    category: str
    min_age: int  # of the product itself, years
    qty_milli: int  # negative: returned


@dataclass(frozen=True, slots=True)
class AgeAsked:
    """Somebody must be this old; `skus` are what needs it and is not covered by a check yet."""

    limit: int
    skus: tuple[str, ...]
    documents: tuple[str, ...]
    looks_older: int  # 0: an ID must be shown


@dataclass(frozen=True, slots=True)
class OutOfHours:
    """These are not sold now; `open_at` is when all of them are again, None: never."""

    skus: tuple[str, ...]
    open_at: datetime | None


@dataclass(frozen=True, slots=True)
class Needs:
    """What the policy says of one product."""

    years: int
    hours: tuple[tuple[Window, ...], ...]  # of each rule that names it


class Policy:
    """Settings, made ready to judge lines."""

    def __init__(self, settings: AgeSettings) -> None:
        """Look up the law, group what the shop adds."""
        self.documents: tuple[str, ...] = tuple(settings.documents)
        self.challenge_age = settings.challenge_age
        self._known: dict[tuple[str, str, int], Needs] = {}
        self._kinds: dict[str, set[str]] = {kind: {kind} for kind in KINDS}
        for of_category in settings.kinds:
            self._kinds.setdefault(plain(of_category.category), set()).add(of_category.kind)
        self._years: dict[str, int] = {}
        for law in BY_JURISDICTION.get(settings.jurisdiction, ()):
            self._at_least(law.kind, law.years)
        for own in settings.ages:
            self._at_least(plain(own.what), own.years)
        self._windows: dict[str, list[Window]] = {}
        for hours in settings.hours:
            self._windows.setdefault(plain(hours.what), []).append(window_from(hours))

    def _at_least(self, what: str, years: int) -> None:
        self._years[what] = max(self._years.get(what, 0), years)

    def _names(self, item: Item) -> set[str]:
        """What a rule may call the item: its number, its category, its kinds of goods."""
        category = plain(item.category)
        return {plain(item.sku), category} | self._kinds.get(category, set())

    def _needs(self, item: Item) -> Needs:
        """Remembered: a basket is judged with each of its lines."""
        key = (item.sku, item.category, item.min_age)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            names = self._names(item)
            years = max([item.min_age, *(self._years.get(name, 0) for name in names)])
            hours = tuple(tuple(self._windows[name]) for name in names if name in self._windows)
            known = self._known[key] = Needs(years, hours)
        return known

    def limit_of(self, item: Item) -> int:
        """The strictest age in years; 0: none. What is returned needs none."""
        return self._needs(item).years if item.qty_milli > 0 else 0

    def age(self, items: Iterable[Item], checked: int) -> AgeAsked | None:
        """What must be asked beyond the age that is `checked` already."""
        limits = [(item.sku, self.limit_of(item)) for item in items]
        limit = max((years for _sku, years in limits), default=0)
        if limit <= checked:
            return None
        return AgeAsked(
            limit=limit,
            skus=_sorted(sku for sku, years in limits if years > checked),
            documents=self.documents,
            looks_older=self.challenge_age if self.challenge_age > limit else 0,
        )

    def hours(self, items: Iterable[Item], local: datetime) -> OutOfHours | None:
        """What may not be sold at that time of the shop: every rule that names it must be open."""
        if not self._windows:
            return None
        shut: dict[str, list[tuple[Window, ...]]] = {}
        for item in items:
            rules = self._needs(item).hours if item.qty_milli > 0 else ()
            closed = [windows for windows in rules if not is_open(windows, local)]
            if closed:
                shut[item.sku] = closed
        if not shut:
            return None
        opening = [opens_next(windows, local) for closed in shut.values() for windows in closed]
        known = [each for each in opening if each is not None]
        open_at = max(known).astimezone(UTC) if len(known) == len(opening) else None
        return OutOfHours(_sorted(shut), open_at)


def plain(name: str) -> str:
    """A name as rules compare it: case, hyphens and spaces make no difference."""
    return name.strip().casefold().replace("-", "_").replace(" ", "_")


def _sorted(skus: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(skus)))


def refuse_nonsense(settings: AgeSettings) -> None:
    """What types allow and makes no sense: ValueError with a sentence."""
    for hours in settings.hours:
        if hours.begin == hours.until:
            raise ValueError(
                f"The hours of {hours.what} begin and end at {hours.begin}. "
                "Enter 00:00 and 24:00 for a whole day."
            )
    strictest = max(
        [law.years for law in BY_JURISDICTION.get(settings.jurisdiction, ())]
        + [own.years for own in settings.ages],
        default=0,
    )
    if 0 < settings.challenge_age <= strictest:
        raise ValueError(
            f"Somebody of {settings.challenge_age} may be too young: an age here is {strictest}. "
            "Enter a higher age to ask under, or 0 to ask everybody."
        )
