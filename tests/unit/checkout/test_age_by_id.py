"""A scanned document at the lane: judged in memory by the lane's day, then forgotten (I8)."""

from __future__ import annotations

import gc
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from hardware.parsing.documents import document_of
from hardware.ports import IdReading
from pos_terminal.checkout import commands as c
from pos_terminal.domain.errors import CashierError
from tests.lane_fixtures import MILK_CODE, FakeClock, LaneAtWork, lane_on
from tests.waiting import until

TODAY = date(2026, 11, 21)
OF_AGE, VALID = date(2008, 11, 21), date(2030, 1, 1)


@pytest.fixture
def gin(lane: LaneAtWork) -> LaneAtWork:
    """Gin and milk; somebody must be asked."""
    lane.scan(MILK_CODE)
    lane.do(c.AddProduct("GIN"))
    return lane


def reading(
    birth: date | None = OF_AGE,
    expires: date | None = VALID,
    *doubts: str,
    short_years: bool = False,
) -> IdReading:
    return IdReading("driving_licence", birth, expires, doubts, short_years)


@pytest.mark.parametrize("expires", [VALID, TODAY], ids=["valid", "its last day"])
def test_a_document_of_somebody_of_age_releases_the_hold(gin: LaneAtWork, expires: date) -> None:
    assert gin.do(c.CheckAgeById(reading(expires=expires))) is True
    assert not gin.state.holds
    (event,) = gin.events("AGE_VERIFIED")
    assert event.data == {
        "limit": 18,
        "how": "id_reading",
        "document": "driving_licence",
        "checked_by": "E002",
    }


def test_a_document_of_somebody_too_young_by_a_day_takes_those_items_out(gin: LaneAtWork) -> None:
    assert gin.do(c.CheckAgeById(reading(date(2008, 11, 22)))) is False
    assert [line.sku for line in gin.state.basket.lines] == ["MILK"]
    assert gin.notice == "age.refused"
    assert gin.events("AGE_REFUSED")[0].data["how"] == "id_reading"


@pytest.mark.parametrize(("day", "of_age"), [(28, False), (29, True)])
def test_who_was_born_on_a_leap_day_is_of_age_on_the_first_of_march(
    shop_dir: Path, day: int, of_age: bool
) -> None:
    clock = FakeClock(datetime(2030, 2, 28, 12, tzinfo=UTC) + timedelta(days=day - 28))
    with lane_on(shop_dir, clock) as lane:
        lane.sign_in("ann")
        lane.do(c.ConfirmTime())
        lane.do(c.AddProduct("GIN"))
        assert lane.do(c.CheckAgeById(reading(date(2012, 2, 29), date(2035, 1, 1)))) is of_age


PROVE_NOTHING = [
    (reading(expires=date(2026, 11, 20)), "age.expired"),
    (reading(None, VALID, "no_birth_date"), "age.no_birth_date"),
    (reading(OF_AGE, VALID, "no_birth_date"), "age.no_birth_date"),
    (reading(None), "age.unreadable"),
    (reading(OF_AGE, None), "age.unreadable"),
    (reading(OF_AGE, VALID, "check_digit"), "age.unreadable"),
    (reading(OF_AGE, VALID, "incomplete"), "age.unreadable"),
    (reading(OF_AGE, VALID, "unknown_format"), "age.unreadable"),
    (reading(OF_AGE, VALID, "whatever comes one day"), "age.unreadable"),
    (reading(OF_AGE, VALID, "incomplete", "contradiction"), "age.contradiction"),
    (reading(date(2026, 11, 22)), "age.contradiction"),
    (reading(date(1890, 1, 1)), "age.contradiction"),
    (reading(date(1990, 1, 1), date(1989, 1, 1)), "age.contradiction"),
    (reading(date(1980, 5, 1), date(2099, 1, 1), short_years=True), "age.expired"),  # 1999
    (reading(date(2010, 1, 1), date(2009, 1, 1), short_years=True), "age.contradiction"),
    (IdReading("library card", OF_AGE, VALID), "age.document"),
]


def test_a_document_that_proves_nothing_changes_nothing(gin: LaneAtWork) -> None:
    before = len(gin.events())
    for shown, key in PROVE_NOTHING:
        assert gin.refused(c.CheckAgeById(shown)) == key
        assert gin.notice == key
    assert len(gin.events()) == before
    assert (len(gin.state.basket.lines), len(gin.state.holds)) == (2, 1)


def test_short_years_mean_a_birth_by_today_and_an_expiry_near_it() -> None:
    def meant(birth: date | None, expires: date | None) -> tuple[str, str]:
        said = reading(birth, expires, short_years=True).on(TODAY)
        return str(said.birth), str(said.expires)

    assert meant(date(2040, 1, 1), date(2030, 1, 1)) == ("1940-01-01", "2030-01-01")
    assert meant(date(2026, 11, 21), date(2076, 1, 1)) == ("2026-11-21", "2076-01-01")
    assert meant(date(2026, 11, 22), date(2077, 1, 1)) == ("1926-11-22", "1977-01-01")
    assert meant(date(2096, 2, 29), None) == ("1996-02-29", "None")
    said = reading(date(2040, 1, 1)).on(TODAY)
    assert said.birth == date(2040, 1, 1)  # a year of four digits means itself


def test_without_such_items_a_document_is_not_looked_at(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    assert lane.refused(c.CheckAgeById(reading())) == "age.nothing"


# -- nothing of it is kept


def kept(needle: str) -> list[object]:
    """Whatever in this process still holds an IdReading of that kind, or a command with one."""
    return [
        each
        for each in gc.get_objects()
        if (isinstance(each, IdReading) and each.document == needle)
        or (isinstance(each, c.CheckAgeById) and each.reading.document == needle)
    ]


SHOWN = {
    "unreadable": (None, None),
    "expired": (OF_AGE, date(2020, 1, 1)),
    "of age": (OF_AGE, VALID),
    "nothing to check any more": (OF_AGE, VALID),
}


def test_no_reference_to_a_document_outlives_its_check(gin: LaneAtWork) -> None:
    """Whoever asked may keep the answer, and what it says of why not."""
    answers = []
    for dates in SHOWN.values():
        asked = gin.running.lane.submit(c.CheckAgeById(IdReading("residence_permit", *dates)))
        answers.append(asked.exception(10))
        until(lambda: kept("residence_permit") == [])  # as soon as the lane has told the screen
    keys = [each.key if isinstance(each, CashierError) else "" for each in answers]
    assert keys == ["age.unreadable", "age.expired", "", "age.nothing"]


def test_the_parsers_show_nothing_of_whom_they_read() -> None:
    text = "@\n\x1e\rANSI 636000100102DL00410278DLDAQT64235789\nDCSSAMPLE\nDBB06061986\nDBA12102034"
    shown = repr(document_of(text)) + repr(c.CheckAgeById(reading()))
    assert not [secret for secret in ("1986", "2034", "SAMPLE", "T642", "2008") if secret in shown]
