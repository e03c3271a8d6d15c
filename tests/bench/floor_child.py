"""A floor in a process of its own: the raw script beside the lane that it is measured against."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from tests.bench.lane import Counter

SCRIPT = Path(__file__).with_name("floor_sale.py")


@dataclass
class Floor:
    """Writes after the lane what the lane has written."""

    child: subprocess.Popen[str]
    rows: list[int] = field(default_factory=list)  # of each closing commit

    def follow(self) -> list[float]:
        """Write what the lane wrote since; seconds of each commit that closed a sale."""
        answer = self._ask("sale")
        self.rows += answer["rows"]
        took: list[float] = answer["took"]
        return took

    def check(self) -> None:
        """Raises RuntimeError when the floor's tables are not the lane's."""
        if different := self._ask("check"):
            raise RuntimeError(f"the floor did other work: {', '.join(different)}")

    def _ask(self, what: str) -> Any:
        assert self.child.stdin is not None
        assert self.child.stdout is not None
        self.child.stdin.write(f"{what}\n")
        self.child.stdin.flush()
        return json.loads(self.child.stdout.readline())


def copy_store(lane_db: Path, target: Path) -> None:
    """The store as it is now, page by page."""
    source, copy = dbapi2.connect(lane_db), dbapi2.connect(target)
    try:
        source.backup(copy)
    finally:
        source.close()
        copy.close()


@contextmanager
def floor_of(counter: Counter, target: Path) -> Iterator[Floor]:
    """A floor that starts from the lane's store as it is now; checked when the block ends."""
    copy_store(counter.lane_db, target)
    command = [sys.executable, str(SCRIPT), str(counter.lane_db), str(target)]
    with subprocess.Popen(
        [*command, json.dumps(counter.pragmas())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        floor = Floor(child)
        yield floor
        floor.check()
