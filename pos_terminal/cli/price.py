"""`pos-terminal price`: what a basket costs, by the function that the till uses."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pos_terminal.cli import output

if TYPE_CHECKING:
    from pos_terminal.domain.basket import PricedBasket, PricingRules


def price(
    file: Annotated[
        Path,
        typer.Argument(
            help="A basket as JSON (docs/price-json.md), or - for standard input.", allow_dash=True
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the priced basket as JSON.")
    ] = False,
) -> None:
    """Price a basket given as JSON: try a tax set-up without a till.

    The same function prices the screen, the receipt, the refund and the report.
    """
    from pos_terminal.cli.price_json import PriceFileError, read_price_file
    from pos_terminal.domain.codec import priced_data
    from pos_terminal.domain.pricing import price as price_basket
    from pos_terminal.domain.tender import settle

    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text("utf-8-sig")
        given = read_price_file(text)
    except UnicodeDecodeError as err:
        raise PriceFileError(f"{file}: not UTF-8 text") from err
    except PriceFileError as err:
        raise PriceFileError(f"{file}: {err}") from err
    priced = price_basket(given.basket, given.rules)
    cash_minor = settle(priced.total_minor, (), given.rules).cash_remaining_minor
    if as_json:
        output.say_json(priced_data(priced, given.rules) | {"cash_due_minor": cash_minor})
    else:
        _print(priced, given.rules, cash_minor)


def _print(priced: PricedBasket, rules: PricingRules, cash_minor: int) -> None:
    from pos_terminal.domain.money import Money

    def shown(amount_minor: int) -> Decimal:
        return Money(amount_minor, rules.currency).major

    output.table(
        ("#", "item", "quantity", "price", "discount", "net", "tax", "total"),
        [
            (
                line.line.line_no,
                line.line.name,
                _plain(Decimal(line.line.qty_milli).scaleb(-3)),
                line.line.unit_price,
                shown(line.discount_minor + line.receipt_discount_minor),
                shown(line.net_minor),
                shown(line.tax_minor),
                shown(line.total_minor),
            )
            for line in priced.lines
        ],
        right=(0, 2, 3, 4, 5, 6, 7),
    )
    output.say()
    sums: list[tuple[str, Any]] = [
        (f"{total.tax.name} on {shown(total.base_minor)}", shown(total.tax_minor))
        for total in priced.taxes
    ]
    sums += [("net", shown(priced.net_minor)), ("tax", shown(priced.tax_minor))]
    sums += [(f"total {rules.currency}", shown(priced.total_minor))]
    if cash_minor != priced.total_minor:
        sums += [("in cash", shown(cash_minor))]
    output.table(("sum", "amount"), sums, right=(1,))


def _plain(quantity: Decimal) -> str:
    return format(quantity.normalize(), "f")
