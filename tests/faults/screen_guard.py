"""Catches the screen's thread at what it must never do: files, sockets, SQL, programs, waiting.

Only what product code asks for counts: a test that opens a file on that thread is not the screen.
"""

from __future__ import annotations

import builtins
import io
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any
from unittest.mock import patch

from pysqlite3 import dbapi2

# Not by an audit hook: one in Python lets other threads in while a trace function is installed, and
# under coverage a thread that starts just then dies (CPython 3.11, `_PyEval_SetTrace`).
_FORBIDDEN: tuple[tuple[Any, str], ...] = (
    *((builtins, "open"), (io, "open"), (time, "sleep"), (subprocess, "Popen")),
    *((os, name) for name in ("open", "listdir", "scandir", "remove", "unlink", "rename", "mkdir")),
    *((socket.socket, name) for name in ("connect", "bind", "sendto")),
    *((socket, name) for name in ("getaddrinfo", "create_connection")),
)
_IMPORTING = "importlib._bootstrap"


@dataclass
class ScreenGuard:
    """What product code did on the guarded thread: "what by module:line function"."""

    thread: int
    caught: list[str] = field(default_factory=list)

    def see(self, what: str) -> None:
        """Something that must not happen here is about to happen on this thread."""
        if threading.get_ident() == self.thread and (who := _product_frame(sys._getframe(2))):
            self.caught.append(f"{what} by {who}")


_guard: ScreenGuard | None = None


def _watched(guard: ScreenGuard, owner: Any, name: str) -> Any:
    """The same function, which tells the guard before it does anything."""
    original = getattr(owner, name)

    def told(*arguments: Any, **named: Any) -> Any:
        guard.see(f"{name} {arguments[0] if arguments else ''}")
        return original(*arguments, **named)

    return patch.object(owner, name, told)


def _product_frame(frame: FrameType | None) -> str:
    """The innermost frame of ours, "" where there is none or Python imports a module."""
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(_IMPORTING):
            return ""  # once in a life of the program, not once in a sale
        if module.startswith(("pos_terminal", "hardware")):
            return f"{module}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back
    return ""


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]
    def execute(self, *arguments: Any) -> Any:
        if _guard is not None:
            _guard.see(f"SQL {str(arguments[0])[:60]}")
        return super().execute(*arguments)


class _Connection(dbapi2.Connection):  # type: ignore[misc]
    def cursor(self, *arguments: Any, **named: Any) -> Any:
        return super().cursor(_Cursor)

    def commit(self) -> None:
        if _guard is not None:
            _guard.see("commit")
        super().commit()


@contextmanager
def watched_sql() -> Iterator[None]:
    """Connections that are opened meanwhile tell the guard; enter before the lane opens."""
    connect = dbapi2.connect

    def watched(*arguments: Any, **named: Any) -> Any:
        return connect(*arguments, **{**named, "factory": _Connection})

    with patch.object(dbapi2, "connect", watched):
        yield


@contextmanager
def guarded(thread: int | None = None) -> Iterator[ScreenGuard]:
    """Guard a thread, this one where none is given, for as long as the block runs."""
    global _guard
    guard = ScreenGuard(threading.get_ident() if thread is None else thread)
    wait = threading.Condition.wait

    def watched_wait(self: threading.Condition, timeout: float | None = None) -> bool:
        if timeout is None or timeout > 0:
            guard.see("waiting for another thread")
        return wait(self, timeout)

    _guard = guard
    try:
        with ExitStack() as stack:
            stack.enter_context(patch.object(threading.Condition, "wait", watched_wait))
            for owner, name in _FORBIDDEN:
                stack.enter_context(_watched(guard, owner, name))
            yield guard
    finally:
        _guard = None
