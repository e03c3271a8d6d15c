"""A note beside the store that something in it was found damaged: the next start looks at all."""

from __future__ import annotations

import contextlib
from pathlib import Path

from pos_terminal.log import get_logger

log = get_logger(__name__)
NOTE = "lane.suspect"


def suspect(data_dir: Path, why: str) -> None:
    """Note it; a disk that cannot be written meets the damage again by itself."""
    log.error("store suspect", why=why)
    with contextlib.suppress(OSError):
        (data_dir / NOTE).write_text(why + "\n", "utf-8")


def is_suspect(data_dir: Path) -> bool:
    """Whether there is a note."""
    return (data_dir / NOTE).exists()


def trust(data_dir: Path) -> None:
    """Everything was looked at and is in order."""
    with contextlib.suppress(OSError):
        (data_dir / NOTE).unlink(missing_ok=True)
