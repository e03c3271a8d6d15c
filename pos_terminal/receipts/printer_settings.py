"""What must be known of a printer to make a job for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

DOTS_PER_COLUMN = 12  # Font A at 203 dpi
COLUMNS = {80: 48, 58: 32}  # by the paper's width in millimetres


class JobFormat(StrEnum):
    """The language that a printer, or a folder of files, takes."""

    ESCPOS = "escpos"
    PDF = "pdf"
    PNG = "png"


class Cutter(StrEnum):
    """How a paper ends."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"  # torn off by hand


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """One printer's paper and abilities.

    `columns` of Font A: 48 (72 mm printable) or 42 on 80 mm paper, 32 on 58 mm. `code_pages` are
    tried in this order for a whole line, as python-escpos' `profile` numbers them; pages that a
    profile does not have are left out, and a line that fits none is drawn. `as_picture` draws
    everything: for printers whose code pages are not to be trusted. `logo` is the file of a
    picture that is printed above receipts, if it can be read. `buzzer` is for printers that
    understand ESC B.
    """

    format: JobFormat = JobFormat.ESCPOS
    columns: int = 48
    code_pages: tuple[str, ...] = ("CP858", "CP1252", "CP852", "CP866")
    profile: str = "default"
    as_picture: bool = False
    cut: Cutter = Cutter.FULL
    buzzer: bool = False
    logo: str = ""

    @property
    def width_dots(self) -> int:
        """Printable dots across the paper."""
        return self.columns * DOTS_PER_COLUMN


def from_options(options: Mapping[str, Any]) -> PrinterSettings:
    """A printer driver's options; what they do not say is as most printers are."""
    usual = PrinterSettings()
    width = COLUMNS.get(int(options.get("paper_mm") or 80), usual.columns)
    return PrinterSettings(
        columns=int(options.get("columns") or width),
        code_pages=tuple(options.get("code_pages") or usual.code_pages),
        profile=str(options.get("profile") or usual.profile),
        as_picture=bool(options.get("as_picture", usual.as_picture)),
        cut=Cutter(options.get("cut") or usual.cut),
        buzzer=bool(options.get("buzzer", usual.buzzer)),
        logo=str(options.get("logo") or ""),
    )
