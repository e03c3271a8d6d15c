"""What our drivers and their options are called: as they say it themselves, to be translated.

Another's own title is said as it comes.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

TITLES: frozenset[object] = frozenset(
    (
        QT_TRANSLATE_NOOP("DeviceOptions", "Unit"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Asked by"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Paper width"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Letters in a line"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Model"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Code pages, in the order in which they are tried"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Draw everything"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Cutter"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Buzz at the end of a paper"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Picture above receipts"),
        QT_TRANSLATE_NOOP("DeviceOptions", "How it proves that a paper is printed"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Level of the drawer's switch when it stands open"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Pin of the drawer"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Length of the pulse, in milliseconds"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Silence that ends a document, ms"),
        QT_TRANSLATE_NOOP("DeviceOptions", "What it sends before each code"),
        QT_TRANSLATE_NOOP("DeviceOptions", "What it sends after each code, before Enter"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Silence that ends a code without Enter, ms"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Longest gap between two of its keys, ms"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Silence that ends a code, ms"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Fewest characters of a code without prefix"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Keyboard that the scanner is set to, where it differs"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Characters a line"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Characters"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Dots per inch"),
        QT_TRANSLATE_NOOP("DeviceOptions", "How it proves that labels are printed"),
    )
)
DRIVERS: frozenset[object] = frozenset(
    (
        QT_TRANSLATE_NOOP(
            "DeviceOptions",
            "Scanner on a serial port, USB (virtual port) or the network",
        ),
        QT_TRANSLATE_NOOP("DeviceOptions", "Scanner in USB HID POS mode"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Scanner that types like a keyboard"),
        QT_TRANSLATE_NOOP("DeviceOptions", "A scanner on the screen"),
        QT_TRANSLATE_NOOP(
            "DeviceOptions",
            "ESC/POS printer (Epson TM, Star in ESC/POS mode, Bixolon, Citizen and most others)",
        ),
        QT_TRANSLATE_NOOP("DeviceOptions", "A folder: one file a paper"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Simulated printer"),
        QT_TRANSLATE_NOOP("DeviceOptions", "On the receipt printer's socket"),
        QT_TRANSLATE_NOOP("DeviceOptions", "A file: one line an opening"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Simulated drawer"),
        QT_TRANSLATE_NOOP(
            "DeviceOptions",
            "CD5220 (Partner, Birch, Posiflex PD and most others)",
        ),
        QT_TRANSLATE_NOOP("DeviceOptions", "Simulated customer display"),
        QT_TRANSLATE_NOOP(
            "DeviceOptions",
            "Toledo 8217 (Mettler Ariva, Viva, DIVA and many compatible scales)",
        ),
        QT_TRANSLATE_NOOP(
            "DeviceOptions",
            "Datalogic Magellan, scanner and scale on one cable",
        ),
        QT_TRANSLATE_NOOP(
            "DeviceOptions",
            "CAS, Ohaus Aviator and others that are asked by ENQ",
        ),
        QT_TRANSLATE_NOOP(
            "DeviceOptions",
            "Lines of ST,GS: CAS PD-II and PDS, A&D, Kern, Ohaus",
        ),
        QT_TRANSLATE_NOOP("DeviceOptions", "Toledo Prix and other Brazilian scales (PRT1)"),
        QT_TRANSLATE_NOOP("DeviceOptions", "A scale on the screen"),
        QT_TRANSLATE_NOOP(
            "DeviceOptions",
            "ID reader that sends the text of a document (serial, USB, network)",
        ),
        QT_TRANSLATE_NOOP("DeviceOptions", "An ID reader on the screen"),
        QT_TRANSLATE_NOOP(
            "DeviceOptions",
            "ZPL label printer (Zebra, and others that understand it)",
        ),
        QT_TRANSLATE_NOOP("DeviceOptions", "ESC/POS label printer (Epson TM-L90 and others)"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Simulated label printer"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Card terminal without a cable"),
        QT_TRANSLATE_NOOP("DeviceOptions", "Simulated card terminal"),
    )
)


def translated(text: str) -> str:
    """A title of these in the language of the screen."""
    return QCoreApplication.translate("DeviceOptions", text)
