"""I4: nobody gets back more than was sold, nor more than was paid; over all refunds together."""

from __future__ import annotations

from typing import Any

from pos_terminal.store.verify.reading import Connection
from pos_terminal.store.verify.watch import Watch
from pos_terminal.store.verify.wire import uuid_text

_AMOUNTS = ("gross_minor", "discount_minor", "receipt_discount_minor", "net_minor", "tax_minor")

# one row a sold line that something came back of, from the replay's own tables
_RETURNED = """
SELECT min(s.seq), r.return_sale_id, r.return_line_no, sold.qty_milli, -sum(r.qty_milli),
  sold.total_minor, -sum(r.total_minor), sold.sku, min(r.sku), max(r.sku), min(s.seq) <= origin.seq,
  {sums}
FROM main.sale_lines r JOIN main.sales s ON s.sale_id = r.sale_id
LEFT JOIN main.sale_lines sold
  ON sold.sale_id = r.return_sale_id AND sold.line_no = r.return_line_no
LEFT JOIN main.sales origin ON origin.sale_id = r.return_sale_id
WHERE r.return_sale_id IS NOT NULL
GROUP BY r.return_sale_id, r.return_line_no ORDER BY 1
""".format(sums=", ".join(f"sold.{name}, -sum(r.{name})" for name in _AMOUNTS))


class ReturnWatch(Watch):
    """Adds up what came back of each sold line, after the replay."""

    name = "I4 returns"
    types = frozenset[str]()  # it asks the replay
    fine = "Nothing came back that was not sold, and not for more than was paid."

    def __init__(self, connection: Connection) -> None:
        """Use the connection whose `main` schema the replay fills."""
        super().__init__()
        self._connection = connection

    def end(self) -> None:
        """Compare what came back with what was sold."""
        for row in self._connection.execute(_RETURNED):
            fault = _fault(row[3:])
            if fault:
                receipt = f"line {row[2]} of sale {uuid_text(row[1])}"
                self.found(f"seq {row[0]}", f"A return of {receipt}: {fault}.")
                return


def _fault(row: tuple[Any, ...]) -> str:
    sold, back, paid, repaid, sku, least, most, before, *sums = row
    if sold is None:
        return "no such line was sold"
    if before or not sku == least == most:
        return "another product came back, or before it was sold"
    if not 0 < back <= sold:
        return f"{back} thousandths came back of {sold} sold"
    if 2 * abs(repaid * sold - paid * back) > sold:  # what was paid for those units, to the cent
        return f"{repaid} was given back for {back} thousandths, of {paid} for {sold}"
    if back == sold:
        for paid_part, repaid_part in zip(sums[::2], sums[1::2], strict=True):
            if paid_part != repaid_part:
                return f"all came back, yet {repaid_part} was given back where {paid_part} was due"
    return ""
