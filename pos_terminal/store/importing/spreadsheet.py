"""Reading XLSX: the first sheet's values, after a look whether the file is a zip bomb."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine

from pos_terminal.store.importing.report import ImportRefused
from pos_terminal.store.importing.source import Caps, Cells

_CHUNK = 1 << 20
_EXACT_DIGITS = 15  # a spreadsheet's numbers are floats: longer ones have lost digits


class SpreadsheetFile:
    """The first sheet of a workbook."""

    def __init__(self, path: Path, sha256: str, caps: Caps) -> None:
        """Check the packing; nothing is read yet."""
        self.sha256 = sha256
        self._path = path
        self._caps = caps
        self._total = 1
        self._read = 0
        _check_packing(path, caps)

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Row number and cells as text."""
        try:
            workbook = python_calamine.CalamineWorkbook.from_path(str(self._path))
            sheet = workbook.get_sheet_by_index(0)
        except (python_calamine.CalamineError, IndexError, OSError) as err:
            raise ImportRefused("import.damaged", reason=str(err)) from err
        if sheet.total_height > self._caps.rows:
            raise ImportRefused("import.too_many_rows", limit=self._caps.rows)
        if sheet.total_width > self._caps.columns:
            raise ImportRefused("import.too_many_columns", limit=self._caps.columns)
        self._total = max(sheet.total_height, 1)
        first = (sheet.start or (0, 0))[0] + 1
        for number, values in enumerate(sheet.iter_rows(), first):
            self._read = number
            cells = [_cell_text(value) for value in values]
            if any(cells):
                yield number, cells

    def done_permille(self) -> int:
        """How far reading has come, in thousandths."""
        return min(1000, 1000 * self._read // self._total)


def _check_packing(path: Path, caps: Caps) -> None:
    """Unpack every part once into nothing: the sizes that a zip claims may lie."""
    limit = min(caps.plain_bytes, max(path.stat().st_size, 1_000_000) * caps.ratio)
    unpacked = 0
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > limit:
                raise ImportRefused("import.too_big", limit_bytes=limit)
            for part in archive.infolist():
                with archive.open(part) as content:
                    while chunk := content.read(_CHUNK):
                        unpacked += len(chunk)
                        if unpacked > limit:
                            raise ImportRefused("import.too_big", limit_bytes=limit)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as err:
        raise ImportRefused("import.damaged", reason=str(err)) from err


def _cell_text(value: Any) -> str:
    """A cell as people see it; a number that has lost digits keeps its exponent and is refused."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return _number_text(value)
    if isinstance(value, datetime | date | time | timedelta):
        return str(value)
    return "" if value is None else str(value)


def _number_text(value: int | float) -> str:
    if isinstance(value, int) or value.is_integer():
        digits = str(int(value))
        return digits if len(digits.lstrip("-")) <= _EXACT_DIGITS else f"{value:e}"
    return repr(value)  # the shortest text that is this number: 1.99 stays 1.99
