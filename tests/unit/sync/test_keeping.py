"""A process that is dying, and has let go of its lock, is waited for: no start is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_terminal.checkout.sync_views import SyncView
from sync.child import Child
from sync.keeping import Keeper
from sync.place import Home

KILLED = -9


class ChildByHand(Child):
    """Lives until the test says with which code it has ended."""

    def __init__(self) -> None:
        super().__init__([])
        self.started = 0
        self.lives = False
        self.next: list[int | None] = []  # what the coming waits find

    @property
    def alive(self) -> bool:
        return self.lives

    def start(self) -> None:
        self.started += not self.lives
        self.lives = True

    def wait(self, seconds: float) -> int | None:
        code = self.next.pop(0) if self.next else KILLED
        self.lives = self.lives and code is None
        return code


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "sync.toml").write_text("[postgres]\nenabled = true\n", "utf-8")
    return Home(tmp_path, tmp_path / "sync.toml", "child", "file", ())


def test_a_child_that_is_dying_is_neither_started_nor_counted_nor_told_of(home: Home) -> None:
    told: list[SyncView] = []
    child = ChildByHand()
    keeper = Keeper(home, child, told.append)
    child.lives, child.next = True, [None, KILLED]  # nobody listens, the lock is free
    for _ in range(2):
        keeper._once()
        assert (child.started, keeper.starts, told) == (0, 0, [])
    keeper._once()
    assert (child.started, keeper.starts) == (1, 1)
