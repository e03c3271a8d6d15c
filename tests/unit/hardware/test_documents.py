"""Documents from bad cables and worse: no exception, no age from noise, no date that is a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.parsing import mrz
from hardware.parsing.aamva import day_of, licence_of
from hardware.parsing.documents import begins_document, document_of
from hardware.ports import IdReading
from hardware.simulators.documents import licence, passport
from pos_terminal.checkout.id_readings import proven_birth
from pos_terminal.domain.errors import CashierError
from tests.contract.hardware.loading import OWN_COPY, cases_in

TODAY = date(2015, 6, 1)  # when most of the public samples were valid
BIRTH, EXPIRES = date(1980, 5, 17), date(2020, 5, 17)
CARD, BOOK = licence(BIRTH, EXPIRES), passport(BIRTH, EXPIRES)
ID_1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n8005171F2005179UTO<<<<<<<<<<<#"


def proven(text: str) -> date | None:
    """The date of birth that the lane would believe."""
    reading = document_of(text)
    if reading is None:
        return None
    try:
        return proven_birth(reading, TODAY)
    except CashierError:
        return None


@cache
def samples(file: str) -> tuple[Any, ...]:
    return tuple(case.data for case in cases_in(OWN_COPY) if case.file == file)


def cards() -> Iterator[str]:
    yield CARD
    for data in samples("aamva"):
        if "error" not in data["expect"]:
            yield data["raw"]


ZONES = (
    BOOK,
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO8005171F2005179<<<<<<<#",
    f"{ID_1}\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX8005171F20051796ZE184226B<<<<<<",
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX8005171F2005179<<<<<<<<",
)


@cache
def zones() -> tuple[str, ...]:
    """One of each format, valid on TODAY; # is the last check digit, whichever it is."""
    return tuple(_whole(zone) for zone in ZONES)


def _whole(zone: str) -> str:
    for digit in "0123456789":
        found = mrz.zone_of(zone.replace("#", digit))
        if found is not None and found.is_whole:
            return zone.replace("#", digit)
    raise AssertionError(zone)


# -- truncated, mangled


@pytest.mark.slow
def test_no_beginning_of_a_card_proves_more_than_it_says() -> None:
    """Cut anywhere: without a whole date of birth and expiry nothing is proven."""
    believed = 0
    for card in cards():
        whole = proven(card)
        for end in range(len(card)):
            birth = proven(card[:end])
            assert birth in (None, whole)
            if birth is not None:
                believed += 1
                assert re.search("DBB[0-9]{8}", card[:end])
                assert re.search("DBA[0-9]{8}", card[:end])
    assert believed > 1000


def test_no_beginning_of_our_card_or_zone_proves_more_than_it_says() -> None:
    for end in range(len(CARD)):
        assert (proven(CARD[:end]) is not None) == (end >= CARD.index("DBA") + 11)
    for zone in zones():
        assert proven(zone) == BIRTH
        assert not any(proven(zone[:end]) for end in range(len(zone)))


MANGLED = {
    "no control characters": lambda text: re.sub(r"[\x00-\x1f]", "", text),
    "blanks for them": lambda text: re.sub(r"[\x00-\x1f]", " ", text),
    "only CR": lambda text: text.replace("\n", "\r"),
    "CR LF": lambda text: text.replace("\n", "\r\n"),
    "RS between": lambda text: text.replace("\n", "\x1e"),
    "letters of the control keys": lambda text: text.translate({10: "J", 13: "M", 30: "6"}),
    "no first lines": lambda text: text[text.index("DLDAQ") :],
    "no header": lambda text: text[text.index("DLDAQ") + 2 :],
    "blanks before each line": lambda text: text.replace("\n", "\n   "),
    "ANSI without its blank": lambda text: text.replace("ANSI ", "ANSI"),
    "a scanner's frame": lambda text: f"\x02{text}\x03\r\n",
    "wrong offsets": lambda text: re.sub("DL[0-9]{8}", "DL99990001", text),
    "year first": lambda text: re.sub(
        r"(DB[ABD])([0-9]{4})([0-9]{4})", lambda found: found[1] + found[3] + found[2], text
    ),
}


@pytest.mark.parametrize("how", MANGLED)
def test_a_card_is_read_whatever_scanner_and_cable_did_to_it(how: str) -> None:
    assert proven(MANGLED[how](CARD)) == BIRTH
    assert proven(MANGLED[how](CARD.replace("DBA", "DBX"))) is None


def test_a_card_without_one_of_its_dates_proves_nothing() -> None:
    for name, doubt in (("DBB", "no_birth_date"), ("DBA", "incomplete")):
        for damage in ("", f"{name}\n", f"{name}NONE\n", f"{name}02302010\n", f"{name}0517198\n"):
            reading = document_of(re.sub(f"{name}[0-9]*\n", damage, CARD))
            assert reading is not None
            assert doubt in reading.doubts


# -- a card that contradicts itself


@pytest.mark.parametrize(
    ("more", "contradicts"),
    [
        ("DDJ05172001", False),
        ("DDJ05162001", False),  # the last day before it
        ("DDJ20010517", False),
        ("DDJNONE", False),
        ("DDJ05172004", True),
        ("DDJ13452001", True),
        ("DDI05171999\nDDH05171998", False),
        ("DDI05171998", True),
        ("DDH05171999", True),
        ("DBB05171980", False),
        ("DBB05171970", True),
        ("DBA05172030", True),
        ("DBL05171980", False),
        ("DBL01011975", True),  # somebody's other date of birth
        ("DBD05181980", True),  # issued twice, though on days that could be
        ("DDB01012030", False),  # the form's own date
    ],
)
def test_dates_that_cannot_be_of_one_person_are_a_contradiction(
    more: str, contradicts: bool
) -> None:
    reading = document_of(f"{CARD.rstrip()}\n{more}\r")
    assert reading is not None
    assert ("contradiction" in reading.doubts) is contradicts


def test_dates_in_an_order_that_cannot_be_are_a_contradiction() -> None:
    for issued in (date(1980, 5, 17), date(1979, 1, 1), date(2020, 5, 18)):
        reading = document_of(re.sub("DBD[0-9]{8}", f"DBD{issued:%m%d%Y}", CARD))
        assert reading is not None
        assert reading.doubts == ("contradiction",)


def test_a_date_is_told_by_its_first_digits() -> None:
    assert day_of("12311999") == day_of("19991231") == date(1999, 12, 31)
    assert day_of("20201231") == day_of("12312020 ") == date(2020, 12, 31)
    assert day_of("02292024") == date(2024, 2, 29)
    for none in ("02292023", "13011999", "18991231", "12311899", "123119991", "1231199", "", "١٢٣"):
        assert day_of(none) is None


def test_the_kind_of_a_document_is_told() -> None:
    assert document_of(licence(BIRTH, EXPIRES, "ID")) == IdReading("id_card", BIRTH, EXPIRES)
    assert document_of(licence(BIRTH, EXPIRES, "EN")) == IdReading(
        "driving_licence", BIRTH, EXPIRES
    )
    kinds = {"P<": "passport", "ID": "id_card", "AR": "residence_permit", "AC": "other"}
    for code, kind in kinds.items():
        reading = document_of(code + BOOK[2:])
        assert reading is not None
        assert reading.document == kind


def test_of_two_dates_neither_is_the_date() -> None:
    found = licence_of(f"{CARD.rstrip()}\nDBB05171970\r")
    assert found is not None
    assert (found.day("DBB"), found.day("DBA")) == (None, EXPIRES)


# -- zones


def with_digits(first: str, second: str) -> mrz.Zone:
    """A zone whose last character, #, is the right composite check digit."""
    found = [mrz.zone_of(f"{first}\n{second[:-1]}{digit}") for digit in "0123456789"]
    return next(zone for zone in found if zone is not None and zone.checks["composite"])


def test_a_filler_is_a_check_digit_over_nothing_and_only_where_it_may_be() -> None:
    first, second = BOOK.split("\n")
    for optional, digit, fits in (("", "<", True), ("", "0", True), ("ZE184226B", "<", False)):
        line = f"{second[:28]}{optional:<<14}{digit}#"
        assert with_digits(first, line).checks["optional"] is fits
    unknown = with_digits(first, f"{second[:13]}<<<<<<<{second[20:43]}#")
    assert unknown.checks["birth"] is False
    digit = mrz.check_digit("<<<<<<")
    assert with_digits(first, f"{second[:13]}<<<<<<{digit}{second[20:43]}#").checks["birth"]


def test_a_number_of_more_than_nine_characters_goes_on_behind_its_filler() -> None:
    number = "D2314589073"
    rest = f"{number[9:]}{mrz.check_digit(number)}"
    head = f"{number[:9]}<UTO8005171F2005179"
    book = with_digits("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", f"{head}{rest:<<7}#")
    assert (book.format, book.number, book.is_long, book.is_whole) == ("TD2", number, True, True)
    wrong = f"{number[9:]}{(mrz.check_digit(number) + 1) % 10}"
    book = with_digits("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", f"{head}{wrong:<<7}#")
    assert not book.checks["number"]


def test_no_misread_character_of_a_date_is_ever_believed() -> None:
    for zone in zones():
        for field in ("800517", "200517"):
            start = zone.rindex(field) if field == "200517" else zone.index(field)
            for at in range(start, start + 7):
                for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789< ":
                    if other != zone[at]:
                        assert proven(zone[:at] + other + zone[at + 1 :]) is None


def test_a_birth_of_which_parts_are_unknown_proves_nothing() -> None:
    for part in ("80<<<<", "8005<<", "<<<<<<"):
        digit = mrz.check_digit(part)
        text = BOOK.replace("8005171", f"{part}{digit}")
        for last in "0123456789":
            reading = document_of(text[:-1] + last)
            assert reading is not None
            assert "no_birth_date" in reading.doubts


def test_a_zone_may_come_as_one_string_or_with_blanks() -> None:
    for zone in zones():
        plain = zone.replace("\n", "")
        for text in (plain, plain.replace("<", " "), f"\x02{zone}\x03", zone.replace("\n", "\r\n")):
            assert proven(text) == BIRTH


def test_lines_that_come_one_by_one_are_a_document_with_a_doubt() -> None:
    """Else a passport's second line is a barcode, looked up and shown."""
    for zone in zones():
        for line in zone.split("\n"):
            if line[:5] != "ERIKS":
                reading = document_of(line)
                assert reading is not None
                assert reading.doubts
    for line in CARD.split("\n"):
        if line[:3] in ("DBA", "DBB", "DBD"):
            assert document_of(line) is not None


@pytest.mark.parametrize(
    "text",
    ["", "4006381333931", "0104012345678901", "https://example.com/@ANSI", "PETER", "CUST001",
     "TERM001-1-000001", "@", "@home", "I<3U", "PA<<", "DBA123", "DBB", "A" * 90, "Pilsner 6 x 0.5",
     "ANSI", "P" * 44, "]C10112345678901231", "DCSMITH"],
)  # fmt: skip
def test_what_is_no_document_is_none(text: str) -> None:
    assert document_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "00123456789@QUERFURTH@ANNA MARIA@F@12345678@A@17/03/1971@01/01/2015@201",
        "QUERFURTH|ANNA MARIA|F|RSA|7103170123087|RSA|17 MAR 1971|RSA|CITIZEN|01 JAN 2015|1234",
        "https://portal.sidiv.registrocivil.cl/docstatus?RUN=12345678-9&type=CEDULA&serial=1",
        "https://id.example.org/check?zone={}",
        "QUERFURTH;ANNA;{};BERLIN",
    ],
)
def test_an_id_of_another_form_is_known_by_its_content_and_proves_nothing(text: str) -> None:
    for zone in zones():
        reading = document_of(text.format(zone.replace("\n", "")))
        assert reading == IdReading("other", doubts=("unknown_format",))
    wrong = "QUERFURTH;ANNA;L01X00T476UTO3408125F31050921<<<<<<<<<<<<<<;BERLIN 10115 BERLIN"
    assert document_of(wrong) is None


def test_half_a_document_is_known_as_one_while_it_comes() -> None:
    for text in (CARD, *zones()):
        assert begins_document(text)
        assert begins_document(text[:30])
    for text in ("4006381333931", "CUST001", "PETER", "DBA123", ""):
        assert not begins_document(text)


# -- noise

ALPHABET = "DABCQLIENZ0123456789<@\n\r\x1e PVUSTO"


@given(st.text(max_size=200) | st.text(ALPHABET, max_size=400) | st.binary(max_size=400))
def test_noise_is_never_of_age_and_never_an_exception(noise: str | bytes) -> None:
    text = noise if isinstance(noise, str) else noise.decode("latin-1")
    for each in (text, f"@\n\x1e\rANSI 636000100001DL00310243{text}"):
        birth = proven(each)
        assert birth is None or stands_in(each, birth)
    mrz.corrected(text)
    begins_document(text)


@given(st.sampled_from([CARD, *zones()]), st.data())
def test_a_mutated_document_proves_only_what_stands_in_it(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 3))
        text = text[:at] + data.draw(st.text(ALPHABET, max_size=3)) + text[at + gone :]
    birth = proven(text)
    assert birth is None or stands_in(text, birth)


def stands_in(text: str, birth: date) -> bool:
    """Whether that date is written there as a card or a zone writes it."""
    digits = checked(f"{birth:%y%m%d}")
    return digits in text or re.search(f"DBB *({birth:%m%d%Y}|{birth:%Y%m%d})", text) is not None


def checked(digits: str) -> str:
    """With its check digit, by our own sum."""
    return digits + str(sum(int(d) * w for d, w in zip(digits, (7, 3, 1) * 2, strict=True)) % 10)


@pytest.mark.parametrize(
    "piece",
    ["A", "<", "@", "ANSI ", "DBB", "DBB19800101", "DL", "DLDAQ", "ZAZ", "\n", "DBB1", " ", "0"],
)
def test_ten_thousand_characters_take_no_longer_than_they_should(piece: str) -> None:
    """Steps are counted by the length that is looked at, not by a clock."""
    long = (piece * 10_000)[:10_000]
    for text in (long, f"@\n\x1e\rANSI 636000100001DL00310243{long}", f"P<UTO{long}"):
        reading = document_of(text * 20)
        assert reading is None or reading.doubts


def test_what_comes_behind_ten_thousand_characters_is_not_read() -> None:
    found = licence_of(CARD + "x" * 10_000 + "\nDBB01011990\n")
    assert found is not None
    assert not found.doubts
