"""The leak check itself: it sees what stays, and waits for what is leaving."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread, QTimer

from tests.leaks import Watch

AT_ONCE_S = 0.0
PROC = Path("/proc/self/task")


@pytest.mark.parametrize("daemon", [True, False])
def test_a_thread_that_stays_is_seen(daemon: bool) -> None:
    watch = Watch(qt=False)
    gate = threading.Event()
    thread = threading.Thread(target=gate.wait, name="lane-of-a-test", daemon=daemon)
    thread.start()
    assert watch.leaked(AT_ONCE_S) == ["thread 'lane-of-a-test'"]
    gate.set()
    thread.join()
    assert watch.leaked(AT_ONCE_S) == []


def test_a_thread_on_its_way_out_is_waited_for() -> None:
    watch = Watch(qt=False)
    gate = threading.Event()
    thread = threading.Thread(target=gate.wait)
    thread.start()
    threading.Timer(0.05, gate.set).start()
    assert watch.leaked() == []
    thread.join()


@pytest.mark.skipif(not PROC.exists(), reason="only /proc tells of children")
def test_a_child_process_that_stays_is_seen() -> None:
    watch = Watch(qt=False)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert [str(child.pid) in said for said in watch.leaked(AT_ONCE_S)] == [True]
    assert watch.leaked() == []


@pytest.mark.usefixtures("qapp")
def test_a_timer_that_ticks_is_seen_even_as_a_child() -> None:
    watch = Watch(qt=True)
    owner = QObject()
    timer = QTimer(owner)
    timer.setObjectName("blink")
    timer.start(1000)
    assert ["blink" in said for said in watch.leaked(AT_ONCE_S)] == [True]
    timer.stop()
    assert watch.leaked(AT_ONCE_S) == []


@pytest.mark.usefixtures("qapp")
def test_a_running_qthread_is_seen() -> None:
    watch = Watch(qt=True)
    thread = QThread()
    thread.setObjectName("device")
    thread.start()
    assert ["device" in said for said in watch.leaked(AT_ONCE_S)] == [True]
    thread.quit()
    thread.wait()
    assert watch.leaked(AT_ONCE_S) == []
