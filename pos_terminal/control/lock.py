"""The single-instance locks: whoever holds one is the lane, or its sync agent."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from pos_terminal.control.errors import LaneBusy
from pos_terminal.domain.errors import StoreError

LOCK_FILE = "lane.lock"
SYNC_LOCK_FILE = "sync.lock"
_PARTS = {LOCK_FILE: "the lane", SYNC_LOCK_FILE: "the sync agent"}
PATIENCE_S = 1.0  # a command that is the lane for a moment, or one that only looked
_POLL_S = 0.02
_LOCKED_BYTE = 1 << 30  # Windows locks bytes, not files: one far behind the text


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock, as it wrote itself down."""

    pid: int | None = None
    program: str = ""
    since: str = ""

    def __str__(self) -> str:
        """For a person: pos-terminal run (process 4711, since …)."""
        if self.pid is None:
            return "a process that has not said which"
        since = f", since {self.since}" if self.since else ""
        return f"{self.program or 'a process'} (process {self.pid}{since})"


class LaneLock:
    """An exclusive lock on a data directory; freed by the system when the process dies."""

    def __init__(
        self, data_dir: Path, program: str = "pos-terminal", file: str = LOCK_FILE
    ) -> None:
        """Nothing is locked before `acquire`; `file` says which part is played."""
        self._path = data_dir / file
        self._part = _PARTS[file]
        self._program = program
        self._file: IO[bytes] | None = None

    def acquire(self, patience_s: float | None = None) -> None:
        """Become it; LaneBusy names the holder, StoreError a folder that is not writable."""
        if self._file is not None:
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as err:
            raise StoreError(
                f"{self._path} cannot be written ({err.strerror}).",
                "Check the rights of the data directory.",
            ) from err
        file = os.fdopen(handle, "r+b", buffering=0)  # a full disk fails now, not at the close
        deadline = time.monotonic() + (PATIENCE_S if patience_s is None else patience_s)
        while not _try_lock(file):
            if time.monotonic() >= deadline:
                found = _read(file)
                file.close()
                raise LaneBusy(str(self._path.parent), str(found), found.pid, self._part)
            time.sleep(_POLL_S)
        self._file = file
        self._sign(file)

    def _sign(self, file: IO[bytes]) -> None:
        since = datetime.now(UTC).isoformat(timespec="seconds")
        text = json.dumps({"pid": os.getpid(), "program": self._program, "since": since})
        with contextlib.suppress(OSError):  # no room for the name: it is the lane all the same
            file.seek(0)
            file.truncate()
            file.write(text.encode() + b"\n")

    def release(self) -> None:
        """Stop being the lane; a second call does nothing."""
        if self._file is not None:
            self._file.seek(0)
            self._file.truncate()
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        """Acquire."""
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Release."""
        self.release()


def holder(data_dir: Path, file: str = LOCK_FILE) -> Holder | None:
    """Who is the lane (or plays the part of `file`) just now; None when nobody is."""
    path = data_dir / file
    try:
        with path.open("r+b" if os.access(path, os.W_OK) else "rb") as opened:
            return None if _try_lock(opened) else _read(opened)
    except FileNotFoundError:
        return None
    except OSError:
        return Holder()  # not ours to open: somebody else's lane


def _read(file: IO[bytes]) -> Holder:
    try:
        file.seek(0)
        data = json.loads(file.read(4096))
        return Holder(int(data["pid"]), str(data["program"]), str(data["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            file.seek(_LOCKED_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
