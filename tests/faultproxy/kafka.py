"""Kafka through the proxy: only answers to PRODUCE are cut, and no client finds a way around it.

A broker tells its own address in METADATA and FIND_COORDINATOR; both answers are rewritten to the
proxy's address, so any broker of one node will do and needs no listener of its own.
Source of the layouts: https://kafka.apache.org/protocol#protocol_messages
"""

from __future__ import annotations

import asyncio
import struct

from tests.faultproxy.kafka_addresses import FIND_COORDINATOR, METADATA, readdress
from tests.faultproxy.link import AnswerCut, Link, converse_in_messages, read_exactly

PRODUCE = 0


async def read_frame(reader: asyncio.StreamReader) -> bytes:
    """One request or answer with its four bytes of length; b"" at the end."""
    length = await read_exactly(reader, 4)
    if not length:
        return b""
    body = await read_exactly(reader, int.from_bytes(length, "big"))
    return length + body if body else b""


class KafkaTalk:
    """What was asked on one connection and has no answer yet."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._asked: dict[int, tuple[int, int]] = {}  # correlation id -> api key, its version

    async def request(self, frame: bytes) -> bytes:
        """Remembers what is asked; every request passes whole."""
        api_key, version, correlation_id = struct.unpack_from(">hhi", frame, 4)
        self._asked[correlation_id] = (api_key, version)
        return frame

    async def answer(self, frame: bytes) -> bytes:
        """Cuts an answer to PRODUCE when the switchboard says so; mends addresses."""
        (correlation_id,) = struct.unpack_from(">i", frame, 4)
        api_key, version = self._asked.pop(correlation_id, (-1, 0))
        if api_key == PRODUCE and self._link.board.cuts():
            raise AnswerCut(f"PRODUCE {correlation_id}")
        if api_key in (METADATA, FIND_COORDINATOR):
            body = readdress(api_key, version, frame[4:], self._link.here)
            return struct.pack(">i", len(body)) + body
        return frame


async def converse_in_kafka(link: Link) -> None:
    """Passes whole frames on."""
    talk = KafkaTalk(link)
    await converse_in_messages(link, read_frame, read_frame, talk.request, talk.answer)
