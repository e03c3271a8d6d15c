"""What was injected, what fired, what survived: the table at the end of every drill."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Tally:
    """One row."""

    injected: int = 0
    fired: int = 0
    survived: int = 0


@dataclass
class Table:
    """Rows by fault, and everything that went wrong, in words."""

    rows: dict[str, Tally] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, fault: str, fired: bool, findings: tuple[str, ...], where: str) -> None:
        """One fault: a fault that did not fire proves nothing and counts as wrong."""
        row = self.rows.setdefault(fault, Tally())
        row.injected += 1
        row.fired += fired
        row.survived += fired and not findings
        if not fired:
            self.wrong.append(f"{where}: {fault} did not fire")
        self.wrong += [f"{where}: {finding}" for finding in findings]

    def lines(self) -> list[str]:
        """As text, widest name first."""
        width = max([len(name) for name in self.rows] + [len("fault")])
        head = f"{'fault':<{width}}  injected  fired  survived"
        return [
            head,
            *(
                f"{name:<{width}}  {row.injected:>8}  {row.fired:>5}  {row.survived:>8}"
                for name, row in self.rows.items()
            ),
        ]

    @property
    def ok(self) -> bool:
        """Whether every fault fired and was survived."""
        return bool(self.rows) and not self.wrong
