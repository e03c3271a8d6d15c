"""Which age a line needs, and when it may be sold: the rules alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.age_verification.hours import Window, is_open, opens_next
from plugins.age_verification.minimum_ages import BY_JURISDICTION, KINDS
from plugins.age_verification.rules import Item, Policy, refuse_nonsense
from plugins.age_verification.settings import (
    AgeSettings,
    Jurisdiction,
    KindOfCategory,
    OwnAge,
    SellingHours,
)

VIENNA = timezone(timedelta(hours=1))


def item(sku: str = "X", category: str = "", min_age: int = 0, qty_milli: int = 1000) -> Item:
    return Item(1, sku, category, min_age, qty_milli)


def at(day: int, clock: str) -> datetime:
    """A time in November 2026 in the shop; the 16th is a Monday."""
    hour, minute = clock.split(":")
    return datetime(2026, 11, day, int(hour), int(minute), tzinfo=VIENNA)


def hours(what: str, begin: str, until: str, days: str = "every_day") -> SellingHours:
    return SellingHours(what=what, begin=begin, until=until, days=days)  # type: ignore[arg-type]


# -- ages


def test_each_law_that_can_be_chosen_is_there_with_a_source() -> None:
    assert set(Jurisdiction.__args__) == {"", *BY_JURISDICTION}  # type: ignore[attr-defined]
    for laws in BY_JURISDICTION.values():
        kinds = [law.kind for law in laws]
        assert len(kinds) == len(set(kinds))
        assert set(kinds) <= set(KINDS)
        assert all(10 <= law.years <= 25 and len(law.source) > 5 for law in laws)


@pytest.mark.parametrize(
    ("jurisdiction", "category", "years"),
    [
        ("AT", "beer_wine", 16),
        ("AT", "spirits", 18),
        ("GB", "beer_wine", 18),
        ("US", "Beer-Wine", 21),
        ("US", "tobacco", 21),
        ("JP", "spirits", 20),
        ("IN-DL", "beer wine", 25),
        ("PL", "energy-drinks", 18),
        ("DE", "energy_drinks", 0),
        ("", "spirits", 0),
    ],
)
def test_a_category_that_is_called_like_a_kind_has_its_age(
    jurisdiction: Jurisdiction, category: str, years: int
) -> None:
    policy = Policy(AgeSettings(jurisdiction=jurisdiction))
    assert policy.limit_of(item(category=category)) == years


def test_a_category_may_be_several_kinds_and_the_strictest_counts() -> None:
    kinds = (
        KindOfCategory(category="drinks", kind="beer_wine"),
        KindOfCategory(category="drinks", kind="spirits"),
    )
    policy = Policy(AgeSettings(jurisdiction="AT", kinds=kinds))
    assert policy.limit_of(item(category="drinks")) == 18


def test_own_ages_the_law_and_the_products_age_add_up_to_the_strictest() -> None:
    ages = (
        OwnAge(what="tobacco", years=21),
        OwnAge(what="glue", years=16),
        OwnAge(what="GLUE-9", years=12),
    )
    policy = Policy(AgeSettings(jurisdiction="AT", ages=ages))
    assert policy.limit_of(item(category="tobacco")) == 21
    assert policy.limit_of(item(category="tobacco", min_age=25)) == 25
    assert policy.limit_of(item("glue-9", "glue")) == 16
    assert policy.limit_of(item("glue-9")) == 12
    assert policy.limit_of(item("GIN", min_age=18)) == 18


def test_returned_goods_need_no_age_and_no_hour() -> None:
    policy = Policy(AgeSettings(jurisdiction="AT", hours=(hours("spirits", "08:00", "09:00"),)))
    back = item(category="spirits", qty_milli=-1000)
    assert policy.age((back,), 0) is None
    assert policy.hours((back,), at(16, "23:00")) is None


def test_what_a_check_covers_is_not_asked_for_again() -> None:
    policy = Policy(AgeSettings(jurisdiction="AT"))
    beer, gin = item("BEER", "beer_wine"), Item(2, "GIN", "spirits", 0, 1000)
    asked = policy.age((beer, gin), 0)
    assert asked is not None
    assert (asked.limit, asked.skus) == (18, ("BEER", "GIN"))
    again = policy.age((beer, gin), 16)
    assert again is not None
    assert (again.limit, again.skus) == (18, ("GIN",))
    assert policy.age((beer, gin), 18) is None


def test_looks_suffice_only_above_the_age_that_is_asked() -> None:
    policy = Policy(AgeSettings(challenge_age=25))
    young, old = policy.age((item(min_age=18),), 0), policy.age((item(min_age=25),), 0)
    assert young is not None
    assert old is not None
    assert (young.looks_older, old.looks_older) == (25, 0)


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        (AgeSettings(hours=(hours("spirits", "08:00", "08:00"),)), "whole day"),
        (AgeSettings(jurisdiction="US", challenge_age=21), "too young"),
        (AgeSettings(ages=(OwnAge(what="x", years=30),), challenge_age=25), "too young"),
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: AgeSettings, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        refuse_nonsense(settings)


def test_sensible_settings_are_taken() -> None:
    refuse_nonsense(AgeSettings())
    refuse_nonsense(AgeSettings(jurisdiction="US", challenge_age=30))


# -- hours

DAY = Policy(AgeSettings(hours=(hours("spirits", "08:00", "22:00", "monday_to_saturday"),)))
NIGHT = Policy(AgeSettings(hours=(hours("GIN", "18:00", "02:00", "friday"),)))
GIN = item("GIN", "spirits")


@pytest.mark.parametrize(
    ("policy", "when", "shut"),
    [
        (DAY, at(16, "07:59"), True),
        (DAY, at(16, "08:00"), False),
        (DAY, at(16, "21:59"), False),
        (DAY, at(16, "22:00"), True),
        (DAY, at(22, "12:00"), True),  # Sunday
        (NIGHT, at(20, "17:59"), True),
        (NIGHT, at(20, "23:59"), False),
        (NIGHT, at(21, "01:59"), False),  # Saturday, still Friday's
        (NIGHT, at(21, "02:00"), True),
        (NIGHT, at(21, "19:00"), True),
        (NIGHT, at(20, "01:00"), True),  # Thursday's night is not Friday's
    ],
)
def test_goods_are_sold_within_their_hours_also_across_midnight(
    policy: Policy, when: datetime, shut: bool
) -> None:
    assert (policy.hours((GIN,), when) is not None) is shut


def test_what_is_shut_opens_when_the_last_of_it_does() -> None:
    policy = Policy(
        AgeSettings(
            hours=(
                hours("spirits", "08:00", "22:00"),
                hours("GIN", "10:00", "20:00", "sunday"),
                hours("tobacco", "06:00", "24:00"),
            )
        )
    )
    out = policy.hours((GIN, item("CIG", "tobacco")), at(18, "05:00"))
    assert out is not None
    assert out.skus == ("CIG", "GIN")
    assert out.open_at == at(22, "10:00").astimezone(UTC)
    sunday = policy.hours((GIN,), at(22, "09:00"))
    assert sunday is not None
    assert sunday.open_at == at(22, "10:00").astimezone(UTC)
    assert policy.hours((item("MILK", "dairy"),), at(18, "05:00")) is None


@given(
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(0, 1439),
    st.integers(1, 1440),
    st.integers(0, 14 * 1440),
)
def test_after_the_next_opening_it_is_open(
    days: frozenset[int], begin: int, length: int, minute: int
) -> None:
    until = begin + length
    window = Window(days, begin, until if until <= 1440 else until - 1440)
    now = at(16, "00:00") + timedelta(minutes=minute)
    opening = opens_next([window], now)
    assert opening is not None
    assert now < opening <= now + timedelta(days=7)
    assert is_open([window], opening)
    last = opening + window.length - timedelta(minutes=1)
    assert is_open([window], last)
