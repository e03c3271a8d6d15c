"""Where a lane listens, and the kind of connection that this system has."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path

if sys.platform == "win32":
    from pos_terminal.control.pipe import connect, listen
else:
    from pos_terminal.control.unix_socket import connect, listen

_LONGEST_PATH = 100  # sun_path takes 104 bytes on macOS, 108 on Linux


LANE, SYNC = "control", "sync"  # who listens there


def address_of(data_dir: Path, who: str = LANE) -> str:
    """The socket (or pipe) of the lane of that data directory, or of its sync agent."""
    name = hashlib.sha256(os.fsencode(data_dir.absolute())).hexdigest()[:16]
    if who != LANE:
        name = f"{name}-{who}"
    if sys.platform == "win32":
        return rf"\\.\pipe\pos-terminal-{name}"
    else:
        path = data_dir.absolute() / f"{who}.sock"
        if len(os.fsencode(path)) <= _LONGEST_PATH:
            return str(path)
        base = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
        return str(base / f"pos-terminal-{os.getuid()}" / f"{name}.sock")


__all__ = ["LANE", "SYNC", "address_of", "connect", "listen"]
