"""A printer's options as the settings that its jobs are rendered with."""

from __future__ import annotations

from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.receipts.printer_settings import PrinterSettings

COLUMNS = {80: 48, 58: 32}  # Font A at 203 dpi


def paper_of(config: DeviceConfig) -> PrinterSettings:
    """Paper and abilities; what the options do not say is as most printers are."""
    options, usual = config.options, PrinterSettings()
    width = COLUMNS.get(int(options.get("paper_mm", 80)), usual.columns)
    return PrinterSettings(
        columns=int(options.get("columns") or width),
        code_pages=tuple(options.get("code_pages") or usual.code_pages),
        profile=str(options.get("profile") or usual.profile),
        as_picture=bool(options.get("as_picture", usual.as_picture)),
        cut=options.get("cut", "full") != "none",
    )
