"""What the strip says of the receipt printer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from hardware.device_thread import DeviceState
from hardware.ports import Role
from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.checkout.state import PrintState
from pos_terminal.ui.viewmodels import device_strip
from pos_terminal.ui.viewmodels.health import Health

translate = QCoreApplication.translate
_ASK_THE_PRINTER = frozenset({"ready", "paper_low", "unknown"})  # it knows better by now
_PRINTER_FAULTS = {  # what the device says, as the print desk calls it
    "device.missing": "offline",
    "device.offline": "offline",
    "printer.offline": "offline",
    "printer.paper_out": "paper_out",
    "printer.cover_open": "cover_open",
    "printer.cutter": "cutter_jam",
}


def strip_of(prints: PrintState, devices: Iterable[DeviceView]) -> tuple[Health, str]:
    """As the last job found it; between jobs as the device says it is."""
    view = next((one for one in devices if one.config.role == Role.RECEIPT_PRINTER), None)
    if view is None or prints.condition not in _ASK_THE_PRINTER:
        return _words(prints.condition)
    if view.state in device_strip.NEED_SOMEBODY:
        condition = _PRINTER_FAULTS.get(view.key)
        return _words(condition) if condition else device_strip.trouble_of(view)
    if view.state == DeviceState.UNKNOWN:
        return Health.QUIET, translate("Status", "Printer cannot say how it is")
    if view.state == DeviceState.CONNECTING:
        return Health.QUIET, translate("Status", "Connecting the printer")
    return _words("ready" if prints.condition == "unknown" else prints.condition)


def _words(condition: str) -> tuple[Health, str]:
    words = {
        "ready": (Health.GOOD, translate("Status", "Printer ready")),
        "busy": (Health.GOOD, translate("Status", "Printing")),
        "offline": (Health.WARN, translate("Status", "Printer is off")),
        "paper_out": (Health.WARN, translate("Status", "Printer needs paper")),
        "cover_open": (Health.WARN, translate("Status", "Printer cover is open")),
        "cutter_jam": (Health.WARN, translate("Status", "Printer's cutter is stuck")),
        "paper_low": (Health.WARN, translate("Status", "Printer paper is running low")),
        "none": (Health.QUIET, translate("Status", "No printer")),
    }
    unknown = (Health.WARN, translate("Status", "Printer does not answer"))
    return words.get(condition, unknown)
