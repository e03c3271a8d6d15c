"""What the strip says of devices that need somebody: the cause and the next step, in few words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from hardware.device_thread import DeviceState
from hardware.ports import Role
from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.device_words import title_of
from pos_terminal.ui.viewmodels.health import Health

NEED_SOMEBODY = frozenset({DeviceState.OFFLINE, DeviceState.NEEDS_HAND, DeviceState.BROKEN})
_OFF = QT_TRANSLATE_NOOP("DeviceStrip", "{device} is off: check its cable")
_JAM = QT_TRANSLATE_NOOP("DeviceStrip", "{device} is jammed: open its cover")
_KEY = QT_TRANSLATE_NOOP("DeviceStrip", "{device} is stuck: use its key")
_SETTINGS = QT_TRANSLATE_NOOP("DeviceStrip", "{device} does not answer: check its settings")
_OTHERWISE = QT_TRANSLATE_NOOP("DeviceStrip", "{device} needs a look")
_SHORT: dict[str, object] = {
    "device.missing": _OFF,
    "device.offline": _OFF,
    "printer.offline": _OFF,
    "display.offline": _OFF,
    "terminal.unreachable": _OFF,
    "device.timeout": _SETTINGS,
    "device.garbled": _SETTINGS,
    "device.no_right": QT_TRANSLATE_NOOP("DeviceStrip", "{device} may not be opened: ask IT"),
    "device.unusable": QT_TRANSLATE_NOOP("DeviceStrip", "{device}: check its settings"),
    "device.busy": QT_TRANSLATE_NOOP("DeviceStrip", "{device} is in use by another program"),
    "printer.paper_out": QT_TRANSLATE_NOOP("DeviceStrip", "{device} needs paper"),
    "printer.cover_open": QT_TRANSLATE_NOOP("DeviceStrip", "{device} is open: close its cover"),
    "printer.fault": _JAM,
    "printer.cutter": _JAM,
    "drawer.fault": _KEY,
    "drawer.stuck": _KEY,
    "scale.unstable": QT_TRANSLATE_NOOP("DeviceStrip", "{device} moves: let the goods lie still"),
    "scale.overload": QT_TRANSLATE_NOOP("DeviceStrip", "{device}: too heavy, weigh in parts"),
    "scale.below_zero": QT_TRANSLATE_NOOP("DeviceStrip", "{device}: empty it and set it to zero"),
}


def strip_of(views: Iterable[DeviceView]) -> tuple[Health, str]:
    """Nothing while all is well; the receipt printer has a place of its own in the strip.

    So has a drawer that hangs on a printer in trouble: whoever sees to the one has seen to both.
    """
    ill = [view for view in views if view.state in NEED_SOMEBODY]
    if any(view.config.role == Role.RECEIPT_PRINTER for view in ill):
        ill = [view for view in ill if not _on_the_printer(view)]
    ill = [view for view in ill if view.config.role != Role.RECEIPT_PRINTER]
    if not ill:
        return Health.QUIET, ""
    if len(ill) > 1:
        return Health.WARN, Counts().devices_in_trouble(len(ill))
    return trouble_of(ill[0])


def _on_the_printer(view: DeviceView) -> bool:
    return view.config.connection.startswith("printer:")


def trouble_of(view: DeviceView) -> tuple[Health, str]:
    """What one device needs."""
    text = str(_SHORT.get(view.key, _OTHERWISE))
    words = QCoreApplication.translate("DeviceStrip", text)
    return Health.WARN, words.format(device=title_of(view.config))
