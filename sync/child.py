"""The agent as a child of the lane: started, ended with it, and never left behind."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Sequence

from pos_terminal.log import get_logger

log = get_logger(__name__)
ENDING_S = 5.0
_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW


class Child:
    """One process; it ends when our end of its standard input is closed, even by our death."""

    def __init__(self, command: Sequence[str]) -> None:
        """Nothing runs before `start`."""
        self._command = [*command]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Of the process that runs."""
        return self._process.pid if self.alive and self._process else None

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Run it, if it does not run."""
        if self.alive:
            return
        self._close()
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # what it has to say it logs, redacted
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )

    def wait(self, seconds: float) -> int | None:
        """Its exit code, or None while it runs."""
        if self._process is None:
            return None
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(seconds)
        return None

    def stop(self) -> None:
        """End it: asked first, then told, then killed."""
        process = self._process
        if process is None:
            return
        began = time.monotonic()
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
        if self.wait(ENDING_S) is None:
            process.terminate()
            if self.wait(1.0) is None:
                process.kill()
                process.wait()
                log.error("sync process killed", seconds=round(time.monotonic() - began, 1))
        self._close()

    def _close(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        self._process = None
