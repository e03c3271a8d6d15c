"""The server's manners do not depend on what the connection is made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from pos_terminal.control.channel import Channel, Listener
from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import ControlError
from pos_terminal.control.server import Call, ControlServer
from tests.fakes.control import FakeChannel, FakeListener


@pytest.fixture
def listener() -> Iterator[FakeListener]:
    fake = FakeListener()
    running = ControlServer("", answer, fake)
    running.start()
    yield fake
    running.close()
    assert fake.closed


def answer(call: Call) -> object:
    if call.method == "count":
        for number in range(2):
            call.progress(done=number)
    if call.method == "wait":
        while not call.cancelled():
            pass
        return "gave up"
    return call.params


def ask(channel: Channel, line: dict[str, Any]) -> None:
    channel.send(json.dumps(line).encode())


def told(channel: Channel) -> dict[str, Any]:
    line = channel.receive(10_000, 10)
    assert line is not None
    return dict(json.loads(line))


def test_questions_of_one_visitor_are_answered_in_order(listener: FakeListener) -> None:
    guest = listener.visit()
    ask(guest, {"id": 1, "method": "count"})
    ask(guest, {"id": "b", "method": "echo", "params": {"x": 1}})
    assert [told(guest) for _ in range(4)] == [
        {"id": 1, "progress": {"done": 0}},
        {"id": 1, "progress": {"done": 1}},
        {"id": 1, "result": {}},
        {"id": "b", "result": {"x": 1}},
    ]


def test_a_cancel_for_another_question_is_not_heard(listener: FakeListener) -> None:
    guest = listener.visit()
    ask(guest, {"id": 1, "method": "wait"})
    ask(guest, {"id": 7, "cancel": True})
    ask(guest, {"id": 1, "cancel": True})
    assert told(guest) == {"id": 1, "result": "gave up"}


def test_noise_in_the_middle_of_work_gives_it_up(listener: FakeListener) -> None:
    guest = listener.visit()
    ask(guest, {"id": 1, "method": "wait"})
    guest.send(b"\xff")
    assert told(guest) == {"id": 1, "result": "gave up"}


def test_the_fakes_are_what_they_stand_for() -> None:
    channel: Channel = FakeChannel()
    listener: Listener = FakeListener()
    assert not channel.pending()
    listener.wake()
    assert listener.accept() is None


def test_the_last_word_of_a_lane_that_hangs_up_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    from pos_terminal.control import client

    ours, theirs = FakeChannel.pair()
    theirs.send(b'{"id": null, "error": {"kind": "refused", "text": "Too many."}}')
    theirs.close()
    monkeypatch.setattr(client, "connect", lambda address: ours)
    with ControlClient("") as visitor, pytest.raises(ControlError, match="Too many"):
        visitor.call("echo")


def test_a_lane_that_hangs_up_without_a_word_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from pos_terminal.control import client

    ours, theirs = FakeChannel.pair()
    theirs.closed = True
    monkeypatch.setattr(client, "connect", lambda address: ours)
    with ControlClient("") as visitor, pytest.raises(ControlError, match="gone"):
        visitor.call("echo")
