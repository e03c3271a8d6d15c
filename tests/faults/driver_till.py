"""A shop whose lane is killed and started again, life after life, and who watches it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pos_terminal.bootstrap import open_lane
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState, Phase
from tests.fakes.world import FakeClock, FakeHasher
from tests.faults.driver import Death, DrivenLane, LaneDiedError
from tests.faults.driver_witness import DyingPrinter, Witness
from tests.faults.judge import acknowledge_recovered, last_seq, lost_basket, unshown, verdict
from tests.faults.lane_process import settings_for
from tests.lane_fixtures import CASHIER, PINS, Devices, LaneAtWork, set_up_shop


@contextmanager
def shop_template() -> Iterator[Path]:
    """A furnished shop by today's clock on this machine, to be copied for each drill."""
    with tempfile.TemporaryDirectory(prefix="pos-drill-") as folder:
        data_dir = Path(folder) / "data"
        with open_lane(settings_for(data_dir, 9), hasher=FakeHasher()) as running:
            lane = LaneAtWork(running, FakeClock(), Devices())
            set_up_shop(lane)
            lane.do(c.OpenShift(10_000))
            lane.do(c.SignOut())
        yield data_dir


@dataclass
class KilledShop:
    """One data directory through many deaths; `findings` is what the judge has against it."""

    witness: Witness
    findings: list[str] = field(default_factory=list)
    lives: int = 0
    _was: LaneState | None = None  # as last seen before the death

    @property
    def data_dir(self) -> Path:
        return self.witness.data_dir

    def begin(self, crash_at: str = "") -> DrivenLane:
        """Start the lane's process, perhaps with a plug to pull."""
        self.lives += 1
        self.witness.kicks_before = self.witness.printer.kicks
        self.witness.seq_before = last_seq(self.witness)
        self._was, self.witness.seen = self.witness.seen, None
        port = self.witness.printer.port
        return DrivenLane(self.data_dir, port, self.witness.hear, crash_at)

    def recovered(self, lane: DrivenLane) -> None:
        """Read the recovery screen as a person would, hold it against the world, and go on."""
        state = lane.opened()
        self.found("restart", unshown(self.witness, self._was, state))
        self.found("restart", list(lost_basket(self.witness, self._was, state)))
        acknowledge_recovered(self.witness, state)
        if state.phase is Phase.RECOVERY:
            lane.do(c.AcceptRecovery())
        if lane.state.phase is Phase.SIGNED_OUT:
            lane.do(c.SignIn(CASHIER, PINS[CASHIER]))
        lane.wait(lambda state: state.phase is not Phase.CARD_PENDING)

    def died(self, lane: DrivenLane, cause: str) -> Death:
        """Bury the process and judge what it left."""
        death = lane.buried()
        if not death.killed:  # nobody pulled the plug: it is the program's own mistake
            self.found(
                cause, [f"the lane ended by itself, code {death.code}: {death.words[:4_000]}"]
            )
        self.witness.printer.settled()
        if self.witness.seen is None:  # nobody saw it: what was seen before still counts
            self.witness.seen = self._was
        self.found(cause, verdict(self.witness))
        return death

    def ends_well(self, lane: DrivenLane) -> None:
        """Decide what is open, close the till, and let the judge see all of it."""
        try:
            lane.look()
            death = lane.stop()
        except LaneDiedError:
            self.died(lane, "the end")
            return
        self.witness.printer.settled()
        if death.code != 0:
            self.findings.append(f"the end: code {death.code}: {death.words[-500:]}")
        self.found("the end", verdict(self.witness))

    def found(self, when: str, findings: list[str]) -> None:
        """Keep what is wrong, with the moment of it."""
        self.findings += [f"life {self.lives}, {when}: {finding}" for finding in findings]


@contextmanager
def killed_shop(template: Path, folder: Path) -> Iterator[KilledShop]:
    """A copy of the shop, with a printer of its own."""
    data_dir = Path(shutil.copytree(template, folder / "data"))
    printer = DyingPrinter()
    with printer:
        yield KilledShop(Witness(data_dir, printer))
