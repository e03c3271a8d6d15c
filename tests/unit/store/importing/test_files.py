"""Opening what people bring: encodings, delimiters, XLSX, gzip, and what is hostile (F36)."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import openpyxl
import pytest

from pos_terminal.store.importing.products import ImportOptions, import_products
from pos_terminal.store.importing.report import ImportRefused
from pos_terminal.store.importing.source import Caps, open_table
from tests.unit.store.catalog.conftest import Shop
from tests.unit.store.importing.conftest import MakeFile

ROWS = [["sku", "name", "price"], ["S1", "Crème brûlée", "1.50"], ["S2", "Käse, alt", "2.50"]]


def names(shop: Shop) -> list[str]:
    return sorted(hit.name for hit in shop.reader.search(""))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sep", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_guessed(
    shop: Shop, make_csv: MakeFile, encoding: str, sep: str
) -> None:
    report = import_products(make_csv(ROWS, encoding=encoding, sep=sep), shop.writer, dry_run=False)
    assert report.new == 2
    assert names(shop) == ["Crème brûlée", "Käse, alt"]


def test_encoding_and_delimiter_can_be_said(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes("sku:name:price\nS1:Ж:1\n".encode("cp1251"))
    options = ImportOptions(encoding="cp1251", delimiter=":")
    import_products(path, shop.writer, dry_run=False, options=options)
    assert names(shop) == ["Ж"]


def test_a_packed_file_is_read_whatever_its_name(shop: Shop, make_csv: MakeFile) -> None:
    plain = make_csv(ROWS)
    packed = plain.with_name("anything")
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert import_products(packed, shop.writer, dry_run=False).new == 2


def test_a_workbook_is_read_with_its_numbers_as_people_see_them(shop: Shop, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["sku", "barcode", "name", "price", "active"])
    sheet.append(["S1", 4006381333931, "Crème", 1.99, True])
    sheet.append([17, "12345670", "Tea", 2, "yes"])
    sheet.append(["S3", 12345678901234567890, "Digits lost", 3, True])
    sheet.append(["S4", "", "Formula", "=1/0", True])
    book.save(tmp_path / "book.xlsx")
    report = import_products(tmp_path / "book.xlsx", shop.writer, dry_run=False)
    assert (report.new, report.bad.count) == (2, 2)
    assert [note.row for note in report.bad.listed] == [4, 5]
    found = shop.reader.find_exact("4006381333931")
    assert found is not None
    assert str(found.unit_price) == "1.99"
    assert shop.reader.product("17") is not None


def test_short_rows_blank_rows_and_quotes_are_read(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "ragged.csv"
    path.write_text('sku,name,price,unit\n\nS1,"Two\nlines ""quoted""",1\n\nS2,Tea,2,kg,extra\n')
    report = import_products(path, shop.writer, dry_run=False)
    assert (report.new, report.bad.count) == (2, 0)
    assert names(shop) == ["Tea", 'Two lines "quoted"']


def test_bytes_that_are_not_of_the_encoding_are_one_bad_row(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    good = "".join(f"S{n},Thing {n},1\n" for n in range(40_000))
    path.write_bytes(f"sku,name,price\n{good}".encode() + b"X,Caf\xe9,1\n")
    report = import_products(path, shop.writer)
    assert (report.new, report.bad.count) == (40_000, 1)
    assert report.bad.listed[0].reason == "bytes that are not of the file's encoding"


def test_control_characters_and_reversed_text_are_taken_out(shop: Shop, make_csv: MakeFile) -> None:
    path = make_csv([ROWS[0], ["S1", "Tea\u202e\x1b@\x00 green\u2066\u2069", "1"]])
    import_products(path, shop.writer, dry_run=False)
    assert names(shop) == ["Tea @ green"]


def test_a_quote_that_is_never_closed_is_refused(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text('sku,name,price\nS1,"' + "x" * 200_000)
    with pytest.raises(ImportRefused) as refused:
        import_products(path, shop.writer)
    assert refused.value.key == "import.quotes"


@pytest.mark.parametrize(
    ("caps", "key"),
    [
        (Caps(rows=2), "import.too_many_rows"),
        (Caps(columns=2), "import.too_many_columns"),
        (Caps(plain_bytes=20), "import.too_big"),
    ],
)
def test_a_file_beyond_a_cap_is_refused(
    shop: Shop, make_csv: MakeFile, caps: Caps, key: str
) -> None:
    path = make_csv(ROWS)
    with pytest.raises(ImportRefused) as refused:
        import_products(path, shop.writer, options=ImportOptions(caps=caps))
    assert refused.value.key == key


@pytest.mark.slow
def test_a_gzip_bomb_is_refused_before_it_fills_anything(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(b"sku,name,price\n" + b"S,x,1\n" * 500_000))
    with pytest.raises(ImportRefused) as refused:
        import_products(path, shop.writer, options=ImportOptions(caps=Caps(ratio=2)))
    assert refused.value.key == "import.too_big"


def test_a_zip_bomb_is_refused_even_where_it_lies_about_its_size(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 3_000_000)
    content = bytearray(path.read_bytes())
    for header in (b"PK\x01\x02", b"PK\x03\x04"):  # say that it is 1 kB
        at = content.index(header) + (24 if header == b"PK\x01\x02" else 22)
        content[at : at + 4] = (1024).to_bytes(4, "little")
    lying = tmp_path / "lying.xlsx"
    lying.write_bytes(content)
    for file in (path, lying):
        with pytest.raises(ImportRefused) as refused:
            open_table(file, caps=Caps(ratio=2))
        assert refused.value.key in {"import.too_big", "import.damaged"}


def test_a_zip_bomb_of_many_parts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "parts.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(30):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b" " * 100_000)
    with pytest.raises(ImportRefused) as refused:
        open_table(path, caps=Caps(ratio=2))
    assert refused.value.key == "import.too_big"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"PK\x03\x04 not a workbook", "import.damaged"),
        (b"\xd0\xcf\x11\xe0 old excel", "import.old_excel"),
        (b"\x1f\x8b not gzip", "import.damaged"),
        (b"", "import.empty"),
        (b"\x00\x01\x02", "import.no_header"),
    ],
)
def test_what_is_no_table_is_refused(shop: Shop, tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(ImportRefused) as refused:
        import_products(path, shop.writer)
    assert refused.value.key == key


def test_a_workbook_without_sheets_is_refused(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("nothing.txt", "")
    with pytest.raises(ImportRefused) as refused:
        import_products(path, shop.writer)
    assert refused.value.key == "import.damaged"


def test_a_file_that_is_not_there_is_refused(shop: Shop, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as refused:
        import_products(tmp_path / "nothing.csv", shop.writer)
    assert refused.value.key == "import.unreadable"
