from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.domain.barcode import (
    NORDIC_LABELS,
    LabelPattern,
    ScanMeaning,
    VariableMeasure,
    check_digit,
    is_gtin,
    is_in_house,
    match_label,
    normalise_code,
    read_code,
    with_check_digit,
)
from pos_terminal.domain.check_digit import expand_upc_e, upc_e_in_full
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.label_regions import REGIONS

SHOP = VariableMeasure(weight=("21", " "), price=("23", ""))
BODIES = st.sampled_from([7, 11, 12, 13]).flatmap(
    lambda size: st.text("0123456789", min_size=size, max_size=size)
)


@pytest.mark.parametrize(
    ("body", "digit"),
    [
        ("7351353", "7"),
        ("03600029145", "2"),
        ("400638133393", "1"),
        ("1061414100041", "5"),
        ("0000000", "0"),
    ],
)
def test_check_digits_are_those_of_gs1(body: str, digit: str) -> None:
    assert check_digit(body) == digit


@given(BODIES, st.data())
def test_any_single_misread_digit_is_noticed(body: str, data: st.DataObject) -> None:
    code = with_check_digit(body)
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from("0123456789".replace(code[place], "")))
    assert is_gtin(code)
    assert not is_gtin(code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize("code", ["", "123", "4006381333932", "٤006381333931", "400638133393X"])
def test_what_is_no_gtin_is_none(code: str) -> None:
    assert not is_gtin(code)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("036000291452", "0036000291452"),
        ("0036000291452", "0036000291452"),
        ("00036000291452", "0036000291452"),
        (" 4006381333931 ", "4006381333931"),
        ("4 006381 333931", "4006381333931"),
        ("73513537", "73513537"),
        ("04252614", "0042100005264"),
        ("10614141000415", "10614141000415"),
        ("4006381333932", "4006381333932"),
        ("A-100 b", "A-100 b"),
        ("12-34", "12-34"),
    ],
)
def test_one_item_has_one_spelling(raw: str, code: str) -> None:
    assert normalise_code(raw) == code
    assert normalise_code(code) == code


@pytest.mark.parametrize(
    ("short", "body"),
    [
        ("0425261", "04210000526"),
        ("0123413", "01230000041"),
        ("0123453", "01230000045"),
        ("0123454", "01234000005"),
        ("0123450", "01200000345"),
        ("1123452", "11220000345"),
        ("0123456", "01234500006"),
        ("0123459", "01234500009"),
    ],
)
def test_a_upc_e_is_its_upc_a(short: str, body: str) -> None:
    assert expand_upc_e(short + check_digit(body)) == with_check_digit(body)


@pytest.mark.parametrize("code", ["24252614", "0425261", "04252615", "0425261X"])
def test_what_is_no_upc_e_is_not_stretched(code: str) -> None:
    assert expand_upc_e(code) is None


def test_a_weight_label_gives_item_and_weight() -> None:
    code = with_check_digit("210012301234")
    assert read_code(code, SHOP, "EUR") == ScanMeaning(
        "weight", with_check_digit("210012300000"), qty_milli=1234, item="00123"
    )


@pytest.mark.parametrize(
    ("currency", "price", "minor"),
    [("EUR", "12.34", 1234), ("JPY", "1234", 1234), ("KWD", "1.234", 1234)],
)
def test_a_price_label_has_the_decimals_of_the_currency(
    currency: str, price: str, minor: int
) -> None:
    meaning = read_code(with_check_digit("230012301234"), SHOP, currency)
    assert meaning.price == Decimal(price)
    assert meaning.price_minor(currency) == minor
    assert meaning.kind == "price"


def test_a_shop_may_give_whole_patterns() -> None:
    labels = VariableMeasure(price=("02IIIII.{NNDD}.",))
    meaning = read_code(with_check_digit("21234501234"), labels, "USD")
    assert (meaning.item, meaning.price) == ("12345", Decimal("12.34"))


@pytest.mark.parametrize(
    ("code", "kind", "check_ok"),
    [
        ("4006381333931", "gtin", True),
        ("4006381333932", "code", False),
        ("036000291453", "code", False),
        ("2912345678901", "code", True),
        ("SKU-17", "code", True),
        ("20000003", "code", True),
        ("1234", "code", True),
    ],
)
def test_a_wrong_check_digit_is_told_but_not_for_codes_of_the_shop(
    code: str, kind: str, check_ok: bool
) -> None:
    meaning = read_code(code, VariableMeasure(), "EUR")
    assert (meaning.kind, meaning.check_ok, meaning.price_minor("EUR")) == (kind, check_ok, None)


@pytest.mark.parametrize(
    ("code", "ours"),
    [
        ("2012345678900", True),
        ("0212345678901", True),
        ("212345678901", True),
        ("0412345678901", True),
        ("4006381333931", False),
        ("01234565", True),
        ("73513537", False),
        ("ABC", True),
    ],
)
def test_in_house_codes_are_known_by_their_prefix(code: str, ours: bool) -> None:
    assert is_in_house(code) is ours


@pytest.mark.parametrize(
    "pattern", ["", "......{}..", "......{DN}", "....{NN}{DD}", "**>>>{ND}", "{NN", "12}", "2٣{NN}"]
)
def test_a_pattern_without_meaning_is_refused(pattern: str) -> None:
    with pytest.raises(CashierError) as refusal:
        LabelPattern(pattern)
    assert refusal.value.key == "barcode.pattern"


def test_the_first_pattern_by_sequence_wins() -> None:
    rules = (LabelPattern("2...........", sequence=5), LabelPattern("22..........", sequence=1))
    found = match_label(with_check_digit("220000000000"), rules)
    assert found is not None
    assert found.pattern == "22.........."
    assert match_label("4006381333931", rules) is None
    assert match_label("ABC", NORDIC_LABELS) is None


def test_a_label_of_another_length_is_no_label() -> None:
    assert match_label("212345001234", (LabelPattern("2IIIII{NNDDD}", length=13),)) is None


@pytest.mark.parametrize("six", ["120453", "123044", "123405"])
def test_a_upc_e_that_could_be_shorter_is_misread(six: str) -> None:
    assert upc_e_in_full(six) is None


def test_a_upc_e_may_come_without_its_ends_to_who_knows_what_it_is() -> None:
    assert upc_e_in_full("425261") == upc_e_in_full("0425261") == "04252614"
    assert [upc_e_in_full(text) for text in ("", "42526", "42526X", "04252614")] == [None] * 4


def test_a_value_that_its_own_check_digit_denies_is_misread() -> None:
    labels = VariableMeasure(labels=REGIONS["de"])
    right, wrong = (with_check_digit(body) for body in ("251111900012", "251111800012"))

    found = read_code(right, labels, "EUR")
    assert (found.kind, found.qty_milli, found.item) == ("count", 12_000, "1111")
    assert found.code == with_check_digit("251111000000")
    assert not read_code(wrong, labels, "EUR").check_ok


@pytest.mark.parametrize("pattern", ["22IIIIC{NNNNDD}.", "22IIIIC", "2C2III{NNDD}.", "22C{}"])
def test_a_guard_stands_before_four_or_five_digits(pattern: str) -> None:
    with pytest.raises(CashierError):
        LabelPattern(pattern)
