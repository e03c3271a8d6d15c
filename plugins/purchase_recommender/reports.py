"""Tables for the manager: tiles shown and taken, what goes with what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta, Struct
from sqlalchemy import desc, func, select

from plugins.base import Column, Report, Table, words
from plugins.purchase_recommender.learning import NEIGHBOURS
from plugins.purchase_recommender.models import lessons, neighbours, offers, products
from plugins.purchase_recommender.rules import at_least, surprise
from plugins.purchase_recommender.tallies import MICRO, Tally, faded

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

LOOKED_AT = 2_000  # products sold in most baskets: the strongest pairs are among theirs
MOST_ROWS = 500


class ItemAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which product."""

    sku: Annotated[
        str, Meta(max_length=80, title="SKU", description="As the catalogue writes it.")
    ] = ""


REPORTS = (
    Report("shown_and_taken", words("reports.shown_and_taken", "Tiles shown and taken, by day")),
    Report(
        "pairs",
        words("reports.pairs", "Often bought together"),
        about=words("reports.pairs.about", "Counts fade with the half-life."),
    ),
    Report("item", words("reports.item", "What goes with a product"), form=ItemAsked),
)
_STATISTIC = (
    Column(words("columns.together", "Baskets with both"), "number"),
    Column(words("columns.confidence", "At least so often"), "percent"),
    Column(words("columns.lift", "Times what chance gives"), "number"),
    Column(words("columns.surprise", "Surprise (G²)"), "number"),
)


def made(connection: Connection, name: str, asked: ItemAsked | None, half_life_days: int) -> Table:
    """One report."""
    if name == "shown_and_taken":
        return _shown_and_taken(connection)
    if name == "pairs":
        return _pairs(connection, half_life_days)
    return _item(connection, asked.sku.strip() if asked is not None else "", half_life_days)


def _shown_and_taken(connection: Connection) -> Table:
    shown, taken = func.sum(offers.c.shown), func.sum(offers.c.taken)
    query = (
        select(offers.c.business_date, shown, taken, func.sum(offers.c.taken_minor))
        .group_by(offers.c.business_date)
        .order_by(desc(offers.c.business_date))
    )
    return Table(
        (
            Column(words("columns.day", "Day"), "date", stretch=True),
            Column(words("columns.shown", "Shown"), "number"),
            Column(words("columns.taken", "Taken"), "number"),
            Column(words("columns.rate", "Rate"), "percent"),
            Column(words("columns.taken_minor", "Sold by a tap"), "money"),
        ),
        [
            (day, seen, tapped, round(10_000 * tapped / seen), minor)
            for day, seen, tapped, minor in connection.execute(query)
        ],
        note=words("reports.shown_and_taken.note", "Counted once a basket, when it is paid."),
    )


@dataclass(frozen=True, slots=True)
class _Of:
    """A product of a report, as of the last basket learnt."""

    product_id: int
    sku: str
    name: str
    baskets: float
    together: Mapping[int, float]


def _known(rows: Iterable[Row[Any]], now_s: int, half_life_days: int) -> dict[int, _Of]:
    found = {}
    for row in rows:
        tally = Tally(NEIGHBOURS, row.since_s or now_s, row.packed or b"")
        tally.fade_to(now_s, half_life_days)
        baskets = row.baskets_micro / MICRO * faded(row.at_s, now_s, half_life_days)
        found[row.product_id] = _Of(row.product_id, row.sku, row.name, baskets, tally.certain())
    return found


_WITH_NEIGHBOURS = select(
    products, neighbours.c.at_s.label("since_s"), neighbours.c.packed
).outerjoin(neighbours, neighbours.c.product_id == products.c.product_id)


def _cells(together: float, one: _Of, other: _Of, of: float) -> tuple[float, int, float, float]:
    by_chance = one.baskets * other.baskets / of if of else 0.0
    return (
        round(together, 1),
        round(10_000 * at_least(together, one.baskets)),
        round(together / by_chance, 1) if by_chance else 0.0,
        round(surprise(together, one.baskets, other.baskets, of), 1),
    )


def _learnt(connection: Connection) -> tuple[float, int]:
    row = connection.execute(select(lessons.c.baskets_micro, lessons.c.at_s)).one_or_none()
    return (0.0, 0) if row is None else (row.baskets_micro / MICRO, row.at_s)


def _pairs(connection: Connection, half_life_days: int) -> Table:
    of, now_s = _learnt(connection)
    most = _WITH_NEIGHBOURS.order_by(desc(products.c.baskets_micro), products.c.product_id)
    known = _known(connection.execute(most.limit(LOOKED_AT)), now_s, half_life_days)
    counts: dict[tuple[int, int], float] = {}
    for one in known.values():
        for other, together in one.together.items():
            if other in known:
                pair = min(one.product_id, other), max(one.product_id, other)
                counts[pair] = max(counts.get(pair, 0.0), together)
    rows = [
        (known[a].name, known[b].name, *_cells(together, known[a], known[b], of))
        for (a, b), together in counts.items()
    ]
    rows.sort(key=lambda row: (-row[-1], row))
    return Table(
        (
            Column(words("columns.one", "Product"), stretch=True),
            Column(words("columns.other", "With"), stretch=True),
            *_STATISTIC,
        ),
        rows[:MOST_ROWS],
        note=words("reports.pairs.note", "Among the products in most baskets."),
    )


def _item(connection: Connection, sku: str, half_life_days: int) -> Table:
    of, now_s = _learnt(connection)
    asked = connection.execute(_WITH_NEIGHBOURS.where(products.c.sku == sku))
    one = next(iter(_known(asked, now_s, half_life_days).values()), None)
    together = {} if one is None else one.together
    others = connection.execute(_WITH_NEIGHBOURS.where(products.c.product_id.in_(together)))
    known = _known(others, now_s, half_life_days)
    rows = [
        (other.sku, other.name, *_cells(together[other.product_id], one, other, of))
        for other in known.values()
        if one is not None
    ]
    rows.sort(key=lambda row: (-row[-1], row))
    return Table(
        (
            Column(words("columns.sku", "SKU")),
            Column(words("columns.one", "Product"), stretch=True),
            *_STATISTIC,
        ),
        rows,
        note="" if one is not None else words("reports.item.note", "Never sold in a basket yet."),
    )
