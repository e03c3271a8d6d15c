"""SIGKILL at random moments, by a seed: between two commits, mid-print, mid-import, at start."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from hardware.simulators.printer import PrinterFaults
from tests.faults.driver import DrivenLane, LaneDiedError
from tests.faults.driver_till import KilledShop, killed_shop
from tests.faults.kill_story import import_products
from tests.integration.random_cashier import LaneInHand, RandomCashier

LIVES = 10  # of one shop; a seed names a shop
MOST_PRESSES = 60
LONGEST_WAIT_S = 0.03  # into a press: a commit takes 1 ms, a receipt 10
LONGEST_START_S = 0.08
LONGEST_PAPER = 700  # bytes; a receipt has 700 to 1,500
TERMINAL = ("none", "none", "none", "decline", "cancel", "offline", "lost_before", "lost_after")
GOODBYE = 10  # presses before a clean end
NOBODY = cast(LaneInHand, None)  # until the first life begins
PRINTER = (
    PrinterFaults(cover_open=True),
    PrinterFaults(paper_out=True),
    PrinterFaults(paper_out_after=300),
    PrinterFaults(mute=True),
)
HOW = ("moment", "moment", "paper", "commit", "start", "import")


@dataclass(frozen=True, slots=True)
class Killed:
    """One kill: how, whether it was SIGKILL that ended the process, what the judge found."""

    how: str
    fired: bool
    findings: tuple[str, ...]


class RandomShop:
    """One shop of one seed, killed again and again."""

    def __init__(self, shop: KilledShop, seed: int) -> None:
        self.shop = shop
        self.dice = random.Random(seed)
        witness = shop.witness
        self.cashier = RandomCashier(NOBODY, self.dice, witness.told, slip=witness.slip)
        self._beside: list[threading.Timer] = []

    def lives(self, count: int) -> Iterator[Killed]:
        """So many deaths, and one good end."""
        for _ in range(count):
            self.shop.findings.clear()
            how, fired = self._life(self.dice.choice(HOW))
            yield Killed(how, fired, tuple(self.shop.findings))
        self.shop.findings.clear()
        lane = self.shop.begin()
        try:
            self.shop.recovered(lane)
            self._presses(lane, GOODBYE)
        except LaneDiedError:
            self.shop.died(lane, "the last life")
        else:
            self.shop.ends_well(lane)
        yield Killed("none", True, tuple(self.shop.findings))

    def _life(self, how: str) -> tuple[str, bool]:
        """One life up to its death; what it really met, and whether SIGKILL was the end of it."""
        witness = self.shop.witness
        torn = witness.printer.torn
        if self.dice.random() < 0.4:
            witness.plan(*self.dice.choices(TERMINAL, k=8))
        if self.dice.random() < 0.3:
            witness.printer.faults = self.dice.choice(PRINTER)
        lane = self.shop.begin(self._commit() if how == "commit" else "")
        try:
            lane.ready()
            if how == "paper":
                witness.printer.dies_at(self.dice.randint(1, LONGEST_PAPER), lane.kill)
            if how == "start":
                self._kill_after(lane, LONGEST_START_S)
            self.shop.recovered(lane)
            self._presses(lane, self.dice.randrange(MOST_PRESSES))
            if how == "import":
                self._later(0, lambda: import_products(witness, f"IMP{self.shop.lives}"))
            if how in ("moment", "import"):
                self._kill_after(lane, LONGEST_WAIT_S)
            self._presses(lane, MOST_PRESSES)
        except LaneDiedError:
            pass
        except AssertionError as err:
            self.shop.found(how, [f"the lane hangs: {err}"])
        lane.kill()
        for thread in self._beside:
            thread.join()
        self._beside.clear()
        is_early = witness.seen is None
        death = self.shop.died(lane, how)
        met = {
            "start": is_early,
            "paper": witness.printer.torn > torn,
            "commit": death.at_point("commit.before") or death.at_point("commit.after"),
            "import": f"IMP{self.shop.lives}" not in witness.imported,
        }
        return how if met.get(how) else "moment", death.killed

    def _commit(self) -> str:
        side = self.dice.choice(["before", "after"])
        return f"commit.{side}#{self.dice.randint(1, MOST_PRESSES)}"

    def _presses(self, lane: DrivenLane, count: int) -> None:
        self.cashier.lane = lane
        for _ in range(count):
            self.cashier.press()

    def _kill_after(self, lane: DrivenLane, longest_s: float) -> None:
        self._later(self.dice.uniform(0, longest_s), lane.kill)

    def _later(self, wait_s: float, act: Callable[[], None]) -> None:
        timer = threading.Timer(wait_s, act)
        self._beside.append(timer)
        timer.start()


def kill_by_seed(template: Path, folder: Path, seed: int, lives: int = LIVES) -> Iterator[Killed]:
    """One shop, killed at the moments that the seed draws."""
    with killed_shop(template, folder) as shop:
        yield from RandomShop(shop, seed).lives(lives)
