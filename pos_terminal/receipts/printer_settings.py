"""What must be known of a printer to make a job for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DOTS_PER_COLUMN = 12  # Font A at 203 dpi


class JobFormat(StrEnum):
    """The language that a printer, or a folder of files, takes."""

    ESCPOS = "escpos"
    PDF = "pdf"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """One printer's paper and abilities.

    `columns` of Font A: 48 (72 mm printable) or 42 on 80 mm paper, 32 on 58 mm. `code_pages` are
    tried in this order for a whole line, as python-escpos' `profile` numbers them; a line that
    fits none is drawn. `as_picture` draws everything: for printers whose code pages are not to be
    trusted.
    """

    format: JobFormat = JobFormat.ESCPOS
    columns: int = 48
    code_pages: tuple[str, ...] = ("CP858", "CP1252", "CP852", "CP866")
    profile: str = "default"
    as_picture: bool = False
    cut: bool = True

    @property
    def width_dots(self) -> int:
        """Printable dots across the paper."""
        return self.columns * DOTS_PER_COLUMN
