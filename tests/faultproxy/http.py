"""HTTP through the proxy: whole requests and whole answers, so that one answer can be lost."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from tests.faultproxy.link import AnswerCut, Link, Side

END_OF_HEAD = b"\r\n\r\n"
GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"
WITHOUT_BODY = (b"204", b"304")


@dataclass(frozen=True, slots=True)
class Message:
    """A request or an answer: its first line and headers as sent, and its body as sent."""

    head: bytes
    body: bytes = b""

    @property
    def whole(self) -> bytes:
        """All its bytes."""
        return self.head + self.body

    @property
    def first_line(self) -> list[bytes]:
        """Method, path and version; or version, status and reason."""
        return self.head.split(b"\r\n", 1)[0].split(b" ", 2)

    def header(self, name: str) -> bytes:
        """The header's value in small letters; empty when there is none."""
        for line in self.head.split(b"\r\n")[1:]:
            key, _, value = line.partition(b":")
            if key.strip().lower() == name.encode():
                return value.strip().lower()
        return b""

    @property
    def is_last(self) -> bool:
        """Whether the connection ends with this message."""
        return self.header("connection") == b"close" or b"HTTP/1.0" in self.first_line


async def read_request(link: Link) -> Message | None:
    """The next request, whole: a client that asks first whether to send its body is told to.

    None when the client has hung up.
    """
    try:
        reader = link.client.reader
        head = Message(await reader.readuntil(END_OF_HEAD))
        if head.header("expect") == b"100-continue":
            await link.board.let_through()
            await link.client.send(GO_ON)
            head = Message(_without(head.head, b"expect"))
        return Message(head.head, await _sized_body(reader, head))
    except asyncio.IncompleteReadError:
        return None


async def read_answer(server: Side, method: bytes) -> Message:
    """The server's final answer. Raises IncompleteReadError when the server dies before."""
    head = Message(await server.reader.readuntil(END_OF_HEAD))
    while head.first_line[1].startswith(b"1"):
        head = Message(await server.reader.readuntil(END_OF_HEAD))
    if method == b"HEAD" or head.first_line[1] in WITHOUT_BODY:
        return head
    if not head.header("content-length") and head.header("transfer-encoding") != b"chunked":
        return Message(_with_close(head.head), await server.reader.read(-1))
    return Message(head.head, await _sized_body(server.reader, head))


async def _sized_body(reader: asyncio.StreamReader, head: Message) -> bytes:
    if head.header("transfer-encoding") == b"chunked":
        return await _chunks(reader)
    return await reader.readexactly(int(head.header("content-length") or 0))


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    """A chunked body with its framing, trailers too."""
    body = bytearray()
    while True:
        line = await reader.readuntil(b"\r\n")
        body += line
        size = int(line.split(b";")[0], 16)
        if size == 0:
            break
        body += await reader.readexactly(size + 2)
    while (line := await reader.readuntil(b"\r\n")) != b"\r\n":
        body += line
    return bytes(body + line)


def _without(head: bytes, name: bytes) -> bytes:
    lines = head.split(b"\r\n")
    return b"\r\n".join(line for line in lines if line.split(b":")[0].lower() != name)


def _with_close(head: bytes) -> bytes:
    """The same head, saying that the end of the connection is the end of the body."""
    return _without(head, b"connection")[:-2] + b"Connection: close" + END_OF_HEAD


class HttpTalk:
    """One client's connection and, while it lasts, one to the server."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._server: Side | None = None

    async def converse(self) -> None:
        """Answers requests until either side has enough."""
        try:
            await self._link.board.let_through()
            while request := await read_request(self._link):
                await self._link.board.let_through()
                answer = await self._answer_to(request)
                await self._link.board.dawdle()
                await self._link.board.let_through()
                await self._link.client.send(answer.whole)
                if request.is_last or answer.is_last:
                    return
        finally:
            self._hang_up()

    async def _answer_to(self, request: Message) -> Message:
        board, method = self._link.board, request.first_line[0]
        if error := board.refuses_with(request.whole):
            head, body = error.answer(request.header)
            return Message(head, b"" if method == b"HEAD" else body)
        answer = await self._ask(request, method)
        if board.cuts(request.whole):
            raise AnswerCut(request.first_line[1].decode())
        return answer

    async def _ask(self, request: Message, method: bytes) -> Message:
        if self._server is not None and self._server.reader.at_eof():
            self._hang_up()  # an idle connection that the server has ended
        if self._server is None:
            self._server = await self._link.dial()
        await self._server.send(request.whole)
        answer = await read_answer(self._server, method)
        if answer.is_last:
            self._hang_up()
        return answer

    def _hang_up(self) -> None:
        if self._server is not None:
            self._server.drop()
            self._server = None


async def converse_in_http(link: Link) -> None:
    """Passes whole requests and answers on."""
    await HttpTalk(link).converse()
