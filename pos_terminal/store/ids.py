"""Random ids that sort by time: UUIDv7 (RFC 9562 section 5.7)."""

from __future__ import annotations

import os
import uuid


def uuid7(unix_ms: int, random_bytes: bytes | None = None) -> str:
    """A UUIDv7 as text, from milliseconds since 1970 and ten random bytes."""
    rand = random_bytes if random_bytes is not None else os.urandom(10)
    value = (unix_ms & (2**48 - 1)) << 80 | int.from_bytes(rand, "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))
