"""Our own jobs, read by an interpreter and a bar code reader that know nothing of the encoder."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import zxingcpp
from PIL import ImageChops

from hardware.simulators.paper import PAPER_MARGIN_DOTS, Paper, painted, print_out
from pos_terminal.domain.tender import Tender
from pos_terminal.receipts import blocks as b
from pos_terminal.receipts.document import Document, ReceiptDocument
from pos_terminal.receipts.escpos import escpos_bytes
from pos_terminal.receipts.printer_settings import Cutter, PrinterSettings
from pos_terminal.receipts.sale import receipt_document
from pos_terminal.receipts.shift import z_document
from tests.fakes.paper import ink_box, on_paper
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

COLUMNS = (48, 32)  # paper of 80 and of 58 mm
QR = "https://shop.example/r/42?s=Zm9v"
LONG = "Grandmother's slow-cooked apricot jam with vanilla, pectin and a very, very long name"
DOCUMENTS: dict[str, Document] = {
    "sale": receipt_document(simple_sale(), SHOP, cashier="Jane"),
    "rich, copied": receipt_document(rich_sale(), SHOP, 2, qr=QR, cashier="Jane"),
    "refund": receipt_document(sale([line("Lamp", "5.00", -1000)]), SHOP),
    "long": receipt_document(sale([line(LONG, "9999999.99", 1_000_000, note=LONG)]), SHOP),
    "euro": receipt_document(sale([line("Crème brûlée €", "1,204.50".replace(",", ""))]), SHOP),
    "polish and russian": receipt_document(
        sale([line("Żubrówka Łódź", "8.80"), line("Водка", "9.90")]), SHOP
    ),
    "rupees": receipt_document(sale([line("Basmati", "649.00")], currency="INR"), SHOP),
    "asian": receipt_document(asian_sale(), SHOP, qr=QR),
    "arabic": receipt_document(arabic_sale(), ARABIC_SHOP, 1, "ar"),
    "german": receipt_document(rich_sale(), SHOP, 0, "de"),
    "z": z_document(shift_closed(), SHOP),
    "training": receipt_document(sale([line("Tea", "1.00")], training=True), SHOP),
}
RECEIPTS = {name: one for name, one in DOCUMENTS.items() if isinstance(one, ReceiptDocument)}


def printed(document: Document, columns: int, **more: object) -> Paper:
    settings = replace(PrinterSettings(columns=columns), **more)  # type: ignore[arg-type]
    return on_paper(escpos_bytes(document, settings), settings.width_dots)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def said(document: Document, settings: PrinterSettings) -> list[list[str]]:
    """The words of each block that the printer's own letters can say."""
    found: list[list[str]] = []
    for block in b.blocks(document):
        texts = {
            b.Pair: lambda one: (one.start, one.end),
            b.Centred: lambda one: (one.text,),
            b.Banner: lambda one: (one.text,),
            b.Heading: lambda one: (one.text,),
            b.Table: lambda one: [cell for row in one.rows for cell in row],
            b.SignatureLine: lambda one: (one.label,),
        }.get(type(block), lambda _one: ())(block)
        if all(_has_page(text, settings) for text in texts):
            found.append([squeezed(word) for text in texts for word in text.split()])
    return found


def _has_page(text: str, settings: PrinterSettings) -> bool:
    for page in settings.code_pages:
        try:
            text.encode(page.lower())
        except UnicodeEncodeError:
            continue
        return True
    return False


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "arabic"])
def test_every_word_of_the_document_is_on_the_paper_block_by_block(name: str, columns: int) -> None:
    """Words of one block may be wrapped around its amount; blocks follow each other."""
    paper = printed(DOCUMENTS[name], columns)
    assert paper.overruns == 0
    text = squeezed("".join(paper.texts))
    for words in said(DOCUMENTS[name], PrinterSettings(columns=columns)):
        missing = [word for word in words if word not in text]
        assert not missing
        text = text[text.index(words[0]) + len(words[0]) :] if words else text


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("name", ["sale", "rich, copied", "refund", "euro", "german"])
def test_the_total_stands_on_a_line_of_its_own_and_is_the_loudest(name: str, columns: int) -> None:
    document = RECEIPTS[name]
    paper = printed(document, columns)
    wanted = squeezed(document.total.label + document.total.amount)
    totals = [one for one in paper.lines if squeezed(one.text) == wanted]
    assert len(totals) == 1
    loudest = max(cell.width * cell.height for one in paper.lines for cell in one.cells)
    assert max(cell.width * cell.height for cell in totals[0].cells) == loudest


@pytest.mark.slow
@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("name", RECEIPTS)
def test_bar_code_and_qr_code_are_read_from_the_picture(name: str, columns: int) -> None:
    document = RECEIPTS[name]
    picture = painted(printed(document, columns), PAPER_MARGIN_DOTS)
    found = sorted(code.bytes for code in zxingcpp.read_barcodes(picture))
    codes = [document.barcode, document.qr]
    assert found == sorted(code.encode() for code in codes if code)


@pytest.mark.slow
@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize(
    ("profile", "made_by_it"),
    [("default", False), ("TM-T88V", True), ("NT-5890K", False), ("nobody's", False)],
)
def test_the_number_as_qr_is_made_by_a_printer_that_can_and_drawn_for_others(
    profile: str, made_by_it: bool, columns: int
) -> None:
    document = receipt_document(simple_sale(), SHOP, code="qr")
    settings = PrinterSettings(columns=columns, profile=profile)
    data = escpos_bytes(document, settings)
    assert (b"\x1d(k" in data, b"\x1dv0" in data) == (made_by_it, not made_by_it)
    (code,) = zxingcpp.read_barcodes(
        painted(on_paper(data, settings.width_dots), PAPER_MARGIN_DOTS)
    )
    assert (code.bytes, code.symbology_identifier) == (document.receipt_no.encode(), "]Q1")
    assert abs(code.position.top_left.x + code.position.top_right.x - settings.width_dots - 64) < 4


def test_without_a_code_there_is_none_and_a_drawn_paper_has_it_too() -> None:
    none = printed(receipt_document(simple_sale(), SHOP, code="none"), 48)
    assert zxingcpp.read_barcodes(painted(none, PAPER_MARGIN_DOTS)) == []
    drawn = printed(receipt_document(simple_sale(), SHOP, code="qr"), 32, as_picture=True)
    (code,) = zxingcpp.read_barcodes(painted(drawn, PAPER_MARGIN_DOTS))
    assert code.bytes == b"TERM001-1-000042"


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_is_cut_once_behind_the_last_dot_and_no_drawer_opens(name: str, columns: int) -> None:
    paper = printed(DOCUMENTS[name], columns)
    assert len(paper.cuts) == 1
    assert isinstance(paper.marks[-1], type(paper.cuts[0]))
    below = painted(paper).crop((0, paper.cuts[0].top - 24, paper.width_dots, paper.cuts[0].top))
    assert ImageChops.invert(below).getbbox() is None, "the knife is above the print head"
    assert (paper.kicks, paper.buzzes, paper.questions) == ([], 0, [])


@pytest.mark.parametrize("columns", COLUMNS)
def test_amounts_end_in_one_column_whatever_the_letters_of_a_name(columns: int) -> None:
    """C30: full-width, combining and right-to-left letters beside Font A."""
    names = ["Milk", "牛奶巧克力", "น้ำปลาแท้", "حليب كامل", "₹ saver", "Żubrówka", "Ｗｉｄｅ"]
    event = sale([line(name, "3.88", taxes=()) for name in names], [Tender("t", "card", 2716)])
    paper = printed(receipt_document(event, SHOP), columns)
    ends = []
    for mark in paper.marks:
        dots = getattr(mark, "dots", None)
        if dots is not None and dots.width == columns * 12:
            ends.append(ink_box(paper, mark.top, mark.top + dots.height)[1])
    written = [one for one in paper.lines if one.text.endswith(" 3.88")]
    assert len(ends) >= 5
    assert {len(one.text) for one in written} == {columns}
    assert all(columns * 12 - 4 <= end <= columns * 12 for end in ends[:5])


def test_a_printer_that_is_not_trusted_gets_the_same_codes_as_a_picture() -> None:
    paper = printed(DOCUMENTS["rich, copied"], 48, as_picture=True)
    assert "".join(paper.texts) == ""
    found = {code.bytes for code in zxingcpp.read_barcodes(painted(paper, PAPER_MARGIN_DOTS))}
    assert found == {b"TERM001-1-000042", QR.encode()}


# -- what these checks would not miss


def job(name: str = "euro") -> bytes:
    return escpos_bytes(DOCUMENTS[name], PrinterSettings())


def test_a_wrong_code_page_would_be_seen() -> None:
    wrong = print_out(job().replace(b"\x1bt\x13", b"\x1bt\x11"))
    assert "Crème" not in "".join(wrong.texts)


def test_a_code_page_that_no_printer_numbers_so_would_be_objected_to() -> None:
    wrong = print_out(job().replace(b"\x1bt\x13", b"\x1bt\xc8"))
    assert any("code page 200" in one for one in wrong.complaints)


def test_a_missing_cut_would_be_seen() -> None:
    assert not printed(DOCUMENTS["sale"], 48, cut=Cutter.NONE).cuts


def test_another_number_in_the_bars_would_be_seen() -> None:
    wrong = job("sale").replace(b"{BTERM001-1-000042", b"{BTERM001-1-000043")
    assert [code.bytes for code in zxingcpp.read_barcodes(painted(print_out(wrong), 32))] == [
        b"TERM001-1-000043"
    ]
