"""Carries lane states and answers from other threads to the UI thread; never waits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from pos_terminal.checkout.commands import Approval, Command
from pos_terminal.checkout.state import LaneState
from pos_terminal.domain.errors import ApprovalNeeded
from pos_terminal.ui.crossing import crossing
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
class _Asked:
    """Who waits for an answer; it is dropped where one of them is gone."""

    done: Done
    failed: Failed
    owner: QObject | None
    bridge: QObject

    def answered(self, ready: Future[Any]) -> None:
        """On the screen's thread."""
        gone = not isValid(self.bridge) or (self.owner is not None and not isValid(self.owner))
        if gone or ready.cancelled():
            return
        error = ready.exception()
        if error is not None:
            self.failed(error)
        else:
            self.done(ready.result())


class Bridge(QObject):
    """States, results and refusals of the lane as signals of the UI thread."""

    state_changed = Signal(object)  # LaneState
    refused = Signal(object)  # an error that nobody else took
    approval_wanted = Signal(object)  # ApprovalRequest

    def __init__(self, lane: LanePort, parent: QObject | None = None) -> None:
        """Bridge to `lane`; call `start` once somebody listens."""
        super().__init__(parent)
        self._lane = lane
        self._state = lane.state
        self._stop: Callable[[], None] | None = None
        self._crossing = crossing()

    @property
    def state(self) -> LaneState:
        """The snapshot that the screen shows."""
        return self._state

    def start(self) -> None:
        """Follow the lane, and tell the state as it is now."""
        if self._stop is None:
            self._stop = self._lane.subscribe(self._arrived)
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
        # taken out on the screen's thread: what a future keeps must not end on the lane's
        waiting = [_Asked(done, failed or self.refused.emit, owner, self)]
        post = self._crossing.post
        future.add_done_callback(lambda ready: post(lambda: waiting.pop().answered(ready)))

    def _arrived(self, state: LaneState) -> None:
        """On the lane's thread."""
        self._crossing.post(partial(self._take, state), self)

    def _take(self, state: LaneState, first: bool = False) -> None:
        if first or state.revision >= self._state.revision:
            self._state = state
            self.state_changed.emit(state)


def _nothing(_result: object) -> None:
    """Nobody waits for the result."""
