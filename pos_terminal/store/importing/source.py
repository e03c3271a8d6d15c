"""Opening what people bring: CSV, XLSX or either in gzip, with caps against hostile files."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from pos_terminal.store.importing.report import ImportRefused
from pos_terminal.store.importing.sniff import SAMPLE_BYTES, guess_delimiter, guess_encoding

Cells = list[str]


@dataclass(frozen=True, slots=True)
class Caps:
    """How much a file may hold before it counts as hostile."""

    rows: int = 5_000_000
    columns: int = 200
    cell_chars: int = 4_000
    plain_bytes: int = 4_000_000_000  # once unpacked
    ratio: int = 200  # unpacked to packed; honest product lists stay below 20


class TableFile(Protocol):
    """A file as rows of text cells."""

    sha256: str

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Row number (the first is 1) and cells; raises ImportRefused beyond a cap."""

    def done_permille(self) -> int:
        """How far reading has come, in thousandths."""


def open_table(
    path: Path, *, caps: Caps | None = None, encoding: str = "", delimiter: str = ""
) -> TableFile:
    """The table in a file, by its content rather than its name; ImportRefused if none."""
    limits = caps or Caps()
    try:
        with path.open("rb") as file:
            magic = file.read(8)
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as err:
        raise ImportRefused("import.unreadable", file=path.name, reason=err.strerror) from err
    if magic.startswith(b"PK\x03\x04"):
        from pos_terminal.store.importing.spreadsheet import SpreadsheetFile  # late: a library

        return SpreadsheetFile(path, sha256, limits)
    if magic.startswith(b"\xd0\xcf\x11\xe0"):
        raise ImportRefused("import.old_excel", file=path.name)
    return CsvFile(path, sha256, limits, encoding, delimiter)


class CappedBytes(io.RawIOBase):
    """Bytes of a file, unpacked; refuses to go on where it unpacks to far too much."""

    def __init__(self, file: IO[bytes], packed: bool, caps: Caps, size: int) -> None:
        """Read that open file."""
        self._plain: IO[bytes] | gzip.GzipFile = gzip.GzipFile(fileobj=file) if packed else file
        self._limit = caps.plain_bytes
        if packed:
            self._limit = min(self._limit, max(size, 1_000_000) * caps.ratio)
        self._seen = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer; ImportRefused beyond the cap or where the packing is damaged."""
        try:
            content = self._plain.read(len(buffer))
        except (OSError, EOFError) as err:
            raise ImportRefused("import.damaged", reason=str(err)) from err
        self._seen += len(content)
        if self._seen > self._limit:
            raise ImportRefused("import.too_big", limit_bytes=self._limit)
        buffer[: len(content)] = content
        return len(content)


class CsvFile:
    """A text file with delimiters, plain or in gzip."""

    def __init__(
        self, path: Path, sha256: str, caps: Caps, encoding: str = "", delimiter: str = ""
    ) -> None:
        """Look at the beginning; empty `encoding` and `delimiter` are guessed."""
        self.sha256 = sha256
        self._path = path
        self._caps = caps
        self._size = max(path.stat().st_size, 1)
        self._file: IO[bytes] | None = None
        with path.open("rb") as file:
            self._packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            sample = self._buffered(file).read(SAMPLE_BYTES)
        self.encoding = encoding or guess_encoding(sample)
        text = sample.decode(self.encoding, errors="replace")
        self.delimiter = delimiter or guess_delimiter(text)

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Row number and cells; empty lines are left out but counted."""
        with self._path.open("rb") as file:
            self._file = file
            # what is not of the encoding is kept apart, so that its row can be named
            errors = "replace" if self.encoding == "cp1252" else "surrogateescape"
            text = io.TextIOWrapper(
                self._buffered(file), encoding=self.encoding, errors=errors, newline=""
            )
            yield from self._numbered(csv.reader(text, delimiter=self.delimiter))
        self._file = None

    def done_permille(self) -> int:
        """How far the packed bytes have been read, in thousandths."""
        if self._file is None or self._file.closed:
            return 1000
        return min(1000, 1000 * self._file.tell() // self._size)

    def _buffered(self, file: IO[bytes]) -> io.BufferedReader:
        return io.BufferedReader(
            CappedBytes(file, self._packed, self._caps, self._size), buffer_size=65_536
        )

    def _numbered(self, reader: Iterable[Cells]) -> Iterator[tuple[int, Cells]]:
        most_rows, most_columns = self._caps.rows, self._caps.columns
        number = 0
        try:
            for number, cells in enumerate(reader, 1):
                if len(cells) > most_columns:
                    raise ImportRefused("import.too_many_columns", limit=most_columns, row=number)
                if number > most_rows:
                    raise ImportRefused("import.too_many_rows", limit=most_rows)
                if cells:
                    yield number, cells
        except csv.Error as err:  # a quote that is never closed swallows what follows
            raise ImportRefused("import.quotes", row=number + 1, reason=str(err)) from err
        except UnicodeError as err:  # of UTF-16 no bytes can be kept apart
            raise ImportRefused("import.damaged", reason=str(err)) from err
