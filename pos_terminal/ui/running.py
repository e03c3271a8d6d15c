"""Paints first, opens the lane beside it, then shows the till until it is closed."""

from __future__ import annotations

import threading
from collections.abc import Callable, MutableMapping
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from pos_terminal.ui.farewell import Farewell
from pos_terminal.ui.look import Look, wear
from pos_terminal.ui.start_window import StartWindow
from pos_terminal.ui.watchdog import Watchdog

if TYPE_CHECKING:
    from pos_terminal.ui.bridge import Bridge
    from pos_terminal.ui.customer_window import CustomerScreen
    from pos_terminal.ui.ports import Devices, LanePort, Plugins, Queries, Sync

_LATEST_OPENING_MS = 100  # after which the lane opens although nothing was painted
START_SIZE = (1366, 768)  # px, in a window
SETTLE_MS = 500  # after the till is shown: its first frame belongs to the start


class Opened(Protocol):
    """A lane that runs, as far as the screen knows it."""

    @property
    def lane(self) -> LanePort:
        """Commands in, states out."""

    @property
    def queries(self) -> Queries:
        """Reads on their own threads."""

    @property
    def plugins(self) -> Plugins | None:
        """The plugins' host; None where no plugin can run."""

    @property
    def sync(self) -> Sync | None:
        """The sync agent; None where nothing is ever sent."""

    @property
    def devices(self) -> Devices | None:
        """This machine's devices; None where nobody can use them."""

    @property
    def vitals(self) -> MutableMapping[str, Callable[[], dict[str, object]]]:
        """Who can tell how a part of the program is, by its name."""


Opening = Callable[[], AbstractContextManager[Opened]]


class Opener(QObject):
    """Enters the lane's context on a thread: imports and recovery never hold up the screen."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, opening: Opening, stack: ExitStack, parent: QObject | None = None) -> None:
        """The caller's stack takes the lane down at the end."""
        super().__init__(parent)
        self._opening = opening
        self._stack = stack
        self._thread = threading.Thread(target=self._run, name="pos-opening")

    def start(self) -> None:
        """Begin, once; one of the two signals follows."""
        if self._thread.ident is None:
            self._thread.start()

    def wait(self) -> None:
        """Until the thread has ended, if it ever began."""
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            self.opened.emit(self._stack.enter_context(self._opening()))
        except Exception as err:
            self.failed.emit(err)


def show(
    look: Look, opening: Opening, then: Callable[[QWidget, Opened], None] | None = None
) -> int:
    """Run the window until it is closed; `then` is called once it is up. Returns the exit code."""
    app = wear(look)
    with ExitStack() as stack:
        return _Session(app, look, opening, stack, then).run()


class _Session(QObject):
    """One life of the window."""

    def __init__(
        self,
        app: QApplication,
        look: Look,
        opening: Opening,
        stack: ExitStack,
        then: Callable[[QWidget, Opened], None] | None,
    ) -> None:
        super().__init__()
        self._app = app
        self._look = look
        self._then = then
        self._failed: Exception | None = None
        self._window: QWidget | None = None
        self._customer: CustomerScreen | None = None
        self._watchdog = Watchdog(self)
        self._start = StartWindow()
        self._opener = Opener(opening, stack, self)
        queued = Qt.ConnectionType.QueuedConnection
        self._opener.opened.connect(self._opened, queued)
        self._opener.failed.connect(self._not_opened, queued)
        # Python runs one thread at a time: imports beside the first paint would delay it
        self._start.painted.connect(self._opener.start, queued)

    def run(self) -> int:
        self._watchdog.start()
        place(self._start, self._look)
        farewell = Farewell(self._app, self)
        QTimer.singleShot(_LATEST_OPENING_MS, self._opener, self._opener.start)
        code = self._app.exec()
        self._watchdog.stop()
        if self._customer is not None:
            self._customer.close()
        self._opener.wait()
        farewell.stop()
        if self._failed is not None:
            raise self._failed
        return code

    def _opened(self, opened: Opened) -> None:
        from pos_terminal.ui.sounds import Sounds
        from pos_terminal.ui.stage import Stage
        from pos_terminal.ui.window import MainWindow

        if self._start.isHidden():  # closed meanwhile, by a person or the system: that holds
            self._app.quit()
            return
        sounds = Sounds(enabled=self._look.sounds)
        stage = Stage(
            opened.lane,
            opened.queries,
            sounds,
            _local_now,
            plugins=opened.plugins,
            sync=opened.sync,
            devices=opened.devices,
        )
        window = MainWindow(stage, self._look)
        window.start()
        place(window, self._look)
        self._start.close()
        self._window = window
        QTimer.singleShot(SETTLE_MS, self, lambda: self._show_customer(window, stage.bridge))
        watchdog = self._watchdog
        opened.vitals["screen"] = lambda: watchdog.record.as_data()
        QTimer.singleShot(SETTLE_MS, watchdog, watchdog.ready)
        if self._then is not None:
            self._then(window, opened)

    def _show_customer(self, till: QWidget, bridge: Bridge) -> None:
        """The customer's screen, where this machine has one."""
        if self._look.customer_screen == "off" or not till.isVisible():
            return
        from pos_terminal.ui.customer_window import CustomerScreen, CustomerWindow

        how = self._look.customer_screen
        self._customer = CustomerScreen(self._app, till, CustomerWindow(bridge), how)
        self._customer.place()

    def _not_opened(self, error: Exception) -> None:
        self._failed = error
        self._start.show_error(error)


def _local_now() -> datetime:
    return datetime.now().astimezone()


def place(window: QWidget, look: Look) -> None:
    """Fill the screen, or open an ordinary window."""
    if not look.full_screen:
        window.resize(*START_SIZE)
        window.show()
        window.activateWindow()  # or without a window manager no key, and no scan, reaches it
        return
    window.showFullScreen()
    screen = window.screen()
    if screen is not None:  # without a window manager the call above may not fill the screen
        window.setGeometry(screen.geometry())
    window.activateWindow()
