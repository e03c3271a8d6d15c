"""The one way from other threads to the screen's: a call, made there while its owner lives.

No other thread touches a QObject that may be deleted: Python lets go of its lock within `emit`, and
what Qt reads of the sender then may be gone. This one is never deleted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid


class _Handed:
    """What is on its way; taken out on the screen's thread, so that it also ends there."""

    __slots__ = ("inside",)

    def __init__(self, call: Callable[[], object], owner: QObject | None) -> None:
        self.inside = [(call, owner)]


class Crossing(QObject):
    """Made once, on the screen's thread; see `crossing`."""

    _came = Signal(object)

    def __init__(self) -> None:
        """Calls come from now on."""
        super().__init__()
        self._came.connect(self._make, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], object], owner: QObject | None = None) -> None:
        """Have it called on the screen's thread, in order, if `owner` is still there."""
        self._came.emit(_Handed(call, owner))

    @Slot(object)
    def _make(self, handed: _Handed) -> None:
        call, owner = handed.inside.pop()
        if owner is None or isValid(owner):
            call()


@cache
def crossing() -> Crossing:
    """The one of this process; first asked for on the screen's thread."""
    return Crossing()
