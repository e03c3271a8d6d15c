"""How suggestions are judged: who knows the answer finds all, nobody learns from the test."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests import retail_days
from tests.bench.compare import FOUND, compare
from tests.bench.figures import Figure
from tests.bench.recommender_baskets import BoughtTogether, made, real
from tests.bench.recommender_judged import judged
from tests.bench.recommender_ours import Ours
from tests.bench.recommender_rivals import BestSellers, OwnFirst, RawCounts

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def basket(*skus: str, customer: str = "", day: int = 0) -> BoughtTogether:
    items = tuple((sku, f"Name{sku}") for sku in skus)
    return BoughtTogether(NOON + timedelta(days=day), customer, items)


TEST = [basket("a", "b"), basket("c"), basket("a", "b", "c", "d")]


def test_who_knows_the_answer_finds_all_and_who_repeats_the_basket_nothing() -> None:
    knows = judged(TEST, lambda b, rest: [sku for sku in b.skus if sku not in rest])
    assert [knows.rate(5), knows.rate(10)] == [100.0, 100.0]
    assert judged(TEST, lambda b, rest: list(rest)).rate(10) == 0.0
    assert len(knows.found[5]) == 2, "a basket of one cannot be judged"


def test_baskets_weigh_the_same_whatever_they_hold() -> None:
    only_a = judged(TEST, lambda b, rest: ["a"] if "a" not in rest else [])
    assert only_a.rate(5) == pytest.approx(100 * (1 / 2 + 1 / 4) / 2)
    assert only_a.between(5)[0] < only_a.rate(5) < only_a.between(5)[1]


def test_the_sixth_suggestion_does_not_count_among_five() -> None:
    late = judged(TEST[:1], lambda b, rest: [*"zyxwv", *b.skus])
    assert (late.rate(5), late.rate(10)) == (0.0, 100.0)


def test_nothing_is_learnt_from_what_came_later() -> None:
    split = real(retail_days.FILE)
    ends = [max(b.at for b in split.train), max(b.at for b in split.validate)]
    assert ends[0] <= split.validate[0].at
    assert ends[1] <= split.test[0].at
    assert sum(map(len, (split.train, split.validate, split.test))) > 2_500


def test_ours_and_the_rivals_never_suggest_what_is_there(tmp_path: Path) -> None:
    past = list(made(40, 200, Random(3)))
    ours = Ours(tmp_path)
    ours.learn(past)
    late = BestSellers(past, of_late=True)
    for asked in past[:20]:
        rest = asked.skus[1:]
        for ranks in (ours, late, RawCounts(past), OwnFirst(past, late)):
            found = ranks.ranked(asked.at, rest, asked.customer, 10)
            assert not set(found) & set(rest)
            assert len(found) == len(set(found)) <= 10
    ours.close()


def test_fewer_hits_are_worse() -> None:
    was = Figure("hits", FOUND, 6.0, 3.0, "best sellers", "", None)
    for now, worse in ((replace(was, ours=4.0), 1), (replace(was, ours=9.0), 0)):
        assert len(compare([was], [now], same_machine=True).slower) == worse
