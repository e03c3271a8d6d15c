"""tax_documents.json, global_discount.json and tax_line_cents.json: whole receipts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pos_terminal.domain.basket import Discount, Line, PricedBasket, PricingRules
from pos_terminal.domain.rounding import round_to_step
from pos_terminal.domain.tax import Tax, TaxRounding
from pos_terminal.domain.tender import settle
from tests.contract.selling.loading import Case, Figure
from tests.contract.selling.reading import (
    CURRENCY_OF_STEP,
    dec,
    line_of,
    percent_off,
    priced,
    roundings,
    taxes_of,
)
from tests.contract.selling.second_currency import Converted, converted


@dataclass(frozen=True)
class Document:
    """A case's receipt, before any receipt discount."""

    lines: tuple[Line, ...]
    groups: Mapping[str, Any]  # tax code → group
    mode: TaxRounding
    currency: str
    step: Decimal
    rate: Fraction | None  # of the second currency

    def price(self, discount: Discount | None = None) -> PricedBasket:
        return priced(self.lines, self.mode, self.currency, discount)


def read_document(given: Mapping[str, Any]) -> Document:
    taxes: dict[str, list[Tax]] = {
        name: taxes_of(entry, name) for name, entry in given["taxes"].items()
    }
    groups = {
        tax.code: given["taxes"][name]["tax_group"] for name, made in taxes.items() for tax in made
    }
    lines = tuple(
        line_of(
            n,
            entry["unit_price"],
            entry["quantity"],
            [tax for name in entry["taxes"] for tax in taxes[name]],
            percent_off(entry.get("discount_percent", 0)),
            sku=f"item {n}",
        )
        for n, entry in enumerate(given["lines"], 1)
    )
    (mode,), _ = roundings(given["tax_rounding"])
    step = dec(given["currency_step"])
    rate = given.get("second_currency_rate")
    exact_rate = None if rate is None else Fraction(dec(rate))
    return Document(lines, groups, mode, CURRENCY_OF_STEP[step], step, exact_rate)


def _group_figures(
    document: Document, basket: PricedBasket, wanted: Iterable[Mapping[str, Any]], prefix: str
) -> Iterator[Figure]:
    sums: dict[str, list[int]] = {}
    for line in basket.lines:
        seen: set[str] = set()
        for tax in line.taxes:
            group = str(document.groups[tax.code])
            entry = sums.setdefault("1" if group == "default" else group, [0, 0])
            entry[0] += 0 if group in seen else tax.base_minor
            entry[1] += tax.tax_minor
            seen.add(group)
    named = {str(entry["group"]): entry for entry in wanted}
    yield Figure(f"{prefix}tax_groups", sorted(named), sorted(sums))
    for group, entry in named.items():
        base, tax = sums.get(group, [0, 0])
        yield Figure(f"{prefix}tax_groups.{group}.base", dec(entry["base"]), base * document.step)
        yield Figure(f"{prefix}tax_groups.{group}.tax", dec(entry["tax"]), tax * document.step)


def _converted_figures(
    document: Document, second: Converted, wanted: Mapping[str, Any], step_minor: int, prefix: str
) -> Iterator[Figure]:
    found = {
        "total_excluded": second.net_minor,
        "total_tax": second.tax_minor,
        "total_included": round_to_step(second.total_minor, step_minor),
    }
    for key, value in wanted.items():
        yield Figure(f"{prefix}in_company_currency.{key}", dec(value), found[key] * document.step)


def _figures(
    document: Document,
    wanted: Mapping[str, Any],
    discount: Discount | None = None,
    prefix: str = "",
    cash_step_minor: int = 1,
    cash_rounding: str = "half_up",
) -> Iterator[Figure]:
    """Everything that a case expects of one receipt; a key we do not know fails."""
    basket = document.price(discount)
    rules = PricingRules(
        document.currency,
        cash_step_minor=cash_step_minor,
        cash_rounding=cash_rounding,
        cash_rounding_whole_order=True,
    )
    settled = settle(basket.total_minor, (), rules)
    amounts = {
        "total_excluded": basket.net_minor,
        "total_tax": basket.tax_minor,
        "total_included": settled.due_minor,
        "cash_rounding": settled.rounding_minor,
    }
    for key, value in wanted.items():
        if key == "tax_groups":
            yield from _group_figures(document, basket, value, prefix)
        elif key == "in_company_currency":
            assert document.rate is not None
            second = converted(
                document.lines, document.currency, document.mode, document.rate, discount
            )
            yield from _converted_figures(document, second, value, cash_step_minor, prefix)
        else:
            yield Figure(f"{prefix}{key}", dec(value), amounts[key] * document.step)


def run_document(case: Case) -> Iterator[Figure]:
    document = read_document(case.given)
    rounding = case.given.get("cash_rounding")
    cash_step_minor, mode = 1, "half_up"
    # biggest_tax puts the rounding into a tax: see the table of differences; without any tax
    # there is nothing to put it in, and nothing is rounded.
    if rounding is not None and rounding["strategy"] == "add_invoice_line":
        cash_step_minor = int(dec(rounding["rounding"]) / document.step)
        mode = rounding["method"].replace("-", "_")
    yield from _figures(document, case.expected, None, "", cash_step_minor, mode)


def run_global_discount(case: Case) -> Iterator[Figure]:
    document = read_document(case.given)
    yield from _figures(document, case.data["before_discount"], prefix="before.")
    for entry in case.data["by_discount_percent"]:
        prefix = f"{entry['percent']}%."
        yield from _figures(
            document, entry["expected"], percent_off(entry["percent"]), prefix=prefix
        )


def run_line_cents(case: Case) -> Iterator[Figure]:
    """The sums are the receipt's; which line bears the odd cent is our own rule."""
    document = read_document(case.given)
    basket = document.price()
    rows = case.data["expected_lines"]
    net = sum(
        dec(r["total_excluded_rounded"]) + dec(r["delta_to_reach_document_total"]) for r in rows
    )
    tax = sum(dec(amount) for row in rows for amount in row["tax"])
    yield Figure("sum.total_excluded", net, basket.net_minor * document.step)
    yield Figure("sum.tax", tax, basket.tax_minor * document.step)
    for n, (row, line) in enumerate(zip(rows, basket.lines, strict=True)):
        wanted_tax = sum((dec(amount) for amount in row["tax"]), Decimal(0))
        yield Figure(f"lines.{n}.tax", wanted_tax, line.tax_minor * document.step)
        yield Figure(
            f"lines.{n}.total_excluded",
            dec(row["total_excluded_rounded"]) + dec(row["delta_to_reach_document_total"]),
            line.net_minor * document.step,
        )
        # the peer's figure is the line by itself, before the delta and its own tax share
        alone = round_line_alone(line.line, document)
        yield Figure(f"lines.{n}.total_included", dec(row["total_included"]), alone)


def round_line_alone(line: Line, document: Document) -> Decimal:
    """What the line would cost as the only one of a receipt."""
    return priced([line], document.mode, document.currency).total_minor * document.step
