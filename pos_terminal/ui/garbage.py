"""Python's garbage is collected on the screen's thread alone.

Python's own collector runs on whichever thread allocates next. Where that is the lane's or a
device's, it ends QObjects that live on the screen's: a timer among them leaves the event loop
with a pointer to nothing, and the process dies by a signal some time later.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

LOOK_MS = 200  # all threads together make little in that time that only a collector can free
_GROWTH = 1.25  # of old objects, before they are all looked through: Python's own measure


class Garbage(QObject):
    """Looks a few times a second whether Python's own collector would have run by now."""

    def __init__(self, app: QCoreApplication) -> None:
        """Nothing is collected until `begin`; made on the application's thread."""
        super().__init__(app)
        self._old = 0  # objects that outlived the last look through all
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.collect_due)

    def begin(self) -> None:
        """From here on nobody else collects."""
        gc.disable()
        self._timer.start()

    def collect_due(self) -> None:
        """Collect what Python would have collected by now."""
        (young, middle, old), limits = gc.get_count(), gc.get_threshold()
        if young <= limits[0]:
            return
        if old > limits[2] and len(gc.get_objects(2)) > self._old * _GROWTH:
            gc.collect()
            self._old = len(gc.get_objects(2))
        elif middle > limits[1] or young > limits[0] * limits[1]:
            gc.collect(1)
        else:
            gc.collect(0)


def begin() -> None:
    """Collect on the screen's thread from now on; as Python does where there is no screen."""
    app = QCoreApplication.instance()
    garbage = app.findChild(Garbage) if app is not None else None
    if isinstance(garbage, Garbage):
        garbage.begin()
    else:
        gc.enable()
