"""The line is refused, slow, reset and frozen on command, and says how often it struck."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from tests.faultproxy import FaultProxy
from tests.integration.faultproxy.echo import Remembers, echo
from tests.waiting import until

SHORT_S = 0.05
LIMIT_S = 60.0


@pytest.fixture
def server() -> Iterator[Remembers]:
    with echo() as running:
        yield running


@pytest.fixture
def line(server: Remembers) -> Iterator[FaultProxy]:
    with FaultProxy("127.0.0.1", server.port) as proxy:
        yield proxy


def connected(line: FaultProxy) -> socket.socket:
    return socket.create_connection(("127.0.0.1", line.port), timeout=LIMIT_S)


def said_back(client: socket.socket, words: bytes) -> bytes:
    client.sendall(words)
    heard = b""
    while len(heard) < len(words):
        heard += client.recv(len(words) - len(heard)) or pytest.fail("the line has ended")
    return heard


def until_it_fired(line: FaultProxy, times: int) -> None:
    until(lambda: line.fired >= times, told=lambda: f"it fired {line.fired} times")


def test_an_open_line_passes_every_byte_both_ways(line: FaultProxy) -> None:
    with connected(line) as client:
        assert said_back(client, b"x" * 300_000) == b"x" * 300_000
    assert (line.connections, line.fired) == (1, 0)


def test_a_refused_line_ends_open_connections_and_listens_no_more(line: FaultProxy) -> None:
    with connected(line) as client:
        said_back(client, b"hello")
        line.refuse()
        assert client.recv(1) == b""
    with pytest.raises(ConnectionRefusedError):
        connected(line)
    assert line.fired_by == {"refuse": 1}


def test_a_refused_line_that_is_mended_is_at_its_old_port(line: FaultProxy) -> None:
    line.refuse()
    line.pass_on()
    with connected(line) as client:
        assert said_back(client, b"again") == b"again"


def test_a_reset_line_resets_open_and_new_connections(line: FaultProxy) -> None:
    with connected(line) as client:
        said_back(client, b"hello")
        line.reset()
        with pytest.raises(ConnectionResetError):
            client.recv(1)
    with pytest.raises(ConnectionResetError), connected(line) as late:
        late.recv(1)
    assert line.fired_by == {"reset": 2}


def test_a_frozen_line_takes_calls_and_says_nothing_until_it_thaws(
    line: FaultProxy, server: Remembers
) -> None:
    with connected(line) as before:
        said_back(before, b"hello")
        line.freeze()
        with connected(line) as during:
            for client in (before, during):
                client.settimeout(SHORT_S)
                client.sendall(b"anybody?")
                with pytest.raises(TimeoutError):
                    client.recv(1)
            until_it_fired(line, times=2)
            assert server.heard == [b"hello"]
            line.pass_on()
            during.settimeout(LIMIT_S)
            assert during.recv(8) == b"anybody?"


def test_what_a_frozen_line_held_is_lost_when_it_is_reset(
    line: FaultProxy, server: Remembers
) -> None:
    with connected(line) as client:
        said_back(client, b"hello")
        line.freeze()
        client.sendall(b"lost")
        until_it_fired(line, times=1)
        line.reset()
    line.pass_on()
    with connected(line) as client:
        said_back(client, b"after")
    assert server.heard == [b"hello", b"after"]


def test_a_slow_line_holds_each_answer_up(line: FaultProxy) -> None:
    line.slow(SHORT_S, jitter_s=SHORT_S)
    with connected(line) as client:
        begun = time.monotonic()
        said_back(client, b"hello")
        assert time.monotonic() - begun >= SHORT_S  # a lower bound: no machine is too slow for it
    assert line.fired_by == {"slow": 1}


def test_a_server_that_is_gone_ends_the_line(line: FaultProxy, server: Remembers) -> None:
    server.stop()
    with pytest.raises(ConnectionResetError), connected(line) as client:
        client.recv(1)


def test_only_a_line_that_knows_the_language_cuts(line: FaultProxy) -> None:
    with pytest.raises(ValueError, match="speaks"):
        line.cut_answer(times=1)
