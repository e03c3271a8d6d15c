"""Three lanes park, recall, take over, tell and hear in any order, some of it twice (C28).

Whatever happened: once everybody has heard everything, no parked sale is offered that somebody went
on with, and where several did, each of them has told of each other, once.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout import taking_over
from pos_terminal.store.parked_rows import key_of
from sync.documents import Kind
from sync.files import SyncFiles
from sync.inbox_reader import Waiting
from sync.receiving import Message
from sync.shared_parked import SharedParked, handed
from sync.store import SyncStore
from tests.fakes.head_office import FakeReceiver
from tests.lane_fixtures import MILK_CODE, LaneAtWork, lane_on, new_lane, verified
from tests.lanes_of_a_shop import STORE, announced, message

pytestmark = pytest.mark.slow

LANES = ("TERM001", "TERM002", "TERM003")
STEPS = 120


@dataclass
class Till:
    """A lane and its way to the topic, taken step by step."""

    name: str
    lane: LaneAtWork
    loop: SharedParked
    topic: list[Message]
    told: int = 0
    heard: int = 0
    told_before: list[int] = field(default_factory=lambda: [0])

    def keys(self, here: bool) -> list[str]:
        rows = self.lane.running.queries.parked().result(60)
        return [row.basket_id if here else row.key for row in rows if bool(row.key) != here]

    def tell(self, after: int | None = None) -> None:
        """What is new, or again what was sent before."""
        since = self.told if after is None else after
        documents = [each for each in announced(self.lane, since) if each.kind is Kind.PARKED]
        self.topic.extend(message(each) for each in documents)
        self.told_before.append(self.told)
        self.told = self.lane.events()[-1].seq

    def hear(self, most: int) -> None:
        """The next messages of the topic, as inbox and applier bring them."""
        some = self.topic[self.heard : self.heard + most]
        entries = [self.loop._entry(each, {}) for each in some]
        news = [
            handed(Waiting(self.heard + at + 1, entry.kind, entry.key, "", entry.document))
            for at, entry in enumerate(entries)
            if entry is not None
        ]
        while news:  # a chunk's time may be over before its end
            news = news[self._applied(news) :]
        self.heard += len(some)

    def _applied(self, news: list[taking_over.ParkedNews]) -> int:
        work = self.lane.running.lane.call(lambda till: taking_over.apply(till, news, "inbox"))
        return int(work.result(60).done)

    def pay(self) -> None:
        if self.lane.state.basket_id:
            self.lane.do(c.StartCheckout())
            settled = self.lane.state.settlement
            assert settled is not None
            self.lane.do(c.PayCash(settled.cash_remaining_minor))
            self.lane.do(c.NextSale())

    def step(self, dice: random.Random) -> None:
        """Anything that could happen now."""
        act = dice.choice(
            ["park", "park", "recall", "take", "take", "pay", "tell", "hear", "again"]
        )
        free = not self.lane.state.basket_id
        if act == "park":
            self.lane.scan(MILK_CODE)
            self.lane.do(c.Park())
        elif act == "recall" and free and (own := self.keys(here=True)):
            self.lane.do(c.Recall(dice.choice(own)))
        elif act == "take" and free and (others := self.keys(here=False)):
            self.lane.do(c.TakeOver(dice.choice(others)))
        elif act == "pay":
            self.pay()
        elif act == "tell":
            self.tell()
        elif act == "again":
            self.tell(dice.choice(self.told_before))
        elif act == "hear":
            self.hear(dice.randint(1, 5))

    def went_on_with(self) -> list[str]:
        """Keys of parkings that this lane recalled or took over."""
        keys, last = [], {}
        for event in self.lane.events():
            basket = event.stamp.basket_id or ""
            if event.event_type == "BASKET_PARKED":
                last[basket] = key_of(STORE, basket, event.seq)
            elif event.event_type == "BASKET_RECALLED":
                keys.append(last[basket])
            elif event.event_type == "BASKET_TAKEN_OVER":
                keys.append(event.data["key"])
        return keys


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return [new_lane(tmp_path_factory.mktemp(name) / "data", name) for name in LANES]


@pytest.fixture
def tills(folders: list[Path]) -> Iterator[list[Till]]:
    """The same lanes go on from seed to seed, with a topic of their own each time."""
    topic: list[Message] = []
    with ExitStack() as stack:
        made = []
        for name, folder in zip(LANES, folders, strict=True):
            lane = stack.enter_context(lane_on(folder, terminal_id=name))
            lane.sign_in()
            store = SyncStore(folder / "sync.db")
            stack.callback(store.close)
            files = SyncFiles(folder)
            loop = SharedParked(files, (name, STORE), FakeReceiver, store)
            made.append(Till(name, lane, loop, topic))
        yield made


@pytest.mark.parametrize("seed", range(3))
def test_every_parked_sale_goes_on_once_or_is_told_by_all_who_went_on(
    tills: list[Till], seed: int
) -> None:
    dice = random.Random(seed)
    for _ in range(STEPS):
        dice.choice(tills).step(dice)
    for till in tills:
        till.pay()
    for _ in range(3):  # what is heard may have to be told on
        for till in tills:
            till.tell()
        for till in tills:
            till.hear(len(till.topic))
    winners: dict[str, list[str]] = {}
    for till in tills:
        for key in till.went_on_with():
            winners.setdefault(key, []).append(till.name)
    offered = {till.name: set(till.keys(here=False)) for till in tills}
    for till in tills:
        clashes = sorted(
            (event.data["key"], event.data["other_terminal"])
            for event in till.lane.events("PARKED_CLASH")
        )
        assert clashes == sorted(
            (key, other)
            for key, names in winners.items()
            if till.name in names
            for other in names
            if other != till.name
        )
        still = {
            key_of(STORE, event.stamp.basket_id or "", event.seq)
            for event in till.lane.events("BASKET_PARKED")
        } - winners.keys()
        assert len(till.keys(here=True)) == len(still) == till.lane.state.parked_count
        assert all(still <= offered[other.name] for other in tills if other is not till)
        assert not offered[till.name] & winners.keys()
        verified(till.lane.data_dir)
    assert sum(len(names) == 1 for names in winners.values()) > 3
    assert any(len(names) > 1 for names in winners.values())
