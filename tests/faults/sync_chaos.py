"""A lane that sells while everything that carries its events is killed at random, by a seed.

Lane → sync → Kafka, DynamoDB, S3, SNS; Kafka → relay → Postgres. One answer in five is lost after
its effect. Afterwards each store must hold exactly the projection of the journal.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from pos_terminal.checkout.state import Phase
from tests.faults import sync_judge
from tests.faults.driver import ROOT, DrivenLane, LaneDiedError
from tests.faults.driver_till import KilledShop, killed_shop
from tests.faults.kill_story import Story
from tests.faults.sync_world import World, keep_key, listen, revive
from tests.integration.random_cashier import LaneInHand, RandomCashier

TERMINAL = "TERM001"
VICTIMS = ("lane", "sync", "relay", "broker", "postgres")
LIMIT_S = 180.0
LONGEST_REST_S = 1.5
NOBODY = cast(LaneInHand, None)


@dataclass
class Program:
    """A process of ours that is begun again after each death."""

    command: list[str]
    env: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        clean = {name: text for name, text in os.environ.items() if not name.startswith("POS_")}
        self.process = subprocess.Popen(
            self.command,
            cwd=ROOT,
            env=clean | {"PYTHONPATH": str(ROOT)} | self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> bool:
        """SIGKILL, and begin again; whether it was that which ended it."""
        assert self.process is not None
        self.process.kill()
        code = self.process.wait(LIMIT_S)
        self.begin()
        return code == -signal.SIGKILL

    def end(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(LIMIT_S)


@dataclass
class Chaos:
    """One run; `killed` counts the deaths that SIGKILL caused, `findings` what is wrong."""

    world: World
    shop: KilledShop
    dice: random.Random
    sync: Program
    relay: Program
    queue_url: str  # listens to SNS
    killed: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)
    _lane: DrivenLane | None = None
    _reviving: list[threading.Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        witness = self.shop.witness
        self.cashier = RandomCashier(NOBODY, self.dice, witness.told, slip=witness.slip)

    def runs(self, events: int) -> None:
        """Sell until the journal has so many events; kill somebody after every few presses."""
        self._begin_lane()
        while self._head() < events:
            self._presses(self.dice.randint(10, 60))
            time.sleep(self.dice.uniform(0, LONGEST_REST_S))  # or nobody else has time to work
            self._kill(self.dice.choice(VICTIMS))
        for victim in VICTIMS:  # whom the dice forgot
            if not self.killed[victim]:
                self._kill(victim)

    def settles(self) -> None:
        """Close the shift and the till, heal everything, and wait until all is carried."""
        lane = self._lane
        assert lane is not None
        self._close_shift(lane)
        self.shop.ends_well(lane)
        self._wait_for_servers()
        self.world.heal()
        end = time.monotonic() + LIMIT_S
        found = ["not compared"]
        while found and time.monotonic() < end:
            time.sleep(1.0)
            with contextlib.suppress(Exception):  # a table or a topic is not there yet
                found = sync_judge.judge(self.world, self.shop.data_dir, TERMINAL)
        self.findings += found + self.shop.findings + self._unsaid()

    def _unsaid(self) -> list[str]:
        """Sales that SNS has not told of, by a queue that listened from the first on."""
        told = sync_judge.notified(self.world, self.queue_url)
        sold = {
            fact.event_id
            for fact in sync_judge.journal(self.shop.data_dir)
            if fact.event_type == "BASKET_CLOSED"
        }
        return [f"SNS: {len(sold - told)} sales are not told"] if sold - told else []

    def _presses(self, count: int) -> None:
        try:
            for _ in range(count):
                self.cashier.press()
        except LaneDiedError:
            self._lane_died("press")

    def _kill(self, victim: str) -> None:
        if victim == "lane":
            assert self._lane is not None
            self._lane.kill()
            self.killed[victim] += 1
            self._lane_died("chaos")
        elif victim in ("sync", "relay"):
            self.killed[victim] += (self.sync if victim == "sync" else self.relay).kill()
        else:
            self._kill_server(victim)

    def _kill_server(self, victim: str) -> None:
        """It comes up again beside the sales."""
        self._wait_for_servers()
        server = self.world.kafka if victim == "broker" else self.world.postgres
        server.kill()
        self.killed[victim] += 1
        thread = threading.Thread(target=revive, args=(server,))
        thread.start()
        self._reviving.append(thread)

    def _wait_for_servers(self) -> None:
        for thread in self._reviving:
            thread.join(LIMIT_S)
        self._reviving.clear()

    def _begin_lane(self) -> None:
        self._lane = self.shop.begin()
        self.shop.recovered(self._lane)
        self.cashier.lane = self._lane

    def _lane_died(self, cause: str) -> None:
        assert self._lane is not None
        self._lane.kill()
        self.shop.died(self._lane, cause)
        self._begin_lane()

    def _close_shift(self, lane: DrivenLane) -> None:
        """As far as the moment lets it: the archive's last segment ends there."""
        story = Story(lane, self.shop.witness)
        story.clears_the_desk()
        if lane.state.phase is not Phase.NO_SHIFT:
            story.ends_the_shift()

    def _head(self) -> int:
        return len(sync_judge.journal(self.shop.data_dir))


@contextmanager
def chaos(template: Path, folder: Path, world: World, seed: int) -> Iterator[Chaos]:
    """A shop, its agent and a relay, in front of that world."""
    lane_file, relay_file = folder / "lane-sync.toml", folder / "relay-sync.toml"
    lane_file.write_text(world.lane_settings())
    relay_file.write_text(world.relay_settings())
    with killed_shop(template, folder) as shop:
        data_dir = shop.data_dir
        keep_key(data_dir, world.aws.address)
        program = [sys.executable, "-m", "pos_terminal", "--data-dir"]
        env = {"POS_SECRET_STORE": "file", "POS_SYNC_FILE": str(lane_file)}
        sync = Program([*program, str(data_dir), "sync"], env)
        child = [sys.executable, "-m", "tests.integration.sync.relay_child"]
        relay = Program([*child, str(relay_file), str(folder / "relay"), f"chaos-{seed}"])
        queue_url = listen(world.aws.address)
        world.lose_answers(seed)
        sync.begin()
        relay.begin()
        try:
            yield Chaos(world, shop, random.Random(seed), sync, relay, queue_url)
        finally:
            sync.end()
            relay.end()
