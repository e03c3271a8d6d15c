"""I1: what was acknowledged to the customer is stored, and little else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.watch import Data, Watch
from pos_terminal.store.verify.wire import uuid_text

_FIELDS = ("receipt_no", "total_minor", "sale_id")


class AcknowledgedWatch(Watch):
    """Compares stored sales with a list made outside the lane, one JSON object a line.

    One stored sale may be missing in the list: the last one, in flight when the lane was killed.
    """

    name = "I1 acknowledged"
    fine = "Every acknowledged sale is stored, and every stored sale was acknowledged."
    types = frozenset({"BASKET_CLOSED"})

    def __init__(self, file: Path) -> None:
        """Read the list at once."""
        super().__init__()
        self._list: dict[str, tuple[Any, ...]] = {}
        self._stored: set[str] = set()
        self._unknown = ""  # stored, not acknowledged: allowed for the last sale only
        try:
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                self._take(f"{file.name} line {number}", line)
        except (OSError, UnicodeError) as err:
            self.found(file.name, f"The list of acknowledged sales cannot be read: {err}.")

    def _take(self, where: str, line: str) -> None:
        if not line.strip():
            return
        try:
            entry = json.loads(line)
            values = tuple(entry[name] for name in _FIELDS)
        except (ValueError, KeyError, TypeError) as err:
            self.found(where, f"Not an acknowledged sale: {err!r}.")
            return
        if values[2] in self._list:
            self.found(where, f"Sale {values[0]} was acknowledged twice.")
        self._list[values[2]] = values

    def see(self, row: Row, data: Data) -> None:
        """Look up one stored sale."""
        if self._unknown:
            self.found(self._unknown, "A stored sale was never acknowledged, and others followed.")
        self._unknown = ""
        sale_id = uuid_text(row.basket_id) or ""
        known = self._list.get(sale_id)
        if known is None:
            self._unknown = f"seq {row.seq}"
        elif known[0] != data["receipt_no"] or known[1] not in _totals(data):
            self.found(
                f"seq {row.seq}",
                f"Stored as {data['receipt_no']} of {data['total_minor']}, "
                f"acknowledged as {known[0]} of {known[1]}.",
            )
        self._stored.add(sale_id)

    def end(self) -> None:
        """Everything acknowledged must have been met."""
        for sale_id, (receipt_no, total_minor, _) in self._list.items():
            if sale_id not in self._stored:
                self.found(
                    f"sale {sale_id}",
                    f"Receipt {receipt_no} of {total_minor} was acknowledged and is not stored.",
                )


def _totals(data: Data) -> tuple[int, int]:
    """What the customer was told: the total, or with its cash rounding what was due."""
    return data["total_minor"], data["due_minor"]
