"""The first frame waits for nothing; the lane opens beside it, or the screen says why not."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import StoreError
from pos_terminal.ui.look import Look
from pos_terminal.ui.running import Opened, show
from pos_terminal.ui.start_window import StartWindow
from pos_terminal.ui.window import MainWindow
from tests.fakes.lane import FakeLanePort, FakeOpened, FakeQueries, a_state

PATIENCE_S = 60.0
QUIET = Look(sounds=False)


class FirstPaint(QObject):
    """Notices when the start window has painted itself."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = threading.Event()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and isinstance(watched, StartWindow):
            self.painted.set()
        return False


@pytest.fixture(autouse=True)
def no_window_is_open(qapp: QApplication) -> None:
    """The program ends with its last window, so one that an earlier test left would hold it up."""
    for window in QApplication.topLevelWidgets():
        window.hide()


def signed_out() -> FakeOpened:
    return FakeOpened(FakeLanePort(a_state(Phase.SIGNED_OUT)), FakeQueries())


def close_soon(window: QWidget, _opened: Opened) -> None:
    QTimer.singleShot(0, window.close)


def when(ready: Callable[[], bool], act: Callable[[], object]) -> QTimer:
    """Look every few milliseconds, inside the window's own loop; act once. Keep what it returns."""
    timer = QTimer()

    def look() -> None:
        if ready():
            timer.stop()
            act()

    timer.timeout.connect(look)
    timer.start(5)
    return timer


def start_windows() -> list[StartWindow]:
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, StartWindow) and w.isVisible()
    ]


def words(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


@pytest.mark.slow
def test_the_first_frame_is_painted_while_the_lane_still_opens(qapp: QApplication) -> None:
    first = FirstPaint()
    qapp.installEventFilter(first)
    seen: list[bool] = []

    @contextmanager
    def opening() -> Iterator[FakeOpened]:
        seen.append(first.painted.wait(PATIENCE_S))
        yield signed_out()

    try:
        assert show(QUIET, opening, close_soon) == 0
    finally:
        qapp.removeEventFilter(first)
    assert seen == [True]


@pytest.mark.slow
def test_the_lane_opens_and_closes_around_the_window_and_off_its_thread() -> None:
    story: list[str] = []
    threads: list[threading.Thread] = []
    opened = signed_out()

    @contextmanager
    def opening() -> Iterator[FakeOpened]:
        threads.append(threading.current_thread())
        story.append("open")
        yield opened
        story.append("closed")

    def then(window: QWidget, given: Opened) -> None:
        assert given is opened
        assert isinstance(window, MainWindow)
        story.append(f"followed by {opened.lane.listeners}")
        close_soon(window, given)

    assert show(QUIET, opening, then) == 0
    assert story == ["open", "followed by 1", "closed"]
    assert threads[0] is not threading.main_thread()
    assert opened.lane.listeners == 0


@pytest.mark.slow
def test_a_lane_that_cannot_open_says_why_until_the_window_is_closed() -> None:
    error = StoreError("The store is damaged.", "Restore the last backup.")
    said: list[str] = []

    def opening() -> AbstractContextManager[FakeOpened]:
        raise error

    def read_and_close() -> None:
        window = start_windows()[0]
        said.append(words(window))
        window.close()

    def refused() -> bool:
        return any("cannot open" in words(window) for window in start_windows())

    timer = when(refused, read_and_close)
    with pytest.raises(StoreError) as raised:
        show(QUIET, opening)
    timer.stop()
    assert raised.value is error
    assert "The till cannot open" in said[0]
    assert "The store is damaged." in said[0]
    assert "Restore the last backup." in said[0]


@pytest.mark.slow
def test_a_window_closed_before_the_lane_is_open_still_closes_the_lane(
    qapp: QApplication,
) -> None:
    opening_now, leaving = threading.Event(), threading.Event()
    story: list[str] = []

    @contextmanager
    def opening() -> Iterator[FakeOpened]:
        opening_now.set()
        assert leaving.wait(PATIENCE_S)
        story.append("open")
        yield signed_out()
        story.append("closed")

    qapp.aboutToQuit.connect(leaving.set)
    timer = when(opening_now.is_set, lambda: start_windows()[0].close())
    try:
        assert show(QUIET, opening) == 0
    finally:
        timer.stop()
        qapp.aboutToQuit.disconnect(leaving.set)
    assert story == ["open", "closed"]


def test_a_window_closed_just_as_the_lane_is_open_does_not_come_back() -> None:
    seen = threading.Event()

    def opening() -> AbstractContextManager[FakeOpened]:
        assert seen.wait(PATIENCE_S)
        return nullcontext(signed_out())

    till_opened: list[bool] = []

    def then(window: QWidget, given: Opened) -> None:
        till_opened.append(True)
        close_soon(window, given)

    def close_after_the_news() -> None:
        """The lane's answer waits in the queue of this very thread."""
        seen.set()
        while any(thread.name == "pos-opening" for thread in threading.enumerate()):
            time.sleep(0.005)
        start_windows()[0].close()

    timer = when(lambda: bool(start_windows()), close_after_the_news)
    assert show(QUIET, opening, then) == 0
    timer.stop()
    assert till_opened == []
