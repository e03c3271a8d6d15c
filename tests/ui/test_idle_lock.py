"""Whoever touches the till keeps it open; who leaves it finds it locked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from pos_terminal.ui.idle_lock import IdleLock
from tests.ui.keys import Keys
from tests.ui.till import wait_until


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QLineEdit]:
    field = QLineEdit()
    field.show()
    field.activateWindow()
    wait_until(lambda: qapp.focusWindow() is field.windowHandle())
    yield field
    field.close()
    field.deleteLater()


@pytest.fixture
def lock(qapp: QApplication, window: QLineEdit) -> Iterator[IdleLock]:
    locked: list[bool] = []
    made = IdleLock(qapp, lambda: locked.append(True))
    made.set_minutes(5)
    yield made
    made.stop()


def nobody_for_a_while(lock: IdleLock) -> None:
    lock._timer.start(1)
    wait_until(lambda: not lock._timer.isActive())


def test_a_key_and_a_tap_start_the_wait_anew(window: QLineEdit, lock: IdleLock) -> None:
    for touch in (
        lambda: Keys(window).type("7"),
        lambda: QTest.mouseClick(
            window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), QPoint(3, 3)
        ),
    ):
        nobody_for_a_while(lock)
        touch()
        assert lock._timer.isActive()


def test_what_the_program_does_by_itself_is_no_sign_of_life(
    window: QLineEdit, lock: IdleLock
) -> None:
    nobody_for_a_while(lock)
    window.setText("shown by the program")
    window.repaint()
    assert not lock._timer.isActive()


def test_another_window_in_front_is_watched_too(
    qapp: QApplication, window: QLineEdit, lock: IdleLock
) -> None:
    front = QLineEdit()
    front.show()
    front.activateWindow()
    wait_until(lambda: qapp.focusWindow() is front.windowHandle())
    nobody_for_a_while(lock)
    Keys(front).type("7")
    assert lock._timer.isActive()
    front.close()
    front.deleteLater()
