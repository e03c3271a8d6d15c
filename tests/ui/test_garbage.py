"""Garbage of all threads is collected on the screen's: elsewhere it would end Qt objects there."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_terminal.ui import garbage
from pos_terminal.ui.garbage import Garbage

LONG_MS = 60_000


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Garbage]:
    made = Garbage(qapp)
    yield made
    shiboken6.delete(made)
    gc.disable()  # as every test with a screen has it


class Holder:
    """A cycle: only a collector can free it."""

    def __init__(self, held: object = None) -> None:
        self.held = held
        self.me = self


def make_much() -> list[list[int]]:
    """More than Python's own collector lets pass."""
    return [[each] for each in range(20 * gc.get_threshold()[0])]


def on_another_thread() -> None:
    thread = threading.Thread(target=make_much)
    thread.start()
    thread.join()


def ended_on(held: QObject) -> list[int]:
    """Fills with the thread on which a Qt object in a cycle ends; its timer ticks until then."""
    threads: list[int] = []
    timer = QTimer(held)
    timer.start(LONG_MS)
    held.destroyed.connect(
        lambda: threads.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
    )
    Holder(held)
    return threads


def test_a_timer_in_a_cycle_never_ends_on_another_thread(collector: Garbage, qtbot: QtBot) -> None:
    gc.enable()  # as in a program that begins
    garbage.begin()
    threads = ended_on(QObject())
    on_another_thread()
    assert threads == []
    kept = make_much()
    qtbot.waitUntil(lambda: bool(threads), timeout=LONG_MS)
    assert threads == [threading.get_ident()]
    assert kept


def test_what_has_grown_old_is_collected_too(collector: Garbage) -> None:
    collector.begin()
    old = Holder()
    gone = weakref.ref(old)
    gc.collect()  # it outlived a look through everything
    del old
    kept = []
    for _ in range(5 * gc.get_threshold()[2]):
        kept.append(make_much())
        collector.collect_due()
        if gone() is None:
            break
    assert gone() is None


def test_little_garbage_waits(collector: Garbage) -> None:
    collector.begin()
    gc.collect()
    waiting = weakref.ref(Holder())
    collector.collect_due()
    assert waiting() is not None


def test_without_a_screen_python_collects_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "QCoreApplication", SimpleNamespace(instance=lambda: None))
    garbage.begin()
    try:
        assert gc.isenabled()
    finally:
        gc.disable()
