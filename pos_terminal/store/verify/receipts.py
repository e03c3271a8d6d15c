"""I3: receipt and Z numbers without gaps, once each, a series per terminal and epoch."""

from __future__ import annotations

from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.watch import Data, Watch


class ReceiptWatch(Watch):
    """Counts with the lane: the next number must be the last one plus one."""

    name = "I3 receipts"
    fine = "Receipt and Z numbers have no gaps and no doubles."
    types = frozenset({"BASKET_CLOSED", "SHIFT_CLOSED"})

    def __init__(self) -> None:
        """Begin before the first receipt."""
        super().__init__()
        self._last: dict[tuple[str, int, str], int] = {}

    def see(self, row: Row, data: Data) -> None:
        """Look at one numbered event."""
        if row.event_type == "SHIFT_CLOSED":
            self._count(row, "Z report", data["z_no"])
            return
        number = data["receipt_seq"]
        self._count(row, "receipt", number)
        head, _, tail = data["receipt_no"].rpartition("-")
        if head != f"{row.terminal_id}-{row.epoch}" or not _is_number(tail, number):
            self.found(
                f"seq {row.seq}",
                f"Receipt {data['receipt_no']} is not number {number} of "
                f"{row.terminal_id}, epoch {row.epoch}.",
            )

    def _count(self, row: Row, series: str, number: int) -> None:
        key = (row.terminal_id, row.epoch, series)
        due = self._last.get(key, 0) + 1
        if number != due:
            self.found(
                f"seq {row.seq}",
                f"{series.capitalize()} {number} of {row.terminal_id}, epoch {row.epoch}, "
                f"comes where {due} is due.",
            )
        self._last[key] = number


def _is_number(text: str, number: int) -> bool:
    return text.isascii() and text.isdigit() and int(text) == number
