"""Who makes what, by USB numbers: facts of usb.ids (http://www.linux-usb.org/usb.ids, 2026-06-10).

A maker's number says what a device probably is; what it can say of itself (its class, its HID
usage, its own name) counts more. Cables say nothing of what hangs on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hardware.ports import Role

PRINTER, LABELS = Role.RECEIPT_PRINTER, Role.LABEL_PRINTER
SCANNER, SCALE, DISPLAY = Role.SCANNER, Role.SCALE, Role.LINE_DISPLAY


@dataclass(frozen=True, slots=True)
class Maker:
    """A maker of USB devices; `makes` has the likeliest first, empty: a cable for anything."""

    name: str
    makes: tuple[Role, ...] = ()
    models: Mapping[int, str] = field(default_factory=dict)
    others: Mapping[int, tuple[Role, ...]] = field(default_factory=dict)  # models that differ
    scales: tuple[str, ...] = ()  # drivers of its scales, the likeliest first


MAKERS: dict[int, Maker] = {
    # -- printers
    0x04B8: Maker(
        "Epson",
        (PRINTER, DISPLAY),
        {0x0202: "TM-T70, TM-T88IV (UB-U05)", 0x0E03: "TM-T20", 0x0E31: "TM-L100"},
    ),
    0x0519: Maker("Star Micronics", (PRINTER, LABELS)),
    0x1504: Maker("Bixolon", (PRINTER, LABELS, DISPLAY), {0x001F: "SRP-350II"}),
    0x1D90: Maker(
        "Citizen",
        (PRINTER, LABELS),
        {0x2037: "CL-S631", 0x20F0: "CT-E351"},
        {0x2037: (LABELS,)},
    ),
    0x2730: Maker(
        "Citizen",
        (PRINTER, LABELS),
        {0x2002: "CT-S2000", 0x200F: "CT-S310"},
    ),
    0x0DD4: Maker("Custom", (PRINTER,), {0x0237: "K80"}),
    0x0A5F: Maker(
        "Zebra",
        (LABELS,),
        {
            0x0009: "LP2844",
            0x0062: "GK420d",
            0x0080: "GK420d",
            0x0081: "GK420t",
            0x0084: "GX420d",
            0x00D1: "GC420d",
            0x0110: "ZD500",
            0x011C: "ZD410",
            0x0141: "ZD620",
            0x0172: "ZT411",
        },
    ),
    # -- scanners
    0x05E0: Maker(
        "Zebra (Symbol)",
        (SCANNER, Role.ID_READER),
        {0x1200: "scanner", 0x1701: "scanner", 0x1A00: "CS4070"},
    ),
    0x0C2E: Maker(
        "Honeywell (Metrologic)",
        (SCANNER, Role.ID_READER),
        {
            0x0007: "MS7120",
            0x0200: "MS7120",
            0x0204: "MS7120",
            0x0206: "MS4980",
            0x0700: "MS7120",
            0x0720: "MS7120",
            0x0B6A: "Vuquest 3310",
            0x0B81: "Voyager 1400g",
        },
    ),
    0x0536: Maker("Honeywell (Hand Held Products)", (SCANNER, Role.ID_READER)),
    0x05F9: Maker(
        "Datalogic",
        (SCANNER, SCALE, Role.ID_READER),
        {
            0x1104: "Magellan 2200VS",
            0x1206: "Gryphon",
            0x120C: "Gryphon GD4430",
            0x2206: "Gryphon",
            0x220C: "Gryphon GD4430",
            0x2601: "Magellan 1000i",
            0x2602: "Magellan 1100i",
            0x4204: "Gryphon",
            0x5204: "Gryphon GFS4170",
        },
        scales=("magellan", "toledo8217"),
    ),
    0x080C: Maker(
        "Datalogic",
        (SCANNER,),
        {0x0300: "Gryphon D120", 0x0400: "Gryphon D120", 0x0500: "Gryphon D120"},
    ),
    0x1EAB: Maker(
        "Newland",
        (SCANNER, Role.ID_READER),
        {
            0x0103: "HR200",
            0x0106: "HR200",
            0x0110: "HR200",
            0x0C03: "HR3260",
            0x0C06: "HR3260",
            0x0C10: "HR3260",
            0x1403: "HR15",
            0x1406: "HR15",
            0x1410: "HR15",
            0x1A03: "HR22",
            0x1A06: "HR22",
            0x1A10: "HR22",
        },
    ),
    # -- scales and displays
    0x0EB8: Maker(
        "Mettler Toledo",
        (SCALE,),
        {0x2200: "Ariva", 0xF000: "BC60"},
        scales=("toledo8217", "mt_sics", "nci"),
    ),
    0x0AA7: Maker(
        "Wincor Nixdorf",
        (PRINTER, DISPLAY),
        {0x0200: "BA63", 0x0201: "BA66", 0x0300: "TH210", 0x0302: "TH220", 0x0304: "TH230"},
        {0x0200: (DISPLAY,), 0x0201: (DISPLAY,)},
    ),
    # -- cables: anything may hang on them
    0x0403: Maker("FTDI cable"),
    0x067B: Maker("Prolific cable"),
    0x1A86: Maker("CH340 cable"),
    0x10C4: Maker("CP210x cable"),
    0x0557: Maker("ATEN cable"),
    0x9710: Maker("MosChip cable"),
}


def title_of(vendor: int, product: int) -> str:
    """What people know it by; empty where nobody knows it."""
    maker = MAKERS.get(vendor)
    if maker is None:
        return ""
    return f"{maker.name} {maker.models.get(product, '')}".strip()


def roles_of(vendor: int, product: int) -> tuple[Role, ...]:
    """What it may be for, the likeliest first; empty: nobody can tell."""
    maker = MAKERS.get(vendor)
    return () if maker is None else maker.others.get(product, maker.makes)
