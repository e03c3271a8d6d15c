"""A cloud whose resources are a mapping."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pos_terminal.domain.errors import SinkError
from sync.cloud import Resource, Standing


@dataclass
class FakeCloud:
    """A Cloud in memory; `fails` are raised one a call."""

    resources: list[Resource] = field(default_factory=list)
    fails: list[SinkError] = field(default_factory=list)
    changes: int = 0

    def plan(self) -> list[Resource]:
        self._fail()
        return list(self.resources)

    def set_up(self) -> None:
        self._fail()
        for at, one in enumerate(self.resources):
            if one.standing in (Standing.MISSING, Standing.DIFFERS):
                self.resources[at] = replace(one, standing=Standing.THERE)
                self.changes += 1

    def _fail(self) -> None:
        if self.fails:
            raise self.fails.pop(0)
