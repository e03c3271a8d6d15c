"""The drivers that come with the program, in the order in which people are offered them."""

from __future__ import annotations

from hardware.registry import Driver

# A new driver is one entry here.
OURS: tuple[Driver, ...] = ()
