"""Starts a child of a measurement and reads its marks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

from tests.bench.options import ROOT

_PATIENCE_S = 300


@cache
def without_network() -> list[str]:
    """What to put before a command so that it has no network; nothing where that is forbidden."""
    command = ["unshare", "--net", "--map-root-user"]
    try:
        allowed = subprocess.run([*command, "true"], capture_output=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return command if allowed.returncode == 0 else []


def marks_of(program: str, *arguments: str, folder: Path | None = None) -> dict[str, Any]:
    """Run a child to its end; per event its milliseconds since the start, `memory` in MB by when.

    `folder` is the data directory of a till. The child's modules are compiled and kept, as an
    installed program's are. Raises RuntimeError with what a failed child said.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    if folder is not None:
        environment |= {"POS_DATA_DIR": str(folder), "POS_LOG_DIR": str(folder / "log")}
    command = [*without_network(), sys.executable, "-m", f"tests.bench.children.{program}"]
    began = time.monotonic_ns()
    child = subprocess.run(
        [*command, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True,
        timeout=_PATIENCE_S, check=False,
    )  # fmt: skip
    if child.returncode:
        raise RuntimeError(f"{program} ended with {child.returncode}: {child.stderr[-2000:]}")
    found: dict[str, Any] = {"memory": {}}
    for line in child.stdout.splitlines():
        mark = json.loads(line)
        if "kib" in mark:
            found["memory"][mark["when"]] = mark["kib"] / 1024
        else:
            found.setdefault(mark["event"], (mark["ns"] - began) / 1e6)
    return found
