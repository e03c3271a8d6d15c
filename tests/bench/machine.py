"""On what a run was measured, without names of hosts or places."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import Any

import PySide6
from pysqlite3 import dbapi2


def memory_gb() -> float | None:
    """Memory of the machine; None where the system does not say."""
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
    except (AttributeError, ValueError, OSError):
        return None


def file_system(folder: Path) -> str:
    """The kind of file system under a folder, "" where the system does not say."""
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8").splitlines()
    except OSError:
        return ""
    kinds = {Path(words[1]): words[2] for words in map(str.split, mounts)}
    here = folder.resolve()
    return next((kinds[place] for place in (here, *here.parents) if place in kinds), "")


def processor() -> str:
    """The processor's own name, as far as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def busy() -> str:
    """A sentence when others are at work here; "" on a quiet machine."""
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if load < cores / 2:
        return ""
    return f"This machine is busy (load {load:.1f} on {cores} cores): figures will be noisy."


def machine(work: Path) -> dict[str, Any]:
    """Cores, memory, disk, versions."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_gb": memory_gb(),
        "file_system": file_system(work),
        "python": platform.python_version(),
        "sqlite": dbapi2.sqlite_version,
        "qt": PySide6.__version__,
    }
