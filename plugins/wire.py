"""What lane and plugin process tell each other: frames of length and JSON over two pipes."""

from __future__ import annotations

import struct
from typing import Any

import msgspec

LENGTH = struct.Struct(">I")
MOST_ANSWER_BYTES = 16 * 2**20  # of one of the plugin's: 10,000 rows of a report

CLOSE = "close"  # the last call: nothing is answered
DISK = "disk"  # the cause of a failure that is nobody's fault


class Call(msgspec.Struct, tag="call"):
    """Do this; `allowed_s` is what it may take, of each event where there are some."""

    method: str
    allowed_s: float
    args: dict[str, Any]


class Fact(msgspec.Struct, tag="fact"):
    """The answer to a question; `error` where there is none."""

    value: Any = None
    error: str = ""


class Done(msgspec.Struct, tag="done"):
    """The call's result, and where the plugin stands now."""

    result: Any
    seq: int
    hash: str
    slowest_s: float


class Failed(msgspec.Struct, tag="failed"):
    """The plugin's fault; `fatal` where the process is of no use any more."""

    cause: str
    detail: str
    seq: int
    fatal: bool = False


class Refused(msgspec.Struct, tag="refused"):
    """It cannot run here."""

    plugin: str
    why: str


class Wrong(msgspec.Struct, tag="wrong"):
    """A CashierError."""

    key: str
    facts: dict[str, Any]


class Ask(msgspec.Struct, tag="ask"):
    """A question about the shop; the call waits for the Fact."""

    question: str
    args: list[Any]


class Going(msgspec.Struct, tag="going"):
    """The next event of a batch begins: its time runs from here."""

    seq: int


class Logged(msgspec.Struct, tag="logged"):
    """A line for the log."""

    level: str
    event: str
    facts: dict[str, Any]


ToChild = Call | Fact
FromChild = Done | Failed | Refused | Wrong | Ask | Going | Logged

_encoder = msgspec.json.Encoder()
to_child: msgspec.json.Decoder[ToChild] = msgspec.json.Decoder(ToChild)
from_child: msgspec.json.Decoder[FromChild] = msgspec.json.Decoder(FromChild)


def frame(message: ToChild | FromChild) -> bytes:
    """A message as it goes through the pipe."""
    data = _encoder.encode(message)
    return LENGTH.pack(len(data)) + data
