"""A printer's options as the settings that its jobs are rendered with."""

from __future__ import annotations

from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.receipts.printer_settings import PrinterSettings, from_options


def paper_of(config: DeviceConfig) -> PrinterSettings:
    """Paper and abilities."""
    return from_options(config.options)
