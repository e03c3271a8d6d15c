"""What devices, their connections and tests are called."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from hardware.ports import Role
from pos_terminal.checkout.device_views import DeviceConfig, FoundDevice
from pos_terminal.ui import format as form
from pos_terminal.ui.viewmodels.amounts import decimal_sign
from pos_terminal.ui.viewmodels.counts import Counts

ROLES: dict[str, object] = {
    Role.SCANNER: QT_TRANSLATE_NOOP("Devices", "Scanner"),
    Role.RECEIPT_PRINTER: QT_TRANSLATE_NOOP("Devices", "Receipt printer"),
    Role.CASH_DRAWER: QT_TRANSLATE_NOOP("Devices", "Cash drawer"),
    Role.LINE_DISPLAY: QT_TRANSLATE_NOOP("Devices", "Customer display"),
    Role.SCALE: QT_TRANSLATE_NOOP("Devices", "Scale"),
    Role.ID_READER: QT_TRANSLATE_NOOP("Devices", "ID reader"),
    Role.LABEL_PRINTER: QT_TRANSLATE_NOOP("Devices", "Label printer"),
    Role.PAYMENT_TERMINAL: QT_TRANSLATE_NOOP("Devices", "Card terminal"),
}
USES: dict[str, object] = {
    Role.SCANNER: QT_TRANSLATE_NOOP("Devices", "Use as scanner"),
    Role.RECEIPT_PRINTER: QT_TRANSLATE_NOOP("Devices", "Use as receipt printer"),
    Role.CASH_DRAWER: QT_TRANSLATE_NOOP("Devices", "Use as cash drawer"),
    Role.LINE_DISPLAY: QT_TRANSLATE_NOOP("Devices", "Use as customer display"),
    Role.SCALE: QT_TRANSLATE_NOOP("Devices", "Use as scale"),
    Role.ID_READER: QT_TRANSLATE_NOOP("Devices", "Use as ID reader"),
    Role.LABEL_PRINTER: QT_TRANSLATE_NOOP("Devices", "Use as label printer"),
    Role.PAYMENT_TERMINAL: QT_TRANSLATE_NOOP("Devices", "Use as card terminal"),
}
KINDS: dict[str, object] = {
    "tcp": QT_TRANSLATE_NOOP("Devices", "Network"),
    "serial": QT_TRANSLATE_NOOP("Devices", "Serial port"),
    "usb": QT_TRANSLATE_NOOP("Devices", "USB"),
    "hid": QT_TRANSLATE_NOOP("Devices", "USB (HID)"),
    "spool": QT_TRANSLATE_NOOP("Devices", "This machine's print queue"),
    "file": QT_TRANSLATE_NOOP("Devices", "Folder of files"),
    "keyboard": QT_TRANSLATE_NOOP("Devices", "Types like a keyboard"),
    "printer": QT_TRANSLATE_NOOP("Devices", "Plugged into the receipt printer"),
    "simulator": QT_TRANSLATE_NOOP("Devices", "Simulator"),
}
PLACES: dict[str, object] = {
    "tcp": QT_TRANSLATE_NOOP("Devices", "Address and port, such as 192.168.1.50:9100"),
    "serial": QT_TRANSLATE_NOOP("Devices", "Port, such as /dev/ttyUSB0 or COM3"),
    "usb": QT_TRANSLATE_NOOP("Devices", "Maker and model as the system numbers them: 04b8:0e15"),
    "hid": QT_TRANSLATE_NOOP("Devices", "Maker and model as the system numbers them: 0c2e:0b01"),
    "spool": QT_TRANSLATE_NOOP("Devices", "Name of the queue"),
    "file": QT_TRANSLATE_NOOP("Devices", "Folder; empty: beside the till's own files"),
}
WAYS: dict[str, object] = {  # to what is plugged in, behind its name
    "print queue": QT_TRANSLATE_NOOP("Devices", "print queue"),
    "network": QT_TRANSLATE_NOOP("Devices", "network"),
}
TESTS: dict[str, object] = {
    "print": QT_TRANSLATE_NOOP("Devices", "Print a test page"),
    "label": QT_TRANSLATE_NOOP("Devices", "Print a test label"),
    "kick": QT_TRANSLATE_NOOP("Devices", "Open the drawer"),
    "show": QT_TRANSLATE_NOOP("Devices", "Show a test text"),
    "clear": QT_TRANSLATE_NOOP("Devices", "Show nothing"),
    "weigh": QT_TRANSLATE_NOOP("Devices", "Weigh"),
    "zero": QT_TRANSLATE_NOOP("Devices", "Set to zero"),
    "tare": QT_TRANSLATE_NOOP("Devices", "Take off what lies on it"),
    "scan": QT_TRANSLATE_NOOP("Devices", "Try a scan"),
    "read": QT_TRANSLATE_NOOP("Devices", "Try a document"),
    "buzz": QT_TRANSLATE_NOOP("Devices", "Beep"),
    "ask": QT_TRANSLATE_NOOP("Devices", "Ask how it is"),
}
_LENGTH = re.compile(r"([0-9]{1,5}) characters")  # of a scan, as the rack says it
_WEIGHT = re.compile(r"-?[0-9]+(?:\.[0-9]+)? (?:kg|g|lb|oz)")
LISTENS = frozenset({"scan", "read"})  # tests that wait for a person


_CAME: dict[str, object] = {
    "confirmed": QT_TRANSLATE_NOOP("Devices", "Printed, and the printer has confirmed it."),
    "sent": QT_TRANSLATE_NOOP("Devices", "Sent to the printer. Look whether it came out."),
}


def came_words(answer: str) -> str:
    """What came of a test, or was heard last: as people say it where we know it, else as it is."""
    if found := _LENGTH.fullmatch(answer):
        return Counts().characters(int(found[1]))
    if _WEIGHT.fullmatch(answer):
        return form.isolate(answer.replace(".", decimal_sign()))
    return _word(_CAME, answer) if answer in _CAME else form.natural(answer)


def role_words(role: str) -> str:
    """What a device of this role is called."""
    return _word(ROLES, role)


def use_words(role: str) -> str:
    """The button that sets a device up."""
    return _word(USES, role)


def kind_words(kind: str) -> str:
    """What a kind of connection is called."""
    return _word(KINDS, kind)


def place_words(kind: str) -> str:
    """What must be said of the place, or nothing."""
    return _word(PLACES, kind) if kind in PLACES else ""


def test_words(act: str) -> str:
    """What a test is called."""
    return _word(TESTS, act)


def title_of(config: DeviceConfig) -> str:
    """What people call a device."""
    return form.natural(config.name) if config.name else role_words(config.role)


def named(name: str) -> str:
    """A device as an error names it: by its own name, or by its role, which we translate."""
    role = name.replace(" ", "_")
    return role_words(role) if role in ROLES else form.natural(name)


def found_words(found: FoundDevice) -> str:
    """What is plugged in, by its own name, else by where it is."""
    name, _, way = found.label.removesuffix(")").rpartition(" (")
    if way in WAYS:
        return f"{form.natural(form.breakable(name))} ({_word(WAYS, way)})"
    return form.natural(form.breakable(found.label)) or connection_words(found.connection)


def connection_words(line: str) -> str:
    """A connection as people read it: its kind, then the place as it is written."""
    kind, _colon, rest = line.partition(":")
    place = rest.removeprefix("//").partition("?")[0]
    words = kind_words(kind)
    return form.natural(f"{words} {form.isolate(form.breakable(place))}") if place else words


def _word(known: Mapping[str, object], key: str) -> str:
    plain = key.replace("_", " ").capitalize()
    return QCoreApplication.translate("Devices", str(known[key])) if key in known else plain
