"""Shows one widget, and finds and presses what is in it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, widget: QWidget, width: int = 600, height: int = 500) -> None:
    # the closure keeps the widget: qtbot only refers to it weakly
    qtbot.addWidget(widget, before_close_func=partial(_keep, widget))
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()


def _keep(_kept: QWidget, _closing: QWidget) -> None:
    pass


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def named(parent: QWidget, name: str) -> QAbstractButton:
    found = [
        b for b in parent.findChildren(QAbstractButton) if name in (b.text(), b.accessibleName())
    ]
    assert found, f"no button {name!r}"
    return found[0]


def visible_buttons(parent: QWidget) -> list[QAbstractButton]:
    return [b for b in parent.findChildren(QAbstractButton) if b.isVisible()]


def place(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())
