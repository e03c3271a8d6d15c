"""CD5220 displays: Partner, Birch, Posiflex PD and most others that are sold without a name.

Its table of characters above 127 differs from maker to maker and is chosen by switches under it:
without `page` only ASCII is sent.
"""

from __future__ import annotations

from hardware.drivers.pole_display import PoleDisplay, options_of
from hardware.linking import link
from hardware.registry import Make


class Cd5220(PoleDisplay):
    """ESC l x y moves, ESC @ begins anew, CLR clears."""

    pages = ("ascii", "cp437", "cp850", "cp852", "cp858", "cp866")

    def ready(self) -> bytes:
        """Begin anew, overwrite mode, no cursor; CLR ends a string mode that somebody left on."""
        return b"\x1b@\x0c\x1b\x11\x1b_\x00"

    def row(self, number: int) -> bytes:
        """ESC l 1 y."""
        return b"\x1bl\x01" + bytes([number])


def make(asked: Make) -> Cd5220:
    """The driver "cd5220"."""
    return Cd5220(link(asked), asked.name, *options_of(asked))
