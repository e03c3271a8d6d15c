"""Three short sounds, each with a visual twin; silent where the machine has no way to play."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum

from PySide6.QtCore import QObject, QProcess, Signal

from pos_terminal.ui.assets import asset

_AT_ONCE = 3
_STOP_MS = 200


class Sound(StrEnum):
    """What a sound says; the file of the same name lies in resources/sounds."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    ATTENTION = "attention"


class Sounds(QObject):
    """Plays without blocking; `played` is the visual twin's cue and comes in any case."""

    played = Signal(Sound)

    def __init__(self, *, enabled: bool = True, parent: QObject | None = None) -> None:
        """`enabled` is the shop's setting; offscreen and unknown systems stay silent."""
        super().__init__(parent)
        self.enabled = enabled
        self._player = shutil.which("aplay") or shutil.which("afplay")

    def play(self, sound: Sound) -> None:
        """Start one sound; never waits, never raises."""
        self.played.emit(sound)
        if not self.enabled:
            return
        path = str(asset("sounds", f"{sound}.wav"))
        if sys.platform == "win32":
            _play_on_windows(path)
        elif self._player is not None:
            self._start(self._player, path)

    def can_play(self) -> bool:
        """Whether this machine has a way to play."""
        return sys.platform == "win32" or self._player is not None

    def stop(self) -> None:
        """End sounds that still play; call it when the window closes."""
        for process in self.findChildren(QProcess):
            process.kill()
            process.waitForFinished(_STOP_MS)

    def _start(self, player: str, path: str) -> None:
        playing = self.findChildren(QProcess)
        if len(playing) >= _AT_ONCE:  # a player that hangs must not pile up
            return
        process = QProcess(self)
        process.errorOccurred.connect(self._give_up)
        process.finished.connect(process.deleteLater)
        quiet = ["-q"] if player.endswith("aplay") else []
        process.start(player, [*quiet, path])

    def _give_up(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._player = None  # the program is gone: the visual twin remains


def _play_on_windows(path: str) -> None:
    if sys.platform == "win32":  # for the type checker: winsound exists there only
        import winsound

        winsound.PlaySound(path, winsound.SND_FILENAME | winsound.SND_ASYNC)
