"""What the agent answers on its own control socket: to the lane, to the command line."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import TimeoutError as TooLong
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pos_terminal.control.errors import ControlError
from pos_terminal.control.server import Call
from pos_terminal.domain.errors import CashierError, SinkError
from sync import parked_files
from sync.agent import Agent, Place
from sync.steward import Steward

SIGN_OF_LIFE_S = 15.0  # between two words of `sync.watch`
REST_S = 0.2  # between two views of `sync.watch`
RETRY_PATIENCE_S = 20.0


class Desk:
    """Answers questions; several at a time."""

    def __init__(self, place: Place, agent: Agent, steward: Steward) -> None:
        """About a running agent."""
        self._place, self._agent, self._steward = place, agent, steward
        self._methods: dict[str, Callable[[Call], object]] = {
            "sync.ping": self._ping,
            "sync.poke": lambda _: self._agent.poke(),
            "sync.status": lambda _: asdict(self._agent.view()),
            "sync.watch": self._watch,
            "sync.pause": lambda call: self._agent.pause(_sink(call), True),
            "sync.resume": lambda call: self._agent.pause(_sink(call), False),
            "sync.retry": self._retry,
            "sync.resend": lambda call: self._agent.resend(_sink(call), _number(call, "from_seq")),
            "sync.parked": self._parked,
            "sync.parked_retry": self._parked_retry,
            "sync.parked_seen": self._parked_seen,
            "sync.parked_export": self._parked_export,
            "sync.reload": lambda _: self._steward.reload(),
        }

    def answer(self, call: Call) -> object:
        """One question; raises ControlError for one that is not known."""
        method = self._methods.get(call.method)
        if method is None:
            raise ControlError(
                f"This agent does not know {call.method}; are both of the same version?"
            )
        return method(call)

    def _ping(self, _: Call) -> object:
        return {
            "pid": os.getpid(),
            "terminal_id": self._place.terminal_id,
            "workers": self._agent.working,
        }

    def _watch(self, call: Call) -> object:
        """Tell the view whenever it has changed, until the agent ends or nobody listens."""
        seen = -2
        while seen != -1 and not call.cancelled():
            seen = self._agent.wait_for_change(seen, SIGN_OF_LIFE_S)
            if seen != -1:
                call.progress(view=asdict(self._agent.view()))
                time.sleep(REST_S)
        return None

    def _retry(self, call: Call) -> None:
        self._agent.restart(str(call.params.get("sink", "")))

    def _parked(self, call: Call) -> object:
        sink = str(call.params.get("sink", ""))
        return [asdict(view) for view in parked_files.views(self._agent.store, sink)]

    def _parked_retry(self, call: Call) -> object:
        seq = int(call.params.get("seq", 0))
        try:
            answer = self._agent.retry_parked(_sink(call), seq)
            return {"taken": answer.result(RETRY_PATIENCE_S)}
        except SinkError as err:
            raise CashierError(err.key, **err.facts) from err
        except TooLong as err:
            raise CashierError("sync.later", sink=_sink(call)) from err

    def _parked_seen(self, call: Call) -> object:
        seqs: Any = call.params.get("seqs")
        if not isinstance(seqs, list) or any(type(seq) is not int for seq in seqs):
            raise ControlError("seqs must be whole numbers.")
        return {"seen": self._agent.mark_seen(_sink(call), seqs)}

    def _parked_export(self, call: Call) -> object:
        file = Path(str(call.params["file"]))
        source = self._place.outbox()
        try:
            sink = str(call.params.get("sink", ""))
            return parked_files.export(self._agent.store, source, file, sink)
        finally:
            source.close()


def _sink(call: Call) -> str:
    return str(call.params.get("sink", ""))


def _number(call: Call, name: str) -> int:
    value: Any = call.params.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ControlError(f"{name} must be a whole number.")
    return value
