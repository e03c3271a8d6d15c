"""A plugin's outcomes on their way to the lane: handed over, waited for, noted as delivered."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooEarly
from typing import Any, Protocol

from plugins.errors import PluginFailed
from plugins.outcome_check import check_kept
from plugins.stage import Stage
from pos_terminal.checkout.commands import ApplyOutcomes, Command, PluginOutcome
from pos_terminal.checkout.state import LaneState
from pos_terminal.domain.errors import CashierError, POSError
from pos_terminal.log import get_logger

log = get_logger(__name__)
AT_ONCE = 16  # outcomes of one command: the next scan does not wait for a catch-up
PASSING = frozenset({"suggest", "notice"})  # of the past, nobody wants to see them
LOOK_S = 0.5  # between looks whether the host stops, while the lane is busy
AGAIN_S = 1.0  # after the store has refused


class LanePort(Protocol):
    """What the plugins' host needs of the lane."""

    @property
    def state(self) -> LaneState:
        """The latest snapshot."""

    @property
    def rested_s(self) -> float:
        """For how many seconds nobody has been served."""

    def submit(self, command: Command) -> Future[Any]:
        """Queue a command."""


class Stopped(Exception):
    """What is undelivered is handed over at the next start."""


class Delivery:
    """Hands over what one plugin wants done; the lane applies each once."""

    def __init__(self, plugin: str, lane: LanePort, stopping: threading.Event) -> None:
        """`stopping` is looked at while the lane is waited for."""
        self.plugin = plugin
        self.confirmed: list[str] = []  # by the lane; not yet struck out in plugin.db
        self.marked = 0  # seq up to which the lane knows that all is applied
        self._lane = lane
        self._stopping = stopping

    def leftovers(self, stage: Stage) -> None:
        """What a crash or a stop kept from being applied, or from being noted as applied."""
        self.confirmed = []
        waiting = stage.undelivered()
        self._check([outcome for _, outcome in waiting])
        for at in range(0, len(waiting), AT_ONCE):
            part = waiting[at : at + AT_ONCE]
            self.hand_over(stage, 0, [outcome for _, outcome in part], live=False)
            self.note(stage)

    def _check(self, kept: Sequence[PluginOutcome]) -> None:
        """A file that somebody else wrote to must not bring the lane what would stop it."""
        for one in kept:
            try:
                check_kept(one)
            except ValueError as err:
                detail = f"Its plugin.db keeps an outcome that is none: {err}"[:300]
                raise PluginFailed(self.plugin, "raised", detail) from err

    def hand_over(
        self, stage: Stage, seq: int, made: Sequence[PluginOutcome], *, live: bool
    ) -> None:
        """Outcomes of all events up to `seq`; raises Stopped when the lane ends first."""
        wanted = [one for one in made if live or one.kind not in PASSING or self._is_seen(one)]
        parts = [wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE)]
        for number, part in enumerate(parts, start=1):
            self._apply(seq if number == len(parts) else 0, part)
        self.confirmed += [one.outcome_id for one in made]

    def note(self, stage: Stage) -> None:
        """Strike out what the lane has confirmed; not at once, for a payment may be under way."""
        if self.confirmed:
            stage.delivered(self.confirmed)
            self.confirmed = []

    def mark(self, seq: int) -> None:
        """Tell the lane that nothing up to `seq` is open; payment may wait for this."""
        if seq > self.marked:
            self._apply(seq, [])

    def basket_in_hand(self) -> str:
        """Empty between sales."""
        return self._lane.state.basket_id

    def _is_seen(self, outcome: PluginOutcome) -> bool:
        return bool(outcome.basket_id) and outcome.basket_id == self.basket_in_hand()

    def _apply(self, seq: int, outcomes: Sequence[PluginOutcome]) -> None:
        command = ApplyOutcomes(self.plugin, seq, tuple(outcomes))
        self.tell(command)
        self.marked = max(self.marked, seq)

    def tell(self, command: Command) -> None:
        """Until the lane has taken it. Raises Stopped."""
        said = False
        while True:
            try:
                self._wait(self._lane.submit(command))
            except CashierError as err:
                if err.key == "lane.stopped":
                    raise Stopped from err
                said = self._rest(err, said=said)
            except POSError as err:
                said = self._rest(err, said=said)
            else:
                return

    def _wait(self, future: Future[Any]) -> None:
        while True:
            try:
                future.result(LOOK_S)
            except TooEarly:
                if future.done():
                    raise
                if self._stopping.is_set():
                    raise Stopped from None
            else:
                return

    def _rest(self, err: POSError, *, said: bool) -> bool:
        """The store refuses: no fault of the plugin's; its outcomes wait for better times."""
        if not said:
            log.warning("outcomes wait", plugin=self.plugin, why=str(err))
        if self._stopping.wait(AGAIN_S):
            raise Stopped from err
        return True
