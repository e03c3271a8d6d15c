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


def address_of(data_dir: Path) -> str:
    """The socket (or pipe) of the lane of that data directory."""
    name = hashlib.sha256(os.fsencode(data_dir.absolute())).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\pos-terminal-{name}"
    else:
        path = data_dir.absolute() / "control.sock"
        if len(os.fsencode(path)) <= _LONGEST_PATH:
            return str(path)
        base = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
        return str(base / f"pos-terminal-{os.getuid()}" / f"{name}.sock")


__all__ = ["address_of", "connect", "listen"]
