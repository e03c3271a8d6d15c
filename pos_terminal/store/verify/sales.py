"""I4: a closed sale adds up, was paid to the cent, and prices again to the same amounts."""

from __future__ import annotations

from pos_terminal.store.verify.baskets import BasketWatch
from pos_terminal.store.verify.pricer import LineAmounts, price
from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.settling import settling_fault
from pos_terminal.store.verify.watch import Data, Watch

# what the receipt says of the whole, and which amount of each line it is the sum of
_SUMS = {
    "gross_minor": "gross_minor",
    "line_discount_minor": "discount_minor",
    "receipt_discount_minor": "receipt_discount_minor",
    "exempt_minor": "exempt_minor",
    "net_minor": "net_minor",
    "tax_minor": "tax_minor",
    "total_minor": "total_minor",
}
_AMOUNTS = (
    *("gross_minor", "discount_minor", "receipt_discount_minor", "exempt_minor"),
    *("rounding_minor", "net_minor", "total_minor"),
)


class SaleWatch(Watch):
    """Checks each BASKET_CLOSED by itself; must see it after the basket watch."""

    name = "I4 sales"
    fine = "Every sale adds up, was paid to the cent, and its tax reckons again."
    types = frozenset({"BASKET_CLOSED"})

    def __init__(self, baskets: BasketWatch) -> None:
        """`baskets` knows the taxes that an exempt sale left off."""
        super().__init__()
        self._baskets = baskets
        self.count = 0

    def see(self, row: Row, data: Data) -> None:
        """Check one sale."""
        self.count += 1
        where = f"seq {row.seq}"
        fault = _sum_fault(data) or _tax_fault(data) or settling_fault(data)
        if fault:
            self.found(where, f"Receipt {data['receipt_no']}: {fault}.")
            return
        for line, right in zip(data["lines"], self._priced_again(data), strict=True):
            fault = _line_fault(line, right)
            if fault:
                number = line["line_no"]
                self.found(where, f"Receipt {data['receipt_no']}, line {number}: {fault}.")

    def _priced_again(self, data: Data) -> list[LineAmounts]:
        lines = data["lines"]
        if data["tax_exempt"]:
            added = self._baskets.closed.lines
            lines = [line | {"taxes": added[line["line_no"]]["taxes"]} for line in lines]
        return price(lines, data["currency"], data["rules"], data["discount"], data["tax_exempt"])


def _sum_fault(data: Data) -> str:
    for line in data["lines"]:
        taxes = sum(tax["tax_minor"] for tax in line["taxes"])
        if taxes != line["tax_minor"] or line["net_minor"] + taxes != line["total_minor"]:
            return f"line {line['line_no']}: net and taxes are not its total"
    for name, part in _SUMS.items():
        parts = sum(line[part] for line in data["lines"])
        if parts != data[name]:
            return f"{name} is {data[name]}, its lines give {parts}"
    return ""


def _tax_fault(data: Data) -> str:
    sums: dict[str, list[int]] = {}
    for line in data["lines"]:
        for tax in line["taxes"]:
            _add(sums, tax)
    said: dict[str, list[int]] = {}
    for tax in data["taxes"]:
        _add(said, tax)
    for key in {**said, **sums}:
        if said.get(key) != sums.get(key):
            return f"tax {key.split('|')[0]} is {said.get(key)}, its lines give {sums.get(key)}"
    return ""


def _add(sums: dict[str, list[int]], tax: Data) -> None:
    entry = sums.setdefault(f"{tax['code']}|{tax['name']}|{tax['rate']}", [0, 0])
    entry[0] += tax["base_minor"]
    entry[1] += tax["tax_minor"]


def _line_fault(line: Data, right: LineAmounts) -> str:
    for name in _AMOUNTS:
        if line[name] != getattr(right, name):
            return f"{name} is {line[name]}, it reckons to {getattr(right, name)}"
    said = tuple((tax["code"], tax["base_minor"], tax["tax_minor"]) for tax in line["taxes"])
    if said != right.taxes:
        return f"its taxes are {said}, they reckon to {right.taxes}"
    return ""
