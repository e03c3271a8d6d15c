"""Something dear that all workers of a test run share: made by the first, awaited by the rest."""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

Made = TypeVar("Made")


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Made]) -> Made:
    """What `make(folder)` gives, from whichever worker of this run asked first.

    Files stay in the folder; the value goes from process to process as a pickle.
    """
    base = factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    done = shared / f"{name}.pickle"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            folder = shared / name
            folder.mkdir()
            done.write_bytes(pickle.dumps(make(folder)))
    made: Made = pickle.loads(done.read_bytes())
    return made
