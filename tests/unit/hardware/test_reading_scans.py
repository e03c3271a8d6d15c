"""A scan is understood by what it is; no bytes make it fail, linger, or turn into another item."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest
from biip.gs1_application_identifiers import _GS1_APPLICATION_IDENTIFIERS
from hypothesis import given
from hypothesis import strategies as st

from hardware.parsing import gs1
from hardware.parsing.aim import GS, GS1, identify
from hardware.parsing.gs1 import NotElements, elements, from_brackets, identifier
from hardware.parsing.gs1_dates import century, date_of
from hardware.parsing.gs1_lint import faults
from hardware.parsing.reading import LONGEST, Kind, Reading, read
from hardware.ports import ScanData

TODAY = date(2026, 11, 21)
MILK = "4006381333931"


def of(text: str, aim: str = "") -> Reading:
    return read(ScanData(text.encode(), aim), TODAY)


def labelled(rest: str) -> Reading:
    return of("010" + MILK + rest, "C1")


@pytest.mark.parametrize("aim", sorted(GS1))
def test_only_the_five_gs1_identifiers_open_an_element_string(aim: str) -> None:
    text = "010" + MILK + "10A1"
    told, before = of(text, aim), of(f"]{aim}{text}")
    assert told.label is not None
    assert (told.label.gtin, told.label.batch) == ("0" + MILK, "A1")
    assert before == told


def test_an_expiry_with_its_hour_is_an_expiry() -> None:
    label = labelled("70032612242300").label
    assert label is not None
    assert label.expires == date(2026, 12, 24)


@pytest.mark.parametrize("aim", ["", "C0", "E0", "Q1", "d1", "J0", "X0", "A0"])
def test_a_code_without_them_is_never_taken_apart(aim: str) -> None:
    found = of(MILK, aim)
    assert (found.kind, found.code, found.label) == (Kind.CODE, MILK, None)
    assert of("010" + MILK + "17991231", aim).label is None


def test_a_long_pdf417_that_nobody_knows_is_a_document_and_never_a_code() -> None:
    """As those of countries without AAMVA: its first characters are a number and a name."""
    found = of("00123456789@QUERFURTH@ANNA MARIA@F@12345678@A@17/03/1971@01/01/2015", "L2")
    assert (found.kind, found.code) == (Kind.DOCUMENT, "")
    assert found.document is not None
    assert found.document.doubts == ("unknown_format",)
    assert of("MEMBER-0012345678", "L2").code == "MEMBER-0012345678"
    assert of("https://example.com/offers/2026/november/all-of-them", "Q1").kind is Kind.CODE


def test_what_an_id_reader_reads_is_a_document_unless_it_is_as_short_as_a_code() -> None:
    record = b"MUSTERFRAU ERIKA 12.08.1964 BERLIN HEIDESTRASSE 17 T22000129"
    found = read(ScanData(record, by_id_reader=True))
    assert (found.kind, found.code) == (Kind.DOCUMENT, "")
    assert read(ScanData(MILK.encode(), by_id_reader=True)).code == MILK
    assert read(ScanData(record)).kind is Kind.CODE  # nobody can tell


def test_upc_of_any_length_is_left_to_the_lane() -> None:
    assert of("]E0042100005264").code == "042100005264"
    assert of("]E00042100005264").code == "0042100005264"
    assert of("]E02112345678901").code == "2112345678901"  # in-house: the lane decides


def test_the_issue_of_a_magazine_is_not_part_of_its_number() -> None:
    for text in ("]E3977000000000305", "9770000000003+05", "9770000000003 05", "977000000000305"):
        assert of(text).code == "9770000000003", text
        assert identify(text).addon == "05"
    assert of("123456789012345").code == "123456789012345"


def test_dates_weight_price_and_count_are_read() -> None:
    found = labelled("17270200" + "3103001750" + "3932978795" + GS + "3012" + GS + "21S1").label
    assert found is not None
    assert found.expires == date(2027, 2, 28)  # day 00 is the month's last
    assert (found.weight, found.unit) == (Decimal("1.750"), "kg")
    assert (found.price, found.currency, found.count) == (Decimal("7.95"), "EUR", 12)
    assert (found.serial, found.batch) == ("S1", "")


def test_a_case_is_as_many_as_it_holds() -> None:
    found = of("020" + MILK + "3724", "C1").label
    assert found is not None
    assert (found.gtin, found.count) == ("0" + MILK, 24)


@pytest.mark.parametrize(
    ("year", "now", "full"),
    [(77, 2026, 1977), (76, 2026, 2076), (99, 2026, 1999), (0, 2026, 2000), (10, 2060, 2110),
     (11, 2060, 2011), (0, 1999, 2000), (99, 2050, 2099), (50, 2000, 2050), (51, 2000, 1951)],
)  # fmt: skip
def test_the_century_slides_with_today(year: int, now: int, full: int) -> None:
    assert century(year, date(now, 6, 1)) == full


@pytest.mark.parametrize("digits", ["270230", "271300", "270032", "27013", "2701٠1"])
def test_a_day_that_never_was_is_none(digits: str) -> None:
    assert date_of(digits, TODAY) is None


@pytest.mark.parametrize(
    ("text", "aim", "refusal"),
    [
        ("0104006381333932", "C1", "scan.check_digit"),
        ("010" + MILK + "17270230", "C1", "scan.label"),
        ("010" + MILK + "10A1" + GS + "10B2", "C1", "scan.label"),
        ("010" + MILK + "8999", "C1", "scan.label"),
        ("", "", "scan.unreadable"),
        ("\x1b@\x1bp\x00\x19\xfa", "", "scan.unreadable"),
        ("x" * (LONGEST + 1), "", "scan.unreadable"),
        ("00106141412345678908", "C1", "scan.no_item"),
        ("8110106141416543213150110120", "e0", "scan.coupon"),
    ],
)
def test_what_cannot_be_used_says_why(text: str, aim: str, refusal: str) -> None:
    found = of(text, aim)
    assert (found.refusal, found.code, found.label) == (refusal, "", None)


def test_a_fault_that_nobody_acts_on_stops_no_sale() -> None:
    found = labelled("8007AB12345678901234")
    assert faults(elements("010" + MILK + "8007AB12345678901234")) == ("8007",)
    assert found.label is not None


def test_an_address_of_gs1_digital_link_is_an_item() -> None:
    found = of("https://shop.example/a/01/9506000134352/10/L%2F1/21/77?17=271231&3103=000195&x=y")
    assert found.label is not None
    assert (found.code, found.label.batch, found.label.serial) == ("09506000134352", "L/1", "77")
    assert (found.label.expires, found.label.weight) == (date(2027, 12, 31), Decimal("0.195"))


@pytest.mark.parametrize(
    "text",
    ["https://example.com/01/9506000134353", "https://example.com/", "http://[::1/01/9506000134352",
     "https://example.com/01/9506000134352/10", "https://[x", "ftp://x/01/9506000134352"],
)  # fmt: skip
def test_any_other_address_is_a_code_that_nobody_knows(text: str) -> None:
    found = of(text)
    assert (found.kind, found.code) == (Kind.CODE, text)


def test_the_line_below_a_barcode_may_be_typed() -> None:
    found = of(f"(01)0{MILK}(10)A\\(1(21)9")
    assert found.label is not None
    assert (found.label.batch, found.label.serial) == ("A(1", "9")
    assert of("(unreadable").code == "(unreadable"


def test_a_composite_says_more_about_its_linear_code() -> None:
    found = of(f"]E0{MILK}|]e01727020010A1")
    assert found.label is not None
    assert (found.label.gtin, found.label.expires) == ("0" + MILK, date(2027, 2, 28))


def test_a_document_is_never_a_code_and_not_in_a_repr() -> None:
    found = of("@\n\x1e\rANSI 636000090002DL00410278ZV03190008DLDAQT64235789\nDCSSAMPLE\n")
    assert (found.kind, found.code, found.label) == (Kind.DOCUMENT, "", None)
    assert "SAMPLE" not in repr(found)
    assert "T6423" not in repr(found)


def _stands(scan: ScanData) -> None:
    found = read(scan, TODAY)
    assert found.refusal or found.code or found.document is not None
    assert not (found.code and (found.refusal or found.document))
    assert found.code.isprintable()
    assert len(found.code) <= LONGEST
    if found.label is not None:
        label = found.label
        assert len(label.gtin) == 14
        assert label.gtin.isdigit()
        assert label.gtin.isascii()
        assert label.weight is None or label.weight.is_finite() and label.weight >= 0
        assert label.price is None or label.price.is_finite() and label.price >= 0


PIECES = st.sampled_from(
    ["]", "]C1", "]e0", "]d2", "]Q3", "|]e0", "01", "0" + MILK, MILK, "17", "270200", "3103", "10",
     "21", GS, "(", ")", "https://x/01/", "8110", "@\n\x1e\r", "P<", "<<<", "\x1b@", "\ud800"]
)  # fmt: skip


@given(st.binary(max_size=300), st.sampled_from(["", "]", "é", *sorted(GS1), "E0", "E3", "L2"]))
def test_no_bytes_make_it_fail(data: bytes, aim: str) -> None:
    _stands(ScanData(data, aim))


@given(st.lists(PIECES | st.text(max_size=12), max_size=12))
def test_nor_do_pieces_of_real_codes(pieces: list[str]) -> None:
    _stands(ScanData("".join(pieces).encode("utf-8", "surrogatepass")))


@pytest.mark.parametrize(
    "unit",
    ["2421" + GS, "10A" + GS, "(10)A", "/01/9506000134352", "]C1", "8110", "|]e0", "&17=271231",
     "<", "@", "9", GS, "%41", "é"],
)  # fmt: skip
def test_ten_kilobytes_are_read_without_lingering(unit: str) -> None:
    """What grows with the square of the length would take minutes here."""
    for head in ("", "]C1010" + MILK, "https://x/", "(01)0" + MILK):
        text = (head + unit * 10_240)[:10_240]
        _stands(ScanData(text.encode()))
        _stands(ScanData(text[:3_000].encode()))


def test_thousands_of_random_scans_stand() -> None:
    dice = random.Random(7)
    letters = [*"0123456789" * 6, *"]CedQJE()/|<@%^", GS, "\n", "\r", "\x1e"]
    for _ in range(2_000):
        aim = dice.choice(["", "", *sorted(GS1)])
        _stands(ScanData("".join(dice.choices(letters, k=dice.randrange(60))).encode(), aim))


def test_the_table_is_biip_s_own_and_not_a_part_of_it() -> None:
    """We read its file, since importing it takes 0.1 s; a new release must still have all of it."""
    table = {
        one.ai: (one.format, one.separator_required, one.pattern)
        for one in _GS1_APPLICATION_IDENTIFIERS.values()
    }
    for ai, (form, separated, pattern) in table.items():
        ours = identifier(ai)
        assert (ours.format, ours.separator_required) == (form, separated)
        assert f"^{ours.pattern}$" == pattern


def test_a_bundle_without_the_table_calls_labels_unusable_and_reads_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gs1, "find_spec", lambda _name: None)
    gs1._table.cache_clear()
    try:
        assert labelled("").refusal == "scan.label"
        assert of(MILK).code == MILK
    finally:
        monkeypatch.undo()
        gs1._table.cache_clear()
    assert labelled("").label is not None


def test_elements_and_brackets_say_the_same() -> None:
    text = from_brackets(f"(10)A1(01)0{MILK}(21)7")
    assert [(each.ai, each.value) for each in elements(text)] == [
        ("10", "A1"), ("01", "0" + MILK), ("21", "7"),
    ]  # fmt: skip
    with pytest.raises(NotElements):
        elements("")
