"""The head of the journal, and its copy outside the database that shows a lost tail."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

from pos_terminal import crash_points
from pos_terminal.domain.errors import StoreError

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Head:
    """Where a journal ends."""

    journal_id: str
    epoch: int
    seq: int
    hash: str  # 64 hex digits


def write_head(path: Path, head: Head) -> None:
    """Replace the file that holds the head, atomically and durably."""
    fresh = path.with_suffix(".tmp")
    with fresh.open("w", encoding="ascii") as file:
        json.dump(asdict(head), file)
        file.flush()
        os.fsync(file.fileno())
    crash_points.reached("head.written")
    fresh.replace(path)
    with contextlib.suppress(OSError, AttributeError):  # Windows cannot open a directory
        directory = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)


def read_head(path: Path) -> Head | None:
    """The head last written outside, or None where there is none."""
    try:
        return _checked(Head(**json.loads(path.read_text("ascii"))))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as err:
        raise StoreError(
            f"{path.name} is damaged.", "Run `pos-terminal journal verify`, then delete the file."
        ) from err


def _checked(head: Head) -> Head:
    """What an editor may have left there; TypeError."""
    if [type(value) for value in astuple(head)] != [str, int, int, str]:
        raise TypeError("no head")
    return head
