"""A scan in words, for whoever tries a scanner: what was read, as what, and how long it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hardware.parsing.aim import split
from hardware.parsing.reading import Kind, read
from hardware.ports import ScanData
from pos_terminal.ui import format as form
from pos_terminal.ui.viewmodels.counts import Counts

translate = QCoreApplication.translate
_SHOWN = 60  # characters of a code; the rest is counted
_NAMES = {
    "EAN13": "EAN-13 / UPC-A",
    "EAN8": "EAN-8",
    "GS1_128_CCA": "GS1-128",
    "Code128": "Code 128",
    "Code39": "Code 39",
    "DM": "Data Matrix",
    "QR": "QR",
    "DataBarExpanded": "GS1 DataBar",
}


def scan_words(scan: ScanData) -> str:
    """What a test shows of a scan; of a person's document never more than its length."""
    reading = read(scan)
    if reading.kind is Kind.DOCUMENT:
        length = Counts().characters(len(scan.text))
        return translate("Devices", "A document, {length}").format(length=length)
    aim, data = split(scan.text, scan.aim)
    length = Counts().characters(len(data))
    kind = _NAMES.get(reading.symbology, reading.symbology)
    parts = [form.isolate(form.breakable(_plain(data))), kind, length]
    if aim:
        parts.append(form.isolate(f"AIM {aim}"))
    if reading.kind is Kind.ITEM and not reading.refusal:
        parts.insert(1, translate("Devices", "goods label"))
    if reading.refusal:
        parts.append(translate("Devices", "cannot be used"))
    return " · ".join(part for part in parts if part)


def _plain(text: str) -> str:
    shown = "".join(each if each.isprintable() else "·" for each in text[:_SHOWN])
    return f"{shown}…" if len(text) > _SHOWN else shown
