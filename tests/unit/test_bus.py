"""The bus: each reader in order, nobody made to wait."""

from __future__ import annotations

import threading

from pos_terminal.bus import Bus, Listeners


def test_every_reader_gets_every_event_in_order() -> None:
    bus: Bus[int] = Bus()
    first, second = bus.subscribe(), bus.subscribe()
    bus.publish([1, 2])
    bus.publish([3])
    assert first.take(0) == second.take(0) == [1, 2, 3]
    assert first.take(0) == []


def test_a_reader_that_left_hears_nothing_and_is_woken() -> None:
    bus: Bus[int] = Bus()
    reader = bus.subscribe()
    bus.unsubscribe(reader)
    bus.publish([1])
    assert reader.take() == []  # does not wait for ever


def test_a_waiting_reader_is_woken_by_the_first_event() -> None:
    bus: Bus[int] = Bus()
    reader = bus.subscribe()
    got: list[int] = []
    thread = threading.Thread(target=lambda: got.extend(reader.take(10)))
    thread.start()
    bus.publish([7])
    thread.join(60)
    assert got == [7]


def test_a_reader_that_sleeps_keeps_the_newest_and_stops_nobody() -> None:
    bus: Bus[int] = Bus()
    slow = bus.subscribe(limit=3)
    bus.publish(list(range(10)))
    assert slow.take(0) == [7, 8, 9]  # the rest is read from the journal by cursor


def test_a_listener_that_fails_keeps_the_news_from_nobody() -> None:
    listeners: Listeners[[int]] = Listeners()
    heard: list[int] = []

    def fails(_news: int) -> None:
        raise ValueError("planted")

    listeners.add(fails)
    leave = listeners.add(heard.append)
    listeners.tell(1)
    leave()
    leave()
    listeners.tell(2)
    assert heard == [1]
