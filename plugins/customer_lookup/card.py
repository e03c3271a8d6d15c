"""What the cashier sees of a customer who is back: the lane itself shows name and note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, case, func, select

from plugins.base import Facts, Notice, Outcome, Suggest, Suggestion, Words, words
from plugins.customer_lookup import book
from plugins.customer_lookup.models import visits
from plugins.customer_lookup.rules import Liking
from plugins.customer_lookup.settings import LookupSettings

TOPIC = "customer"


@dataclass(frozen=True, slots=True)
class Sums:
    """A customer's visits in one currency."""

    sales: int
    refunds: int
    total_minor: int
    last_on: str  # ISO date


def sums_of(connection: Connection, ref: str, currency: str) -> Sums | None:
    """What a customer's visits come to; None before the first."""
    is_sale = visits.c.kind == "sale"
    in_currency = case((visits.c.currency == currency, visits.c.total_minor), else_=0)
    query = select(
        func.coalesce(func.sum(case((is_sale, 1), else_=0)), 0).label("sales"),
        func.count().label("visits"),
        func.coalesce(func.sum(in_currency), 0).label("total_minor"),
        func.max(visits.c.business_date).label("last_on"),
    ).where(visits.c.customer_ref == ref)
    row = connection.execute(query).one()
    if not row.visits:
        return None
    return Sums(row.sales, row.visits - row.sales, row.total_minor, row.last_on)


def greeting(
    connection: Connection, facts: Facts, settings: LookupSettings, ref: str, day: date
) -> list[Outcome]:
    """The card beside the basket, and the favourites as tiles where the shop wants them."""
    sums = sums_of(connection, ref, facts.shop().currency)
    if sums is None:
        return [Notice(words("card.first", "First visit"), topic=TOPIC)]
    favourites = book.favourites(connection, ref, day, settings.favourites)
    made: list[Outcome] = [
        Notice(
            words("card.visits", "Visits: {visits}", visits=sums.sales),
            topic=TOPIC,
            details=_details(sums, settings, favourites, facts),
        )
    ]
    if settings.suggest and favourites:
        reason = words("suggest.reason", "A favourite of this customer")
        made.append(Suggest([Suggestion(one.sku, reason) for one in favourites]))
    return made


def _details(
    sums: Sums, settings: LookupSettings, favourites: list[Liking], facts: Facts
) -> list[tuple[Words, str | Words]]:
    details: list[tuple[Words, str | Words]] = [
        (
            words("card.last", "Last visit"),
            words("card.last.value", "{last_on}", last_on=sums.last_on),
        )
    ]
    if settings.totals_shown and sums.sales:
        average = sums.total_minor // sums.sales
        details += [
            (
                words("card.total", "Spent"),
                words("card.total.value", "{total_minor}", total_minor=sums.total_minor),
            ),
            (
                words("card.average", "A visit"),
                words("card.average.value", "{average_minor}", average_minor=average),
            ),
        ]
    if sums.refunds:
        returned = words("card.refunds.value", "{refunds}", refunds=sums.refunds)
        details.append((words("card.refunds", "Returns"), returned))
    if favourites:
        names = " · ".join(_name(one, facts) for one in favourites)
        details.append((words("card.favourites", "Favourites"), names))
    return details


def _name(liking: Liking, facts: Facts) -> str:
    """As it is called now."""
    product = facts.product(liking.sku)
    return liking.name if product is None else product.name
