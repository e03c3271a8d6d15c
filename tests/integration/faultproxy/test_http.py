"""HTTP: an answer is lost after the request took effect, or the proxy answers itself."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.faultproxy import FaultProxy
from tests.faultproxy.aws_errors import S3
from tests.integration.faultproxy.echo import Remembers, http_echo


@pytest.fixture
def server() -> Iterator[Remembers]:
    with http_echo() as running:
        yield running


@pytest.fixture
def line(server: Remembers) -> Iterator[FaultProxy]:
    with FaultProxy("127.0.0.1", server.port, speaks="http") as proxy:
        yield proxy


@pytest.fixture
def client(line: FaultProxy) -> Iterator[http.client.HTTPConnection]:
    with closing(http.client.HTTPConnection("127.0.0.1", line.port, timeout=10)) as connection:
        yield connection


def put(client: http.client.HTTPConnection, body: bytes, path: str = "/", **headers: str) -> bytes:
    client.request("PUT", path, body, headers)
    return client.getresponse().read()


def test_one_connection_carries_many_requests(
    client: http.client.HTTPConnection, line: FaultProxy
) -> None:
    assert [put(client, b"%d" % number) for number in range(5)] == [b"0", b"1", b"2", b"3", b"4"]
    assert (line.connections, line.fired) == (1, 0)


@pytest.mark.parametrize(
    ("path", "expected"), [("/chunked", b"in pieces"), ("/to-the-end", b"body"), ("/", b"body")]
)
def test_an_answer_comes_whole_however_its_length_is_told(
    client: http.client.HTTPConnection, path: str, expected: bytes
) -> None:
    assert put(client, b"body", path) == expected
    assert put(client, b"body", path) == expected


def test_a_client_that_asks_before_it_sends_its_body_is_told_to(
    client: http.client.HTTPConnection, server: Remembers
) -> None:
    assert put(client, b"large", Expect="100-continue") == b"large"
    assert server.heard == [b"large"]


def test_an_answer_is_lost_after_the_request_took_effect(
    client: http.client.HTTPConnection, line: FaultProxy, server: Remembers
) -> None:
    line.cut_answer(times=1)
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        put(client, b"booked")
    client.close()
    assert put(client, b"booked again") == b"booked again"
    assert server.heard == [b"booked", b"booked again"]
    assert line.fired_by == {"cut_answer": 1}


def test_only_the_named_requests_lose_their_answer(
    client: http.client.HTTPConnection, line: FaultProxy
) -> None:
    line.cut_answer(times=1, only="PutItem")
    assert put(client, b"describe") == b"describe"
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        put(client, b"put", **{"X-Amz-Target": "DynamoDB_20120810.PutItem"})
    assert line.fired_by == {"cut_answer": 1}


def test_the_proxy_answers_itself_and_the_server_hears_nothing(
    client: http.client.HTTPConnection, line: FaultProxy, server: Remembers
) -> None:
    line.answer_with(S3.slow_down, times=1)
    client.request("PUT", "/", b"refused", {"Expect": "100-continue"})
    answer = client.getresponse()
    assert (answer.status, b"SlowDown" in answer.read()) == (503, True)
    assert put(client, b"accepted") == b"accepted"
    assert (server.heard, line.fired_by) == ([b"accepted"], {"answer_with": 1})


def lost_of(line: FaultProxy, requests: int) -> list[int]:
    lost = []
    for number in range(requests):
        with closing(http.client.HTTPConnection("127.0.0.1", line.port, timeout=10)) as client:
            try:
                put(client, b"%d" % number)
            except (http.client.RemoteDisconnected, ConnectionResetError):
                lost.append(number)
    return lost


def test_the_same_seed_loses_the_same_answers(line: FaultProxy) -> None:
    line.cut_answer(probability=0.3, seed=7)
    first = lost_of(line, 40)
    line.cut_answer(probability=0.3, seed=7)
    assert lost_of(line, 40) == first
    assert 0 < len(first) < 40
    assert line.fired == 2 * len(first)
