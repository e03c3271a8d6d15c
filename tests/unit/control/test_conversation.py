"""The control socket with friends, with strangers, and with noise."""

from __future__ import annotations

import json
import os
import random
import socket
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.control import server
from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import ControlError, LaneNotRunning
from pos_terminal.control.server import Call, ControlServer
from pos_terminal.control.transport import address_of
from pos_terminal.control.wire import MAX_REQUEST_BYTES
from pos_terminal.domain.errors import (
    ApprovalNeeded,
    BugError,
    CashierError,
    DeviceError,
    StoreError,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="AF_UNIX; pipes are tried there")

ERRORS = {
    "cashier": CashierError("sale.limit", limit_minor=5),
    "approval": ApprovalNeeded("sale.void", line_no=2),
    "store": StoreError("The disk is full.", "Make room."),
    "device": DeviceError("printer", "Check the paper."),
    "bug": ValueError("secret detail"),
}


class Lane:
    """Answers what the tests ask."""

    def __init__(self) -> None:
        self.working = threading.Event()
        self.finished = threading.Event()
        self.seen_cancel = False

    def __call__(self, call: Call) -> object:
        if call.method == "fail":
            raise ERRORS[call.params["how"]]
        if call.method == "count":
            for number in range(call.params["to"]):
                call.progress(done=number)
            return {"total": Decimal("1.50")}
        if call.method == "work":
            self.working.set()
            while not call.cancelled():
                pass
            self.seen_cancel = True
            self.finished.set()
            return "gave up"
        return call.params


@pytest.fixture
def lane() -> Lane:
    return Lane()


@pytest.fixture
def address(tmp_path: Path, lane: Lane) -> Iterator[str]:
    where = address_of(tmp_path)
    running = ControlServer(where, lane)
    running.start()
    yield where
    running.close()
    assert not Path(where).exists()


Raw = Callable[[bytes], list[dict[str, Any]]]


@pytest.fixture
def raw(address: str) -> Raw:
    """Sends bytes, hangs up the sending half, and returns all lines that came back."""

    def send(data: bytes) -> list[dict[str, Any]]:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
            sock.settimeout(10)
            sock.connect(address)
            try:
                sock.sendall(data)
                sock.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass  # it has heard enough
            answer = bytearray()
            try:
                while part := sock.recv(65536):
                    answer += part
            except ConnectionResetError:
                pass
        return [json.loads(line) for line in answer.splitlines()]

    return send


def test_a_question_is_answered(address: str) -> None:
    with ControlClient(address) as client:
        assert client.call("echo", {"name": "Grüße\n", "n": 1}) == {"name": "Grüße\n", "n": 1}
        assert client.call("echo") == {}


def test_progress_comes_before_the_answer(address: str) -> None:
    seen: list[object] = []
    with ControlClient(address) as client:
        assert client.call("count", {"to": 3}, seen.append) == {"total": "1.50"}
    assert seen == [{"done": 0}, {"done": 1}, {"done": 2}]


@pytest.mark.parametrize("how", ["cashier", "approval", "store", "device"])
def test_errors_of_ours_arrive_as_they_were_raised(address: str, how: str) -> None:
    with ControlClient(address) as client, pytest.raises(type(ERRORS[how])) as caught:
        client.call("fail", {"how": how})
    assert str(caught.value) == str(ERRORS[how])


def test_an_error_of_the_lanes_own_tells_no_detail_and_the_lane_goes_on(address: str) -> None:
    with ControlClient(address) as client:
        with pytest.raises(BugError) as caught:
            client.call("fail", {"how": "bug"})
        assert "secret" not in str(caught.value)
        assert client.call("echo", {"a": 1}) == {"a": 1}


def test_nobody_at_home_is_said(tmp_path: Path) -> None:
    with pytest.raises(LaneNotRunning):
        ControlClient(address_of(tmp_path))


def test_work_is_given_up_when_the_other_side_cancels(
    address: str, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ControlClient(address) as client:
        receive = client._channel.receive
        interrupts = iter([True])

        def receive_or_interrupt(limit: int, timeout_s: float | None) -> bytes | None:
            if next(interrupts, False):
                assert lane.working.wait(60)
                raise KeyboardInterrupt
            return receive(limit, timeout_s)

        monkeypatch.setattr(client._channel, "receive", receive_or_interrupt)
        assert client.call("work") == "gave up"
    assert lane.seen_cancel


def test_work_is_given_up_when_the_other_side_dies(address: str, lane: Lane) -> None:
    client = ControlClient(address)
    client._channel.send(b'{"id":1,"method":"work"}')
    assert lane.working.wait(60)
    client.close()
    assert lane.finished.wait(60)


def test_closing_the_lane_gives_work_up_and_the_answer_still_arrives(
    tmp_path: Path, lane: Lane
) -> None:
    running = ControlServer(address_of(tmp_path), lane)
    running.start()
    with ControlClient(address_of(tmp_path)) as client:
        client._channel.send(b'{"id":1,"method":"work"}')
        assert lane.working.wait(60)
        running.close()
        line = client._channel.receive(1000, 10)
        assert line is not None
        assert json.loads(line)["result"] == "gave up"


@pytest.mark.parametrize(
    "line",
    [
        b"hello",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b'{"id":1}',
        b'{"id":true,"method":"echo"}',
        b'{"id":[],"method":"echo"}',
        b'{"id":1,"method":7}',
        b'{"id":1,"method":"echo","params":[]}',
        b'{"id":1,"method":"echo","params":{"x":NaN}}',
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'{"id":' + b"9" * 5000 + b',"method":"echo"}',
        b"GET / HTTP/1.1\r",
    ],
)
def test_garbage_gets_one_refusal_and_hurts_nobody(raw: Raw, address: str, line: bytes) -> None:
    [answer] = raw(line + b"\n")
    assert answer["error"]["kind"] == "refused"
    with ControlClient(address) as client:
        assert client.call("echo", {"a": 1}) == {"a": 1}


def test_a_line_without_end_is_cut_off(raw: Raw, address: str) -> None:
    answers = raw(b"x" * (MAX_REQUEST_BYTES + 200_000))
    assert answers == [] or answers[0]["error"]["text"] == "The line is too long."
    with ControlClient(address) as client:
        assert client.call("echo", {"a": 1}) == {"a": 1}


def test_half_a_line_and_a_hang_up_is_no_question(raw: Raw) -> None:
    assert raw(b'{"id":1,"method":"ec') == []


def test_random_bytes_never_stop_the_server(raw: Raw, address: str) -> None:
    rng = random.Random(11)
    for _ in range(50):
        raw(rng.randbytes(rng.randrange(2000)) + b"\n")
    with ControlClient(address) as client:
        assert client.call("echo", {"a": 1}) == {"a": 1}


def test_one_visitor_too_many_is_told_to_come_back(address: str) -> None:
    guests = [ControlClient(address) for _ in range(server.MOST_VISITORS)]
    try:
        for guest in guests:
            guest.call("echo")
        late = ControlClient(address)
        line = late._channel.receive(10_000, 10)
        late.close()
        assert line is not None
        assert "try again" in json.loads(line)["error"]["text"]
        assert guests[0].call("echo", {"a": 1}) == {"a": 1}
    finally:
        for guest in guests:
            guest.close()


def test_a_visitor_that_says_nothing_is_sent_away(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "LINE_PATIENCE_S", 0.05)
    with ControlClient(address) as client:
        assert client._channel.receive(10, 10) is None


def test_a_lane_that_does_not_answer_is_given_up(tmp_path: Path) -> None:
    where = address_of(tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as deaf:
        deaf.bind(where)
        deaf.listen()
        with ControlClient(where) as client, pytest.raises(ControlError, match="in time"):
            client.call("echo", patience_s=0.05)


def test_the_socket_is_ours_alone(address: str) -> None:
    assert stat.S_IMODE(Path(address).stat().st_mode) == 0o600


def test_another_user_is_turned_away(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from pos_terminal.control import unix_socket

    monkeypatch.setattr(unix_socket, "_peer_uid", lambda sock: os.getuid() + 1)
    with pytest.raises(ControlError, match="another user"):
        ControlClient(address)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stranger:
        stranger.settimeout(10)
        stranger.connect(address)
        try:
            stranger.sendall(b'{"id":1,"method":"echo"}\n')
            heard = stranger.recv(1000)
        except (BrokenPipeError, ConnectionResetError):
            heard = b""
    assert heard == b""


def test_a_dead_lanes_socket_is_taken_over(tmp_path: Path) -> None:
    where = address_of(tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(where)
    assert Path(where).exists()
    running = ControlServer(where, lambda call: "alive")
    running.start()
    with ControlClient(where) as client:
        assert client.call("x") == "alive"
    running.close()


def test_a_server_that_was_never_started_closes(tmp_path: Path) -> None:
    ControlServer(address_of(tmp_path), lambda call: None).close()
    assert not Path(address_of(tmp_path)).exists()


def test_a_long_data_directory_listens_elsewhere_and_privately(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/tmp")
    deep = tmp_path / ("d" * 120)
    where = address_of(deep)
    assert len(where) < 100
    assert where != address_of(tmp_path / ("e" * 120))
    running = ControlServer(where, lambda call: "here")
    running.start()
    assert stat.S_IMODE(Path(where).parent.stat().st_mode) == 0o700
    with ControlClient(where) as client:
        assert client.call("x") == "here"
    running.close()
