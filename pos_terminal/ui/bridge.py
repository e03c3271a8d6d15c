"""Carries lane states and answers from other threads to the UI thread; never waits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from pos_terminal.checkout.commands import Approval, Command
from pos_terminal.checkout.state import LaneState
from pos_terminal.domain.errors import ApprovalNeeded
from pos_terminal.ui.ports import LanePort

Answer = TypeVar("Answer")
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """A command that needs somebody with `right`; submit it again with their secret."""

    command: Command
    right: str
    done: Done | None = None
    owner: QObject | None = None


@dataclass(frozen=True, slots=True)
class _Delivery:
    """One answer on its way; dropped where its owner is gone."""

    call: Callable[[], None]
    owner: QObject | None


class Bridge(QObject):
    """States, results and refusals of the lane as signals of the UI thread."""

    state_changed = Signal(object)  # LaneState
    refused = Signal(object)  # an error that nobody else took
    approval_wanted = Signal(object)  # ApprovalRequest
    _arrived = Signal(object)
    _delivered = Signal(object)

    def __init__(self, lane: LanePort, parent: QObject | None = None) -> None:
        """Bridge to `lane`; call `start` once somebody listens."""
        super().__init__(parent)
        self._lane = lane
        self._state = lane.state
        self._stop: Callable[[], None] | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._arrived.connect(self._take, queued)
        self._delivered.connect(self._deliver, queued)

    @property
    def state(self) -> LaneState:
        """The snapshot that the screen shows."""
        return self._state

    def start(self) -> None:
        """Follow the lane, and tell the state as it is now."""
        if self._stop is None:
            self._stop = self._lane.subscribe(self._arrived.emit)
        self._take(self._lane.state, first=True)

    def repeat(self) -> None:
        """Tell the state once more: to pages that were made anew."""
        self.state_changed.emit(self._state)

    def stop(self) -> None:
        """Follow no longer; answers under way are dropped."""
        if self._stop is not None:
            self._stop()
            self._stop = None

    def submit(
        self,
        command: Command,
        approval: Approval | None = None,
        *,
        done: Done | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Send a command; `done` and `failed` run on the UI thread while `owner` lives.

        Without `failed` an error goes to `refused`; ApprovalNeeded goes to `approval_wanted`
        unless an approval was already given.
        """

        def refuse(error: BaseException) -> None:
            if isinstance(error, ApprovalNeeded) and approval is None:
                self.approval_wanted.emit(ApprovalRequest(command, error.right, done, owner))
            elif failed is not None:
                failed(error)
            else:
                self.refused.emit(error)

        self.ask(self._lane.submit(command, approval), done or _nothing, refuse, owner)

    def ask(
        self,
        future: Future[Answer],
        done: Callable[[Answer], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Call `done` or `failed` on the UI thread when `future` ends, while `owner` lives."""
        fail = failed or self.refused.emit

        def ended(ready: Future[Answer]) -> None:
            if ready.cancelled():
                return
            error = ready.exception()
            call = (lambda: fail(error)) if error else (lambda: done(ready.result()))
            if isValid(self):
                self._delivered.emit(_Delivery(call, owner))

        future.add_done_callback(ended)

    @Slot(object)
    def _take(self, state: LaneState, first: bool = False) -> None:
        if first or state.revision >= self._state.revision:
            self._state = state
            self.state_changed.emit(state)

    @Slot(object)
    def _deliver(self, delivery: _Delivery) -> None:
        if delivery.owner is None or isValid(delivery.owner):
            delivery.call()


def _nothing(_result: object) -> None:
    """Nobody waits for the result."""
