"""When keys are a scan: how this till's keyboard scanner was set up on the Devices page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hardware.parsing.escapes import unescaped
from hardware.ports import Role
from pos_terminal.checkout.device_views import DeviceView

_DRIVER = "keyboard"
_SLOWEST_MS = 150  # between two keys of the slowest scanner worth setting up
# What a German keyboard writes for each key of a US one; the same places, other letters.
_US = "yzYZ-[]\\;'/@#^&*()_{}|:\"<>?"
_GERMAN = "zyZYßü+#öä-\"§&/()=?Ü*'ÖÄ;:_"
_LAYOUTS = {"us_on_german": str.maketrans(_GERMAN, _US)}


@dataclass(frozen=True, slots=True)
class WedgeRules:
    """When keys are a scan, and what of them is the code."""

    gap_ms: int = 30  # scanners send at 1-20 ms, people hardly below 50
    idle_ms: int = 80  # silence that ends a scan without terminator; also bridges a stalled cable
    least: int = 6  # characters; shorter codes need a prefix
    prefix: str = ""  # what the scanner puts before each code; stripped
    suffix: str = ""  # what it puts after each code before or instead of Enter; stripped
    layout: str = ""  # us_on_german: set to US letters at a machine with a German keyboard

    def for_learning(self) -> WedgeRules:
        """So patient that a slow scanner is heard, while nobody sells."""
        return replace(self, gap_ms=_SLOWEST_MS, idle_ms=max(self.idle_ms, 2 * _SLOWEST_MS))

    def as_sent(self, code: str) -> str:
        """The code as the scanner meant it, whatever this machine's keyboard made of it."""
        table = _LAYOUTS.get(self.layout)
        return code.translate(table) if table else code


def rules_of(devices: Iterable[DeviceView]) -> WedgeRules:
    """The rules of the first scanner that types, or the usual ones."""
    for device in devices:
        config = device.config
        if config.role == Role.SCANNER and config.driver == _DRIVER:
            given = config.options
            usual = WedgeRules()
            return WedgeRules(
                gap_ms=int(given.get("gap_ms", usual.gap_ms)),
                idle_ms=int(given.get("idle_ms", usual.idle_ms)),
                least=int(given.get("least", usual.least)),
                prefix=unescaped(str(given.get("prefix", ""))),
                suffix=unescaped(str(given.get("suffix", ""))),
                layout=str(given.get("layout", "")),
            )
    return WedgeRules()
