"""A virtual scale behind a serial port: the other end of a pty, for tests and for developers."""

from __future__ import annotations

import contextlib
import os
import select
import threading
from types import TracebackType

from hardware.simulators.scale_speech import SPEECHES
from hardware.simulators.virtual_scale import VirtualScale

_EVERY_S = 0.05  # how often a scale writes that is not asked


class ScalePort:
    """Answers at `path` until it is left; Linux and macOS."""

    def __init__(self, scale: VirtualScale, protocol: str) -> None:
        """`protocol` as in scale_speech.SPEECHES."""
        import tty

        self._speech = SPEECHES[protocol](scale)
        self._far, self._near = os.openpty()
        tty.setraw(self._near)
        self.path = os.ttyname(self._near)
        self._thread = threading.Thread(target=self._work, name="scale-port", daemon=True)
        self._stopping = False

    def __enter__(self) -> ScalePort:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        err: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Pull the cable."""
        self._stopping = True
        self._thread.join(5)
        for end in (self._far, self._near):
            with contextlib.suppress(OSError):
                os.close(end)

    def _work(self) -> None:
        while not self._stopping:
            ready = select.select([self._far], [], [], _EVERY_S)[0]
            answer = self._speech.hear(os.read(self._far, 64)) if ready else b""
            answer += self._speech.by_itself()
            if answer:
                os.write(self._far, answer)
