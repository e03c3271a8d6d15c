"""What a rig is: a device, one call that needs its hardware, and hands to pull its cable."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from hardware.ports import Device


@dataclass
class Bench:
    """A device, not opened yet, and hands to pull its cable."""

    device: Device
    use: Callable[[], object] | None = None  # one call that needs the hardware
    unplug: Callable[[], None] | None = None  # None: it has no cable that could be pulled
    plug_in: Callable[[], None] | None = None


Rig = Callable[[Path, ExitStack], Bench]
