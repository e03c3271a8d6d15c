"""Postgres through the proxy: what is cut is the server's word that a COMMIT has happened.

The server sends CommandComplete "COMMIT" after the commit is on disk, for a simple query and for
the extended protocol alike; a client that loses it cannot know the outcome.
Source: https://www.postgresql.org/docs/15/protocol-message-formats.html
"""

from __future__ import annotations

import asyncio

from tests.faultproxy.link import AnswerCut, Link, converse_in_messages, read_exactly

TLS_OR_GSS_ASKED = (80877103, 80877104)
IN_PLAIN_TEXT_PLEASE = b"N"
COMMIT_DONE = b"COMMIT\0"


async def read_message(reader: asyncio.StreamReader) -> bytes:
    """One message: a letter, a length that counts itself, the rest; b"" at the end."""
    head = await read_exactly(reader, 5)
    if not head:
        return b""
    size = int.from_bytes(head[1:], "big") - 4
    body = await read_exactly(reader, size)
    return head + body if len(body) == size else b""


async def read_opening(reader: asyncio.StreamReader) -> bytes:
    """The first message of a connection, which has no letter."""
    length = await read_exactly(reader, 4)
    if not length:
        return b""
    return length + await read_exactly(reader, int.from_bytes(length, "big") - 4)


class PostgresTalk:
    """One connection; it declines encryption, or it could not read along."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._opened = False

    async def read_request(self, reader: asyncio.StreamReader) -> bytes:
        """The opening first, then letters."""
        if self._opened:
            return await read_message(reader)
        while opening := await read_opening(reader):
            if int.from_bytes(opening[4:8], "big") not in TLS_OR_GSS_ASKED:
                break
            await self._link.board.let_through()
            await self._link.client.send(IN_PLAIN_TEXT_PLEASE)
        self._opened = True
        return opening

    async def request(self, message: bytes) -> bytes:
        """Every request passes whole."""
        return message

    async def answer(self, message: bytes) -> bytes:
        """Cuts the word that a COMMIT is done when the switchboard says so."""
        if message[:1] == b"C" and message[5:] == COMMIT_DONE and self._link.board.cuts():
            raise AnswerCut("COMMIT")
        return message


async def converse_in_postgres(link: Link) -> None:
    """Passes whole messages on."""
    talk = PostgresTalk(link)
    await converse_in_messages(link, talk.read_request, read_message, talk.request, talk.answer)
