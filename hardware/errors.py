"""What can go wrong at a device, each with the action that mends it and a key to translate by.

Who mends it decides what the house does: `ENVIRONMENT` is tried again by itself, `OPERATOR` waits
for a hand at the device, `INPUT` is for whoever scanned or typed, `UNKNOWN` for a person who looks.
Any other exception out of a driver is our own mistake.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pos_terminal.domain.errors import DeviceError


class Mends(StrEnum):
    """Who can mend it."""

    ENVIRONMENT = "environment"
    OPERATOR = "operator"
    INPUT = "input"
    UNKNOWN = "unknown"


class DeviceFault(DeviceError):
    """A device error with a standing hint; `key` picks a translated sentence on the screen."""

    key: ClassVar[str] = "device.fault"
    standing_hint: ClassVar[str] = "Check the device's power and cable."
    mends: ClassVar[Mends] = Mends.ENVIRONMENT

    def __init__(self, device: str, hint: str = "") -> None:
        """Name the device; `hint` replaces the standing one where more is known."""
        super().__init__(device, hint or self.standing_hint)

    @property
    def facts(self) -> dict[str, object]:
        """What the sentence of `key` has room for."""
        return {"device": self.device}


# -- any device: the environment


class NoHardware(DeviceFault):
    """Nothing is connected there, or this machine may not open it."""

    key = "device.missing"
    standing_hint = "Plug the device in, or choose its port on the Devices page."


class NoRight(NoHardware):
    """It is there, and the system does not let this program open it."""

    key = "device.no_right"
    standing_hint = "This user may not open it: install the device rules, or ask IT."


class UnusableWay(NoHardware):
    """It cannot be reached as it is set up: a program, a setting or a mode is missing."""

    key = "device.unusable"
    standing_hint = "Choose another connection or other settings on the Devices page."


class DeviceOffline(DeviceFault):
    """The device was there and no longer answers, or its cable was pulled."""

    key = "device.offline"


class DeviceTimeout(DeviceFault):
    """It is connected and did not answer in time."""

    key = "device.timeout"
    standing_hint = "Switch the device off and on; check that its protocol is the one chosen."


class DeviceBusy(DeviceFault):
    """Another program holds it."""

    key = "device.busy"
    standing_hint = "Close the other program that uses the device."


class Garbled(DeviceFault):
    """What it says is not its protocol."""

    key = "device.garbled"
    standing_hint = "Check the protocol, speed and parity chosen on the Devices page."


# -- printers


class PrinterOffline(DeviceOffline):
    """The printer cannot be reached or takes no data: nothing of this job was printed."""

    key = "printer.offline"
    standing_hint = "Check the printer's power and cable."


class PaperEmpty(DeviceFault):
    """The roll was at its end before the job: nothing of it was printed."""

    key = "printer.paper_out"
    standing_hint = "Put in a new paper roll."
    mends = Mends.OPERATOR


class CoverOpen(DeviceFault):
    """The cover was open before the job: nothing of it was printed."""

    key = "printer.cover_open"
    standing_hint = "Close the printer's cover."
    mends = Mends.OPERATOR


class PrinterFault(DeviceFault):
    """The mechanism reported an error before the job: nothing of it was printed."""

    key = "printer.fault"
    standing_hint = "Open the cover, remove jammed paper, switch the printer off and on."
    mends = Mends.OPERATOR


class CutterJam(PrinterFault):
    """The cutter is stuck: nothing of this job was printed."""

    key = "printer.cutter"
    standing_hint = "Open the cover, take out the jammed paper, close it again."


class UnknownOutcome(DeviceFault):
    """Some of the job may be on paper: look; a second print must be marked as a copy."""

    key = "printer.unknown"
    standing_hint = "Look at the paper; if the receipt is not complete, print a copy."
    mends = Mends.UNKNOWN


# -- drawer, display, card terminal


class DrawerFault(DeviceFault):
    """The drawer did not take the kick."""

    key = "drawer.fault"
    standing_hint = "Open the drawer with its key, then check its cable to the printer."
    mends = Mends.OPERATOR


class DrawerStuck(DrawerFault):
    """It was told to open and its switch says that it is still shut."""

    key = "drawer.stuck"
    standing_hint = "Open the drawer with its key, then look for what holds it."


class DisplayOffline(DeviceOffline):
    """The customer display does not answer."""

    key = "display.offline"
    standing_hint = "Check the display's power and cable."


class TerminalUnreachable(DeviceOffline):
    """The payment terminal was not asked: no money moved by this call."""

    key = "terminal.unreachable"
    standing_hint = "Check the card terminal's power and cable, or take another tender."


# -- scales


class Unstable(DeviceFault):
    """The scale moves: there is no weight yet."""

    key = "scale.unstable"
    standing_hint = "Let the goods lie still on the scale."
    mends = Mends.OPERATOR


class Overload(DeviceFault):
    """More lies on the scale than it can weigh."""

    key = "scale.overload"
    standing_hint = "Take goods off the scale and weigh them in parts."
    mends = Mends.OPERATOR


class BelowZero(DeviceFault):
    """The scale shows less than nothing: something was on it when it was zeroed."""

    key = "scale.below_zero"
    standing_hint = "Empty the scale and set it to zero."
    mends = Mends.OPERATOR


class NothingWeighed(DeviceFault):
    """The scale is empty."""

    key = "scale.empty"
    standing_hint = "Put the goods on the scale."
    mends = Mends.OPERATOR


# -- what was scanned


class CheckDigit(DeviceFault):
    """A check digit or check character is wrong: misread, or damaged."""

    key = "scan.check_digit"
    standing_hint = "Scan it again."
    mends = Mends.INPUT

    def __init__(self, device: str, code: str = "") -> None:
        """`code` is the number that was misread; it is shown, and in no message of a log."""
        super().__init__(device)
        self.code = code

    @property
    def facts(self) -> dict[str, object]:
        """The device and the number."""
        return {**super().facts, "code": self.code}


class UnsupportedFormat(DeviceFault):
    """It was read well and means nothing here."""

    key = "scan.unsupported"
    standing_hint = "Type it by hand, or ask IT whether this kind of code can be switched on."
    mends = Mends.INPUT
