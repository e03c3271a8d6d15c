"""News of cables: from the kernel or by looking, told once, and never a reason to wait."""

from __future__ import annotations

import os
import queue
import sys
import threading
from pathlib import Path

import pytest

from hardware import hotplug
from hardware.hotplug import HotPlug, KernelNews, Look, Source, nodes
from tests.fakes.devices import FakeSource
from tests.waiting import until

PATIENCE_S = 60.0


def test_what_is_plugged_in_is_told_once_however_many_pieces_it_comes_in() -> None:
    source = FakeSource(pieces=3)
    told: list[int] = []
    watch = HotPlug(lambda: told.append(1), lambda: source, settle_s=0.001)
    watch.start()
    source.plug()
    until(lambda: told == [1], PATIENCE_S)
    source.plug()
    until(lambda: told == [1, 1], PATIENCE_S)
    watch.stop()
    assert source.closed


def test_it_stops_at_once_while_it_waits() -> None:
    watch = HotPlug(lambda: None, FakeSource, every_s=3600)
    watch.start()
    watch.stop(PATIENCE_S)
    watch.start()  # harmless
    assert not any(one.name == "pos-hotplug" for one in threading.enumerate())


def test_one_that_never_began_stops_too() -> None:
    HotPlug(lambda: None, FakeSource).stop()


def test_a_port_that_appears_and_disappears_is_news(tmp_path: Path) -> None:
    far, near = os.openpty()
    node = tmp_path / "ttyUSB0"
    told: queue.Queue[frozenset[str]] = queue.Queue()
    watch = HotPlug(
        lambda: told.put(nodes(tmp_path)),
        lambda: Look(lambda: nodes(tmp_path)),
        every_s=0.01,
        settle_s=0.001,
    )
    watch.start()
    until(lambda: watch.watching, PATIENCE_S)
    node.symlink_to(os.ttyname(near))
    assert told.get(timeout=PATIENCE_S) == {str(node)}
    node.unlink()
    assert told.get(timeout=PATIENCE_S) == frozenset()
    watch.stop(PATIENCE_S)
    os.close(far)
    os.close(near)


def test_a_printer_taken_from_the_systems_driver_and_given_back_is_no_news(tmp_path: Path) -> None:
    """Its node goes and comes by our own doing: as news it would be tried anew without end."""
    before = nodes(tmp_path)
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb/lp0").touch()
    assert nodes(tmp_path) == before
    assert "usbmisc" not in hotplug.SUBSYSTEMS  # a printer that is plugged in is "usb" as well
    assert {"usb", "tty", "hidraw"} <= set(hotplug.SUBSYSTEMS)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's news are Linux'")
def test_the_kernels_news_can_be_waited_for_and_woken() -> None:
    try:
        news = KernelNews()
    except OSError:
        return  # no netlink in this container: the next test is about that
    assert not news.wait(0.001)
    threading.Timer(0.01, news.wake).start()
    assert not news.wait(PATIENCE_S)
    news.close()
    news.wake()  # harmless


def test_where_the_kernel_says_nothing_the_ports_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hotplug, "nodes", lambda: nodes(tmp_path))

    def no_netlink() -> Source:
        raise OSError("not allowed here")

    told = threading.Event()
    watch = HotPlug(told.set, no_netlink, every_s=0.01, settle_s=0.001)
    watch.start()
    until(lambda: watch.watching, PATIENCE_S)
    (tmp_path / "ttyACM0").touch()
    assert told.wait(PATIENCE_S)
    watch.stop(PATIENCE_S)


def test_news_that_end_are_replaced_by_looking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hotplug, "nodes", lambda: nodes(tmp_path))
    source, told = FakeSource(trips=True), threading.Semaphore(0)
    watch = HotPlug(told.release, lambda: source, every_s=0.01, settle_s=0.001)
    watch.start()
    assert told.acquire(timeout=PATIENCE_S)  # something may have come meanwhile
    (tmp_path / "ttyACM0").touch()
    assert told.acquire(timeout=PATIENCE_S)
    watch.stop(PATIENCE_S)


def test_a_listener_that_trips_does_not_end_the_watch() -> None:
    source, calls = FakeSource(), []

    def told() -> None:
        calls.append(1)
        raise ZeroDivisionError

    watch = HotPlug(told, lambda: source, settle_s=0.001)
    watch.start()
    source.plug()
    until(lambda: len(calls) == 1, PATIENCE_S)
    source.plug()
    until(lambda: len(calls) == 2, PATIENCE_S)
    watch.stop(PATIENCE_S)
