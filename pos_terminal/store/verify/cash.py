"""I7: the drawer holds its float and all cash that moved; each Z report says so."""

from __future__ import annotations

from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.shift_sums import ShiftSums
from pos_terminal.store.verify.watch import Data, Watch


class CashWatch(Watch):
    """Sums up each shift from its events and compares with what its Z report says."""

    name = "I7 cash"
    fine = "Each shift's cash is its float and what was taken, given and moved."
    types = frozenset(
        {
            "SHIFT_OPENED",
            "SHIFT_CLOSED",
            "CASH_MOVED",
            "BASKET_CLOSED",
            "BASKET_VOIDED",
            "DRAWER_OPENED",
        }
    )

    def __init__(self) -> None:
        """No shift is open, nothing was left by one before."""
        super().__init__()
        self._open: dict[bytes | None, ShiftSums] = {}
        self._left = 0  # cash that the last shift left
        self._perpetual: dict[str, int] = {}

    def see(self, row: Row, data: Data) -> None:
        """Add one event to its shift."""
        if row.event_type == "SHIFT_OPENED":
            self._opened(row, data)
            return
        sums = self._open.get(row.shift_id)
        if sums is None:
            if row.event_type != "BASKET_VOIDED":  # moves no cash; a basket may outlive a shift
                self.found(f"seq {row.seq}", f"{row.event_type} happens outside any open shift.")
        elif row.event_type == "SHIFT_CLOSED":
            self._closed(row, data, self._open.pop(row.shift_id))
        else:
            sums.add(row.event_type, data)
        if row.event_type == "BASKET_CLOSED":
            currency = data["currency"]
            total = self._perpetual.get(currency, 0) + data["total_minor"]
            self._perpetual[currency] = total

    def _opened(self, row: Row, data: Data) -> None:
        where = f"seq {row.seq}"
        if row.shift_id is None or self._open:
            self.found(where, "A shift is opened while another one is open, or without an id.")
        expected = data["expected_minor"]
        if expected != self._left:
            self.found(where, f"The shift before left {self._left}, this one expects {expected}.")
        if data["difference_minor"] != data["float_minor"] - expected:
            self.found(where, "The opening difference is not float less expected cash.")
        self._open[row.shift_id] = ShiftSums(data["currency"], data["float_minor"])

    def _closed(self, row: Row, data: Data, sums: ShiftSums) -> None:
        where = f"seq {row.seq}"
        if data["expected_minor"] != sums.drawer_minor:
            self.found(
                where,
                f"The Z report expects {data['expected_minor']}, "
                f"float and cash events give {sums.drawer_minor}.",
            )
        if data["difference_minor"] != data["counted_minor"] - data["expected_minor"]:
            self.found(where, "The closing difference is not counted less expected cash.")
        perpetual = self._perpetual.get(sums.currency, 0)
        expected = sums.as_z() | {"perpetual_minor": perpetual}
        for name, right in expected.items():
            said = data[name]
            if name in ("tenders", "taxes"):
                said = _sorted(said)
            if said != right:
                self.found(where, f"The Z report's {name} is {said}, its events give {right}.")
        self._left = data["left_minor"]


def _sorted(rows: list[Data]) -> list[Data]:
    return sorted(rows, key=lambda row: sorted(map(str, row.items())))
