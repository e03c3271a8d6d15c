"""Suggestions judged on real sales against best sellers, raw counts and the `implicit` library.

The shop's invoices are split by time: what our weights are was chosen on the middle part
(recommender_choice), all learn from the two earlier parts, the last part judges. The speed at
100,000 products is measured on made baskets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.purchase_recommender.rules import WEIGHTS
from tests.bench.figures import Figure
from tests.bench.options import Options
from tests.bench.recommender_baskets import BoughtTogether, Split, real
from tests.bench.recommender_judged import AT, Judged, judged
from tests.bench.recommender_ours import Ours
from tests.bench.recommender_rivals import (
    ABSENT,
    MODELS,
    BestSellers,
    OfLibrary,
    OwnFirst,
    Ranks,
    RawCounts,
    library,
)
from tests.bench.recommender_speed import speed
from tests.bench.retail_file import FILE

NAME = "suggestions"
DOES = "hit rate of suggestions on real sales, and their speed at 100,000 products"
QUICK = 150  # baskets of the test
LIVE = "ours, learning on"
FIRST = "ours"
NAMELESS = "ours without names"


def measure(options: Options) -> Iterator[Figure]:
    """Quality first, then speed."""
    if library() is None:
        print(f"{NAME}: {ABSENT}")
    file = options.real(FILE)
    if file is None:
        print(f"{NAME}: {FILE} is not here: nothing is judged")
    else:
        split = real(file)
        for known in (False, True):
            results = contest(split, options.work, known=known, quick=options.quick)
            print(told(results, known=known))
            yield from figures(results, known=known)
        yield shown(split, options.work, quick=options.quick)
    yield from speed(options.work, quick=options.quick)


class Nameless:
    """Ours, as if names said nothing: what baskets, sales and customers teach."""

    def __init__(self, ours: Ours) -> None:
        self.ours = ours

    def ranked(self, at: datetime, rest: Sequence[str], customer: str, most: int) -> list[str]:
        """Best first."""
        known = self.ours.known(at, rest, customer)
        return self.ours.best(known, rest, most, replace(WEIGHTS, name=0.0))


def contenders(past: list[BoughtTogether], *, known: bool) -> dict[str, Ranks]:
    """By name; all have learnt the same baskets."""
    late = BestSellers(past, of_late=True)
    found: dict[str, Ranks] = {
        "best sellers": BestSellers(past, of_late=False),
        "best sellers of late": late,
        "raw co-occurrence": RawCounts(past),
    }
    if known:
        found["own purchases, then best sellers"] = OwnFirst(past, late)
    if library() is not None:
        for name in MODELS:
            model = OfLibrary(name, past)
            model.learn()
            found[f"implicit {name}"] = model
    return found


def contest(split: Split, work: Path, *, known: bool, quick: bool) -> dict[str, Judged]:
    """Everybody on the last part; `known`: whether the customer is identified."""
    past = split.train + split.validate
    test = split.test[:QUICK] if quick else split.test

    def of(ranks: Ranks) -> Judged:
        return judged(
            test, lambda b, rest: ranks.ranked(b.at, rest, b.customer if known else "", max(AT))
        )

    ours = Ours(work / f"judged-{known}")
    ours.learn(past)
    results = {FIRST: of(ours)}
    results[NAMELESS] = of(Nameless(ours))
    results |= {name: of(ranks) for name, ranks in contenders(past, known=known).items()}

    learnt: list[BoughtTogether] = []

    def at_the_till(basket: BoughtTogether, rest: object) -> list[str]:
        while len(learnt) < len(test) and test[len(learnt)] is not basket:
            ours.learn([test[len(learnt)]])
            learnt.append(basket)
        return ours.ranked(basket.at, list(rest), basket.customer if known else "", max(AT))  # type: ignore[call-overload]

    results[LIVE] = judged(test, at_the_till)
    ours.close()
    return results


def told(results: Mapping[str, Judged], *, known: bool) -> str:
    """The whole table, for the terminal and the docs."""
    who = "the customer is known" if known else "the customer is not known"
    lines = [f"\n{who}: hit rate, per cent, with 95 % intervals; products suggested at all\n"]
    lines += ["| who suggests | @5 | @10 | coverage | ours ahead @10 |", "|---|---|---|---|---|"]
    for name, result in results.items():
        rates = [
            f"{result.rate(k):.2f} ({low:.2f}–{high:.2f})"
            for k in AT
            for low, high in [result.between(k)]
        ]
        low, high = results[FIRST].ahead(result, 10)
        ahead = "" if name in (FIRST, LIVE, NAMELESS) else f"{low:+.2f} … {high:+.2f}"
        lines.append(f"| {name} | {' | '.join(rates)} | {len(result.suggested):,} | {ahead} |")
    return "\n".join(lines) + "\n"


def figures(results: Mapping[str, Judged], *, known: bool) -> Iterator[Figure]:
    """Ours against the best of the best sellers, and the best of the library."""
    who = "customer known" if known else "nobody known"
    ours = results[FIRST]
    groups = {"best sellers": "above", "raw": "", "own": "", "implicit": "≥ 1×"}
    for k in AT:
        for group, goal in groups.items():
            rivals = {name: one for name, one in results.items() if name.startswith(group)}
            if not rivals:
                continue
            name = max(rivals, key=lambda one: rivals[one].rate(k))
            low, high = ours.ahead(rivals[name], k)
            yield Figure(
                f"hidden product suggested @{k}, {who}, {group}", "% found", ours.rate(k),
                rivals[name].rate(k), name, goal, None if not goal else low > 0 or
                (group == "implicit" and ours.rate(k) >= rivals[name].rate(k)),
                f"{len(ours.found[k]):,} baskets; ours ahead by {low:.2f} to {high:.2f} points, "
                "95 % interval",
            )  # fmt: skip


def shown(split: Split, work: Path, *, quick: bool) -> Figure:
    """As the lane shows it: tiles only where something may be said."""
    ours = Ours(work / "shown")
    ours.learn(split.train + split.validate)
    test = split.test[:QUICK] if quick else split.test
    reasons: dict[str, int] = {}

    def tiles(basket: BoughtTogether, rest: object) -> list[str]:
        offered = ours.tiles(basket.at, list(rest), basket.customer)  # type: ignore[call-overload]
        for _sku, key in offered:
            reasons[key] = reasons.get(key, 0) + 1
        return [sku for sku, _key in offered]

    result = judged(test, tiles)
    ours.close()
    total = sum(reasons.values()) or 1
    parts = ", ".join(
        f"{key.removeprefix('reason.')} {100 * many / total:.0f} %"
        for key, many in sorted(reasons.items(), key=lambda item: -item[1])
    )
    return Figure(
        "hidden product on one of the 6 tiles", "% found", result.rate(10), None, "", "", None,
        f"customers as they were; {sum(result.tiles) / len(result.tiles):.1f} tiles a basket: "
        f"{parts}",
    )  # fmt: skip
