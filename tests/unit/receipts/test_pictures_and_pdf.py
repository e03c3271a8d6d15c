"""Pictures and PDFs: the same sheet, painted twice."""

from __future__ import annotations

import base64
import re
import zlib
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageChops

from pos_terminal.receipts.document import Document
from pos_terminal.receipts.picture import picture
from pos_terminal.receipts.render import JobFormat, PrinterSettings, render_job
from pos_terminal.receipts.sale import receipt_document
from pos_terminal.receipts.sheet import BoxMark, TextMark, sheet
from pos_terminal.receipts.shift import z_document
from pos_terminal.receipts.typeset import width
from tests.fakes.receipts import (
    ARABIC_SHOP,
    SHOP,
    arabic_sale,
    asian_sale,
    line,
    rich_sale,
    sale,
    shift_closed,
    simple_sale,
)

DOCUMENTS: dict[str, Document] = {
    "simple": receipt_document(simple_sale(), SHOP),
    "rich copy": receipt_document(rich_sale(), SHOP, 1, qr="https://shop.example/r/42"),
    "arabic": receipt_document(arabic_sale(), ARABIC_SHOP, 1, "ar"),
    "asian": receipt_document(asian_sale(), SHOP),
    "z": z_document(shift_closed(), SHOP),
    "z arabic": z_document(shift_closed(), ARABIC_SHOP, 0, "ar"),
    "huge": receipt_document(sale([line("W" * 90, "9999999.99", 1_000_000)]), SHOP),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("width_px", [576, 384, 1152])
def test_all_ink_is_on_the_paper_with_a_margin(name: str, width_px: int) -> None:
    image = picture(DOCUMENTS[name], width_px)
    box = ImageChops.invert(image).getbbox()
    assert image.width == width_px
    assert box is not None
    assert box[0] >= 10
    assert box[2] <= width_px - 10
    assert box[3] < image.height - 10


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_text_lies_on_another(name: str) -> None:
    paper = sheet(DOCUMENTS[name])
    boxes: dict[int, list[tuple[int, int]]] = {}
    for mark in paper.marks:
        if isinstance(mark, TextMark):
            right = mark.left + width(mark.text, mark.style, mark.rtl)
            boxes.setdefault(mark.baseline, []).append((mark.left, right))
    for spans in boxes.values():
        ordered = sorted(spans)
        assert all(a[1] <= b[0] for a, b in zip(ordered, ordered[1:], strict=False))


def test_an_arabic_receipt_is_mirrored() -> None:
    paper = sheet(DOCUMENTS["arabic"])
    total = next(m for m in paper.marks if isinstance(m, TextMark) and m.text == "56.50 SAR")
    label = next(m for m in paper.marks if isinstance(m, TextMark) and m.text == "الإجمالي")
    assert total.left < label.left
    assert total.rtl is False


@pytest.mark.parametrize("name", ["simple", "rich copy", "arabic", "asian"])
def test_the_bar_code_of_a_picture_reads_back(name: str) -> None:
    texts = {code.text for code in zxingcpp.read_barcodes(picture(DOCUMENTS[name]))}
    assert "TERM001-1-000042" in texts


def test_thermal_paper_knows_only_black() -> None:
    marks = sheet(DOCUMENTS["simple"], one_ink=True).marks
    assert {mark.ink for mark in marks if isinstance(mark, TextMark)} == {0}


def test_a_copy_has_a_black_band_at_both_ends() -> None:
    bands = [m for m in sheet(DOCUMENTS["rich copy"]).marks if isinstance(m, BoxMark) and m.radius]
    assert len(bands) == 2


def test_a_png_job_is_a_png() -> None:
    data = render_job(DOCUMENTS["simple"], PrinterSettings(format=JobFormat.PNG))
    assert Image.open(BytesIO(data)).size[0] == 576


def pdf(name: str) -> bytes:
    return render_job(DOCUMENTS[name], PrinterSettings(format=JobFormat.PDF))


def streams(data: bytes) -> list[bytes]:
    found = []
    for match in re.finditer(rb"<<(.*?)>>\s*stream\r?\n(.*?)endstream", data, re.DOTALL):
        body = match[2].strip()
        if b"ASCII85Decode" in match[1]:
            body = base64.a85decode(body.removesuffix(b"~>"))
        if b"FlateDecode" in match[1]:
            body = zlib.decompress(body)
        found.append(body)
    return found


def characters(data: bytes) -> set[str]:
    """What the ToUnicode tables of a PDF let people search and copy."""
    tables = [s for s in streams(data) if b"begincmap" in s]
    codes = re.findall(rb"<([0-9A-Fa-f]{4})>", b" ".join(tables))
    return {chr(int(code, 16)) for code in codes}


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_pdf_is_80_mm_wide_and_always_the_same(name: str) -> None:
    data = pdf(name)
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", data)
    assert box is not None
    assert abs(float(box[1]) - 226.77) < 0.01
    assert data == pdf(name)


@pytest.mark.slow
def test_the_text_of_a_pdf_can_be_searched() -> None:
    assert set("NordlichtMarkt€92.13") <= characters(pdf("rich copy"))
    assert set("الإجمالي") <= characters(pdf("arabic"))
    assert set("น้ำปลา") <= characters(pdf("asian"))


def test_invisible_text_does_not_hide_what_follows() -> None:
    """The mode outlives the text object: each must be in its own graphics state."""
    page = b"".join(s for s in streams(pdf("asian")) if b" Tr" in s)
    assert b"3 Tr" in page
    for part in page.split(b"3 Tr")[1:]:
        assert part.index(b"Q") < (part.find(b"0 Tr") if b"0 Tr" in part else len(part))


def test_a_pdf_names_its_receipt() -> None:
    assert b"TERM001-1-000042" in pdf("simple")
