"""The broker's address in METADATA and FIND_COORDINATOR answers, replaced by another one."""

from __future__ import annotations

import struct

METADATA = 3
FIND_COORDINATOR = 10

# From these versions on lengths are varints and structures end in tagged fields (KIP-482).
FLEXIBLE_FROM = {METADATA: 9, FIND_COORDINATOR: 3}
COORDINATORS_IN_A_LIST_FROM = 4  # KIP-699


def readdress(api_key: int, version: int, answer: bytes, address: tuple[str, int]) -> bytes:
    """The same answer with every broker said to be at `address`; one-node clusters only.

    `answer` begins with the correlation id. Raises ValueError for a layout nobody here speaks.
    """
    copy = _Copy(answer, flexible=version >= FLEXIBLE_FROM[api_key], address=address)
    copy.keep(4)
    copy.tags()
    if api_key == METADATA:
        _metadata(copy, version)
    else:
        _coordinator(copy, version)
    return copy.finished()


def _metadata(copy: _Copy, version: int) -> None:
    if version >= 3:
        copy.keep(4)  # throttle time
    for _ in range(copy.count()):
        copy.keep(4)  # node id
        copy.change_address()
        if version >= 1:
            copy.keep_text()  # rack
        copy.tags()


def _coordinator(copy: _Copy, version: int) -> None:
    if version >= COORDINATORS_IN_A_LIST_FROM:
        raise ValueError(f"FIND_COORDINATOR version {version}: librdkafka asks in 2")
    if version >= 1:
        copy.keep(4)  # throttle time
    copy.keep(2)  # error
    if version >= 1:
        copy.keep_text()  # error message
    copy.keep(4)  # node id
    copy.change_address()


class _Copy:
    """Reads an answer from its beginning and writes it anew, field by field."""

    def __init__(self, source: bytes, *, flexible: bool, address: tuple[str, int]) -> None:
        self._source = source
        self._at = 0
        self._flexible = flexible
        self._address = address
        self._out = bytearray()

    def keep(self, size: int) -> bytes:
        """Takes that many bytes over as they are."""
        taken = self._source[self._at : self._at + size]
        if len(taken) < size:
            raise ValueError("an answer of Kafka ends in the middle of a field")
        self._at += size
        self._out += taken
        return taken

    def count(self) -> int:
        """Takes the length of a list over, and returns it."""
        return self._length(4)

    def keep_text(self) -> None:
        """Takes a text over; null is one, too."""
        self.keep(self._length(2))

    def tags(self) -> None:
        """Takes tagged fields over, where there are any."""
        if self._flexible:
            for _ in range(self._varint()):
                self._varint()
                self.keep(self._varint())

    def change_address(self) -> None:
        """Writes our host and port in place of the broker's."""
        kept = len(self._out)
        self.keep_text()
        (port,) = struct.unpack(">i", self.keep(4))
        host = self._out[kept:-4]
        if port == -1 and len(host) <= 2:  # no coordinator yet
            return
        del self._out[kept:]
        name = self._address[0].encode()
        length = bytes([len(name) + 1]) if self._flexible else struct.pack(">h", len(name))
        self._out += length + name + struct.pack(">i", self._address[1])

    def finished(self) -> bytes:
        """The new answer; what was not looked at is unchanged."""
        return bytes(self._out) + self._source[self._at :]

    def _length(self, width: int) -> int:
        if self._flexible:
            return max(self._varint() - 1, 0)
        return max(int.from_bytes(self.keep(width), "big", signed=True), 0)

    def _varint(self) -> int:
        value = shift = 0
        while True:
            (byte,) = self.keep(1)
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value
