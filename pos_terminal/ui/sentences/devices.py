"""About devices: what each fault means to people, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

# key of a CashierError or of a DeviceFault ({device}) -> its sentence
DEVICES: dict[str, object] = {
    "device.connection": QT_TRANSLATE_NOOP(
        "sentences", "{connection} cannot be used: {why}. Correct it and try again."
    ),
    "device.setting": QT_TRANSLATE_NOOP(
        "sentences", "{setting} cannot be kept: {why}. Correct it and try again."
    ),
    "device.file": QT_TRANSLATE_NOOP(
        "sentences", "{file} cannot be used: {why}. Correct it, then start the till again."
    ),
    "device.default": QT_TRANSLATE_NOOP(
        "sentences",
        "{device} comes from this machine's settings. Set up another one in its place.",
    ),
    "device.card_open": QT_TRANSLATE_NOOP(
        "sentences",
        "A payment is not finished, and only this card terminal knows it. End the sale first.",
    ),
    "device.fixed": QT_TRANSLATE_NOOP(
        "sentences", "{device} is set by a file of IT's. Ask IT to change it there."
    ),
    "device.simulated": QT_TRANSLATE_NOOP(
        "sentences",
        "{device} is simulated for this run. Start the till without --simulate to set up real "
        "devices.",
    ),
    "device.act": QT_TRANSLATE_NOOP(
        "sentences", "{device} cannot do that ({act}). Choose one of its own tests."
    ),
    "device.gone": QT_TRANSLATE_NOOP(
        "sentences", "{device} is no longer set up. Look at the list of devices again."
    ),
    "device.fault": QT_TRANSLATE_NOOP(
        "sentences", "{device} does not work. Check its power and cable."
    ),
    "device.no_right": QT_TRANSLATE_NOOP(
        "sentences", "This till may not open {device}. Ask IT to allow it, then plug it in again."
    ),
    "device.unusable": QT_TRANSLATE_NOOP(
        "sentences",
        "{device} cannot be reached that way. Choose another connection or other settings for it.",
    ),
    "device.missing": QT_TRANSLATE_NOOP(
        "sentences", "{device} is not there. Plug it in, or choose its port on the Devices page."
    ),
    "device.offline": QT_TRANSLATE_NOOP(
        "sentences", "{device} does not answer. Check its power and cable."
    ),
    "device.timeout": QT_TRANSLATE_NOOP(
        "sentences",
        "{device} did not answer in time. Switch it off and on; check the protocol chosen for it.",
    ),
    "device.busy": QT_TRANSLATE_NOOP(
        "sentences", "Another program uses {device}. Close that program."
    ),
    "device.garbled": QT_TRANSLATE_NOOP(
        "sentences",
        "{device} says what nobody understands. Check the protocol, speed and parity chosen.",
    ),
    "printer.offline": QT_TRANSLATE_NOOP(
        "sentences", "The printer does not answer. Check its power and cable."
    ),
    "printer.paper_out": QT_TRANSLATE_NOOP(
        "sentences", "The printer has no paper. Put in a new roll."
    ),
    "printer.cover_open": QT_TRANSLATE_NOOP("sentences", "The printer's cover is open. Close it."),
    "printer.fault": QT_TRANSLATE_NOOP(
        "sentences",
        "The printer reports a fault. Open the cover, remove jammed paper, switch it off and on.",
    ),
    "printer.cutter": QT_TRANSLATE_NOOP(
        "sentences",
        "The printer's cutter is stuck. Open the cover, take out the paper, close it again.",
    ),
    "printer.unknown": QT_TRANSLATE_NOOP(
        "sentences",
        "Nobody knows whether that was printed. Look; if it is not complete, print a copy.",
    ),
    "drawer.fault": QT_TRANSLATE_NOOP(
        "sentences", "The drawer did not open. Use its key, then check its cable to the printer."
    ),
    "drawer.left_open": QT_TRANSLATE_NOOP(
        "sentences", "The drawer is still open. Take out or put in what you need, then shut it."
    ),
    "drawer.stuck": QT_TRANSLATE_NOOP(
        "sentences", "The drawer is still shut. Use its key, then look for what holds it."
    ),
    "display.offline": QT_TRANSLATE_NOOP(
        "sentences", "The customer display does not answer. Check its power and cable."
    ),
    "terminal.unreachable": QT_TRANSLATE_NOOP(
        "sentences",
        "The card terminal does not answer. Check its power and cable, or take another tender.",
    ),
    "scale.unstable": QT_TRANSLATE_NOOP(
        "sentences", "The scale is not at rest. Let the goods lie still."
    ),
    "scale.overload": QT_TRANSLATE_NOOP(
        "sentences", "Too much lies on the scale. Weigh it in parts."
    ),
    "scale.below_zero": QT_TRANSLATE_NOOP(
        "sentences", "The scale shows less than nothing. Empty it and set it to zero."
    ),
    "scale.empty": QT_TRANSLATE_NOOP(
        "sentences", "Nothing lies on the scale. Put the goods on it."
    ),
    "scan.unsupported": QT_TRANSLATE_NOOP(
        "sentences", "That kind of code is not used here. Type it by hand."
    ),
}
