"""What the lane makes of the cash drawer's switch: it did not open, or it stands open too long."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.ports import DrawerStuck
from pos_terminal.checkout.commands import FromDevice
from pos_terminal.checkout.till import Till

LEFT_OPEN = "drawer.left_open"
STUCK = DrawerStuck.key
CLOSED = ""


@dataclass(frozen=True, slots=True)
class DrawerNews(FromDevice):
    """What the cashier should know of the drawer: a sentence's key, or that all is well again."""

    key: str


def news(till: Till, command: DrawerNews) -> None:
    """Tell the cashier; the sale goes on whatever the drawer does."""
    shown = till.running.notice
    if command.key != CLOSED:
        till.notify(command.key, "warn")
    elif shown is not None and shown.key == LEFT_OPEN:
        till.running.notice = None


class DrawerWatch:
    """One opening of the drawer, as its switch shows it; moments are seconds of one clock."""

    def __init__(self, kicked_at: float, left_open_s: float) -> None:
        """`left_open_s` is when somebody is told; 0: nobody ever."""
        self.over = False  # there is nothing more to look for
        self.tells = True  # False: it has no switch
        self._kicked_at = kicked_at
        self._left_open_s = left_open_s
        self._seen_open = False
        self._told = False

    def sees(self, stands_open: bool | None, now: float) -> str | None:
        """What is to be told now, if anything."""
        if stands_open is None:
            self.over, self.tells = True, False
            return None
        if not stands_open:
            self.over = True
            if not self._seen_open:
                return STUCK
            return CLOSED if self._told else None
        self._seen_open = True
        if self._told or not self._left_open_s or now - self._kicked_at < self._left_open_s:
            return None
        self._told = True
        return LEFT_OPEN
