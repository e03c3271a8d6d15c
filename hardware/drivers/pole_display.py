"""What all customer displays of two short lines have in common."""

from __future__ import annotations

import time
from abc import abstractmethod
from typing import ClassVar

from hardware.errors import DeviceFault, DisplayOffline
from hardware.lifecycle import Linked
from hardware.line_text import laid_out, spelled
from hardware.registry import Make
from hardware.transports.base import Transport

_DEADLINE_S = 1.0  # 60 bytes at 9600 baud take 60 ms
COLUMNS = (20, 16)


class PoleDisplay(Linked):
    """Two lines that are written over in place: nothing flickers, and nothing scrolls."""

    pages: ClassVar[tuple[str, ...]] = ("ascii",)

    def __init__(self, link: Transport, name: str, columns: int = 20, page: str = "") -> None:
        """`page` is the code page that it is told to use, or is set to."""
        super().__init__(link, name)
        self.columns = columns
        self.page = page or self.pages[0]

    @abstractmethod
    def ready(self) -> bytes:
        """What makes it ready: blank, written over, no cursor."""

    @abstractmethod
    def row(self, number: int) -> bytes:
        """Where a row begins: 1 or 2."""

    def enable(self) -> None:
        """Make it ready; raises DisplayOffline."""
        self._say(self.ready())

    def show(self, first: str, second: str = "") -> None:
        """Show two lines; see LineDisplay."""
        said = (
            self.row(number) + laid_out(line, self.columns, self._spelled).encode(self.page)
            for number, line in enumerate((first, second), start=1)
        )
        self._say(b"".join(said))

    def clear(self) -> None:
        """Show nothing."""
        self._say(b"\x0c")

    def _spelled(self, text: str) -> str:
        return spelled(text, self.page)

    def _say(self, data: bytes) -> None:
        try:
            self.link.write(data, time.monotonic() + _DEADLINE_S)
        except DeviceFault as err:
            if type(err) is DeviceFault or isinstance(err, DisplayOffline):
                raise
            raise DisplayOffline(self.name) from err


def options_of(asked: Make) -> tuple[int, str]:
    """Columns and code page, as they were chosen."""
    return int(asked.options.get("columns", 20)), str(asked.options.get("page", ""))
