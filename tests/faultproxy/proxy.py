"""The proxy itself: a thread with an event loop, told by verbs from the test's own thread."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any, Literal, Self

from tests.faultproxy.aws_errors import AwsError
from tests.faultproxy.chance import Chance
from tests.faultproxy.http import converse_in_http
from tests.faultproxy.kafka import converse_in_kafka
from tests.faultproxy.link import Converse, Link, Side, converse_in_bytes
from tests.faultproxy.postgres import converse_in_postgres
from tests.faultproxy.switchboard import Line, Switchboard

HOST = "127.0.0.1"
PATIENCE_S = 60.0
Speaks = Literal["bytes", "kafka", "postgres", "http"]
CONVERSATIONS: dict[Speaks, Converse] = {
    "bytes": converse_in_bytes,
    "kafka": converse_in_kafka,
    "postgres": converse_in_postgres,
    "http": converse_in_http,
}


class FaultProxy:
    """Stands between a client and a real server on 127.0.0.1, and breaks the line when told to.

    `speaks` names the protocol that `cut_answer` has to understand; "bytes" passes anything, TLS
    too, but cannot cut. One proxy, one thread; leaving the context ends both.
    """

    def __init__(self, upstream_host: str, upstream_port: int, speaks: Speaks = "bytes") -> None:
        self._upstream = (upstream_host, upstream_port)
        self._speaks = speaks
        self._board = Switchboard()
        self._links: dict[asyncio.Task[None], Side] = {}
        self._server: asyncio.Server | None = None
        # Bound and never listening: it keeps the port ours while connections are refused.
        self._reserved = _bound(0)
        self.port: int = self._reserved.getsockname()[1]
        self.connections = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name=f"fault proxy {self.port}")

    @classmethod
    def to(cls, server: str, speaks: Speaks = "bytes") -> Self:
        """In front of a server told as host:port or as a URL."""
        host, _, port = server.rpartition("//")[2].rpartition(":")
        return cls(host, int(port), speaks)

    @property
    def address(self) -> str:
        """host:port, as librdkafka wants it."""
        return f"{HOST}:{self.port}"

    @property
    def url(self) -> str:
        """The address for boto3's `endpoint_url`."""
        return f"http://{self.address}"

    @property
    def fired(self) -> int:
        """How often any injector has really struck since the start."""
        return sum(self._board.fired.values())

    @property
    def fired_by(self) -> Counter[str]:
        """The same by verb: lost answers, errors given, slow answers, connections frozen or reset.

        A refused connect is seen by the kernel and the client only: `refuse` counts the
        connections that it closed.
        """
        return Counter(self._board.fired)

    @property
    def open_connections(self) -> int:
        """Clients connected at this moment."""
        return len(self._links)

    def __enter__(self) -> Self:
        self._thread.start()
        self.pass_on()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._tell(self._shut())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._reserved.close()

    def pass_on(self) -> None:
        """An open line; what was planned (cuts, errors) is forgotten."""
        self._tell(self._turn(Line.OPEN))

    def refuse(self) -> None:
        """Nobody listens any more: connect fails with ECONNREFUSED, open connections end."""
        self._tell(self._turn(Line.REFUSING))

    def slow(self, delay_s: float, jitter_s: float = 0.0) -> None:
        """Every piece of an answer comes so much later, up to `jitter_s` more."""
        self._board.delay_s, self._board.jitter_s = delay_s, jitter_s
        self._tell(self._turn(Line.SLOW))

    def reset(self) -> None:
        """RST on every open connection and on each new one."""
        self._tell(self._turn(Line.RESETTING))

    def freeze(self) -> None:
        """As a server under SIGSTOP: connects succeed, nothing is read, nothing is answered."""
        self._tell(self._turn(Line.FROZEN))

    def cut_answer(
        self,
        times: int | None = None,
        *,
        probability: float | None = None,
        seed: int = 0,
        only: str | None = None,
    ) -> None:
        """Requests take effect, then their answer is lost and the connection ends.

        Kafka: answers to PRODUCE. Postgres: CommandComplete of COMMIT. HTTP: any answer, or with
        `only` those to requests in which that text occurs ("PutItem", "Action=Publish").
        """
        if self._speaks == "bytes":
            raise ValueError("say what the server speaks, or nothing can be cut at the right place")
        if only is not None and self._speaks != "http":
            raise ValueError("only= is for http: Kafka cuts PRODUCE, Postgres cuts COMMIT")
        chance = Chance(times, probability, seed, only=only)
        self._tell(self._plan(lambda: setattr(self._board, "cut", chance)))

    def answer_with(
        self,
        error: AwsError,
        times: int | None = None,
        *,
        probability: float | None = None,
        seed: int = 0,
        only: str | None = None,
    ) -> None:
        """Requests do not reach the server; they get the real service's error instead."""
        if self._speaks != "http":
            raise ValueError("only a proxy that speaks http can answer with an error of AWS")
        refusal = (error, Chance(times, probability, seed, only=only))
        self._tell(self._plan(lambda: setattr(self._board, "refusal", refusal)))

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            self._loop.close()

    def _tell(self, order: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(order, self._loop).result(PATIENCE_S)

    async def _plan(self, change: Callable[[], None]) -> None:
        change()

    async def _turn(self, line: Line) -> None:
        self._board.turn(line)
        if line is Line.REFUSING:
            self._stop_listening()
        elif self._server is None:
            listener = _bound(self.port)
            self._server = await asyncio.start_server(self._welcome, sock=listener)
        if line in (Line.REFUSING, Line.RESETTING):
            ended = await self._end_links(rst=line is Line.RESETTING)
            self._board.fired[line.value] += ended

    async def _shut(self) -> None:
        self._stop_listening()
        await self._end_links(rst=False)

    def _stop_listening(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _end_links(self, *, rst: bool) -> int:
        links = dict(self._links)
        for task, client in links.items():
            client.drop(rst=rst)
            task.cancel()
        await asyncio.gather(*links, return_exceptions=True)
        return len(links)

    async def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        client = Side(reader, writer)
        self.connections += 1
        if self._board.line in (Line.RESETTING, Line.REFUSING):
            self._board.fired[self._board.line.value] += 1
            client.drop(rst=True)
            return
        task = asyncio.current_task()
        assert task is not None
        self._links[task] = client
        try:
            await self._converse(client)
        except asyncio.CancelledError:  # the line was broken on purpose
            pass
        finally:
            del self._links[task]

    async def _converse(self, client: Side) -> None:
        link = Link(client, self._board, self._upstream, (HOST, self.port))
        try:
            await CONVERSATIONS[self._speaks](link)
        except ConnectionRefusedError:
            client.drop(rst=True)  # no server: as near to a refusal as one who has accepted gets
        except (OSError, asyncio.IncompleteReadError):
            client.drop()  # an answer cut, a server or a client gone: the line ends
        else:
            await client.close()


def _bound(port: int) -> socket.socket:
    # Without the protocol's name asyncio sets no TCP_NODELAY: 40 ms for each message of Postgres.
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((HOST, port))
    return bound
