"""Labels on their way to the label printer, in the language that it understands."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pos_terminal.checkout.device_views import DeviceConfig

if TYPE_CHECKING:
    from pos_terminal.receipts.labels import LabelSheet

_USUAL_DPI = 203
_START_S = 20.0
_LABEL_S = 2.0  # the slowest printers, on the largest label


def dpi_of(config: DeviceConfig) -> int:
    """How fine it prints."""
    return int(config.options.get("dpi") or _USUAL_DPI)


def label_printing(sheet: LabelSheet, dpi: int) -> Callable[[Any], int]:
    """Work for a label printer: how many were printed, or a DeviceFault."""

    def work(printer: Any) -> int:
        from pos_terminal.receipts.labels.outputs import label_job  # late: it brings fonts

        if sheet.count:
            data = label_job(sheet, printer.language, dpi)
            printer.print(f"labels-{time.time_ns()}", data, _START_S + _LABEL_S * sheet.count)
        return sheet.count

    return work
