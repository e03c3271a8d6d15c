"""ESC/POS displays: Epson DM-D, Bixolon BCD, Aures OCD, and displays set to "EPSON"."""

from __future__ import annotations

from hardware.drivers.pole_display import PoleDisplay, options_of
from hardware.linking import link
from hardware.registry import Make

_PAGES = {"cp437": 0, "cp850": 2, "cp858": 19, "cp852": 18, "cp866": 17, "cp1252": 16}


class EscposDisplay(PoleDisplay):
    """US $ x y moves, ESC t chooses the code page, ESC = the display on a shared cable."""

    pages = tuple(_PAGES)

    def ready(self) -> bytes:
        """Begin anew, overwrite mode, no cursor, the code page pinned."""
        page = bytes([_PAGES[self.page]])
        return b"\x1b=\x02\x1b@\x1f\x01\x1fC\x00\x1bt" + page

    def row(self, number: int) -> bytes:
        """ESC = 2, for who shares its cable; then US $ 1 y."""
        chosen = b"\x1b=\x02" if number == 1 else b""
        return chosen + b"\x1f$\x01" + bytes([number])


def make(asked: Make) -> EscposDisplay:
    """The driver "escpos"."""
    return EscposDisplay(link(asked), asked.name, *options_of(asked))
