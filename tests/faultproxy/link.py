"""One client's connection and its twin to the server, whatever is spoken on them."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faultproxy.switchboard import Switchboard

PIECE = 64 * 1024
SO_LINGER_ZERO = struct.pack("ii", 1, 0)  # close() then sends RST instead of FIN


class AnswerCut(ConnectionError):
    """The answer was dropped on purpose; the connection ends here."""


@dataclass(slots=True)
class Side:
    """One of the two ends: read from it, write to it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, data: bytes) -> None:
        """Writes and waits until the other end takes more."""
        self.writer.write(data)
        await self.writer.drain()

    def drop(self, *, rst: bool = False) -> None:
        """Ends the connection now; with `rst` the peer sees ECONNRESET."""
        sock = self.writer.get_extra_info("socket")
        if rst and sock is not None and sock.fileno() != -1:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, SO_LINGER_ZERO)
        self.writer.transport.abort()

    async def close(self) -> None:
        """Sends what is still to be sent and says goodbye."""
        self.writer.close()
        try:
            await self.writer.wait_closed()
        except OSError:
            self.writer.transport.abort()


@dataclass(slots=True)
class Link:
    """A client, the way to its server, and the switchboard that both obey."""

    client: Side
    board: Switchboard
    upstream: tuple[str, int]
    here: tuple[str, int]  # the proxy's own address, for protocols that carry addresses

    async def dial(self) -> Side:
        """Connects to the real server. Raises OSError when it is not there."""
        return Side(*await asyncio.open_connection(*self.upstream))


Converse = Callable[[Link], Awaitable[None]]


async def converse_in_bytes(link: Link) -> None:
    """Passes bytes on both ways without knowing what they say."""

    async def piece(reader: asyncio.StreamReader) -> bytes:
        return await reader.read(PIECE)

    async def as_it_is(data: bytes) -> bytes:
        return data

    await converse_in_messages(link, piece, piece, as_it_is, as_it_is)


Read = Callable[[asyncio.StreamReader], Awaitable[bytes]]
Judge = Callable[[bytes], Awaitable[bytes]]


async def converse_in_messages(
    link: Link, read_request: Read, read_answer: Read, request: Judge, answer: Judge
) -> None:
    """Passes whole messages on both ways; `request` and `answer` may change, swallow or cut them.

    A reader gives b"" at the end of the stream.
    """
    await link.board.let_through()
    server = await link.dial()
    ways = [
        asyncio.create_task(_carry(link, link.client, server, read_request, request, late=False)),
        asyncio.create_task(_carry(link, server, link.client, read_answer, answer, late=True)),
    ]
    try:
        # The first end to hang up ends both: no protocol here lives on a half-closed connection.
        done, _ = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in done:
            way.result()
        server.writer.close()  # what is written is still sent
    except BaseException:
        server.drop()
        raise
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


async def _carry(
    link: Link, source: Side, sink: Side, read: Read, judge: Judge, *, late: bool
) -> None:
    while data := await read(source.reader):
        await link.board.let_through()
        if late:
            await link.board.dawdle()
        if kept := await judge(data):
            await link.board.let_through()  # frozen while it dawdled: still nothing comes
            await sink.send(kept)


async def read_exactly(reader: asyncio.StreamReader, size: int) -> bytes:
    """That many bytes, or b"" when the stream ends before."""
    try:
        return await reader.readexactly(size)
    except asyncio.IncompleteReadError:
        return b""
