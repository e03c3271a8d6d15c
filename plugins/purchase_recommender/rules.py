"""What teaches, how sure we are of a product, and what may be offered: no tables, no clock.

How sure: P(j | i), that a basket with i also holds j, is estimated as (c + κ·q) / (n + κ): c
baskets of the n with i held j, and q is what one expects before any was seen, from how well j
sells of late and from the words that the two names share. Few baskets leave the expectation
standing, many overrule it. Chosen among ten statistics on the middle part of real sales; see
docs/performance.md.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from plugins.base import ProductFacts
from plugins.purchase_recommender.settings import RecommenderSettings
from plugins.purchase_recommender.tallies import DAY_S, MICRO, faded

HEAT_DAYS = 28  # sales of late: half-life
MOST_LEARNT = 40  # products of one basket: pairs grow with the square
MOST_ASKED = 20  # products of one basket, the last ones, that suggestions are drawn from
COMMON_WORD = 150  # products; a word in more names says nothing
MOST_WORDS = 8  # of a name
MOST_KIN = 30  # products whose names are most alike
LEAST_ALIKE = 0.25  # names that share less are not called alike
ENOUGH = 0.7  # of the support asked for: what the half-life takes must not hide a pair at once
OFTEN = 1.2  # purchases of one's own, as they fade: twice or more
_Z = 1.2816  # 90 %, one-sided

_WORD = re.compile(r"[^\W\d_]{3,}")
Why = Literal["pair", "own", "name", "popular"]


# -- learning


@dataclass(frozen=True, slots=True)
class Sold:
    """A product in a basket that teaches."""

    sku: str
    name: str


def taught(data: Mapping[str, Any], settings: RecommenderSettings) -> tuple[Sold, ...]:
    """The products of a closed basket that teach something; none of a refund or of training."""
    if data["kind"] != "sale" or data["training"]:
        return ()
    found: dict[str, Sold] = {}
    for line in data["lines"]:
        sku = str(line["sku"])
        is_bought = line["qty_milli"] > 0 and not line["return_of"]
        if is_bought and not is_excluded(sku, str(line["category"]), settings):
            found.setdefault(sku, Sold(sku, str(line["name"])))
    return tuple(found.values())[:MOST_LEARNT]


def is_excluded(sku: str, category: str, settings: RecommenderSettings) -> bool:
    """Left out by the manager, whatever the case it is written in."""
    left_out = {name.casefold() for name in settings.excluded_categories}
    return sku in settings.excluded_skus or category.casefold() in left_out


def words_of(name: str) -> tuple[str, ...]:
    """The words of a product's name, each once; numbers and sizes say nothing."""
    found = dict.fromkeys(word.casefold() for word in _WORD.findall(name))
    return tuple(found)[:MOST_WORDS]


def heated(heat_micro: int | None, at_s: int) -> int:
    """How well something sells of late, with one more sale: log₂ Σ 2^(time / half-life).

    In millionths. Time is counted from 1970, so that nothing has to be brought forward to be
    compared.
    """
    new = at_s * MICRO // (DAY_S * HEAT_DAYS)
    if heat_micro is None:
        return new
    high, low = max(heat_micro, new), min(heat_micro, new)
    return high + round(MICRO * math.log1p(2.0 ** ((low - high) / MICRO)) / math.log(2.0))


def one_more(baskets_micro: int, since_s: int, at_s: int, half_life_days: int) -> int:
    """Baskets that faded since then, and another one; millionths."""
    return round(baskets_micro * faded(since_s, at_s, half_life_days)) + MICRO


# -- how sure


@dataclass(frozen=True, slots=True)
class Weights:
    """What each thing that is known counts for."""

    prior: float = 50.0  # κ: how many baskets the expectation is worth
    sales: float = 2.0  # share of the expectation that sales of late give
    name: float = 0.1  # share that names give, for two names of the same words
    habit: float = 0.1  # what a customer's own purchases weigh against P(j | i)


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Source:
    """A product in the basket, and what is known of it; counts as of now."""

    name: str
    baskets: float = 0.0  # that held it
    together: Mapping[int, float] = field(default_factory=dict)  # baskets with each neighbour
    kin: Mapping[int, float] = field(default_factory=dict)  # 0 … 1: how alike names are


@dataclass(frozen=True, slots=True)
class Known:
    """All that speaks for products when one basket is looked at."""

    sources: Sequence[Source] = ()
    popular: Mapping[int, float] = field(default_factory=dict)  # share of sales of late
    own: Mapping[int, float] = field(default_factory=dict)  # times the customer bought it


@dataclass(frozen=True, slots=True)
class Reason:
    """What a person may be told about a product that is offered."""

    why: Why
    source: str = ""  # name of the product in the basket that speaks for it most
    support: float = 0.0  # baskets that held both
    confidence: float = 0.0  # at least this share of baskets with the one hold the other


def scored(known: Known, weights: Weights = WEIGHTS) -> dict[int, float]:
    """How much speaks for each product."""
    scores: dict[int, float] = {}
    unseen = 0.0 if known.sources else 1.0
    for source in known.sources:
        whole = source.baskets + weights.prior
        expected = weights.prior / whole
        unseen += expected
        _add(scores, source.together, 1 / whole)
        _add(scores, source.kin, weights.name * expected)
    _add(scores, known.popular, weights.sales * unseen)
    for one, times in known.own.items():
        scores[one] = scores.get(one, 0.0) + weights.habit * times / (times + 1)
    return scores


def _add(scores: dict[int, float], found: Mapping[int, float], weight: float) -> None:
    get = scores.get
    for one, much in found.items():
        scores[one] = get(one, 0.0) + much * weight


def best_first(scores: Mapping[int, float], most: int) -> list[int]:
    """The best; equal scores in the order in which the products were first sold."""
    return [one for _less, one in sorted([(-much, one) for one, much in scores.items()])[:most]]


def at_least(baskets: float, of: float) -> float:
    """The share that is certain: lower end of the 90 % interval (Wilson, 1927)."""
    if of <= 0 or baskets <= 0:
        return 0.0
    share, z2 = min(1.0, baskets / of), _Z * _Z
    spread = _Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return max(0.0, (share + z2 / (2 * of) - spread) / (1 + z2 / of))


def surprise(together: float, one: float, other: float, of: float) -> float:
    """How far from chance it is that two are bought together, 0 where it is rarer than by chance.

    The log-likelihood ratio G² of the four counts. Source: Dunning, "Accurate methods for the
    statistics of surprise and coincidence", 1993.
    """
    both = min(together, one, other)
    if both * of <= one * other:
        return 0.0
    cells = (both, one - both, other - both, max(0.0, of - one - other + both))
    rows, columns = (one, of - one), (other, of - other)
    return 2 * (sum(map(_xlogx, cells)) + _xlogx(of) - sum(map(_xlogx, (*rows, *columns))))


def _xlogx(count: float) -> float:
    return count * math.log(count) if count > 0 else 0.0


def reason_for(one: int, known: Known, settings: RecommenderSettings) -> Reason | None:
    """The strongest thing that may be said; None where there is nothing but a weak hint."""
    said: list[tuple[float, Reason]] = []
    if times := known.own.get(one):
        said.append((WEIGHTS.habit * times / (times + 1), Reason("own", support=times)))
    for source in known.sources:
        said += _of(one, source, settings)
    if said:
        return max(said, key=lambda pair: pair[0])[1]
    if settings.best_sellers and one in known.popular:
        return Reason("popular")
    return None


def _of(one: int, source: Source, settings: RecommenderSettings) -> Iterator[tuple[float, Reason]]:
    together = source.together.get(one, 0.0)
    if together >= settings.least_support * ENOUGH:
        sure = at_least(together, source.baskets)
        if sure * 10_000 >= settings.least_confidence:
            weight = together / (source.baskets + WEIGHTS.prior)
            yield weight, Reason("pair", source.name, together, sure)
    alike = source.kin.get(one, 0.0)
    if alike >= LEAST_ALIKE:
        expected = WEIGHTS.prior / (source.baskets + WEIGHTS.prior)
        yield alike * WEIGHTS.name * expected, Reason("name", source.name)


# -- what may be offered


def may_offer(
    product: ProductFacts | None, age: int, settings: RecommenderSettings, *, counted: bool
) -> bool:
    """Sold, in stock where it is counted, at a price, of an age that was checked, not left out."""
    if product is None or not product.active or product.min_age > age:
        return False
    if counted and product.stock_milli is not None and product.stock_milli <= 0:
        return False
    if is_excluded(product.sku, product.category, settings):
        return False
    return Decimal(product.unit_price) > 0
