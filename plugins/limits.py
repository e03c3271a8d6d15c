"""What a plugin's process may use of the machine, set by itself before the plugin is imported.

Linux: address space, processor time, open files, size of a file, no core files, a lower priority.
macOS has the same calls but does not hold a process to its address space. Windows has none of
them: there only the deadlines, the sizes of answers and the priority's default remain, so a leak is
the machine's. Nothing here stops a plugin that means harm: it runs as the lane's own user, may
raise the soft limits again, and reads what that user reads. It stops mistakes.
"""

from __future__ import annotations

import contextlib
import errno
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

resource: Any = None
with contextlib.suppress(ImportError):  # Windows has none
    import resource

MB = 2**20
IDLE_CPU_S = 2.0  # between two calls, and beside it:
IDLE_CPU_SHARE = 0.1  # of the time that went by


@dataclass(frozen=True, slots=True)
class Limits:
    """The least that an honest plugin needs, several times over."""

    memory_mb: int = 512  # of address space
    files: int = 64  # open at once
    file_mb: int = 256  # the largest file that it may write, plugin.db among them
    niceness: int = 5
    spare_cpu_s: int = 3  # beyond a call's own deadline


def apply(limits: Limits) -> None:
    """Bind this process; what the system does not know is left out."""
    if resource is None:
        return
    _set(resource.RLIMIT_CORE, 0, 0)
    _set(resource.RLIMIT_AS, limits.memory_mb * MB, limits.memory_mb * MB)
    _set(resource.RLIMIT_NOFILE, limits.files, limits.files)
    _set(resource.RLIMIT_FSIZE, limits.file_mb * MB, limits.file_mb * MB)
    with contextlib.suppress(OSError):
        os.nice(limits.niceness)


def allow_cpu(limits: Limits, seconds: float) -> None:
    """Move the limit on processor time so far ahead of what is used; past it the system kills."""
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        _set(
            resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds) + limits.spare_cpu_s, hard
        )


def _set(which: int, soft: int, hard: int) -> None:
    with contextlib.suppress(OSError, ValueError):  # a lower one is set from outside already
        resource.setrlimit(which, (soft, hard))


def exhausted(err: BaseException | None, limits: Limits, path: Path) -> str:
    """Which limit an error comes from, as a sentence; empty where it comes from none."""
    while err is not None:
        if isinstance(err, MemoryError):
            return f"It needs more memory than the {limits.memory_mb} MB that it may have."
        if isinstance(err, OSError) and err.errno in (errno.EMFILE, errno.ENFILE):
            return f"It has more files open than the {limits.files} that it may have."
        if isinstance(err, OSError) and err.errno == errno.EFBIG:
            return f"It wrote a file beyond the {limits.file_mb} MB that it may have."
        err = err.__cause__ or err.__context__
    return _out_of_files(limits) or _out_of_room(limits, path)


def _out_of_files(limits: Limits) -> str:
    """SQLite says only "unable to open database file"."""
    try:
        os.close(os.dup(0))
    except OSError:
        return f"It has more files open than the {limits.files} that it may have."
    return ""


def _out_of_room(limits: Limits, path: Path) -> str:
    """SQLite says only "disk I/O error"."""
    for file in (path, path.with_name(f"{path.name}-wal")):
        with contextlib.suppress(OSError):
            if file.stat().st_size >= (limits.file_mb - 1) * MB:
                return f"Its {file.name} is beyond the {limits.file_mb} MB that it may have."
    return ""


class Idle:
    """Sees a plugin that works while it has nothing to do: a thread of its own that never rests."""

    def __init__(self) -> None:
        """From now on."""
        self._cpu_s = time.process_time()
        self._at = time.monotonic()

    def begins(self) -> str:
        """A call begins: what is wrong with the time before it, as a sentence, or empty."""
        used = time.process_time() - self._cpu_s
        passed = time.monotonic() - self._at
        if used > IDLE_CPU_S + IDLE_CPU_SHARE * passed:
            return f"It used {used:.1f} s of processor time while it had nothing to do."
        return ""

    def ends(self) -> None:
        """A call has ended."""
        self._cpu_s, self._at = time.process_time(), time.monotonic()


def as_data(limits: Limits) -> dict[str, Any]:
    """As JSON, for the command line of the process."""
    return {name: getattr(limits, name) for name in Limits.__slots__}
