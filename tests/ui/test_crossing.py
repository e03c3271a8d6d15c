"""What other threads hand over is called on the screen's, in order, and ends there."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import delete

from pos_terminal.ui.crossing import crossing


def elsewhere(work: Callable[[], object]) -> None:
    """Do it on a thread that then ends."""
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


@pytest.mark.usefixtures("qapp")
def test_calls_are_made_on_the_screens_thread_in_order() -> None:
    threads: list[tuple[int, int]] = []
    post = crossing().post

    def note(number: int) -> None:
        threads.append((number, threading.get_ident()))

    for number in range(20):
        elsewhere(partial(post, partial(note, number)))
    assert threads == []
    QCoreApplication.processEvents()
    assert threads == [(number, threading.get_ident()) for number in range(20)]


@pytest.mark.usefixtures("qapp")
def test_what_was_for_an_owner_who_is_gone_is_dropped() -> None:
    came: list[str] = []
    gone, here = QObject(), QObject()
    elsewhere(lambda: crossing().post(lambda: came.append("gone"), gone))
    elsewhere(lambda: crossing().post(lambda: came.append("here"), here))
    delete(gone)
    QCoreApplication.processEvents()
    assert came == ["here"]


@pytest.mark.usefixtures("qapp")
def test_what_was_handed_over_ends_on_the_screens_thread_whoever_still_holds_the_parcel() -> None:
    class Held:
        def call(self) -> None:
            """Nothing."""

    held, ended = Held(), []
    weakref.finalize(held, lambda: ended.append(threading.get_ident()))
    came, looked = threading.Event(), threading.Event()

    def lane(call: list[Callable[[], None]]) -> None:
        crossing().post(call.pop())
        came.set()
        looked.wait(60)  # it goes on long after the screen has made the call

    thread = threading.Thread(target=lane, args=([held.call],))
    del held
    thread.start()
    came.wait(60)
    QCoreApplication.processEvents()
    assert ended == [threading.get_ident()]
    looked.set()
    thread.join()
