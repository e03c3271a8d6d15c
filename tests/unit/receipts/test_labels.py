"""Labels: what stands on them, on every size and printer, read back by other programs."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from hardware.simulators.paper import PAPER_MARGIN_DOTS, painted
from hardware.simulators.zpl_paper import ZplLabel, labels_of
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import Product
from pos_terminal.receipts.labels import Label, LabelSheet, LabelSize, Template
from pos_terminal.receipts.labels.label import label_of
from pos_terminal.receipts.labels.outputs import label_job, labels_pdf
from pos_terminal.receipts.labels.picture import label_png
from pos_terminal.receipts.labels.zpl import packed
from tests.fakes.paper import on_paper

TODAY = date(2026, 11, 21)
MILK = Product("MILK-1", "Whole milk 3.5 % 1 l", Decimal("1.29"), gtins=("4006381333931",))
PRODUCTS = {
    "milk": MILK,
    "weighed": Product("BAN", "Bananas organic", Decimal("1.99"), unit="kg"),
    "long": Product("JAM-340", "Grandmother's jam " * 9, Decimal("1234.49"), gtins=("96385074",)),
    "thai": Product("TH-1", "น้ำปลาแท้ 700 ml", Decimal(35), gtins=("8850999320007",)),
    "arabic": Product("AR", "حليب كامل الدسم", Decimal("5.75"), gtins=("2012345678903",)),
    "chinese": Product("CN", "牛奶巧克力", Decimal("12.50"), gtins=("6901234567892",)),
    "accents": Product("AC", "Crème brûlée", Decimal("2.50"), gtins=("10012345678902",)),
    "case code": Product("long-sku>with{braces", "Box", Decimal(1)),
}
LABELS = {name: label_of(product, "EUR", "en", TODAY) for name, product in PRODUCTS.items()}
SHAPES = [(template, size) for template in Template for size in LabelSize]
# Every product in the usual shape, and the widest bars in every shape.
TRIED = [(name, Template.SHELF, LabelSize.MEDIUM) for name in LABELS] + [
    (name, *shape) for name in ("accents", "case code") for shape in SHAPES
]


def image(label: Label, template: Template, size: LabelSize, dpi: int = 203) -> Image.Image:
    return Image.open(BytesIO(label_png(label, template, size, dpi)))


def read(picture: Image.Image) -> list[bytes]:
    return [code.bytes for code in zxingcpp.read_barcodes(picture)]


def from_zpl(*labels: Label, copies: int = 1, dpi: int = 203, **shape: Any) -> list[ZplLabel]:
    sheet = LabelSheet(tuple((label, copies) for label in labels), **shape)
    found = labels_of(label_job(sheet, "zpl", dpi))
    assert not [one.complaints for one in found if one.complaints]
    return found


# -- what stands on it


def test_a_label_says_name_price_unit_price_code_sku_and_day() -> None:
    assert label_of(MILK, "EUR", "de", TODAY) == Label(
        name="Whole milk 3.5 % 1 l",
        price="1,29 €",
        unit_price="1,29 €/l",
        code="4006381333931",
        sku="MILK-1",
        day="21.11.26",
    )


@pytest.mark.parametrize(
    ("name", "unit_price"),
    [
        ("Jam 340 g", "€5.88/kg"),
        ("Cola 6 x 0.33 l", "€1.01/l"),
        ("Cola 6×330ml", "€1.01/l"),
        ("Wine 75 cl", "€2.67/l"),
        ("Flour 2,5 kg", "€0.80/kg"),
        ("Milk 3.5 %", ""),
        ("Glasses 0.3 l, six of them", ""),
        ("Vitamin B12 g", ""),
        ("Nothing 0 g", ""),
        ("iPhone 14", ""),
    ],
)
def test_the_unit_price_is_reckoned_only_where_a_name_ends_with_its_content(
    name: str, unit_price: str
) -> None:
    assert label_of(Product("S", name, Decimal(2)), "EUR", "en", TODAY).unit_price == unit_price


def test_what_is_weighed_has_the_price_of_its_unit_and_an_open_price_has_none() -> None:
    assert LABELS["weighed"].unit_price == "€1.99/kg"
    open_price = Product("D", "Bakery 500 g", Decimal(1), price_required=True)
    assert label_of(open_price, "EUR", "en", TODAY).price == ""
    assert label_of(open_price, "EUR", "en", TODAY).unit_price == ""


def test_currencies_have_their_own_decimals() -> None:
    assert label_of(Product("S", "Tea", Decimal(350)), "JPY", "en", TODAY).price == "¥350"
    assert label_of(Product("S", "Tea", Decimal("1.250")), "KWD", "en", TODAY).price == "KWD 1.250"
    assert (
        label_of(Product("S", "Bolt", Decimal("0.0375")), "EUR", "en", TODAY).price == "0.0375 EUR"
    )


# -- on paper


@pytest.mark.parametrize(
    ("name", "template", "size", "dpi"),
    [*((*tried, 203) for tried in TRIED), *(("milk", *shape, 300) for shape in SHAPES)],
)
def test_the_bars_are_read_from_the_preview_and_no_ink_touches_the_edge(
    name: str, template: Template, size: LabelSize, dpi: int
) -> None:
    label = LABELS[name]
    picture = image(label, template, size, dpi)
    assert [code.lstrip(b"0") for code in read(picture)] == [label.code.encode().lstrip(b"0")]
    across, down = size.mm
    assert picture.size == (round(across * dpi / 25.4), round(down * dpi / 25.4))
    box = ImageChops.invert(picture).getbbox()
    assert box is not None
    assert min(box[:2]) > 0
    assert box[2] < picture.width
    assert box[3] < picture.height


@pytest.mark.parametrize("size", LabelSize)
def test_the_price_of_a_shelf_label_is_its_loudest_word(size: LabelSize) -> None:
    from pos_terminal.receipts.labels.design import design

    words = design(LABELS["milk"], Template.SHELF, size, 203).words
    loudest = max(words, key=lambda one: one.style.size_px)
    assert loudest.text == "€1.29"
    assert loudest.style.size_px > 2 * sorted(one.style.size_px for one in words)[-2]


def test_a_label_without_a_price_or_a_code_still_says_its_name() -> None:
    label = Label("Only a name")
    assert read(image(label, Template.SHELF, LabelSize.SMALL)) == []
    assert from_zpl(label)[0].words[0][3] == "Only a name"


# -- ZPL, read by a program that does not know the writer


@pytest.mark.parametrize(("name", "template", "size"), TRIED)
def test_zpl_makes_the_same_code_with_bars_of_its_own(
    name: str, template: Template, size: LabelSize
) -> None:
    label = LABELS[name]
    (found,) = from_zpl(label, template=template, size=size)
    kinds = {13: "EAN13", 8: "EAN8"} if label.code.isdigit() else {}
    assert found.codes == [(kinds.get(len(label.code), "Code128"), label.code)]
    assert [code.lstrip(b"0") for code in read(found.picture())] == [
        label.code.encode().lstrip(b"0")
    ]
    preview = image(label, template, size)
    assert (found.width, found.height) == preview.size


def test_latin_names_are_letters_of_the_printer_and_others_are_drawn() -> None:
    assert "Crème brûlée" in [words[3] for words in from_zpl(LABELS["accents"])[0].words]
    for name in ("thai", "arabic", "chinese"):
        (found,) = from_zpl(LABELS[name])
        assert LABELS[name].name not in [words[3] for words in found.words]
        assert len(found.pieces) > len(from_zpl(Label("A", code="4006381333931"))[0].pieces)


@settings(max_examples=80)
@given(
    wide=st.integers(1, 30),
    lines=st.lists(st.sampled_from([0x00, 0xFF, 0xF0, 0x0F, 0x5A, None]), min_size=1, max_size=9),
    noise=st.binary(min_size=30, max_size=30),
)
def test_dots_come_out_of_their_short_form_as_they_went_in(
    wide: int, lines: list[int | None], noise: bytes
) -> None:
    """A row is one grey, or noise with an end of white."""
    rows = b"".join(
        (bytes([one]) * wide) if one is not None else noise[: wide // 2].ljust(wide, b"\x00")
        for one in lines
    )
    job = f"^XA^PW240^FO0,0^GFA,{len(rows)},{len(rows)},{wide},{packed(rows, wide)}^FS^XZ"
    (found,) = labels_of(job.encode())
    assert not found.complaints
    ((_left, _top, dots),) = found.pieces
    assert dots.tobytes() == rows


def test_a_label_is_short_enough_for_a_serial_line() -> None:
    assert len(label_job(LabelSheet(((LABELS["milk"], 1),)), "zpl", 203)) < 5_000


def test_copies_are_the_printers_and_kept_within_reason() -> None:
    assert [one.copies for one in from_zpl(LABELS["milk"], copies=12)] == [12]
    assert [one.copies for one in from_zpl(LABELS["milk"], copies=10**9)] == [999]


HOSTILE = st.text(
    st.one_of(
        st.sampled_from("^~_\\>{}<&%,;:\"'\n\r\t\x00\x1b\x10 ABXZJRHSFD019"),
        st.characters(),
    ),
    max_size=40,
)


@pytest.mark.slow
@settings(max_examples=60)
@given(name=HOSTILE, sku=HOSTILE)
def test_no_name_ever_commands_the_printer(name: str, sku: str) -> None:
    label = label_of(Product(sku or "S", name or "N", Decimal("1.29")), "EUR", "en", TODAY)
    job = label_job(LabelSheet(((label, 2),)), "zpl", 203)
    (found,) = labels_of(job)
    assert not found.complaints
    assert found.copies == 2
    assert job.isascii()
    assert b"~" not in job
    commands = set(re.findall(rb"\^([A-Z][A-Z0-9])", job))
    assert commands <= {b"XA", b"XZ", b"CI", b"PW", b"LL", b"LH", b"FW", b"FO", b"FT", b"A0"} | {
        b"FH", b"FD", b"FS", b"GF", b"BY", b"BE", b"B8", b"BC", b"PQ"
    }  # fmt: skip
    assert (job.count(b"^XA"), job.count(b"^XZ")) == (1, 1)


def test_a_name_that_is_not_escaped_would_be_seen() -> None:
    job = label_job(LabelSheet(((LABELS["milk"], 1),)), "zpl", 203)
    planted = job.replace(b"Whole milk", b"Whole^XZ^XA^JUFmilk")
    assert any(one.complaints for one in labels_of(planted)) or len(labels_of(planted)) > 1


def test_escaped_names_come_out_as_they_were() -> None:
    label = Label("100 % ^XZ~JR _5E \\& >0", code="A>0^~_")
    (found,) = from_zpl(label, size=LabelSize.LARGE)
    assert label.name in [words[3] for words in found.words]
    assert found.codes == [("Code128", "A>0^~_")]


# -- ESC/POS and PDF


def test_escpos_labels_are_dots_with_a_feed_to_the_next_label() -> None:
    sheet = LabelSheet(((LABELS["milk"], 3), (LABELS["thai"], 1)))
    job = label_job(sheet, "escpos", 203)
    paper = on_paper(job)
    assert job.count(b"\x0c") >= 4 == sheet.count
    assert sorted(set(read(painted(paper, PAPER_MARGIN_DOTS)))) == sorted(
        [LABELS["milk"].code.encode(), LABELS["thai"].code.encode()]
    )


def test_labels_that_are_wider_than_an_escpos_printer_are_refused() -> None:
    sheet = LabelSheet(((LABELS["milk"], 1),), size=LabelSize.LARGE)
    with pytest.raises(CashierError) as caught:
        label_job(sheet, "escpos", 203)
    assert (caught.value.key, caught.value.facts["limit"]) == ("product.label_size", 80)


def test_a_pdf_has_a_page_a_copy_as_large_as_the_label() -> None:
    sheet = LabelSheet(((LABELS["milk"], 3),), size=LabelSize.SMALL)
    pdf = labels_pdf(sheet)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 3
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    assert box is not None
    assert [round(float(side) / 72 * 25.4, 2) for side in box.groups()] == [50, 30]
    assert pdf == labels_pdf(sheet)
