"""Runs the recorded commands of pole displays through the interpreter of their bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hardware.parsing.pole_display import PoleScreen
from tests.contract.hardware.loading import Case

_PROTOCOLS = ("cd5220", "aures-ocd300", "escpos-linedisplay")
_BEFORE = b"BEFORE\x1b\x51\x42AND\r"  # what stands there, in string mode, before a command comes


def wrong(case: Case) -> Iterator[str]:
    """What the screen, the cursor or the mode should be and is not."""
    data, expect = bytes.fromhex(case.data["bytes_hex"]), case.data["expect"]
    if case.data["protocol"] not in _PROTOCOLS:
        yield f"unknown protocol {case.data['protocol']}"
    for fed in (bytes([byte]) for byte in data), (data,):
        screen = PoleScreen()
        for part in fed:
            screen.feed(part)
        for name, value in expect.items():
            yield from _compare(screen, name, value, data)
    if "\ufffd" in "".join(screen.lines):
        yield f"an unknown character: {screen.lines}"
    if not expect:
        yield from _takes_a_known_command(data)


def _compare(screen: PoleScreen, name: str, value: Any, data: bytes) -> Iterator[str]:
    found: Any
    if name == "screen":
        found = [
            None if want is None else line for want, line in zip(value, screen.lines, strict=True)
        ]
    elif name == "cursor":
        found = [screen.column, screen.row]
    elif name == "cursor_row":
        found = screen.row
    elif name == "string_mode":
        found = "on" if screen.string_mode else "off"
    elif name == "mode" and value.startswith("string"):
        found = value if screen.string_mode else screen.mode
    elif name == "effect":
        found = value if _cancels(data) else "nothing"
    else:
        found = getattr(screen, name)
    if found != value:
        yield f"{name}: {found!r}, not {value!r}"


def _cancels(data: bytes) -> bool:
    """Clears the line of the cursor alone, and leaves string mode."""
    screen = PoleScreen()
    screen.feed(_BEFORE)
    assert screen.string_mode
    screen.feed(data)
    return screen.lines == ("", "AND") and not screen.string_mode


def _takes_a_known_command(data: bytes) -> Iterator[str]:
    """A case that expects nothing: the command is taken whole, and none of it is shown as text."""
    screen = PoleScreen()
    screen.feed(data + b"A")
    if screen.lines != ("A", ""):
        yield f"not taken as a command: {screen.lines}"
