"""The agent gives way: a sale never waits for what is being sent."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import sys

NICENESS = 10
# ioprio_set(IOPRIO_WHO_PROCESS, 0, IOPRIO_CLASS_IDLE); numbers of linux/ioprio.h
_IDLE_IO = (1, 0, 3 << 13)
_IOPRIO_SET = {"x86_64": 251, "aarch64": 30}
_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS


def give_way() -> None:
    """Less processor and disk than others; what the system does not know is left out."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        with contextlib.suppress(OSError):
            os.nice(NICENESS)
    number = _IOPRIO_SET.get(platform.machine()) if sys.platform == "linux" else None
    if number is not None:
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).syscall(number, *_IDLE_IO)
