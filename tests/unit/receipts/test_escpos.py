"""ESC/POS jobs on the test paper, which knows nothing of the encoder."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from escpos.capabilities import CAPABILITIES
from escpos.printer import Dummy
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from hardware.simulators.paper import Paper, print_out
from pos_terminal.receipts.document import ShopHeader
from pos_terminal.receipts.escpos import _Job, escpos_bytes
from pos_terminal.receipts.printer_settings import Cutter, PrinterSettings, from_options
from pos_terminal.receipts.sale import receipt_document
from pos_terminal.receipts.shift import z_document
from tests.fakes.paper import ink_box, on_paper, printable
from tests.fakes.receipts import (
    ARABIC_SHOP,
    SHOP,
    Event,
    arabic_sale,
    asian_sale,
    line,
    rich_sale,
    sale,
    shift_closed,
    simple_sale,
)

WIDTHS = [48, 42, 32]


def printed(event: Event, columns: int = 48, copy_no: int = 0, **more: Any) -> Paper:
    receipt = receipt_document(event, SHOP, copy_no, cashier="Jane")
    settings = PrinterSettings(columns=columns, **more)
    return on_paper(escpos_bytes(receipt, settings), settings.width_dots)


def text(paper: Paper) -> str:
    """All lines; letters of double width are printed apart, so spaces do not count."""
    return "\n".join(line.replace(" ", "") for line in paper.texts)


@pytest.mark.parametrize("columns", WIDTHS)
def test_amounts_end_in_one_column_and_nothing_runs_over_the_edge(columns: int) -> None:
    paper = printed(rich_sale(), columns)
    assert paper.overruns == 0
    start = next(i for i, line in enumerate(paper.texts) if line.endswith("EUR"))
    end = next(i for i, line in enumerate(paper.texts) if line.startswith("Tax "))
    edge = len(paper.texts[start])
    amounts = [line for line in paper.texts[start:end] if re.search(r"\d\.\d\d( [A-Z])?$", line)]
    plain = [line for line in amounts if "Regular" not in line and "×" not in line]
    assert len(plain) >= 12
    assert {len(re.sub(r" [A-Z]$", "", line)) for line in plain} == {edge}


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_bar_code_reads_back_and_the_paper_is_cut_once(columns: int) -> None:
    paper = printed(simple_sale(), columns)
    found = zxingcpp.read_barcodes(printable(paper))
    assert [(code.format, code.text) for code in found] == [
        (zxingcpp.BarcodeFormat.Code128, "TERM001-1-000042")
    ]
    assert len(paper.cuts) == 1


def test_a_qr_code_reads_back() -> None:
    receipt = receipt_document(simple_sale(), SHOP, qr="https://shop.example/r/42")
    paper = on_paper(escpos_bytes(receipt, PrinterSettings()))
    texts = {code.text for code in zxingcpp.read_barcodes(printable(paper))}
    assert "https://shop.example/r/42" in texts


def test_euro_and_umlauts_come_from_a_code_page() -> None:
    paper = printed(sale([line("Jägermeister Crème brûlée Øl", "12.90")]))
    assert "JägermeisterCrèmebrûléeØl" in text(paper)
    assert "€12.90" in text(paper)


def test_cyrillic_and_polish_turn_to_their_own_code_pages_and_back() -> None:
    paper = printed(sale([line("Водка", "9.90"), line("Żubrówka Łódź", "8.80")]))
    assert all(word in text(paper) for word in ("Водка", "ŻubrówkaŁódź", "Hafenstraße"))


def test_what_no_code_page_has_is_drawn_and_everything_else_stays_text() -> None:
    paper = printed(asian_sale())
    assert "Basmatirice5kg649.00A" in text(paper)
    assert "₹" not in text(paper)
    drawn = [one for one in paper.pictures if one.dots.width == 576]
    assert len(drawn) >= 4  # three names and the total in rupees


@pytest.mark.parametrize("columns", WIDTHS)
def test_amounts_of_drawn_lines_end_where_those_of_text_end(columns: int) -> None:
    """C30: columns align whatever the width of the letters in a name."""
    names = ["Milk", "牛奶巧克力", "น้ำปลาแท้", "حليب كامل", "₹ saver"]
    event = sale([line(name, "3.88", taxes=()) for name in names])
    paper = printed(event, columns)
    drawn = [one for one in paper.pictures if one.dots.width == columns * 12]
    assert len(drawn) >= 4
    for strip in drawn[:4]:
        _, right = ink_box(paper, strip.top, strip.top + strip.dots.height)
        assert columns * 12 - 4 <= right <= columns * 12


def test_an_arabic_receipt_is_drawn_as_a_whole_from_the_right() -> None:
    receipt = receipt_document(arabic_sale(), ARABIC_SHOP, language="ar")
    paper = on_paper(escpos_bytes(receipt, PrinterSettings()))
    assert not "".join(paper.texts)
    assert zxingcpp.read_barcodes(printable(paper))[0].text == "TERM001-1-000042"


def test_a_printer_with_wrong_code_pages_gets_a_picture() -> None:
    paper = printed(simple_sale(), as_picture=True)
    assert not "".join(paper.texts)


def test_a_copy_is_marked_at_both_ends() -> None:
    paper = printed(simple_sale(), copy_no=2)
    assert text(paper).count("COPY2") == 2
    assert "COPY" not in text(printed(simple_sale()))


def test_the_total_is_the_loudest_amount() -> None:
    paper = printed(simple_sale())
    cells = [cell for line in paper.lines for cell in line.cells]
    total = [cell for cell in cells if cell.look.wide == 2 and cell.char in "573"]
    assert len(total) == 3


def test_a_z_report_prints() -> None:
    paper = on_paper(escpos_bytes(z_document(shift_closed(), SHOP), PrinterSettings()))
    assert "Expectedindrawer843.12" in text(paper)
    assert "ZREPORT" in text(paper)


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("currency", ["EUR", "INR"])
def test_the_largest_amounts_still_fit(columns: int, currency: str) -> None:
    event = sale([line("Crown", "9999999.99", 1_000_000)], currency=currency)
    paper = printed(event, columns)
    assert paper.overruns == 0
    assert "9,999,999,990.00" in text(paper)


HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(max_codepoint=0x9F),
        st.sampled_from("\u202e\u2066\u2069\u200f\ufeff\u2028€牛ก ب₹"),
        st.characters(),
    ),
    max_size=30,
)


@pytest.mark.slow
@settings(max_examples=60)
@given(name=HOSTILE, note=HOSTILE, cashier=HOSTILE, reason=HOSTILE, shop_name=HOSTILE)
def test_no_name_ever_commands_the_printer(
    name: str, note: str, cashier: str, reason: str, shop_name: str
) -> None:
    """The paper refuses every byte that is neither text nor one of our commands."""
    event = sale(
        [line(name, "1.19", note=note)],
        tax_exempt=True,
        exempt_reason=reason,
    )
    receipt = receipt_document(
        event, ShopHeader(shop_name, (note,), footer=(name,)), cashier=cashier, customer=name
    )
    data = escpos_bytes(receipt, PrinterSettings())
    paper = on_paper(data)
    assert (len(paper.cuts), paper.kicks) == (1, [])
    assert not re.search(rb"\x10[\x04\x05\x14]", data), "a real-time command in a picture"


def test_dots_that_spell_a_real_time_command_are_changed_by_one_dot() -> None:
    """A real printer obeys DLE EOT, DLE ENQ and DLE DC4 (drawer kick) even within a picture."""
    row = (b"\x10\x04\x01\x10\x14\x01\x00\x05\x10\x05\x01" + bytes(61))[:72]
    dots = Image.frombytes("1", (576, 8), row * 8)
    job = _Job(Dummy(), PrinterSettings())
    job.draw(ImageChops.invert(dots.convert("L")))
    data = job.end()
    assert not re.search(rb"\x10[\x04\x05\x14]", data)
    strip = on_paper(data).pictures[0].dots
    drawn = Image.frombytes("1", (strip.width, strip.height), strip.rows)
    changed = ImageChops.logical_xor(dots, drawn).histogram()[255]
    assert changed == 3 * 8


def test_the_job_starts_by_undoing_what_the_last_one_left() -> None:
    data = escpos_bytes(receipt_document(simple_sale(), SHOP), PrinterSettings())
    assert data.startswith(b"\x1b@\x1c.\x1bR\x00\x1bt\x13")


def test_without_a_cutter_the_paper_is_only_fed() -> None:
    receipt = receipt_document(simple_sale(), SHOP)
    paper = on_paper(escpos_bytes(receipt, PrinterSettings(cut=Cutter.NONE)))
    assert paper.cuts == []


def test_many_items_make_one_long_job() -> None:
    items = [line(f"Item {number}", str(Decimal(number) / 100)) for number in range(1, 201)]
    assert "Item200" in text(printed(sale(items)))


@pytest.mark.parametrize("profile", [*sorted(CAPABILITIES["profiles"]), "of a later release"])
def test_every_model_prints_every_line_whatever_code_pages_it_lacks(profile: str) -> None:
    """A line that fits no page of the model is drawn; other makers number their pages otherwise."""
    receipt = receipt_document(sale([line("Jägermeister 5 €", "12.90")]), SHOP)
    data = escpos_bytes(receipt, PrinterSettings(profile=profile))
    assert "12.90" in text(print_out(data, 576))
    assert escpos_bytes(receipt, PrinterSettings(profile=profile, code_pages=())) != b""


@pytest.mark.parametrize(
    ("cut", "command"), [("full", b"\x1dV\x00"), ("partial", b"\x1dV\x01"), ("none", b"")]
)
def test_the_options_of_a_printer_are_what_its_jobs_are_made_with(cut: str, command: bytes) -> None:
    options = {"paper_mm": 58, "cut": cut, "buzzer": True, "code_pages": ["CP1252"]}
    settings = from_options(options)
    assert (settings.columns, settings.width_dots, settings.code_pages) == (32, 384, ("CP1252",))
    data = escpos_bytes(receipt_document(simple_sale(), SHOP), settings)
    assert data.endswith(command + b"\x1bB\x02\x02")
    assert data.count(b"\x1dV") == (1 if command else 0)
    assert from_options({}) == PrinterSettings()


@pytest.mark.parametrize("rtl", [False, True])
def test_a_logo_stands_in_the_middle_above_the_receipt(tmp_path: Path, rtl: bool) -> None:
    file = tmp_path / "logo.png"
    Image.new("RGBA", (100, 40), "black").save(file)
    receipt = receipt_document(simple_sale(), ARABIC_SHOP if rtl else SHOP)
    settings = PrinterSettings(logo=str(file), as_picture=rtl)
    strip = on_paper(escpos_bytes(receipt, settings)).pictures[0].dots
    drawn = Image.frombytes("1", (strip.width, strip.height), strip.rows)
    assert drawn.getbbox() == (238, 0, 338, 40)


@pytest.mark.parametrize("content", [None, b"", b"no picture", b"\x89PNG\r\n\x1a\nbroken"])
def test_a_logo_that_cannot_be_read_is_left_out(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "logo.png"
    if content is not None:
        file.write_bytes(content)
    receipt = receipt_document(simple_sale(), SHOP)
    with_it = escpos_bytes(receipt, PrinterSettings(logo=str(file)))
    assert with_it == escpos_bytes(receipt, PrinterSettings())


def test_a_logo_as_wide_as_a_wall_is_made_as_wide_as_the_paper(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.new("L", (4000, 400), 0).save(file)
    receipt = receipt_document(simple_sale(), SHOP)
    strip = on_paper(escpos_bytes(receipt, PrinterSettings(logo=str(file)))).pictures[0].dots
    assert (strip.width, strip.height) == (576, 58)
