"""Hostile files for the import (F35): refused in words, in bounds, and nothing is changed.

The parts are tried in tests/unit/store/importing; here a running lane takes the files by the road
that people use, while it sells.
"""

from __future__ import annotations

import gzip
import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pos_terminal.bootstrap import RunningLane
from pos_terminal.cli.exits import Exit
from tests.unit.cli.conftest import Cli

HEADER = "sku,name,price\n"
GOOD = HEADER + "N1,Good,1.00\n"
ENTITIES = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
SHEET = (
    "<worksheet><sheetData><row><c t='inlineStr'><is><t>{}</t></is></c></row></sheetData>"
    "</worksheet>"
)
BOMB_XML = f'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a0 "aaaa">{ENTITIES}]>' + SHEET.format(
    "&a9;"
)
EXTERNAL_XML = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    + SHEET.format("&x;")
)


def book(path: Path, sheet: str) -> None:
    """A workbook by hand, so that its sheet can be what no program writes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "xl/workbook.xml",
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)


def text(content: str, encoding: str = "utf-8") -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content.encode(encoding)) and None


def raw(content: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content) and None


def zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 250_000_000)


def gzip_bomb(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=9) as file:
        file.write(HEADER.encode())
        for _ in range(250):
            file.write((b"S," + b"x" * 3_900 + b",1\n") * 256)


def far_cell(path: Path) -> None:
    """One cell in the last row and column that a spreadsheet has."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>sku</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    book(path, sheet)


# What the file is, and a word of what must be said.
REFUSED: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a zip bomb": ("a.xlsx", zip_bomb),
    "a gzip bomb": ("a.csv.gz", gzip_bomb),
    "entities that multiply": ("a.xlsx", lambda path: book(path, BOMB_XML)),
    "an entity from outside": ("a.xlsx", lambda path: book(path, EXTERNAL_XML)),
    "a cell at the end of the world": ("a.xlsx", far_cell),
    "a million columns": ("a.csv", text("sku" + ",c" * 1_000_000 + "\n")),
    "a quote never closed": ("a.csv", text(HEADER + 'N1,"' + "x" * 300_000)),
    "a cell without end": ("a.csv", text(HEADER + "N1," + "x" * 300_000 + ",1\n")),
    "nothing": ("a.csv", raw(b"")),
    "NULs": ("a.csv", raw(b"\x00" * 100_000)),
    "a picture": ("a.csv", raw(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)),
    "half a gzip": ("a.csv.gz", raw(gzip.compress(GOOD.encode() * 1000)[:40])),
    "UTF-16 without an end": ("a.csv", raw(b"\xff\xfe" + b"\x00\xd8" * 50)),
}


LONG = ("a gzip bomb", True)  # ten seconds: once is enough


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile files, made once."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (file, make) in REFUSED.items():
        (folder / name).mkdir()
        make(folder / name / file)
    return folder


def catalogue(lane: RunningLane) -> str:
    engine = lane.writer._engine
    with engine.connect() as connection:
        tables = ("products", "barcodes", "categories", "versions", "changes")
        dump = [repr(connection.exec_driver_sql(f"SELECT * FROM {name}").all()) for name in tables]
    return hashlib.sha256("\n".join(dump).encode()).hexdigest()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "dry"),
    [
        (name, dry)
        for name in sorted(REFUSED)
        for dry in (True, False)
        if not (dry and "gzip b" in name)
    ],
)
def test_a_hostile_file_changes_nothing_and_is_refused_in_words(
    cli: Cli, lane: RunningLane, built: Path, name: str, dry: bool
) -> None:
    file = built / name / REFUSED[name][0]
    before = catalogue(lane)
    result = cli("import", "products", str(file), *(() if dry else ("--yes",)))
    assert result.code not in (Exit.OK, Exit.BUG), result
    assert len(result.err.strip().splitlines()) <= 3, result.err
    assert result.err.strip().endswith("."), result.err
    assert catalogue(lane) == before
    assert [hit.sku for hit in lane.queries.search_products("bread").result(60)] == ["B2"]


def test_a_good_file_among_them_is_imported(cli: Cli, lane: RunningLane, tmp_path: Path) -> None:
    """The refusals are about the files, not about the road."""
    file = tmp_path / "good.csv"
    file.write_text(GOOD, "utf-8")
    before = catalogue(lane)
    assert cli("import", "products", str(file)).code == Exit.OK  # only looked at
    assert catalogue(lane) == before
    assert cli("import", "products", str(file), "--yes").code == Exit.OK
    assert catalogue(lane) != before


@pytest.mark.slow
@pytest.mark.parametrize(
    "price", ["NaN", "Infinity", "1e999", "-1", "=1+1", "1e3", "0x10", "٣", "9" * 40, "1,2,3"]
)
def test_a_price_that_is_none_is_one_refused_row(
    cli: Cli, lane: RunningLane, tmp_path: Path, price: str
) -> None:
    file = tmp_path / "odd.csv"
    file.write_text(f'{GOOD}N2,Odd,"{price}"\n', "utf-8")
    result = cli("import", "products", str(file), "--yes")
    assert result.code == Exit.REFUSED
    assert "3" in result.out + result.err  # the row
    skus = {hit.sku for hit in lane.queries.search_products("").result(60)}
    assert "N2" not in skus
